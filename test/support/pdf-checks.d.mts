export function isInstalled(program: string): boolean;
export function checkWithPdfsig(
  bytes: Uint8Array,
  rootFile: string,
  password?: string,
): {valid: boolean; trusted: boolean; total: boolean; text: string}[] | undefined;
export function checkWithMutool(bytes: Uint8Array, password?: string): ('unchanged' | 'edited' | 'broken')[] | undefined;
export function checkWithQpdf(bytes: Uint8Array, password?: string): string | undefined;
export function extractSignatures(bytes: Uint8Array): {der: Buffer; data: Buffer; end: number}[];
export function checkWithOpenssl(bytes: Uint8Array, rootFile: string, untrustedFile?: string): (true | string)[] | undefined;
/** `whole`: nothing stands after what it covers. `timestamp`: absent where the signature carries none. */
export interface PdfboxCheck {
  readonly verified: boolean;
  /** Whether signing-certificate-v2 names the certificate that verified. */
  readonly ess: boolean;
  readonly trusted: boolean;
  readonly whole: boolean;
  readonly timestamp?: boolean;
  readonly format: string;
  readonly error?: string;
}
export function checkWithPdfbox(bytes: Uint8Array, rootFile: string, password?: string): PdfboxCheck[] | undefined;
export function checkAllWithPdfbox(files: readonly {readonly bytes: Uint8Array; readonly password?: string | undefined}[], rootFile: string): PdfboxCheck[][] | undefined;
