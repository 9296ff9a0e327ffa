/** The forms a copy of the desk is written and read by, on the settings page and on the recovery screen alike. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';

import {codeSentence, term} from '../../components/locale/page-term.js';
import type {CopyWork} from './copy-work.js';

/** Fewer characters would not stand against guessing of a file that can be carried away. */
const fewestCharacters = 10;

/** @param id prefix of the fields' ids; two forms may stand on one page */
export function writeForm(work: CopyWork, id: string, write: (passphrase: string) => void): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const [first, second] = [field(form, 'passphrase'), field(form, 'again')];
    second.setCustomValidity(first.value === second.value ? '' : term('safety.copy-differs'));
    if (form.reportValidity()) write(first.value);
  };
  const typed = (event: Event) => field((event.target as HTMLInputElement).form!, 'again').setCustomValidity('');
  return html`<form class="copy-form" @submit=${submit}>
    <label for="${id}-new">${term('safety.copy-passphrase')}</label>
    <input class="field" id="${id}-new" name="passphrase" type="password" autocomplete="new-password" minlength=${fewestCharacters} required aria-describedby="${id}-hint" @input=${typed} />
    <label for="${id}-again">${term('safety.copy-again')}</label>
    <input class="field" id="${id}-again" name="again" type="password" autocomplete="new-password" required @input=${typed} />
    <p class="hint" id="${id}-hint">${term('safety.copy-passphrase-hint', {count: fewestCharacters})}</p>
    <button class="button primary" type="submit" ?disabled=${work.isRunning}>${term('safety.copy-write')}</button>
  </form>`;
}

export function readForm(work: CopyWork, id: string, label: string, read: (file: File, passphrase: string) => void): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const [file] = field(form, 'file').files ?? [];
    if (file) read(file, field(form, 'passphrase').value);
  };
  return html`<form class="copy-form" @submit=${submit}>
    <label for="${id}-file">${term('safety.copy-file')}</label>
    <input class="field" id="${id}-file" name="file" type="file" required />
    <label for="${id}-passphrase">${term('safety.copy-passphrase')}</label>
    <input class="field" id="${id}-passphrase" name="passphrase" type="password" autocomplete="off" required />
    <button class="button primary" type="submit" ?disabled=${work.isRunning}>${label}</button>
  </form>`;
}

/** Progress with its way to stop, then how it ended. */
export function workView(work: CopyWork): TemplateResult {
  const percent = Math.floor((work.share ?? 0) * 100);
  return html`<div class="copy-work">
    ${work.isRunning
      ? html`<label>${term('safety.copy-running', {percent})} <progress max="100" .value=${percent}></progress></label>
          <button class="button" @click=${() => work.stop()}>${term('safety.copy-stop')}</button>`
      : nothing}
    <p role="status" data-done=${work.done?.kind ?? nothing}>${work.done ? doneWords(work.done) : nothing}</p>
    <p class="problem" role="alert" data-code=${work.problem ?? nothing}>${work.problem ? codeSentence('error', work.problem) : nothing}</p>
  </div>`;
}

function doneWords(done: NonNullable<CopyWork['done']>): string {
  if (done.kind === 'written') return done.unreadable === 0 ? term('safety.copy-written') : term('safety.copy-written-part', {count: done.unreadable});
  const {documents, drafts, commands, files, journal} = done.report;
  const words = term('safety.copy-read', {documents, drafts, commands, files});
  return journal === 'kept-own' ? `${words} ${term('safety.copy-journal-kept')}` : words;
}

function field(form: HTMLFormElement, name: string): HTMLInputElement {
  return form.elements.namedItem(name) as HTMLInputElement;
}
