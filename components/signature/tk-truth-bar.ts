import {html, nothing} from 'lit';
import {property} from 'lit/decorators.js';
import CircleAlert from 'lucide/dist/esm/icons/circle-alert.mjs';
import CircleCheck from 'lucide/dist/esm/icons/circle-check.mjs';
import CircleX from 'lucide/dist/esm/icons/circle-x.mjs';
import FileText from 'lucide/dist/esm/icons/file-text.mjs';

import {codeSentence, term} from '../locale/term.js';
import {loadReasonTerms} from '../locale/reason-term.js';
import type {TrustAnchor} from '../core/certificate/trust-anchors.js';
import type {ValidationReport} from '../core/signature/validation-report.js';
import {OfficeElement} from '../office-element.js';
import {base} from '../theme/base.styles.js';
import {icon} from '../theme/icon.js';
import type {IconNode} from '../theme/icon.js';
import {adoptTokens} from '../theme/tokens.js';
import {CheckEvent} from './check-event.js';
import {DetailsEvent} from './details-event.js';
import {documentTruth} from './report-words.js';
import type {Truth, TruthLook} from './report-words.js';
import {styles} from './tk-truth-bar.styles.js';

const icons: Record<TruthLook, IconNode> = {proven: CircleCheck, broken: CircleX, unchecked: CircleAlert, unsigned: FileText};

/**
 * One sentence above a document: who signed it and whether it was changed since.
 *
 * Three looks only: proven (green), changed or broken (red), not checkable (amber); a neutral line for a document nobody
 * signed. Green needs a report that is `total-passed` in every part and carries no warning.
 *
 * @fires {DetailsEvent} tk-details - The reader wants the whole verification.
 * @fires {CheckEvent} tk-check - The reader stops a check that takes long, or asks for another.
 */
export class TkTruthBar extends OfficeElement {
  static override styles = [base, styles];

  /** What is known; `undefined` shows nothing. */
  @property({attribute: false}) report: ValidationReport | undefined;
  /** The check is running: the last report is not shown as if it were about this file. */
  @property({type: Boolean}) checking = false;
  /** Code of why the check could not run, for example `pdf-damaged`. */
  @property() problem: string | undefined;
  /** The owner can stop the check, and make it once more. */
  @property({type: Boolean}) steerable = false;
  /** Whom the report was made with. */
  @property({attribute: false}) anchors: readonly TrustAnchor[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    adoptTokens(this.ownerDocument);
  }

  /** A verdict without its sentences would be a row of codes: the first picture waits for them. */
  protected override async scheduleUpdate(): Promise<void> {
    await loadReasonTerms();
    await super.scheduleUpdate();
  }

  protected override render() {
    if (this.checking) {
      return html`<div class="bar plain checking">
        <p role="status">${term('signature.truth-checking')}</p>
        ${this.steerable ? this.#ask('stop') : nothing}
      </div>`;
    }
    if (this.problem) return this.#renderBar({look: 'unchecked', sentence: codeSentence('error', this.problem)}, false);
    return this.report ? this.#renderBar(documentTruth(this.report, this.anchors), this.report.signatures.length > 0) : nothing;
  }

  #ask(act: 'stop' | 'again') {
    return html`<button type="button" class="link ${act}" @click=${() => this.dispatchEvent(new CheckEvent(act))}>
      ${term(act === 'stop' ? 'signature.check-stop' : 'signature.check-again')}
    </button>`;
  }

  #renderBar({look, sentence}: Truth, hasDetails: boolean) {
    return html`<div class="bar ${look}" role="status">
      ${icon(icons[look])}
      <p>${sentence}</p>
      ${hasDetails
        ? html`<button type="button" class="link" @click=${() => this.dispatchEvent(new DetailsEvent())}>${term('signature.details')}</button>`
        : nothing}
      ${this.problem && this.steerable ? this.#ask('again') : nothing}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-truth-bar': TkTruthBar;
  }
}
