import {html, nothing} from 'lit';
import type {PropertyValues} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import Check from 'lucide/dist/esm/icons/check.mjs';
import Eye from 'lucide/dist/esm/icons/eye.mjs';
import EyeOff from 'lucide/dist/esm/icons/eye-off.mjs';
import FileKey from 'lucide/dist/esm/icons/file-key.mjs';

import {codeSentence, isTermKey, term} from '../locale/term.js';
import type {TermKey} from '../locale/term.js';
import {OfficeElement} from '../office-element.js';
import {base} from '../theme/base.styles.js';
import {icon} from '../theme/icon.js';
import {adoptTokens} from '../theme/tokens.js';
import {SignCancelEvent, SignRequestEvent} from './sign-request-event.js';
import {signingSteps} from './signing-request.js';
import type {SigningFile, SigningMethod, SigningStep, SigningSubject} from './signing-request.js';
import {styles} from './tk-signing-form.styles.js';

const onlyFile: readonly SigningMethod[] = [{id: 'pkcs12', kind: 'pkcs12'}];
/** A PKCS#12 file holds a key and a few certificates; anything larger is something else. */
const keyFileLimit = 2 ** 20;

/**
 * The last look before a signature: what will be signed, with which key, and the one button that does it.
 *
 * Belongs in a page of its own origin, never inside an agency's page. The password leaves in `tk-sign-request` and is
 * forgotten at once; the owner answers by setting `step`, then `problem` or `done`.
 *
 * @fires {SignRequestEvent} tk-sign-request - Reviewed; sign with this key.
 * @fires {SignCancelEvent} tk-sign-cancel - Go back, or stop what runs.
 */
export class TkSigningForm extends OfficeElement {
  static override styles = [base, styles];

  /** What the act is called, where it is not a plain signature. */
  @property() heading = '';
  /** What will be signed. */
  @property({attribute: false}) subject: SigningSubject | undefined;
  /** Ways to sign, the usual one first. */
  @property({attribute: false}) methods: readonly SigningMethod[] = onlyFile;
  /** Code of why the last try failed, for example `password-wrong`. */
  @property() problem: string | undefined;
  /** Where a running signing is; `undefined` while nothing runs. */
  @property() step: SigningStep | undefined;
  /** The key is open already, for a batch: only the look is left. */
  @property({type: Boolean}) unlocked = false;
  /** Signed, re-read and validated. */
  @property({type: Boolean}) done = false;

  @state() private chosen: string | undefined;
  @state() private keyFile: File | undefined;
  @state() private isPasswordShown = false;
  @state() private isSure = false;
  @state() private missing: 'file' | 'file-wrong' | 'password' | 'sure' | undefined;
  @query('#password') private passwordField!: HTMLInputElement | null;

  override connectedCallback(): void {
    super.connectedCallback();
    adoptTokens(this.ownerDocument);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.passwordField) this.passwordField.value = '';
    this.keyFile = undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('subject')) this.isSure = false;
    if (changed.has('problem') && this.problem) this.missing = undefined;
  }

  protected override updated(changed: PropertyValues): void {
    // After a wrong password the hand is already on the keys.
    if (changed.has('problem') && this.problem === 'password-wrong') this.passwordField?.focus();
    if (changed.has('missing') && this.missing) this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  protected override render() {
    if (!this.subject) return nothing;
    return html`<form novalidate @submit=${this.#onSubmit} @dragover=${prevent} @drop=${this.#onDrop}>
      ${this.#renderSubject(this.subject)}
      ${this.done ? html`<p class="done" role="status">${icon(Check)} ${term('signature.form-done')}</p>` : this.step ? this.#renderProgress(this.step) : this.#renderKey(this.subject)}
    </form>`;
  }

  #renderSubject(subject: SigningSubject) {
    const {number, decision, facts, others = []} = subject;
    const many = others.length > 0 ? term('signature.form-title-many', {count: others.length + 1}) : term('signature.form-title');
    return html`<h2>${this.heading || many}</h2>
      <p class="subject">${subject.subject}</p>
      <dl>
        ${number ? fact('signature.form-number', number) : nothing}
        ${decision ? fact('signature.form-decision', term(`approval.decision.${decision}`)) : nothing}
        ${(facts ?? []).map(({label, value}) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}
        ${fileFacts(subject, facts === undefined)}
      </dl>
      ${others.map(file => html`<dl>${fileFacts(file, true)}</dl>`)}`;
  }

  #renderKey(subject: SigningSubject) {
    const method = this.#method;
    const unseen = isUnseen(subject);
    return html`
      ${this.methods.length > 1 && !this.unlocked ? this.#renderMethods(method) : nothing}
      ${this.unlocked ? html`<p class="hint">${term('signature.form-unlocked')}</p>` : method?.kind === 'pkcs12' ? this.#renderKeyFile() : nothing}
      ${method && method.kind !== 'pkcs12' ? html`<p class="hint">${term(`signature.method-${method.kind}-hint`)}</p>` : nothing}
      ${unseen
        ? html`<label class="sure"
            ><input
              type="checkbox"
              .checked=${this.isSure}
              aria-invalid=${this.missing === 'sure' ? 'true' : 'false'}
              @change=${(event: Event) => (this.isSure = (event.target as HTMLInputElement).checked)}
            />${term('signature.form-sure')}</label
          >`
        : nothing}
      ${this.#renderProblem()}
      <div class="acts">
        <button type="button" class="button" @click=${this.#cancel}>${term('signature.form-back')}</button>
        <button class="button primary" ?disabled=${!method || method.problem !== undefined}>${term('signature.form-sign')}</button>
      </div>
      <p class="hint">${term('signature.form-hint')}</p>
    `;
  }

  #renderMethods(current: SigningMethod | undefined) {
    return html`<fieldset role="radiogroup">
      <legend class="heading">${term('signature.form-method')}</legend>
      ${this.methods.map(
        method =>
          html`<label class="method ${method.id === current?.id ? 'chosen' : ''}">
            <input
              type="radio"
              name="method"
              value=${method.id}
              .checked=${method.id === current?.id}
              @change=${() => {
                this.chosen = method.id;
                this.missing = undefined;
              }}
            />
            <span
              >${method.label ?? term(`signature.method-${method.kind}`)}${method.problem
                ? html`<small>${codeSentence('error', method.problem)}</small>`
                : nothing}</span
            >
          </label>`,
      )}
    </fieldset>`;
  }

  #renderKeyFile() {
    const isFileMissing = this.missing === 'file' || this.missing === 'file-wrong';
    const isPasswordBad = this.missing === 'password' || this.problem === 'password-wrong';
    return html`<div class="key">
      <label class="file ${this.keyFile ? 'has' : ''}">
        ${icon(FileKey)} <span>${this.keyFile ? this.keyFile.name : term('signature.form-key-file')}</span>
        <span class="button" aria-hidden="true">${term('signature.form-choose')}</span>
        <input
          class="visually-hidden"
          type="file"
          accept=".p12,.pfx,application/x-pkcs12"
          aria-label=${term('signature.form-key-file-label')}
          aria-invalid=${isFileMissing ? 'true' : 'false'}
          @change=${this.#onChoose}
        />
      </label>
      <label class="label" for="password">${term('signature.form-password')}</label>
      <div class="password">
        <input
          id="password"
          class="field"
          type=${this.isPasswordShown ? 'text' : 'password'}
          autocomplete="current-password"
          spellcheck="false"
          autocapitalize="off"
          aria-invalid=${isPasswordBad ? 'true' : 'false'}
          aria-describedby="problem"
        />
        <button
          type="button"
          class="button quiet icon-only"
          aria-pressed=${this.isPasswordShown ? 'true' : 'false'}
          aria-label=${term('signature.form-show-password')}
          @click=${() => (this.isPasswordShown = !this.isPasswordShown)}
        >
          ${icon(this.isPasswordShown ? EyeOff : Eye)}
        </button>
      </div>
    </div>`;
  }

  #renderProblem() {
    const words = this.missing ? term(`signature.missing-${this.missing}`) : this.problem ? codeSentence('error', this.problem) : undefined;
    return html`<p id="problem" class="problem" role="alert" ?hidden=${!words}>${words}</p>`;
  }

  #renderProgress(current: SigningStep) {
    const at = signingSteps.indexOf(current);
    return html`<ol class="steps">
        ${signingSteps.map(
          (step, index) =>
            html`<li class=${index < at ? 'past' : index === at ? 'now' : ''} aria-current=${index === at ? 'step' : nothing}>
              <span class="dot">${index < at ? icon(Check) : nothing}</span>${term(`signature.step-${step}`)}
            </li>`,
        )}
      </ol>
      <p class="visually-hidden" role="status">${term(`signature.step-${current}`)}</p>
      <div class="acts"><button type="button" class="button" ?disabled=${current === 'save'} @click=${this.#cancel}>${term('shell.cancel')}</button></div>`;
  }

  get #method(): SigningMethod | undefined {
    const usable = this.methods.find(method => !method.problem);
    return this.methods.find(method => method.id === this.chosen) ?? usable ?? this.methods[0];
  }

  #cancel = () => {
    if (this.passwordField) this.passwordField.value = '';
    this.dispatchEvent(new SignCancelEvent());
  };

  #onChoose = (event: Event) => {
    const input = event.target as HTMLInputElement;
    this.#take(input.files?.[0]);
    input.value = '';
  };

  #onDrop = (event: DragEvent) => {
    event.preventDefault();
    if (!this.step && !this.done && this.#method?.kind === 'pkcs12') this.#take(event.dataTransfer?.files[0]);
  };

  #take(file: File | undefined): void {
    if (!file) return;
    const isKeyFile = file.size > 0 && file.size <= keyFileLimit;
    this.missing = isKeyFile ? undefined : 'file-wrong';
    this.keyFile = isKeyFile ? file : undefined;
    if (isKeyFile) this.passwordField?.focus();
  }

  #onSubmit = (event: Event) => {
    event.preventDefault();
    const method = this.#method;
    const {subject, passwordField} = this;
    if (!method || method.problem || !subject || this.step || this.done) return;
    const isKeyFile = method.kind === 'pkcs12' && !this.unlocked;
    const unseen = isUnseen(subject);
    this.missing = undefined;
    if (isKeyFile && !this.keyFile) this.missing = 'file';
    else if (isKeyFile && !passwordField?.value) this.missing = 'password';
    else if (unseen && !this.isSure) this.missing = 'sure';
    if (this.missing) return;
    const password = isKeyFile ? passwordField!.value : undefined;
    if (passwordField) passwordField.value = '';
    this.isPasswordShown = false;
    this.dispatchEvent(new SignRequestEvent(method.id, isKeyFile ? this.keyFile : undefined, password));
  };
}

function isUnseen({others = [], ...first}: SigningSubject): boolean {
  return [first, ...others].some(({pages, shownPages = pages}) => shownPages < pages);
}

/** @param hasPlace whether a missing place is worth a word: a seal that says where it stands needs none */
function fileFacts({fileName, pages, shownPages = pages, digest, place}: SigningFile, hasPlace: boolean) {
  const key = `signature.because.${place?.because ?? ''}`;
  const reason = isTermKey(key) ? ` (${term(key)})` : '';
  return html`${fact('signature.form-file', fileName)}
    ${fact('signature.form-pages', term(shownPages < pages ? 'signature.form-pages-partly' : 'signature.form-pages-all', {pages, shown: shownPages}), shownPages < pages)}
    ${place || hasPlace ? fact('signature.form-place', place ? term('signature.form-place-on', {page: place.page, reason}) : term('signature.form-place-none')) : nothing}
    <div>
      <dt>${term('signature.form-digest')}</dt>
      <dd><code title=${digest}>${digest.slice(0, 8)}…${digest.slice(-8)}</code></dd>
    </div>`;
}

function fact(name: TermKey, value: string, isDoubtful = false) {
  return html`<div><dt>${term(name)}</dt><dd class=${isDoubtful ? 'doubt' : nothing}>${value}</dd></div>`;
}

function prevent(event: Event): void {
  event.preventDefault();
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-signing-form': TkSigningForm;
  }
}
