/** Port: owns a key. PKCS#12 file, token behind a service, remote provider: the engine does not know which. */

export type SignatureAlgorithm =
  | 'rsa-pkcs1-sha256'
  | 'rsa-pkcs1-sha384'
  | 'rsa-pkcs1-sha512'
  | 'rsa-pss-sha256'
  | 'rsa-pss-sha384'
  | 'rsa-pss-sha512'
  | 'ecdsa-p256-sha256'
  | 'ecdsa-p384-sha384';

export interface Signer {
  /** DER certificates, the signer's own first. */
  readonly certificateChain: readonly Uint8Array[];
  readonly algorithm: SignatureAlgorithm | (string & {});
  /** Signs the DER of the CMS signed attributes; the result is the SignatureValue as CMS wants it (ECDSA: DER, RFC 3279). */
  sign(signedAttributes: Uint8Array, options?: {signal?: AbortSignal}): Promise<Uint8Array>;
}
