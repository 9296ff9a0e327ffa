/** The last way out: gives up what is on this computer for what a copy holds, after the copy has been read to its end. */
import {deleteDB} from 'idb';

import {OfficeError} from '../../core/office-error.js';
import {openDesk} from '../open-desk.js';
import {storageError} from '../storage-error.js';
import type {CopyOptions} from './copy-progress.js';
import {checkCopy, importDesk} from './import-desk.js';
import type {ImportReport} from './import-desk.js';

/** A deletion that other tabs hold up, or that a damaged profile never answers, fails after this long. Milliseconds. */
const deleteTimeoutMs = 15_000;

/**
 * Deletes the desk called `name` and fills a new one from `copy`. A kill after the deletion leaves an empty desk, into which the same copy
 * is imported again.
 * @throws {OfficeError} `import-…`, `passphrase-wrong`: the old desk was not touched; `storage-blocked` (other tabs), `storage-…`
 */
export async function rebuildDesk(name: string, copy: Blob, passphrase: string, options: CopyOptions = {}): Promise<ImportReport> {
  const {onProgress, ...rest} = options;
  await checkCopy(copy, passphrase, {...rest, onProgress: (done, total) => onProgress?.(done, total * 2)});
  await eraseDesk(name);
  const desk = await openDesk(name);
  try {
    return await importDesk(desk, copy, passphrase, {...rest, onProgress: (done, total) => onProgress?.(total + done, total * 2)});
  } finally {
    desk.close();
  }
}

/** @throws {OfficeError} `storage-blocked`, `storage-…` */
export async function eraseDesk(name: string): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new OfficeError('storage-blocked', `${name} was not deleted within ${deleteTimeoutMs} ms`)), deleteTimeoutMs);
  });
  try {
    await Promise.race([deleteDB(name), late]);
  } catch (error) {
    throw storageError(error, `delete ${name}`);
  } finally {
    clearTimeout(timer);
  }
}
