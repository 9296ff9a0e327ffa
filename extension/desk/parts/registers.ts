/** Sổ đến, sổ đi: a year in the ten columns, on paper and as a table. */
import {html, nothing} from 'lit';

import {registerColumns, registerCsv} from '../../../components/core/exchange/register-rows.js';
import type {RegisterEntry} from '../../../components/core/exchange/register.js';
import {term} from '../../../components/locale/page-term.js';
import {clerkBar} from '../../clerk/clerk-bar.js';
import {clerkDeskOf} from '../../clerk/clerk-desk.js';
import {pdfEngine} from '../../pdf-engine.js';
import {saveBlob} from '../../save-blob.js';
import {today} from '../../the-desk.js';
import type {OpenDeskPart} from '../desk-part.js';

const yearsBack = 5;

const registerPart =
  (kind: RegisterEntry['kind']): OpenDeskPart =>
  context => {
    const clerk = clerkDeskOf(context, pdfEngine);
    const thisYear = Number(today().slice(0, 4));
    let year = thisYear;
    let entries: readonly RegisterEntry[] = [];
    const read = async () => {
      entries = (await clerk.room?.entries(kind, year)) ?? [];
      context.redraw();
    };
    const chosen = (event: Event) => {
      year = Number((event.target as HTMLSelectElement).value);
      void read();
    };
    const acted = ({name, ids}: HTMLElementEventMap['tk-register-act']) => {
      const chosen = new Set(ids);
      const shown = entries.filter(each => chosen.has(each.documentId));
      if (name === 'print') return printRegister(kind, shown, year, clerk.room?.self.name ?? '');
      const head = registerColumns[kind].map(each => term(`register.column.${each}`));
      saveBlob(new Blob([registerCsv(head, shown)], {type: 'text/csv;charset=utf-8'}), `${kind === 'incoming' ? 'so-den' : 'so-di'}-${year}.csv`);
    };
    const opened = (event: HTMLElementEventMap['tk-open']) => {
      event.stopPropagation();
      if (kind === 'incoming') void context.session.chooseSection('incoming').then(() => context.session.open(event.documentId));
      else {
        clerk.lastSent = event.documentId;
        void context.session.chooseSection('sending');
      }
    };
    return {
      id: `register-${kind}`,
      group: 'documents',
      wide: true,
      start: async () => {
        await clerk.start();
        context.desk.clerk.watch(() => void read(), new AbortController().signal);
        await read();
      },
      view: () => html`<div class="screen-only">${clerkBar(clerk, clerk.room ? yearChoice(year, thisYear, chosen) : nothing)}</div>
        ${clerk.room ? html`<tk-register kind=${kind} .entries=${entries} year=${year} organisation=${clerk.room.self.name ?? clerk.room.self.id} @tk-register-act=${acted} @tk-open=${opened}></tk-register>` : nothing}`,
    };
  };

/** The book alone on the paper, without the desk around it. */
async function printRegister(kind: RegisterEntry['kind'], entries: readonly RegisterEntry[], year: number, organisation: string): Promise<void> {
  const paper = document.createElement('div');
  paper.className = 'paper';
  const book = document.createElement('tk-register');
  Object.assign(book, {kind, entries, year, organisation});
  paper.append(book);
  document.body.append(paper);
  document.body.classList.add('printing');
  const end = () => {
    document.body.classList.remove('printing');
    paper.remove();
  };
  window.addEventListener('afterprint', end, {once: true});
  await book.updateComplete;
  window.print();
}

function yearChoice(year: number, thisYear: number, chosen: (event: Event) => void) {
  const years = Array.from({length: yearsBack + 1}, (_, back) => thisYear - back);
  return html`<label class="year">${term('clerk.year')} <select class="field" @change=${chosen}>${years.map(each => html`<option value=${each} ?selected=${each === year}>${each}</option>`)}</select></label>`;
}

export const incomingRegisterPart = registerPart('incoming');
export const outgoingRegisterPart = registerPart('outgoing');
