/** The ways one typed password may have been turned into bytes when the file was made. */
export interface PasswordForm {
  /** For PBES2 (RFC 8018 says octets; OpenSSL, NSS and Java write UTF-8). */
  readonly utf8: Uint8Array<ArrayBuffer>;
  /** For PKCS#12's own derivation: BMPString and two zeros (RFC 7292, Appendix B.1). */
  readonly bmp: Uint8Array<ArrayBuffer>;
}

/**
 * As typed first; then composed and decomposed, for "ậ" is one code point from one keyboard and three from another;
 * last the UTF-8 bytes taken for Latin-1, as old OpenSSL did.
 */
export function passwordForms(password: string): readonly PasswordForm[] {
  const texts = [...new Set([password, password.normalize('NFC'), password.normalize('NFD')])];
  const forms = texts.map(text => ({utf8: new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>, bmp: bmp(text)}));
  const bytewise = texts
    .filter(text => /[^\0-\x7f]/.test(text))
    .map(text => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>)
    .map(utf8 => ({utf8, bmp: bmp(String.fromCharCode(...utf8))}));
  // An empty password is two zeros to some writers and nothing at all to others.
  const empty = password === '' ? [{utf8: new Uint8Array(0), bmp: new Uint8Array(0)}] : [];
  return [...forms, ...bytewise, ...empty];
}

function bmp(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 2 + 2);
  for (let i = 0; i < text.length; i++) {
    bytes[i * 2] = text.charCodeAt(i) >> 8;
    bytes[i * 2 + 1] = text.charCodeAt(i) & 255;
  }
  return bytes;
}
