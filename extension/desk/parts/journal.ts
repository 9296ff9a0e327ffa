/** The journal as an officer reads, checks and takes it along, with what it says of paper. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';

import type {ChainVerdict} from '../../../components/core/journal/hash-chain.js';
import type {JournalEntry} from '../../../components/core/journal/journal-entry.js';
import {defaultAssumptions, paperLedger} from '../../../components/core/journal/paper-ledger.js';
import type {PaperAssumptions} from '../../../components/core/journal/paper-ledger.js';
import {screenText} from '../../../components/locale/screen-text.js';
import {isTermKey, language, term} from '../../../components/locale/page-term.js';
import {saveBlob} from '../../save-blob.js';
import {today} from '../../the-desk.js';
import type {OpenDeskPart} from '../desk-part.js';
import './journal.css';

const assumptionsKey = 'paper-assumptions';
const rowsAtOnce = 200;
const names = Object.keys(defaultAssumptions) as readonly (keyof PaperAssumptions)[];

/** Sensible numbers only; whatever else is stored counts as not set. */
function readAssumptions(stored: unknown): PaperAssumptions | undefined {
  const given = (stored ?? {}) as Record<string, unknown>;
  const isSound = names.every(name => typeof given[name] === 'number' && Number.isFinite(given[name]) && given[name] >= 0 && given[name] <= 1e7);
  if (!isSound || (given['pagesPerSheet'] !== 1 && given['pagesPerSheet'] !== 2)) return undefined;
  return Object.fromEntries(names.map(name => [name, given[name]])) as unknown as PaperAssumptions;
}

export const journalPart: OpenDeskPart = ({desk, redraw}) => {
  let entries: readonly JournalEntry[] = [];
  let verdict: ChainVerdict | undefined;
  let assumptions = defaultAssumptions;
  let shown = rowsAtOnce;

  const read = async () => {
    entries = await desk.journal.read();
    assumptions = (await desk.settings.read(assumptionsKey, readAssumptions)) ?? defaultAssumptions;
    redraw();
  };
  const verify = async () => {
    verdict = await desk.journal.verify();
    redraw();
  };
  const assume = async (name: keyof PaperAssumptions, event: Event) => {
    const field = event.target as HTMLInputElement;
    const next = readAssumptions({...assumptions, [name]: field.valueAsNumber});
    if (!next) return void (field.value = String(assumptions[name]));
    assumptions = next;
    await desk.settings.write(assumptionsKey, next);
    redraw();
  };

  const row = (entry: JournalEntry): TemplateResult => {
    const key = `chronicle.act.${entry.act}`;
    return html`<tr>
      <td>${entry.sequence}</td>
      <td><time datetime=${entry.at}>${new Intl.DateTimeFormat(language(), {dateStyle: 'short', timeStyle: 'medium'}).format(new Date(entry.at))}</time></td>
      <td><bdi>${screenText(entry.actor, 80)}</bdi></td>
      <td>${isTermKey(key) ? term(key) : screenText(entry.act, 60)}</td>
      <td><code>${entry.digest?.slice(0, 12) ?? ''}</code></td>
      <td><code title=${entry.hash}>${entry.hash.slice(0, 12)}</code></td>
    </tr>`;
  };

  const paper = (): TemplateResult => {
    const ledger = paperLedger(entries, assumptions);
    const number = new Intl.NumberFormat(language(), {maximumFractionDigits: 1});
    const figures = [
      ['pages', ledger.pages],
      ['sheets', ledger.sheets],
      ['copies', ledger.copies],
      ['postage', ledger.postageVnd],
      ['hours', ledger.hours],
    ] as const;
    return html`<h2>${term('chronicle.paper')}</h2>
      <dl class="figures">
        ${figures.map(([name, value]) => html`<div data-figure=${name}><dt>${term(`chronicle.paper-${name}`)}</dt><dd>${number.format(value)}${name === 'postage' ? ' đ' : nothing}</dd></div>`)}
      </dl>
      <p class="hint">${term('chronicle.paper-hint')}</p>
      <div class="assumptions">
        ${names.map(
          name => html`<label>
            <span>${term(`chronicle.assume.${name}`)}</span>
            <input class="field" type="number" id="assume-${name}" min="0" step="0.001" .value=${String(assumptions[name])} @change=${(event: Event) => assume(name, event)} />
          </label>`,
        )}
      </div>`;
  };

  return {
    id: 'journal',
    group: 'work',
    wide: true,
    start: async () => {
      desk.journal.watch(() => void read(), new AbortController().signal);
      await read();
    },
    view: () => html`<div class="journal">
      <h1>${term('chronicle.title')}</h1>
      <p class="hint">${term('chronicle.hint')}</p>
      <p class="bar">
        <button class="button primary" id="verify-journal" @click=${verify}>${term('chronicle.verify')}</button>
        <button class="button" id="export-journal" @click=${async () => saveBlob(await desk.journal.export(), `nhat-ky-${today()}.jsonl`)}>${term('chronicle.export')}</button>
        <span role="status" data-intact=${verdict ? String(verdict.intact) : nothing}>
          ${verdict
            ? verdict.intact
              ? term('chronicle.intact', {count: verdict.entries})
              : html`<strong class="broken">${term('chronicle.broken', {sequence: verdict.sequence})}</strong>`
            : nothing}
        </span>
      </p>
      ${entries.length === 0
        ? html`<p>${term('chronicle.empty')}</p>`
        : html`<div class="rows" tabindex="0" role="region" aria-label=${term('chronicle.title')}>
              <table>
                <thead>
                  <tr>
                    ${(['sequence', 'at', 'actor', 'act', 'digest', 'hash'] as const).map(name => html`<th scope="col">${term(`chronicle.column.${name}`)}</th>`)}
                  </tr>
                </thead>
                <tbody>
                  ${entries.slice(-shown).toReversed().map(row)}
                </tbody>
              </table>
            </div>
            ${entries.length > shown
              ? html`<button class="button" @click=${() => ((shown += rowsAtOnce), redraw())}>${term('chronicle.older')}</button>`
              : nothing}`}
      ${paper()}
    </div>`,
  };
};
