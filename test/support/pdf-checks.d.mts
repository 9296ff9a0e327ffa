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
