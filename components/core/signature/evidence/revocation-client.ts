/** Gathers what proves later that certificates were good: issuers, OCSP responses, CRLs. RFC 5280, 4.2.2.1; RFC 6960, Appendix A. */
import {OfficeError} from '../../office-error.js';
import {isSelfIssued, mayHaveIssued, readCertificate} from '../../certificate/certificate.js';
import type {Certificate} from '../../certificate/certificate.js';
import {ChainBuilder} from '../../certificate/certificate-chain.js';
import {readCertificateList} from '../../certificate/certificate-list.js';
import {readOcspResponse, writeOcspRequest} from '../../certificate/ocsp-response.js';
import {checkRevocation} from '../../certificate/revocation.js';
import type {RevocationEvidence} from '../../certificate/revocation.js';
import {readSignedData} from '../../certificate/signed-data.js';
import {sameBytes} from '../../certificate/der-value.js';
import {fetchBytes} from './fetch-bytes.js';

export interface ValidationData {
  readonly certificates: readonly Uint8Array[];
  readonly ocsps: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
}

export interface EvidenceSource {
  readonly fetch: typeof fetch;
  readonly signal?: AbortSignal | undefined;
  /** RFC 3339. */
  readonly now: string;
}

const MAX_CHAIN = 10;

/**
 * For each chain that starts with one of `leaves`: its certificates, completed over caIssuers, and the status of each but
 * the root. OCSP first, it is smaller; a CRL where there is none.
 * @throws {OfficeError} `certificate-revoked`; `revocation-unavailable` where a status could not be had; `aborted`
 */
export async function gatherValidationData(leaves: readonly Certificate[], known: readonly Certificate[], source: EvidenceSource): Promise<ValidationData> {
  const gathering = new Gathering(source, known);
  for (const leaf of leaves) await gathering.addChain(leaf);
  return gathering.result();
}

class Gathering {
  readonly #source: EvidenceSource;
  readonly #known: Certificate[];
  readonly #certificates: Uint8Array[] = [];
  readonly #ocsps: Uint8Array[] = [];
  readonly #crls: Uint8Array[] = [];
  readonly #chains = new ChainBuilder();

  constructor(source: EvidenceSource, known: readonly Certificate[]) {
    this.#source = source;
    this.#known = [...known];
  }

  result(): ValidationData {
    return {certificates: this.#certificates, ocsps: this.#ocsps, crls: this.#crls};
  }

  async addChain(leaf: Certificate): Promise<void> {
    let certificate = leaf;
    for (let i = 0; i < MAX_CHAIN; i++) {
      if (!addOnce(this.#certificates, certificate.der)) return;
      // A root vouches for itself; nobody revokes it in a list it signs.
      if (isSelfIssued(certificate)) return;
      const issuer = await this.#issuerOf(certificate);
      if (!issuer) return;
      await this.#addStatus(certificate, issuer);
      certificate = issuer;
    }
  }

  async #issuerOf(certificate: Certificate): Promise<Certificate | undefined> {
    const isIssuer = async (each: Certificate): Promise<boolean> =>
      mayHaveIssued(each, certificate) && (await this.#chains.isIssuedBy(certificate, each)) === 'valid';
    for (const each of this.#known) if (await isIssuer(each)) return each;
    for (const url of certificate.extensions.issuerAddresses) {
      const bytes = await this.#fetchQuietly({url});
      for (const each of bytes ? readIssuers(bytes) : []) {
        if (!(await isIssuer(each))) continue;
        this.#known.push(each);
        return each;
      }
    }
    return undefined;
  }

  async #addStatus(certificate: Certificate, issuer: Certificate): Promise<void> {
    if (certificate.extensions.statusNotNeeded || certificate.extensions.ocspNoCheck) return;
    const reasons: string[] = [];
    for (const url of certificate.extensions.ocspAddresses) {
      const body = await writeOcspRequest(certificate, issuer);
      const bytes = await this.#fetchQuietly({url, body, contentType: 'application/ocsp-request'});
      const response = bytes && quietly(() => readOcspResponse(bytes));
      if (!bytes || !response) continue;
      if (await this.#isGood(certificate, issuer, {ocsps: [response], crls: []}, reasons)) {
        addOnce(this.#ocsps, bytes);
        for (const responder of response.certificates) addOnce(this.#certificates, responder.der);
        return;
      }
    }
    for (const url of certificate.extensions.crlAddresses) {
      const bytes = await this.#fetchQuietly({url});
      const list = bytes && quietly(() => readCertificateList(bytes));
      if (!bytes || !list) continue;
      if (await this.#isGood(certificate, issuer, {ocsps: [], crls: [list]}, reasons)) {
        addOnce(this.#crls, bytes);
        return;
      }
    }
    throw new OfficeError('revocation-unavailable', `no status for certificate ${certificate.serialNumber}: ${reasons.join(', ') || 'no answer'}`);
  }

  async #isGood(certificate: Certificate, issuer: Certificate, evidence: RevocationEvidence, reasons: string[]): Promise<boolean> {
    const now = Date.parse(this.#source.now);
    const {status, reason} = await checkRevocation({certificate, issuer, evidence, at: now, now, chains: this.#chains});
    if (status === 'revoked') throw new OfficeError('certificate-revoked', `certificate ${certificate.serialNumber} was revoked by its issuer`);
    if (reason) reasons.push(reason);
    return status === 'good';
  }

  /** One server that does not answer is no failure while another may. */
  async #fetchQuietly(request: Parameters<typeof fetchBytes>[0]): Promise<Uint8Array<ArrayBuffer> | undefined> {
    try {
      return await fetchBytes(request, this.#source.fetch, this.#source.signal);
    } catch (error) {
      if (error instanceof OfficeError && error.code === 'evidence-unreachable') return undefined;
      throw error;
    }
  }
}

/** caIssuers answers one certificate, or a bag of them (RFC 5280, 4.2.2.1). */
function readIssuers(bytes: Uint8Array): readonly Certificate[] {
  const one = quietly(() => readCertificate(bytes));
  return one ? [one] : (quietly(() => readSignedData(bytes).certificates) ?? []);
}

function quietly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof OfficeError) return undefined;
    throw error;
  }
}

/** @returns whether it was new. */
function addOnce(list: Uint8Array[], der: Uint8Array): boolean {
  if (list.some(each => sameBytes(each, der))) return false;
  list.push(der);
  return true;
}
