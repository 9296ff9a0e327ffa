/** What is known of one document of a batch before it is signed: its bytes by their digest, its pages, where the signature goes. */
import {formatDocumentNumber} from '../../components/core/document/document-number.js';
import type {OfficeDocument, OfficeFile} from '../../components/core/document/office-document.js';
import type {Draft, DraftPlacement} from '../../components/core/draft/draft.js';
import {OfficeError} from '../../components/core/office-error.js';
import type {BatchItem, BatchNote} from '../../components/signature/batch-item.js';
import type {Desk} from '../../components/storage/open-desk.js';
import {callBackground} from '../messages/call-background.js';
import {fileKey} from '../messages/file-key.js';
import type {PdfKnowledge} from '../desk/pdf-knowledge.js';
import {readSite} from './site-of.js';

export interface PreparedEntry {
  readonly document: OfficeDocument;
  readonly draft: Draft | undefined;
  readonly fileId: string;
  readonly fileName: string;
  readonly digest: string;
  readonly placement: DraftPlacement | undefined;
  readonly item: Pick<BatchItem, 'subject' | 'fileName' | 'pages' | 'isSeen' | 'notes' | 'number' | 'place'>;
}

/** Below this a person has to look. */
const sureEnough = 0.5;

/**
 * @param toBeSigned where it is signed already, only what the list shows is read
 * @throws OfficeError `document-missing`, `draft-decides-otherwise`, `file-missing`, and those of reading the file
 */
export async function prepareEntry(desk: Desk, pdf: PdfKnowledge, documentId: string, toBeSigned: boolean): Promise<PreparedEntry> {
  const known = await desk.documents.read(documentId);
  if (!known) throw new OfficeError('document-missing', `${documentId} is not on the desk`);
  const draft = await draftOf(desk, documentId);
  if (draft?.decision !== undefined && draft.decision !== 'approve') throw new OfficeError('draft-decides-otherwise', `${documentId}: a draft says ${draft.decision}`);
  const {document, file} = await fileOf(desk, known);
  const fileId = fileKey(documentId, file.id);
  const stored = await desk.files.describe(fileId);
  if (!stored) throw new OfficeError('file-missing', `${fileId} is not on this desk`);
  const about = {subject: document.subject, fileName: file.name, isSeen: !document.unread, ...(document.number && {number: formatDocumentNumber(document.number)})};
  const ready = {document, draft, fileId, fileName: file.name, digest: stored.digest};
  if (!toBeSigned) return {...ready, placement: undefined, item: {...about, pages: 0}};

  const bytes = await desk.files.read(fileId);
  const [pages, report, places] = await Promise.all([
    pdf.countPages(bytes),
    pdf.validate(bytes),
    draft?.placement ? [] : pdf.findPlaces(bytes, (await readSite(document))?.officer ?? ''),
  ]);
  const [best] = places;
  const placement = draft?.placement ?? (best && {page: best.page, rect: best.rect});
  const notes: BatchNote[] = [];
  if (!placement) notes.push('no-place');
  else if (best && best.confidence < sureEnough) notes.push('place-unsure');
  if (report.document === 'total-failed') notes.push('signature-broken');
  return {...ready, placement, item: {...about, pages, notes, ...(placement && {place: placement.page})}};
}

async function draftOf(desk: Desk, documentId: string): Promise<Draft | undefined> {
  return [...(await desk.drafts.readByDocument(documentId))].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))[0];
}

/** The first PDF; fetched from its system where the desk does not hold it yet. */
async function fileOf(desk: Desk, document: OfficeDocument): Promise<{document: OfficeDocument; file: OfficeFile}> {
  const pick = (from: OfficeDocument) => from.files.find(each => each.contentType === 'application/pdf');
  const first = pick(document);
  if (first && (await desk.files.describe(fileKey(document.id, first.id)))) return {document, file: first};
  const problems = await callBackground({type: 'open-document', documentId: document.id});
  const fetched = (await desk.documents.read(document.id)) ?? document;
  const file = pick(fetched);
  if (!file) throw new OfficeError('file-missing', `${document.id} has no PDF`);
  const problem = problems.find(each => each.fileId === file.id);
  if (problem) throw new OfficeError(problem.code, `${document.id}: its file could not be had`);
  return {document: fetched, file};
}
