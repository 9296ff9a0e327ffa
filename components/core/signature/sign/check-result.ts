/** Reads a signed file again before anyone is told that it is signed. */
import {OfficeError} from '../../office-error.js';
import {checkSignature} from '../../certificate/signature-check.js';
import type {Certificate} from '../../certificate/certificate.js';
import {openPdf} from '../../pdf/pdf-file.js';
import type {PdfFile} from '../../pdf/pdf-file.js';
import type {CmsAlgorithm} from './signature-algorithm.js';
import type {SignOptions} from './sign-options.js';

export interface MadeSignature {
  readonly before: PdfFile;
  readonly chain: readonly Certificate[];
  readonly algorithm: CmsAlgorithm;
  readonly attributes: Uint8Array;
  readonly value: Uint8Array;
  readonly options: SignOptions;
}

/** @throws {OfficeError} `signature-not-made` */
export async function checkResult(signed: Blob, made: MadeSignature): Promise<void> {
  const {chain, algorithm, attributes, value, options} = made;
  const check = await checkSignature(chain[0]!.publicKey, algorithm.scheme, attributes, value, algorithm.digest);
  if (check !== 'valid') throw new OfficeError('signature-not-made', `the signer's answer does not fit its certificate: ${check}`);
  const pdf = await openPdf(signed, {password: options.password, signal: options.signal});
  if (pdf.isRebuilt || pdf.revisions.length !== made.before.revisions.length + 1 || pdf.revisions.at(-1)!.end !== signed.size) {
    throw new OfficeError('signature-not-made', 'the new revision cannot be read back');
  }
}
