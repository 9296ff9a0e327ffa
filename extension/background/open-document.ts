/** `open-document`: one document's own page and the bytes of its files, with the officer's session, into the store. */
import {OfficeError} from '../../components/core/office-error.js';
import {fetchFile, readDetail} from '../adapter/read-documents.js';
import type {CallOf} from '../messages/desk-call.js';
import {fileKey} from '../messages/file-key.js';
import {now, theDesk} from '../the-desk.js';
import {refuseSecret} from './secrets.js';
import {visitSystem} from './visit-system.js';

/** @throws OfficeError `document-missing`, `state-secret`, `file-over-limit`, `not-a-pdf`; AdapterProblem */
export async function openDocument({documentId}: CallOf<'open-document'>): Promise<null> {
  const desk = await theDesk();
  const known = await desk.documents.read(documentId);
  if (!known) throw new OfficeError('document-missing', `${documentId} is not on the desk`);
  await visitSystem(known.source.origin, async session => {
    const found = await readDetail(session, known);
    refuseSecret(found);
    // Opened is read, whatever the system's own list says of it.
    let document = {...found.document, unread: false};
    // What the page says first, so that the desk shows the files while they come.
    await desk.documents.upsertMany([document]);
    for (const file of document.files) {
      const bytes = await fetchFile(session, file);
      const stored = await desk.files.put(bytes, {
        id: fileKey(documentId, file.id),
        name: file.name,
        contentType: file.contentType,
        createdAt: now(),
      });
      document = {
        ...document,
        files: document.files.map(each => (each.id === file.id ? {...each, size: stored.size, digest: stored.digest} : each)),
      };
      await desk.documents.upsertMany([document]);
    }
  });
  return null;
}
