/**
 * Check 15: everything the file itself offers for judging certificates: the document security stores of all its
 * revisions (one may leave out what another held), and what travels inside the CMS. None of it is believed because of
 * where it was found. ISO 32000-2 12.8.4.3, EN 319 142-1 5.4.
 */
import {OfficeError} from '../../office-error.js';
import {readCertificateList} from '../../certificate/certificate-list.js';
import type {CertificateList} from '../../certificate/certificate-list.js';
import {readCertificate} from '../../certificate/certificate.js';
import type {Certificate} from '../../certificate/certificate.js';
import {readDer} from '../../certificate/der.js';
import {sameBytes} from '../../certificate/der-value.js';
import {attributeOid} from '../../certificate/oid.js';
import {readOcspResponse} from '../../certificate/ocsp-response.js';
import type {OcspResponse} from '../../certificate/ocsp-response.js';
import {singleValue} from '../../certificate/signed-data.js';
import type {SignedData} from '../../certificate/signed-data.js';
import type {PdfFile} from '../../pdf/pdf-file.js';
import {dictOf, isArray, isStream} from '../../pdf/pdf-object.js';
import type {PdfObject} from '../../pdf/pdf-object.js';
import type {PdfView} from '../../pdf/pdf-view.js';

/** National revocation lists reach some megabytes; more items than this is an attempt to exhaust the reader. */
const itemLimit = 2000;
const sizeLimit = 64 << 20;

export class EvidencePool {
  readonly #certificates: Certificate[] = [];
  readonly #ocsps: OcspResponse[] = [];
  readonly #crls: CertificateList[] = [];
  readonly #seen = new Set<number>();
  /** 1-based revisions whose document security store held OCSP responses or CRLs. */
  readonly revisionsWithStatus: number[] = [];

  get certificates(): readonly Certificate[] {
    return this.#certificates;
  }
  get ocsps(): readonly OcspResponse[] {
    return this.#ocsps;
  }
  get crls(): readonly CertificateList[] {
    return this.#crls;
  }

  addCertificates(list: readonly Certificate[]): void {
    for (const each of list) {
      if (this.#certificates.length >= itemLimit) return;
      if (!this.#certificates.some(known => sameBytes(known.der, each.der))) this.#certificates.push(each);
    }
  }

  /** Items that cannot be read are left out: they prove nothing either way. */
  addOcsp(bytes: Uint8Array): void {
    if (this.#ocsps.length >= itemLimit) return;
    tolerate(() => {
      const response = readOcspResponse(bytes);
      this.#ocsps.push(response);
      this.addCertificates(response.certificates);
    });
  }

  addCrl(bytes: Uint8Array): void {
    if (this.#crls.length < itemLimit) tolerate(() => void this.#crls.push(readCertificateList(bytes)));
  }

  addSignedData(data: SignedData): void {
    this.addCertificates(data.certificates);
    for (const each of data.ocsps) this.addOcsp(each);
    for (const each of data.crls) this.addCrl(each);
    for (const signer of data.signers)
      this.#addAdobeEvidence(singleValue(signer.signedAttributes, attributeOid.adobeRevocation)?.bytes);
  }

  /** RevocationInfoArchival: [0] CRLs, [1] OCSP responses. ISO 32000-2 12.8.3.3.2. */
  #addAdobeEvidence(bytes: Uint8Array | undefined): void {
    if (!bytes) return;
    tolerate(() => {
      for (const field of readDer(bytes).items()) {
        for (const item of field.isContext(0) || field.isContext(1) ? field.only.items() : []) {
          if (field.isContext(0)) this.addCrl(item.bytes);
          else this.addOcsp(item.bytes);
        }
      }
    });
  }

  async addSecurityStores(pdf: PdfFile): Promise<void> {
    for (const revision of pdf.revisions) {
      const view = pdf.atRevision(revision.index);
      const store = dictOf(await view.get(await view.catalog().catch(() => null), 'DSS'));
      if (!store) continue;
      const found = [
        await this.#addStreams(pdf, view, store.entries.get('OCSPs'), bytes => this.addOcsp(bytes)),
        await this.#addStreams(pdf, view, store.entries.get('CRLs'), bytes => this.addCrl(bytes)),
      ];
      await this.#addStreams(pdf, view, store.entries.get('Certs'), bytes =>
        tolerate(() => this.addCertificates([readCertificate(bytes)])),
      );
      if (found.some(count => count > 0)) this.revisionsWithStatus.push(revision.index);
    }
  }

  async #addStreams(
    pdf: PdfFile,
    view: PdfView,
    list: PdfObject | undefined,
    add: (bytes: Uint8Array) => void,
  ): Promise<number> {
    const array = await view.resolve(list);
    const items = isArray(array) ? array.items : [];
    for (const item of items.slice(0, itemLimit)) {
      const stream = await view.resolve(item);
      if (!isStream(stream) || this.#seen.has(stream.start)) continue;
      this.#seen.add(stream.start);
      try {
        add(await pdf.decode(stream, {view, limit: sizeLimit}));
      } catch (error) {
        if (!(error instanceof OfficeError) || error.code === 'aborted') throw error;
      }
    }
    return items.length;
  }
}

function tolerate(read: () => void): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof OfficeError)) throw error;
  }
}
