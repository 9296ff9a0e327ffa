/** The rows of one list, page by page. */
import {AdapterProblem} from './adapter-problem.js';
import type {AdapterBox, DocumentField} from './page-adapter.js';
import {StepRun} from './step-run.js';
import type {Picked, SystemSession} from './system-session.js';

export type RowFields = Picked<DocumentField | 'id' | 'subject' | 'url'>;
const mostRows = 1000;

/** Stops on the page it gave last: it stays the current one. @throws AdapterProblem `adapter-broken` step `list` when too little is found */
export async function* readPages(session: SystemSession, box: AdapterBox): AsyncGenerator<readonly RowFields[]> {
  const {list} = session.adapter;
  const seen = new Set<string>();
  // Where the address counts, the next page is the next number until a page brings nothing new.
  const isCounted = /\{(page|offset)\}/.test(box.url ?? '');
  session.scope = {...session.scope, page: String(list.firstPage ?? 1), offset: '0'};
  let count = 0;
  await openBox(session, box);
  for (let page = 0; page < (list.maxPages ?? 5); page++) {
    const rows = await session.pickRows('list', list.rows, list.fields, mostRows);
    if (page === 0) await refuseTooFew(session, rows);
    yield rows;
    count += rows.length;
    if (isCounted) {
      const fresh = rows.filter(row => row.id && !seen.has(row.id));
      if (fresh.length === 0) return;
      for (const {id} of fresh) seen.add(id!);
      session.scope = {...session.scope, page: String((list.firstPage ?? 1) + page + 1), offset: String(count)};
      await openBox(session, box);
      continue;
    }
    const next = list.next && rows.length > 0 ? (await session.pick('list.next', {next: list.next})).next : undefined;
    // A page that names itself, or an earlier one, as the next would never end.
    if (next === undefined || seen.has(next)) return;
    seen.add(next);
    session.scope = {...session.scope, next};
    if (list.turn) await new StepRun(session, {name: 'list.turn'}).takeAll(list.turn);
    else await session.load('list', '{next}');
    if (list.live) await showList(session);
  }
}

async function openBox(session: SystemSession, {url, steps}: AdapterBox): Promise<void> {
  const {list} = session.adapter;
  if (url !== undefined && list.live) await session.show('list', url);
  else if (url !== undefined) await session.load('list', url);
  if (steps) await new StepRun(session, {name: 'list'}).takeAll(steps);
  if (list.live) await showList(session);
}

async function showList(session: SystemSession): Promise<void> {
  const {wait} = session.adapter.list;
  if (wait) await session.ask('list', {op: 'wait', sel: wait});
  await session.ask('list', {op: 'live'});
}

async function refuseTooFew(session: SystemSession, rows: readonly RowFields[]): Promise<void> {
  const {list} = session.adapter;
  if (rows.length === 0 && list.empty && (await session.has(list.empty))) return;
  if (rows.length < (list.min ?? 1)) throw new AdapterProblem('adapter-broken', 'list', `${rows.length} rows`);
  if (rows.length > 0 && !rows.some(row => row.id && row.subject)) {
    throw new AdapterProblem('adapter-broken', 'list.fields', 'no row has both id and subject');
  }
}
