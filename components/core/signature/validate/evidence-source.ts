/** Fetches issuers, OCSP responses and CRLs through the port the caller gave. RFC 5280 4.2.2.1, RFC 6960 Appendix A. */
import {readCertificate} from '../../certificate/certificate.js';
import type {Certificate} from '../../certificate/certificate.js';
import {writeOcspRequest} from '../../certificate/ocsp-response.js';
import {readSignedData} from '../../certificate/signed-data.js';
import type {EvidencePool} from './evidence-pool.js';
import type {EvidenceSource} from './trust-judge.js';

const timeout = 10_000;
const sizeLimit = 32 << 20;
/** Addresses come from certificates, which anybody can write: a file must not make a browser call a hundred hosts. */
const requestLimit = 24;

/** A server that does not answer leaves the question open; only `signal` ends the validation. */
export function fetchedEvidence(fetchPort: typeof fetch, signal?: AbortSignal): EvidenceSource {
  const asked = new Set<string>();
  const get = async (address: string, body?: Uint8Array): Promise<Uint8Array | undefined> => {
    const key = `${address} ${body?.join() ?? ''}`;
    if (asked.has(key) || asked.size >= requestLimit) return undefined;
    asked.add(key);
    try {
      const response = await fetchPort(address, {
        signal: AbortSignal.any([AbortSignal.timeout(timeout), ...(signal ? [signal] : [])]),
        credentials: 'omit',
        redirect: 'follow',
        ...(body
          ? {
              method: 'POST',
              body: new Blob([body as Uint8Array<ArrayBuffer>]),
              headers: {'content-type': 'application/ocsp-request'},
            }
          : {}),
      });
      if (!response.ok) return undefined;
      const bytes = new Uint8Array(await response.arrayBuffer());
      return bytes.length <= sizeLimit ? bytes : undefined;
    } catch {
      signal?.throwIfAborted();
      return undefined;
    }
  };
  return {
    async fetchIssuers(certificate) {
      for (const address of certificate.extensions.issuerAddresses) {
        const bytes = await get(address);
        const found = bytes ? readIssuers(bytes) : [];
        if (found.length > 0) return found;
      }
      return [];
    },
    async fetchStatus(certificate, issuer, pool: EvidencePool) {
      for (const address of certificate.extensions.ocspAddresses) {
        const bytes = await get(address, await writeOcspRequest(certificate, issuer));
        if (bytes) {
          pool.addOcsp(bytes);
          return;
        }
      }
      for (const address of certificate.extensions.crlAddresses) {
        const bytes = await get(address);
        if (bytes) {
          pool.addCrl(bytes);
          return;
        }
      }
    },
  };
}

/** caIssuers serves one certificate, or a certificates-only CMS. */
function readIssuers(bytes: Uint8Array): readonly Certificate[] {
  try {
    return [readCertificate(bytes)];
  } catch {
    try {
      return readSignedData(bytes).certificates;
    } catch {
      return [];
    }
  }
}
