/** Names of the streams, and which failures of the engine only mean "not now". */
import {OfficeError, errorCode} from '../core/office-error.js';

/** In the hub's account: every envelope, each subject written once. */
export const hubStream = {
  name: 'EX',
  subjects: ['ex.>'],
  max_msgs_per_subject: 1,
  discard: 'new',
  discard_new_per_subject: true,
  deny_delete: true,
  deny_purge: true,
} as const;

/** In each agency's account: decisions and what was sent, each subject written once. */
export const decisionStream = {...hubStream, name: 'DEC', subjects: ['dec.>', 'sent.>']} as const;

export interface Patience {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds. */
  readonly patience: number;
}

/** Write-once slots answer this when something lies there already ("maximum messages per subject exceeded"). */
export function isSlotTaken(error: unknown): boolean {
  const {code, message} = error as {code?: unknown; message?: unknown};
  return code === 10077 || /maximum messages per subject/i.test(String(message));
}

/**
 * While a cluster elects a leader nobody answers at all: the client calls that "no responders" or "JetStream not enabled". The same
 * words come where a right is missing, so patience has an end.
 */
function isPassing(error: unknown): boolean {
  const {name, code, message} = error as {name?: unknown; code?: unknown; message?: unknown};
  return (
    /NoResponders|Timeout|JetStreamNotEnabled|Disconnect|ConnectionError|RequestError/i.test(
      `${String(name)} ${String(message)}`,
    ) || [503, 408, 10008, 10009, 10023, 10004].includes(Number(code))
  );
}

/** Calls until it works; gives up when the failure will not pass, patience ends or `signal` aborts. */
export async function retrying<Result>(
  call: () => Promise<Result>,
  {signal, patience}: Patience,
): Promise<Result> {
  const end = performance.now() + patience;
  for (let wait = 50; ; wait = Math.min(wait * 2, 2000)) {
    if (signal?.aborted) throw new OfficeError('aborted', 'exchange call aborted', {cause: signal.reason});
    try {
      return await call();
    } catch (error) {
      if (isSlotTaken(error)) throw error;
      if (!isPassing(error) || performance.now() + wait > end) throw asOfficeError(error, 'call');
      await new Promise(resolve => setTimeout(resolve, wait));
    }
  }
}

export function asOfficeError(error: unknown, what: string): unknown {
  if (errorCode(error) !== 'unexpected') return error;
  const words = `${String((error as {name?: unknown}).name)}: ${String((error as {message?: unknown}).message)}`;
  const denied = /authoriz|permission|credential/i.test(words);
  return new OfficeError(denied ? 'exchange-denied' : 'exchange-unavailable', `${what}: ${words}`, {
    cause: error,
  });
}
