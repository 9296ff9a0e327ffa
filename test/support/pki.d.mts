export interface PkiPerson {
  readonly name: string;
  readonly password: string;
  readonly p12: Uint8Array<ArrayBuffer>;
  readonly p12Legacy: Uint8Array<ArrayBuffer>;
  /** PEM paths. */
  readonly certificateFile: string;
  readonly keyFile: string;
  readonly chain: readonly Uint8Array<ArrayBuffer>[];
}
export type PkiPersonId = 'leader' | 'clerk' | 'seal' | 'ec256' | 'ec384' | 'expired' | 'notYet' | 'revoked' | 'noUsage' | 'stranger';
export interface Pki {
  readonly dir: string;
  readonly people: Readonly<Record<PkiPersonId, PkiPerson>>;
  readonly rootDer: Uint8Array<ArrayBuffer>;
  readonly rootFile: string;
  readonly issuingDer: Uint8Array<ArrayBuffer>;
  readonly issuingFile: string;
  readonly timestampUrl: string;
  readonly fetch: typeof fetch;
}
/** Makes the authority, or finds it in the cache directory. */
export function makePki(): Pki;
/** Serves `/root.crt /issuing.crt /root.crl /issuing.crl /ocsp /tsa` on 127.0.0.1 with CORS. */
export function startPkiServer(pki: Pki): Promise<{readonly url: string; close(): Promise<void>}>;
