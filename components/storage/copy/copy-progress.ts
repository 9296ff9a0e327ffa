/** How far the writing or reading of a copy is, and the way to stop it. */
import {OfficeError} from '../../core/office-error.js';

export interface CopyOptions {
  /** `done` of `total`: records and megabytes when writing, bytes of the file when reading. Only the share means something. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Stops between two records: @throws {OfficeError} `aborted` */
  readonly signal?: AbortSignal;
}

export function stopIfAborted({signal}: CopyOptions): void {
  if (signal?.aborted) throw new OfficeError('aborted', 'the copy was stopped');
}
