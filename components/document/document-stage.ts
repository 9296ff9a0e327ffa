/** What stands in the view's place while no page can: nothing chosen, opening, a password asked, a problem said. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import FileText from 'lucide/dist/esm/icons/file-text.mjs';
import FileWarning from 'lucide/dist/esm/icons/file-exclamation-point.mjs';
import LockKeyhole from 'lucide/dist/esm/icons/lock-keyhole.mjs';

import {codeSentence, term} from '../locale/term.js';
import {icon} from '../theme/icon.js';

export type DocumentStage =
  | {readonly name: 'empty' | 'fetching' | 'ready'}
  | {readonly name: 'opening'; readonly share: number}
  | {readonly name: 'password'; readonly isWrong: boolean}
  | {readonly name: 'problem'; readonly code: string};

export interface StageActs {
  cancel(): void;
  retry(): void;
  unlock(password: string): void;
}

/** What stands there for an owner that has no file to give: it is on its way, or why it did not come. */
export function shownStage(stage: DocumentStage, {file, loading, problem}: {file: Blob | undefined; loading: boolean; problem: string | undefined}): DocumentStage {
  if (file) return stage;
  if (loading) return {name: 'fetching'};
  return problem ? {name: 'problem', code: problem} : {name: 'empty'};
}

export function documentStage(stage: DocumentStage, name: string, acts: StageActs): TemplateResult {
  switch (stage.name) {
    case 'opening':
      return html`<div class="stage">
        <p role="status">${term('document.opening', {name: name || term('document.opening-file')})}</p>
        <progress aria-label=${term('shell.loading')} max="1" .value=${stage.share}></progress>
        <button type="button" class="button" @click=${acts.cancel}>${term('shell.cancel')}</button>
      </div>`;
    case 'fetching':
      return html`<div class="stage">
        <p role="status">${term('document.fetching')}</p>
        <progress aria-label=${term('shell.loading')}></progress>
      </div>`;
    case 'password':
      return askPassword(stage.isWrong, acts);
    case 'problem':
      return html`<div class="stage" role="alert">
        <span class="mark">${icon(FileWarning)}</span>
        <h2>${term('document.problem')}</h2>
        ${name ? html`<p class="file-name">${name}</p>` : nothing}
        <p>${codeSentence('error', stage.code)}</p>
        <button type="button" class="button" @click=${acts.retry}>${term('shell.retry')}</button>
        <details>
          <summary>${term('document.technical')}</summary>
          <code>${stage.code}</code>
        </details>
      </div>`;
    default:
      return html`<div class="stage">
        <span class="mark">${icon(FileText)}</span>
        <p>${term('document.empty')}</p>
        <p class="hint">${term('document.empty-hint')}</p>
      </div>`;
  }
}

function askPassword(isWrong: boolean, acts: StageActs): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const input = (event.target as HTMLFormElement).elements.namedItem('password') as HTMLInputElement;
    if (!input.value) return input.focus();
    const {value} = input;
    input.value = '';
    acts.unlock(value);
  };
  return html`<form class="stage" @submit=${submit}>
    <span class="mark">${icon(LockKeyhole)}</span>
    <h2>${term('document.password-title')}</h2>
    <p>${term('document.password-text')}</p>
    <label class="password"
      >${term('document.password')}
      <input
        class="field"
        type="password"
        name="password"
        autocomplete="off"
        aria-invalid=${isWrong ? 'true' : 'false'}
        aria-describedby=${isWrong ? 'password-problem' : nothing}
      />
    </label>
    ${isWrong ? html`<p id="password-problem" class="problem" role="alert">${term('document.password-wrong')}</p>` : nothing}
    <button class="button primary">${term('document.open')}</button>
  </form>`;
}
