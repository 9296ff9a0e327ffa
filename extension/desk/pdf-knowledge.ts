/** Port: what the desk learns of a PDF's bytes. */
import type {Place} from '../../components/core/signature/signature-place.js';
import type {ValidationReport} from '../../components/core/signature/validation-report.js';

export interface CheckOptions {
  /** DER. */
  readonly trustAnchors?: readonly Uint8Array[];
  readonly signal?: AbortSignal;
}

export interface PdfKnowledge {
  /** @throws OfficeError `pdf-damaged`, `pdf-encrypted`, `not-a-pdf`, `check-too-long`, `worker-lost`, `aborted` */
  validate(pdf: Blob, password?: string, options?: CheckOptions): Promise<ValidationReport>;
  /** Where an approval by this person is signed; empty where the file cannot be read for it. */
  findPlaces(pdf: Blob, signerName: string, password?: string): Promise<readonly Place[]>;
  /** @throws OfficeError `pdf-damaged`, `pdf-encrypted` */
  countPages(pdf: Blob, password?: string): Promise<number>;
}
