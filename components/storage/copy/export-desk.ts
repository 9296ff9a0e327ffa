/** Writes everything on a desk into one sealed file: the way to another computer, and the way back after a disaster. */
import {errorCode} from '../../core/office-error.js';
import type {Desk} from '../open-desk.js';
import {FrameWriter, longestFrame} from './copy-frames.js';
import {stopIfAborted} from './copy-progress.js';
import type {CopyOptions} from './copy-progress.js';

/** Records of one frame; some thousand small ones, or one long one that is then split. */
const recordsPerFrame = 200;

export interface ExportOptions extends CopyOptions {
  /** Of PBKDF2, at least 100 000, default 600 000. */
  readonly rounds?: number;
  /** For a rescue: what cannot be read is left out and told here, instead of ending the copy. */
  readonly onUnreadable?: (kind: 'file' | 'draft' | 'command' | 'document' | 'entry' | 'setting', id: string, code: string) => void;
}

/**
 * The whole desk as one file sealed with `passphrase`: documents, drafts, outbox, the clerk's registers and envelopes, journal,
 * settings, files. Not the search index, which is built again, and not the removed drafts. Parts are handed to the Blob as they are sealed, so a browser may keep them on the disk.
 * @throws {OfficeError} `aborted`, `storage-…`
 */
export async function exportDesk(desk: Desk, passphrase: string, options: ExportOptions = {}): Promise<Blob> {
  const {writer, header} = await FrameWriter.begin(passphrase, options.rounds);
  const parts: BlobPart[] = [header];
  const tell = progressTeller(options);
  const add = async (value: unknown, isLast = false) => {
    const bytes = new TextEncoder().encode(JSON.stringify(value));
    // A frame begins with 1 where the next one goes on with it: a 10 MB opinion is one record over several frames.
    const most = longestFrame - 1;
    for (let at = 0; at === 0 || at < bytes.length; at += most) {
      const isEnd = at + most >= bytes.length;
      const frame = new Uint8Array(1 + Math.min(most, bytes.length - at));
      frame[0] = isEnd ? 0 : 1;
      frame.set(bytes.subarray(at, at + most), 1);
      parts.push(new Blob([await writer.seal(frame, isLast && isEnd)]));
    }
  };
  const addAll = async (kind: string, records: readonly unknown[]) => {
    for (let at = 0; at < records.length; at += recordsPerFrame) {
      stopIfAborted(options);
      const some = records.slice(at, at + recordsPerFrame);
      await add({kind, records: some});
      tell.done(some.length);
    }
  };
  /** What `read` gives, or `missing` where it cannot be read and the copy may go on without. */
  const attempt = async <Value>(kind: Parameters<NonNullable<ExportOptions['onUnreadable']>>[0], id: string, missing: Value, read: () => Promise<Value>) => {
    try {
      return await read();
    } catch (error) {
      if (!options.onUnreadable) throw error;
      options.onUnreadable(kind, id, errorCode(error));
      return missing;
    }
  };
  const each = async <Value>(kind: 'draft' | 'command', ids: readonly string[], read: (id: string) => Promise<Value | undefined>) => {
    const values: Value[] = [];
    for (const id of ids) {
      const value = await attempt(kind, id, undefined, () => read(id));
      if (value !== undefined) values.push(value);
    }
    await addAll(kind, values);
  };

  // Files come first: what speaks of them finds them there.
  const fileIds = await attempt('file', '*', [], () => desk.files.ids());
  const documentCount = await attempt('document', '*', 0, () => desk.documents.total());
  tell.expect(fileIds.length * fileWeight + documentCount);
  for (const id of fileIds) {
    stopIfAborted(options);
    const found = await attempt('file', id, undefined, async () => {
      const file = await desk.files.describe(id);
      return file && {file, blob: await desk.files.read(id)};
    });
    tell.done(fileWeight);
    if (!found) continue;
    await add({kind: 'file', records: [found.file]});
    for (let at = 0; at < found.blob.size; at += longestFrame - 1) {
      stopIfAborted(options);
      const bytes = new Uint8Array(await found.blob.slice(at, at + longestFrame - 1).arrayBuffer());
      const frame = new Uint8Array(1 + bytes.length);
      frame[0] = 2;
      frame.set(bytes, 1);
      parts.push(new Blob([await writer.seal(frame)]));
    }
  }
  await attempt('document', '*', undefined, async () => {
    for await (const page of desk.documents.pages()) await addAll('document', page);
  });
  await each('draft', await attempt('draft', '*', [], () => desk.drafts.ids()), id => desk.drafts.read(id));
  await each('command', await attempt('command', '*', [], () => desk.outbox.ids()), id => desk.outbox.read(id));
  await addAll('entry', await attempt('entry', '*', [], () => desk.journal.read()));
  await addAll('setting', await attempt('setting', '*', [], () => desk.settings.list()));
  const clerk = await attempt<Awaited<ReturnType<typeof desk.clerk.readAll>>>('entry', 'clerk', {entries: [], documents: [], parcels: []}, () => desk.clerk.readAll());
  await addAll('register', clerk.entries);
  await addAll('clerk', clerk.documents);
  await addAll('parcel', clerk.parcels);
  await add({kind: 'end', records: []}, true);
  return new Blob(parts, {type: 'application/x-trinh-ky-desk'});
}

/** Reading and sealing a file takes about as long as this many small records. */
const fileWeight = 500;

function progressTeller({onProgress}: CopyOptions) {
  let [total, done] = [1, 0];
  return {
    expect: (count: number) => {
      total = Math.max(1, count);
    },
    done: (count: number) => {
      done += count;
      onProgress?.(Math.min(done, total), total);
    },
  };
}
