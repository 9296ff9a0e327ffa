/** An old register into the search: choose the file, see how far it is, stop it. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import Archive from 'lucide/dist/esm/icons/archive.mjs';

import {errorCode} from '../../../components/core/office-error.js';
import {countText} from '../../../components/locale/moment.js';
import {codeSentence, term} from '../../../components/locale/page-term.js';
import {openSearch} from '../../../components/storage/search/open-search.js';
import {deskName} from '../../the-desk.js';
import {importRegister} from '../register-import.js';
import type {ImportProgress} from '../register-import.js';
import type {OpenOptionsSection} from '../options-section.js';

export const oldRegisterSection: OpenOptionsSection = ({redraw}) => {
  let running: AbortController | undefined;
  let progress: ImportProgress | undefined;
  let problem: string | undefined;
  let total: number | undefined;
  const search = openSearch(deskName);

  async function take(file: File): Promise<void> {
    running = new AbortController();
    problem = undefined;
    progress = {doneBytes: 0, totalBytes: file.size, counts: {read: 0, unusable: 0, secret: 0}};
    redraw();
    try {
      const onProgress = (next: ImportProgress) => {
        progress = next;
        redraw();
      };
      const counts = await importRegister(file, search, {signal: running.signal, onProgress});
      progress = {doneBytes: file.size, totalBytes: file.size, counts};
    } catch (thrown) {
      problem = running.signal.aborted ? undefined : errorCode(thrown);
    } finally {
      running = undefined;
      total = await search.count().catch(() => undefined);
      redraw();
    }
  }

  const pick = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) void take(file);
    input.value = '';
  };

  return {
    id: 'old-register',
    icon: Archive,
    title: () => term('register-file.title'),
    start: async () => {
      total = await search.count();
    },
    view: () => html`
      <p>${term('register-file.what')}</p>
      <p class="hint">${term('register-file.columns')}</p>
      ${total === undefined ? nothing : html`<p data-total=${total}>${term('register-file.total', {count: countText(total)})}</p>`}
      <p class="problem" role="alert">${problem ? codeSentence('error', problem) : nothing}</p>
      ${progress ? told(progress) : nothing}
      ${running
        ? html`<button class="button" @click=${() => running?.abort()}>${term('shell.cancel')}</button>`
        : html`<label class="button">
            ${term('register-file.choose')}
            <input class="visually-hidden" id="old-register-file" type="file" accept=".csv,.tsv,.txt,text/csv" @change=${pick} />
          </label>`}
    `,
  };
};

function told({doneBytes, totalBytes, counts}: ImportProgress): TemplateResult {
  const words = term('register-file.progress', {read: countText(counts.read), secret: countText(counts.secret), unusable: countText(counts.unusable)});
  return html`<p role="status">${words}</p>
    <progress aria-label=${term('register-file.title')} max=${totalBytes} .value=${doneBytes}></progress>`;
}
