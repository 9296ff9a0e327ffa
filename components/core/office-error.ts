/**
 * The one error of the office: a kebab-case code that screens translate, and an English message for logs.
 * The message states facts (which file, which number), never advice: advice is a sentence in `locale/`.
 */
export class OfficeError extends Error {
  override readonly name = 'OfficeError';
  /** `noun-problem`, kebab-case, for example `pdf-damaged`. */
  readonly code: string;

  constructor(code: string, message: string, options?: {cause?: unknown}) {
    super(message, options);
    this.code = code;
  }
}

/**
 * The code of anything thrown: an OfficeError's own, `aborted` for an AbortError, else `unexpected`.
 * Compares by shape, not `instanceof`: errors of a second copy of the kit count too.
 */
export function errorCode(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null) return 'unexpected';
  const {name, code} = thrown as {name?: unknown; code?: unknown};
  if (name === 'OfficeError' && typeof code === 'string') return code;
  if (name === 'AbortError') return 'aborted';
  if (name === 'QuotaExceededError') return 'storage-full';
  return 'unexpected';
}
