/** Brings an old register into the search of this desk, row by row as the file is read; it may be stopped and begun again. */
import {RegisterFile} from '../../components/core/inbox/register-file.js';
import type {RegisterCounts} from '../../components/core/inbox/register-file.js';
import type {Search} from '../../components/search.js';
import {now} from '../the-desk.js';

export interface ImportProgress {
  readonly doneBytes: number;
  readonly totalBytes: number;
  readonly counts: RegisterCounts;
}

/**
 * Rows that are there already are left as they are, so a second run of the same file adds nothing.
 * @throws OfficeError `register-unreadable`, `storage-full`; the signal's reason when it was stopped
 */
export async function importRegister(
  file: File,
  search: Search,
  {signal, onProgress}: {readonly signal: AbortSignal; readonly onProgress: (progress: ImportProgress) => void},
): Promise<RegisterCounts> {
  const register = new RegisterFile(file.name, now());
  const reader = file.stream().pipeThrough(new TextDecoderStream('utf-8', {fatal: false})).getReader();
  let doneBytes = 0;
  try {
    for (;;) {
      signal.throwIfAborted();
      const {done, value} = await reader.read();
      if (done) break;
      // Some browsers hand over a whole file at once; the search gets it in portions either way.
      await search.put(register.push(value));
      // Text and bytes differ in length; what is shown is a share of the way.
      doneBytes += value.length;
      onProgress({doneBytes: Math.min(doneBytes, file.size), totalBytes: file.size, counts: register.counts});
    }
    await search.put(register.end());
    await search.flush();
    return register.counts;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
