/** Makes a document's own page the current one, whatever way its system has to it. */
import {AdapterProblem} from './adapter-problem.js';
import {readPages} from './read-pages.js';
import {StepRun} from './step-run.js';
import type {SystemSession} from './system-session.js';

/** What the desk knows of a document when it goes to its system. */
export interface DocumentOfSystem {
  readonly id: string;
  /** Its address, as the list gave it. */
  readonly url?: string;
  readonly number?: string;
  readonly subject?: string;
}

/** @throws AdapterProblem `adapter-broken` step `detail`; `system-refused` where the list does not have the document any more */
export async function openDocumentPage(session: SystemSession, document: DocumentOfSystem): Promise<void> {
  const {detail} = session.adapter;
  session.scope = {...session.scope, ...document};
  if (detail.via === 'list') await goToRow(session, document);
  if (detail.url !== undefined && detail.via !== 'list') await session.load('detail', detail.url);
  if (detail.steps) await new StepRun(session, {name: 'detail', document}).takeAll(detail.steps);
  if (!(await session.has(detail.ready))) throw new AdapterProblem('adapter-broken', 'detail', `no ${detail.ready}`);
}

/** Walks the lists until the page that shows the document; the fields of its row become variables. */
async function goToRow(session: SystemSession, {id}: DocumentOfSystem): Promise<void> {
  for (const box of session.adapter.list.boxes) {
    for await (const rows of readPages(session, box)) {
      const row = rows.find(each => each.id === id);
      if (!row) continue;
      session.scope = {...session.scope, ...row};
      return;
    }
  }
  throw new AdapterProblem('system-refused', 'detail.via', 'the document stands in no list any more');
}
