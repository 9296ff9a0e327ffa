/** Signs a file by hand, octet by octet: every way of writing a CMS that exists outside our own signer. */
import {createHash, sign as signBytes} from 'node:crypto';
import type {KeyObject} from 'node:crypto';

import {readCertificate} from '../../../components/core/certificate/certificate.js';
import {joinBytes} from '../../../components/core/certificate/der-value.js';
import {encodeDer, encodeNull, encodeOid, encodeSequence, encodeUnsigned} from '../../../components/core/certificate/der-writer.js';
import {appendRaw, bodyOf, bytesOf, textOf} from './raw-pdf.js';
import {place, registryForm} from './registry-form.js';

const oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
};
export const digestOid: Readonly<Record<string, string>> = {
  sha1: '1.3.14.3.2.26',
  sha224: '2.16.840.1.101.3.4.2.4',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha512: '2.16.840.1.101.3.4.2.3',
  'sha3-256': '2.16.840.1.101.3.4.2.8',
};

export interface HandSigning {
  readonly key: KeyObject;
  /** DER, the signer's own first. */
  readonly certificates: readonly Uint8Array[];
  readonly digest?: string;
  /** Of the signature; default RSA PKCS#1 with `digest`. */
  readonly signatureAlgorithm?: Uint8Array;
  readonly subFilter?: string;
  /** More entries of the signature dictionary. */
  readonly entries?: string;
  readonly attributes?: 'sorted' | 'unsorted, signed as written' | 'unsorted, signed sorted' | 'none';
  readonly names?: 'issuer' | 'key identifier';
  readonly hasCertificates?: boolean;
  /** Content inside the CMS. */
  readonly content?: Uint8Array;
  readonly signers?: number;
  /** Constructed values of indefinite length. X.690 8.1.3.6. */
  readonly isIndefinite?: boolean;
  readonly changeAttributes?: (attributes: Uint8Array[]) => Uint8Array[];
  /** What follows the CMS in /Contents; default zeros. */
  readonly padding?: string;
  /** Instead of a CMS. */
  readonly make?: (signed: Uint8Array) => Uint8Array;
}

const room = 8000;
const set = (...items: readonly Uint8Array[]) => encodeDer(0x31, ...items);
const compare = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b);

export function handSign(signing: HandSigning, base: Uint8Array<ArrayBuffer> = registryForm()): Uint8Array<ArrayBuffer> {
  const {subFilter = 'ETSI.CAdES.detached', entries = ''} = signing;
  const range = '/ByteRange [0 0000000000 0000000000 0000000000]';
  const text = textOf(
    appendRaw(base, {
      objects: {
        [place.reserved]: bodyOf(base, place.reserved).replace('/FT /Sig', '/FT /Sig /V 95 0 R'),
        95: `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /${subFilter} ${entries} ${range} /Contents <${'0'.repeat(room * 2)}> >>`,
      },
    }),
  );
  const from = text.indexOf(`<${'0'.repeat(room * 2)}>`);
  const to = from + room * 2 + 2;
  const digits = (value: number) => String(value).padStart(10, '0');
  const ready = text.replace(range, `/ByteRange [0 ${digits(from)} ${digits(to)} ${digits(text.length - to)}]`);
  const signed = joinBytes([bytesOf(ready.slice(0, from)), bytesOf(ready.slice(to))]);
  const value = signing.make?.(signed) ?? makeCms(signing, signed);
  const hex = `${Buffer.from(value).toString('hex')}${signing.padding ?? ''}`;
  return bytesOf(`${ready.slice(0, from)}<${hex.padEnd(room * 2, '0')}>${ready.slice(to)}`);
}

const algorithm = (id: string, ...parameters: readonly Uint8Array[]) => encodeSequence(encodeOid(id), ...parameters);

function makeCms(signing: HandSigning, signed: Uint8Array): Uint8Array {
  const {digest = 'sha256', attributes = 'sorted', names = 'issuer', hasCertificates = true, content, signers = 1} = signing;
  const [own] = signing.certificates;
  const hash = (bytes: Uint8Array, name = digest) => createHash(name).update(bytes).digest();
  const attribute = (id: string, value: Uint8Array) => encodeSequence(encodeOid(id), set(value));
  let list = [
    attribute(oid.contentType, encodeOid(oid.data)),
    attribute(oid.messageDigest, encodeDer(4, hash(content ?? signed))),
    attribute(oid.signingCertificateV2, encodeSequence(encodeSequence(encodeSequence(encodeDer(4, hash(own!, 'sha256')))))),
  ].sort(compare);
  list = signing.changeAttributes?.(list) ?? list;
  if (attributes.startsWith('unsorted')) list = list.toReversed();
  const written = joinBytes(list);
  const toSign = attributes === 'none' ? signed : set(attributes === 'unsorted, signed sorted' ? joinBytes(list.toSorted(compare)) : written);
  const scheme = signing.signatureAlgorithm ?? algorithm('1.2.840.113549.1.1.1', encodeNull());
  const isEdwards = signing.key.asymmetricKeyType === 'ed25519' || signing.key.asymmetricKeyType === 'ed448';
  const signature = signBytes(isEdwards ? null : digest, toSign, signing.key);
  const certificate = readCertificate(own!);
  const identifier =
    names === 'issuer'
      ? encodeSequence(certificate.issuer.der, encodeUnsigned(Buffer.from(certificate.serialNumber, 'hex')))
      : encodeDer(0x80, certificate.extensions.subjectKeyId!);
  const signer = encodeSequence(
    encodeUnsigned(Uint8Array.of(names === 'issuer' ? 1 : 3)),
    identifier,
    algorithm(digestOid[digest]!, encodeNull()),
    ...(attributes === 'none' ? [] : [encodeDer(0xa0, written)]),
    scheme,
    encodeDer(4, signature),
  );
  const wrap = (tag: number, ...parts: readonly Uint8Array[]) =>
    signing.isIndefinite ? joinBytes([Uint8Array.of(tag, 0x80), ...parts, Uint8Array.of(0, 0)]) : encodeDer(tag, ...parts);
  return wrap(
    0x30,
    encodeOid(oid.signedData),
    wrap(
      0xa0,
      wrap(
        0x30,
        encodeUnsigned(Uint8Array.of(1)),
        set(algorithm(digestOid[digest]!, encodeNull())),
        encodeSequence(encodeOid(oid.data), ...(content ? [encodeDer(0xa0, encodeDer(4, content))] : [])),
        ...(hasCertificates ? [wrap(0xa0, ...signing.certificates)] : []),
        set(...Array.from({length: signers}, () => signer)),
      ),
    ),
  );
}
