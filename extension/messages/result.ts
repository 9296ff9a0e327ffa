/** What every call between contexts answers: a value, or a code with facts. A handler that throws answers too; nobody is left waiting. */
import {OfficeError, errorCode} from '../../components/core/office-error.js';

export type Result<T> =
  | {readonly ok: true; readonly value: T}
  | {readonly ok: false; readonly code: string; readonly message: string};

/** Runs `work` and turns what it throws into a failed Result. */
export async function toResult<T>(work: () => Promise<T> | T): Promise<Result<T>> {
  try {
    return {ok: true, value: await work()};
  } catch (thrown) {
    return {ok: false, code: errorCode(thrown), message: thrown instanceof Error ? thrown.message : String(thrown)};
  }
}

/** The value of a Result that crossed a border. @throws OfficeError with the code that was sent. */
export function fromResult<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new OfficeError(result.code, result.message);
}
