/** A file from the officer's own disk becomes a document of the desk. */
import {documentId} from '../../components/core/document/office-document.js';
import type {OfficeDocument} from '../../components/core/document/office-document.js';
import {OfficeError} from '../../components/core/office-error.js';
import type {Desk} from '../../components/storage/open-desk.js';
import {fileKey} from '../messages/file-key.js';
import {now} from '../the-desk.js';

/** @throws OfficeError `pdf-empty`, `not-a-pdf`, `storage-full` */
export async function registerFile(desk: Desk, file: File): Promise<OfficeDocument> {
  if (file.size === 0) throw new OfficeError('pdf-empty', `${file.name}: 0 bytes`);
  const start = new TextDecoder('latin1').decode(await file.slice(0, 1024).arrayBuffer());
  if (!start.includes('%PDF-')) throw new OfficeError('not-a-pdf', `${file.name}: no %PDF- in its first kilobyte`);
  const source = {adapterId: 'file', origin: 'file://', externalId: crypto.randomUUID()};
  const id = documentId(source);
  const stored = await desk.files.put(file, {id: fileKey(id, 'file'), name: file.name, contentType: 'application/pdf'});
  const document: OfficeDocument = {
    id,
    source,
    subject: file.name.replace(/\.pdf$/i, ''),
    sender: '',
    urgency: 'normal',
    tab: 'to-do',
    receivedAt: now(),
    unread: false,
    files: [{id: 'file', name: file.name, contentType: 'application/pdf', size: stored.size, digest: stored.digest}],
  };
  await desk.documents.upsertMany([document]);
  return document;
}
