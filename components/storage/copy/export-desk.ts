/** Writes everything on a desk into one sealed file: the way to another computer, and the way back after a disaster. */
import type {Desk} from '../open-desk.js';
import {FrameWriter, longestFrame} from './copy-frames.js';

/** Records of one frame; some thousand small ones, or one long one that is then split. */
const recordsPerFrame = 200;

/**
 * The whole desk as one file sealed with `passphrase`: documents, drafts, outbox, journal, settings, files. Not the search index, which is
 * built again, and not the removed drafts. `rounds`: PBKDF2, at least 100 000, default 600 000. Parts are handed to the Blob as they are sealed, so a browser may keep them on the disk.
 */
export async function exportDesk(desk: Desk, passphrase: string, options: {rounds?: number} = {}): Promise<Blob> {
  const {writer, header} = await FrameWriter.begin(passphrase, options.rounds);
  const parts: BlobPart[] = [header];
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
    for (let at = 0; at < records.length; at += recordsPerFrame) await add({kind, records: records.slice(at, at + recordsPerFrame)});
  };

  // Files come first: what speaks of them finds them there.
  const files = await desk.files.list();
  for (const file of files) {
    await add({kind: 'file', records: [file]});
    const blob = await desk.files.read(file.id);
    for (let at = 0; at < blob.size; at += longestFrame - 1) {
      const bytes = new Uint8Array(await blob.slice(at, at + longestFrame - 1).arrayBuffer());
      const frame = new Uint8Array(1 + bytes.length);
      frame[0] = 2;
      frame.set(bytes, 1);
      parts.push(new Blob([await writer.seal(frame)]));
    }
  }
  await addAll('document', await desk.documents.list());
  await addAll('draft', await desk.drafts.list());
  await addAll('command', await desk.outbox.list());
  await addAll('entry', await desk.journal.read());
  await addAll('setting', await desk.settings.list());
  await add({kind: 'end', records: []}, true);
  return new Blob(parts, {type: 'application/x-trinh-ky-desk'});
}
