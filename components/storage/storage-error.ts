/** Turns what IndexedDB throws into codes a screen can explain. */
import {OfficeError} from '../core/office-error.js';

/**
 * The OfficeError for `thrown` while doing `what`: `storage-full`, `storage-newer`, `storage-damaged`, `storage-disabled`,
 * `storage-closed`, `storage-failed`. An OfficeError passes unchanged.
 */
export function storageError(thrown: unknown, what: string): OfficeError {
  if (isOfficeError(thrown)) return thrown;
  return new OfficeError(codeOf(thrown), `${what}: ${describe(thrown)}`, {cause: thrown});
}

function isOfficeError(thrown: unknown): thrown is OfficeError {
  return thrown instanceof OfficeError || (nameOf(thrown) === 'OfficeError' && typeof (thrown as OfficeError).code === 'string');
}

function codeOf(thrown: unknown): string {
  // A transaction that ran out of space aborts: the quota error is then its reason, or the reason of its reason.
  for (let error = thrown, depth = 0; error && depth < 4; error = inner(error), depth++) {
    switch (nameOf(error)) {
      case 'QuotaExceededError':
        return 'storage-full';
      case 'VersionError':
        return 'storage-newer';
      case 'UnknownError':
      case 'DataError':
      case 'NotFoundError':
      case 'NotReadableError':
        return 'storage-damaged';
      case 'SecurityError':
      case 'InvalidAccessError':
        return 'storage-disabled';
      case 'InvalidStateError':
        return 'storage-closed';
    }
    if (/quota|disk (is )?full|not enough (disk )?space/i.test(describe(error))) return 'storage-full';
  }
  return 'storage-failed';
}

function inner(error: unknown): unknown {
  return (error as {inner?: unknown}).inner ?? (error as {cause?: unknown}).cause;
}

function nameOf(thrown: unknown): string {
  return typeof thrown === 'object' && thrown !== null ? String((thrown as {name?: unknown}).name) : '';
}

function describe(thrown: unknown): string {
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
}
