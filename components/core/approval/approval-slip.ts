/**
 * An approval slip walks one document through an ordered list of steps; each collects the opinion of one approver.
 *
 * A slip is a value: recording an opinion returns the next slip. It closes at a rejection, or at the approval of its last
 * step. A return sends the document back to who submitted it: the round ends, its opinions stay on the slip, and a new
 * submission begins the next round at the first step.
 */
import type {Decision} from '../draft/draft.js';
import {needsReason} from '../draft/draft.js';
import {OfficeError} from '../office-error.js';
import type {Delegation} from './delegation.js';
import {assertDelegation} from './delegation.js';

/** Trình · thẩm tra · phối hợp · quyết định · cấp số, đóng dấu. */
export const stepRoles = ['submit', 'review', 'coordinate', 'decide', 'seal'] as const;
export type StepRole = (typeof stepRoles)[number];

export interface Opinion {
  readonly decision: Decision;
  /** Empty only on an approval. */
  readonly text: string;
  /** RFC 3339 instant from the caller's clock; the core reads none. */
  readonly decidedAt: string;
  /** Who really decided, where a delegate did. */
  readonly decidedBy?: string;
  readonly delegation?: Delegation;
}

export interface ApprovalStep {
  readonly id: string;
  readonly role: StepRole;
  /** Person or unit whose turn it is, as the system names it. */
  readonly approver: string;
  /** Chức vụ. */
  readonly position?: string;
  /** Opinions of this round, oldest first; the last one decides. A plain comment on a deciding step leaves the step open. */
  readonly opinions: readonly Opinion[];
}

/** A round that ended in a return, as it stood. */
export interface EndedRound {
  readonly steps: readonly ApprovalStep[];
}

export interface ApprovalSlip {
  readonly documentId: string;
  readonly steps: readonly ApprovalStep[];
  readonly endedRounds: readonly EndedRound[];
}

export type SlipState = 'open' | 'approved' | 'rejected' | 'returned';

/** What ends a step: everything but a comment, and also a comment where only advice was asked for. */
export function closingOpinion(step: ApprovalStep): Opinion | undefined {
  const last = step.opinions.at(-1);
  if (!last) return undefined;
  const isAdvice = step.role === 'coordinate' || step.role === 'review';
  return last.decision === 'comment' && !isAdvice ? undefined : last;
}

export function slipState(slip: ApprovalSlip): SlipState {
  const decisions = slip.steps.map(step => closingOpinion(step)?.decision);
  if (decisions.includes('reject')) return 'rejected';
  if (decisions.includes('return') || decisions.includes('request-changes')) return 'returned';
  return decisions.every(Boolean) ? 'approved' : 'open';
}

/** The step awaiting an opinion, or `undefined` on a slip that is closed or returned. */
export function currentStep(slip: ApprovalSlip): ApprovalStep | undefined {
  return slipState(slip) === 'open' ? slip.steps.find(step => !closingOpinion(step)) : undefined;
}

/**
 * Returns `slip` with `opinion` recorded on its current step.
 *
 * @throws {OfficeError} `step-not-current` if `stepId` awaits no opinion: somebody decided first, or the slip is closed;
 *   `reason-missing` where the decision needs words; `delegation-incomplete`, `delegation-expired`
 */
export function recordOpinion(slip: ApprovalSlip, stepId: string, opinion: Opinion): ApprovalSlip {
  if (currentStep(slip)?.id !== stepId) {
    throw new OfficeError('step-not-current', `${slip.documentId}: step ${stepId} awaits no opinion`);
  }
  if (needsReason(opinion.decision) && opinion.text.trim() === '') {
    throw new OfficeError('reason-missing', `${slip.documentId}: ${opinion.decision} without words`);
  }
  if (opinion.delegation) assertDelegation(opinion.delegation, dayInVietnam(opinion.decidedAt));
  const steps = slip.steps.map(step =>
    step.id === stepId ? {...step, opinions: [...step.opinions, opinion]} : step,
  );
  return {...slip, steps};
}

/** An authority's days are days in Vietnam (UTC+7), whichever zone the instant is written in. */
function dayInVietnam(instant: string): string {
  return new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 10);
}

/**
 * Begins the next round of a returned slip: the same route, the first step answered by `opinion` of the submitter.
 *
 * @throws {OfficeError} `slip-not-returned` on a slip that was not sent back
 */
export function resubmit(slip: ApprovalSlip, opinion: Opinion): ApprovalSlip {
  const [first, ...rest] = slip.steps;
  if (slipState(slip) !== 'returned' || !first) {
    throw new OfficeError('slip-not-returned', `${slip.documentId} was not returned`);
  }
  const fresh = rest.map(step => ({...step, opinions: []}));
  return {
    ...slip,
    endedRounds: [...slip.endedRounds, {steps: slip.steps}],
    steps: [{...first, opinions: [opinion]}, ...fresh],
  };
}
