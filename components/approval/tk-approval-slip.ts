import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import Check from 'lucide/dist/esm/icons/check.mjs';
import MessageSquare from 'lucide/dist/esm/icons/message-square.mjs';
import Undo2 from 'lucide/dist/esm/icons/undo-2.mjs';
import X from 'lucide/dist/esm/icons/x.mjs';

import {closingOpinion, currentStep, slipState} from '../core/approval/approval-slip.js';
import type {ApprovalSlip, ApprovalStep, Opinion} from '../core/approval/approval-slip.js';
import {capacityLines} from '../core/approval/delegation.js';
import type {Decision} from '../core/draft/draft.js';
import {dayAndTime} from '../locale/moment.js';
import {screenText} from '../locale/screen-text.js';
import {term} from '../locale/desk-term.js';
import {OfficeElement} from '../office-element.js';
import {base} from '../theme/base.styles.js';
import {icon} from '../theme/icon.js';
import type {IconNode} from '../theme/icon.js';
import {styles} from './tk-approval-slip.styles.js';

/** How a closed step looks: never by colour alone. */
const looks: Readonly<Record<Decision, {look: string; sign: IconNode}>> = {
  approve: {look: 'done', sign: Check},
  comment: {look: 'advised', sign: MessageSquare},
  reject: {look: 'stopped', sign: X},
  return: {look: 'stopped', sign: Undo2},
  'request-changes': {look: 'stopped', sign: Undo2},
};

/**
 * The route of a document as a line of steps: who had it, what they said, whose turn it is, who comes after.
 *
 * @csspart step - One step.
 * @csspart words - What somebody wrote at a step.
 * @cssproperty --tk-step-gap - Space between two steps, 14px.
 */
export class TkApprovalSlip extends OfficeElement {
  static override styles = [base, styles];

  /** The slip to show. Replaced as a whole, never mutated. */
  @property({attribute: false}) slip?: ApprovalSlip;

  /** Name of the officer at the desk, as the slip names approvers: their step says "đến lượt bạn". */
  @property() officer = '';

  /** RFC 3339; the machine's clock where absent. */
  @property() now?: string;

  protected override render() {
    const {slip} = this;
    return html`
      <h2 class="heading">${term('approval.route')}</h2>
      ${slip && slip.steps.length > 0 ? this.#renderSlip(slip) : html`<p class="what">${term('approval.route.empty')}</p>`}
    `;
  }

  #renderSlip(slip: ApprovalSlip): TemplateResult {
    const state = slipState(slip);
    const current = currentStep(slip);
    return html`
      ${slip.endedRounds.map(
        ({steps}, index) =>
          html`<details>
            <summary>${term('approval.round', {count: index + 1})}</summary>
            <ol>
              ${steps.map(step => this.#renderStep(step, undefined, true))}
            </ol>
          </details>`,
      )}
      <ol>
        ${slip.steps.map(step => this.#renderStep(step, current, state !== 'open'))}
      </ol>
      ${state === 'open' ? nothing : html`<p class="state" role="status">${term(`approval.slip.${state}`)}</p>`}
    `;
  }

  #renderStep(step: ApprovalStep, current: ApprovalStep | undefined, isOver: boolean): TemplateResult {
    const closing = closingOpinion(step);
    const isCurrent = step === current;
    const look = closing ? looks[closing.decision].look : isCurrent ? 'current' : 'later';
    const approver = screenText(step.approver, 120);
    return html`<li class="step ${look}" part="step" aria-current=${isCurrent ? 'step' : nothing}>
      <span class="node" aria-hidden="true">${closing ? icon(looks[closing.decision].sign) : nothing}</span>
      <div>
        <p class="who">
          <bdi>${step.position ? screenText(step.position, 80) : approver}</bdi>
          ${term(`approval.role.${step.role}`)}
        </p>
        ${closing ? nothing : html`<p class="what">${this.#waiting(step, isCurrent, isOver)}</p>`}
        ${step.opinions.map(opinion => this.#renderOpinion(step, opinion, approver))}
      </div>
    </li>`;
  }

  #waiting(step: ApprovalStep, isCurrent: boolean, isOver: boolean): string {
    if (isOver) return term('approval.step.skipped');
    if (!isCurrent) return term('approval.step.later');
    return step.approver === this.officer ? term('approval.step.your-turn') : term('approval.step.current');
  }

  #renderOpinion(step: ApprovalStep, opinion: Opinion, approver: string): TemplateResult {
    const isSubmission = step.role === 'submit' && opinion.decision === 'approve';
    const name = opinion.decidedBy ?? (step.position ? approver : '');
    const facts = [
      dayAndTime(opinion.decidedAt, this.now ?? new Date().toISOString()),
      isSubmission ? term('approval.step.submitted') : term(`approval.decided.${opinion.decision}`),
      screenText(name, 120),
      opinion.delegation ? capacityLines(opinion.delegation).join(' ') : '',
    ];
    return html`
      <p class="what">${facts.filter(Boolean).join(' · ')}</p>
      ${opinion.text.trim() ? html`<p class="words" part="words">${opinion.text.slice(0, 4000)}</p>` : nothing}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-approval-slip': TkApprovalSlip;
  }
}
