import {errorCode} from '../../office-error.js';
import {sameBytes} from '../../certificate/der-value.js';
import type {Signer} from '../signer.js';
import type {SignOptions} from './sign-options.js';
import {SignatureIncompleteError} from './signature-incomplete-error.js';

export interface SignItem {
  readonly id: string;
  readonly pdf: Blob;
  readonly options?: SignOptions;
}

export type SignOutcome =
  | {readonly id: string; readonly ok: true; readonly pdf: Blob}
  | {
      readonly id: string;
      readonly ok: false;
      readonly code: string;
      /** Whether the batch ends here; the items after it are not tried. */
      readonly stopped: boolean;
      /** The file with the signature that was made, where only a timestamp or evidence is missing. */
      readonly pdf?: Blob;
    };

/**
 * What ends a batch: a second wrong PIN may lock the token, a changed certificate bears another name, a locked desk has no
 * key. Everything else concerns one paper alone, and the next is tried.
 */
const STOPPING: ReadonlySet<string> = new Set([
  'aborted',
  'certificate-changed',
  'password-wrong',
  'pin-locked',
  'pin-wrong',
  'signer-locked',
  'user-cancelled',
]);
/** Of `remote-refused`, by its `reason`. */
const STOPPING_REASONS: ReadonlySet<unknown> = new Set(['pin-wrong', 'otp-wrong', 'token-wrong']);

/** Whether an error ends the whole batch rather than one paper of it. */
export function stopsBatch(error: unknown): boolean {
  const reason = typeof error === 'object' && error !== null && 'reason' in error ? error.reason : undefined;
  return STOPPING.has(errorCode(error)) || STOPPING_REASONS.has(reason);
}

/**
 * Signs one item after the other, each only when it is asked for: whoever stops iterating stops signing.
 * `sign` is called with each item; the certificate must stay the one of the first.
 */
export async function* signMany(
  items: Iterable<SignItem>,
  signer: Signer,
  sign: (pdf: Blob, options: SignOptions) => Promise<Blob>,
  {signal}: {signal?: AbortSignal} = {},
): AsyncGenerator<SignOutcome> {
  const [first] = signer.certificateChain;
  for (const {id, pdf, options} of items) {
    if (signal?.aborted) {
      yield {id, ok: false, code: 'aborted', stopped: true};
      return;
    }
    // A token was pulled and another put in: the next papers would bear another name.
    if (!sameBytes(signer.certificateChain[0], first)) {
      yield {id, ok: false, code: 'certificate-changed', stopped: true};
      return;
    }
    let outcome: SignOutcome;
    try {
      outcome = {id, ok: true, pdf: await sign(pdf, {...options, signal: joined(signal, options?.signal)})};
    } catch (error) {
      const code = errorCode(error);
      // An item may be stopped by its own signal: that is no word about the others.
      const isOwnAbort = code === 'aborted' && !signal?.aborted;
      outcome = {id, ok: false, code, stopped: stopsBatch(error) && !isOwnAbort, ...(error instanceof SignatureIncompleteError && {pdf: error.signed})};
    }
    yield outcome;
    if (!outcome.ok && outcome.stopped) return;
  }
}

function joined(batch: AbortSignal | undefined, own: AbortSignal | undefined): AbortSignal | undefined {
  return batch && own ? AbortSignal.any([batch, own]) : (batch ?? own);
}
