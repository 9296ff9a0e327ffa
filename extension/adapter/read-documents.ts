/** List and detail: from a system's pages to documents of the desk. */
import {documentId} from '../../components/core/document/office-document.js';
import type {InboxTab, OfficeDocument, OfficeFile} from '../../components/core/document/office-document.js';
import {formatDocumentNumber, parseDocumentNumber} from '../../components/core/document/document-number.js';
import type {PageFacts} from '../messages/courier-ask.js';
import {urgencies} from '../../components/core/document/urgency.js';
import type {Urgency} from '../../components/core/document/urgency.js';
import {OfficeError} from '../../components/core/office-error.js';
import {AdapterProblem} from './adapter-problem.js';
import {readFile} from './courier-link.js';
import {openDocumentPage} from './open-document-page.js';
import type {AdapterDetail} from './page-adapter.js';
import {readPages} from './read-pages.js';
import type {RowFields} from './read-pages.js';
import {StepRun} from './step-run.js';
import type {SystemSession} from './system-session.js';

const tabs: readonly string[] = ['to-do', 'support', 'to-know', 'done'] satisfies InboxTab[];

/** A document as a page shows it, with what the page says of its secrecy; secret ones are refused before they are stored. */
export interface FoundDocument {
  readonly document: OfficeDocument;
  readonly secrecy?: string;
}

/**
 * All pages of all boxes; a document that stands in two is taken from the first.
 * @throws AdapterProblem `adapter-broken` with step `list` when too little is found.
 */
export async function listDocuments(session: SystemSession, now: string): Promise<FoundDocument[]> {
  const found = new Map<string, FoundDocument>();
  for (const box of session.adapter.list.boxes) {
    session.scope = {};
    for await (const rows of readPages(session, box)) {
      for (const row of rows) {
        // A heading or a pager between the rows is no document.
        if (!row.id || !row.subject) continue;
        const each = toFound(session, row, now, box.tab);
        if (!found.has(each.document.id)) found.set(each.document.id, each);
      }
    }
  }
  return [...found.values()];
}

function toFound(session: SystemSession, row: RowFields, now: string, tab: InboxTab = 'to-do'): FoundDocument {
  const {adapter, base} = session;
  if (!row.id || !row.subject) throw new AdapterProblem('adapter-broken', 'list.fields', 'a row without id or subject');
  const source = {
    adapterId: adapter.id,
    origin: new URL(base).origin,
    externalId: row.id,
    ...(row.url !== undefined && {url: row.url}),
  };
  const document = {id: documentId(source), source, ...facts(row), subject: row.subject, sender: row.sender ?? ''};
  return {
    document: {
      urgency: 'normal',
      tab,
      ...document,
      receivedAt: now,
      unread: true,
      files: [],
    },
    ...(row.secrecy !== undefined && {secrecy: row.secrecy}),
  };
}

/** The fields a page gave, as parts of a document. */
function facts(row: RowFields) {
  return {
    ...(row.number !== undefined && {number: parseDocumentNumber(row.number) ?? {number: row.number, notation: ''}}),
    ...(urgencies.includes(row.urgency as Urgency) && {urgency: row.urgency as Urgency}),
    ...(tabs.includes(row.tab ?? '') && {tab: row.tab as InboxTab}),
    ...(row.issuedOn !== undefined && {issuedOn: row.issuedOn}),
    ...(row.dueOn !== undefined && {dueOn: row.dueOn}),
    ...(row.state !== undefined && {state: row.state}),
  };
}

/** The document with what its own page adds, and its files (without their bytes). */
export async function readDetail(session: SystemSession, document: OfficeDocument): Promise<FoundDocument> {
  const {detail} = session.adapter;
  session.scope = {};
  await openDocumentPage(session, documentOfSystem(document));
  const row = detail.fields ? await session.pick('detail', detail.fields) : {};
  const files = detail.attachments ? await readFiles(session, detail.attachments) : [];
  return {
    document: {
      ...document,
      ...facts(row),
      ...(row.subject !== undefined && {subject: row.subject}),
      ...(row.sender !== undefined && {sender: row.sender}),
      files,
    },
    ...(row.secrecy !== undefined && {secrecy: row.secrecy}),
  };
}

export function documentOfSystem({source, number, subject}: OfficeDocument) {
  return {id: source.externalId, ...(source.url !== undefined && {url: source.url}), ...(number && {number: formatDocumentNumber(number)}), subject};
}

async function readFiles(session: SystemSession, attachments: NonNullable<AdapterDetail['attachments']>): Promise<OfficeFile[]> {
  const {rows, url, name, id, steps} = attachments;
  const found = await session.pickRows('detail.attachments', rows, {name, ...(url && {url}), ...(id && {id})}, 200);
  return found.flatMap(row => {
    if (!row.url && !steps) throw new AdapterProblem('adapter-broken', 'detail.attachments', 'a file without an address');
    const label = row.name ?? fileName(row.url && !steps ? (new URL(row.url, session.base).pathname.split('/').pop() ?? '') : '');
    return [{id: row.id ?? row.url ?? label, name: fileName(label), contentType: typeOf(label), ...(row.url !== undefined && {url: row.url})}];
  });
}

/** Names as shown: one line, no path, no marks that turn the reading direction (U+202E makes `…fdp.exe` look like a PDF). */
function fileName(name: string): string {
  // eslint-disable-next-line no-control-regex
  const plain = name.replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu, '').replace(/[\\/]/g, '_');
  return plain.normalize('NFC').trim().slice(0, 200) || 'tep.pdf';
}

function typeOf(name: string): string {
  return /\.pdf$/i.test(name) ? 'application/pdf' : 'application/octet-stream';
}

async function askForFile(session: SystemSession, file: OfficeFile): Promise<Pick<PageFacts, 'size'>> {
  const steps = session.adapter.detail.attachments?.steps;
  if (!steps) return session.load('file', '{href}', {more: {href: file.url ?? ''}, file: true, ms: 120_000});
  session.scope = {...session.scope, fileId: file.id, fileUrl: file.url ?? '', fileName: file.name};
  const run = new StepRun(session, {name: 'file'});
  await run.takeAll(steps);
  if (!run.facts || /html|json/.test(run.facts.type)) throw new AdapterProblem('adapter-broken', 'file', 'the steps brought no file');
  return run.facts;
}

/** The bytes of one file, with the officer's session. @throws OfficeError `file-over-limit`, `pdf-empty`, `not-a-pdf`; AdapterProblem */
export async function fetchFile(session: SystemSession, file: OfficeFile): Promise<Blob> {
  const most = (session.adapter.detail.attachments?.maxMB ?? 100) * 1024 * 1024;
  const facts = await askForFile(session, file);
  if (facts.size > most) throw new OfficeError('file-over-limit', `${file.name}: ${facts.size} bytes of at most ${most}`);
  if (facts.size === 0) throw new OfficeError('pdf-empty', `${file.name}: 0 bytes`);
  const bytes = await readFile(session.courier, facts.size, file.contentType);
  if (file.contentType === 'application/pdf') {
    // Readers accept the header within the first 1024 bytes (ISO 32000-2, Annex I).
    const start = new TextDecoder('latin1').decode(await bytes.slice(0, 1024).arrayBuffer());
    if (!start.includes('%PDF-')) throw new OfficeError('not-a-pdf', `${file.name}: no %PDF- in its first kilobyte`);
  }
  return bytes;
}
