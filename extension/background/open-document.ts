/** `open-document`: one document's own page and the bytes of its files, with the officer's session, into the store. */
import {OfficeError, errorCode} from '../../components/core/office-error.js';
import {AdapterProblem} from '../adapter/adapter-problem.js';
import {fetchFile, readDetail} from '../adapter/read-documents.js';
import type {CallOf, FileProblem} from '../messages/desk-call.js';
import {fileKey} from '../messages/file-key.js';
import {now, theDesk} from '../the-desk.js';
import {refuseSecret} from './secrets.js';
import {visitSystem} from './visit-system.js';

/**
 * One file that cannot be had says nothing of the others: each comes, or its code does.
 * @throws OfficeError `document-missing`, `state-secret`; AdapterProblem
 */
export async function openDocument({documentId}: CallOf<'open-document'>): Promise<readonly FileProblem[]> {
  const desk = await theDesk();
  const known = await desk.documents.read(documentId);
  if (!known) throw new OfficeError('document-missing', `${documentId} is not on the desk`);
  const problems: FileProblem[] = [];
  await visitSystem(known.source.origin, async session => {
    const found = await readDetail(session, known);
    refuseSecret(found);
    // Opened is read, whatever the system's own list says of it.
    let document = {...found.document, unread: false};
    // What the page says first, so that the desk shows the files while they come.
    await desk.documents.upsertMany([document]);
    for (const file of document.files) {
      const about = {id: fileKey(documentId, file.id), name: file.name, contentType: file.contentType, createdAt: now()};
      const stored = await fetchFile(session, file)
        .then(bytes => desk.files.put(bytes, about))
        .catch((thrown: unknown) => {
          // The system is gone, or its page does not fit any more: that concerns the whole document.
          if (thrown instanceof AdapterProblem) throw thrown;
          problems.push({fileId: file.id, code: errorCode(thrown)});
        });
      if (!stored) continue;
      document = {
        ...document,
        files: document.files.map(each => (each.id === file.id ? {...each, size: stored.size, digest: stored.digest} : each)),
      };
      await desk.documents.upsertMany([document]);
    }
  });
  return problems;
}
