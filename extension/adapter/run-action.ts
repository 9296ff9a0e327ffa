/**
 * Enters one decision into one system. Two halves with a hard line between them: everything before the request that counts may be
 * repeated at will (dry run); the request itself leaves only after `beforeCommit` has resolved, and from then on only positive proof
 * ends well.
 */
import {errorCode} from '../../components/core/office-error.js';
import {AdapterProblem} from './adapter-problem.js';
import type {AdapterAction, Step} from './page-adapter.js';
import {StepRun, countMet} from './step-run.js';
import type {SystemSession} from './system-session.js';

export interface ActionInput {
  readonly name: string;
  readonly id: string;
  readonly text: string;
  /** Stands in the system's page afterwards, so that the decision can be recognised. */
  readonly mark: string;
  readonly number?: string;
  readonly subject?: string;
  readonly url?: string;
  readonly file?: {readonly name: string; readonly content: Blob};
}

export type ProofInput = Pick<ActionInput, 'id' | 'mark' | 'number' | 'subject' | 'url'>;

export type ActionEnd =
  | {readonly kind: 'delivered'}
  /** The system said no, and shows that nothing was stored. */
  | {readonly kind: 'refused'; readonly code: string; readonly answer: string}
  /** The login page came instead: nothing was stored, the officer has to log in. */
  | {readonly kind: 'not-sent'; readonly code: string}
  /** Something else: it may or may not have been stored. */
  | {readonly kind: 'unsure'; readonly code: string; readonly step: string};

/**
 * @param beforeCommit makes durable that the request is about to leave; when it rejects, nothing is sent
 * @throws AdapterProblem before the commit only: nothing was sent
 */
export async function runAction(
  session: SystemSession,
  action: AdapterAction,
  input: ActionInput,
  beforeCommit: () => Promise<void>,
): Promise<ActionEnd> {
  const {name, id, text, mark, number = '', subject = '', url = '', file} = input;
  session.scope = {id, text, mark, number, subject, url, fileName: file?.name ?? ''};
  const run = new StepRun(session, {name, document: {id, number, subject, url}, file});
  const steps = action.steps.filter(step => input.file !== undefined || !('whenFile' in step && step.whenFile));
  const commit = commitIndex(steps);
  for (const [at, step] of steps.slice(0, commit).entries()) await run.take(step, at);
  await run.ready(steps[commit]!, commit);
  await beforeCommit();
  try {
    for (const [at, step] of steps.entries()) if (at >= commit) await run.take(step, at, at === commit);
    return {kind: 'delivered'};
  } catch (thrown) {
    return afterCommit(session, action, run, thrown, commit);
  }
}

/**
 * Whether the mark of a decision is on the system's page: `seen`, `absent` (the page was read and does not show it), or undefined
 * where the adapter knows no proof. @throws AdapterProblem when the page could not be read: that says nothing.
 */
export async function lookForProof(session: SystemSession, input: ProofInput): Promise<'seen' | 'absent' | undefined> {
  const times = await countProof(session, input);
  if (times === undefined) return undefined;
  return times > 0 ? 'seen' : 'absent';
}

/** How many times the system's page shows the mark: more than once means the system has stored the decision twice. */
export async function countProof(session: SystemSession, input: ProofInput): Promise<number | undefined> {
  const {proof} = session.adapter;
  if (!proof) return undefined;
  const {id, mark, number = '', subject = '', url = ''} = input;
  session.scope = {id, mark, number, subject, url};
  if (proof.get !== undefined) await session.load('proof', proof.get);
  if (proof.steps) await new StepRun(session, {name: 'proof', document: {id, number, subject, url}}).takeAll(proof.steps);
  if (!(await session.has(proof.ready))) throw new AdapterProblem('adapter-broken', 'proof', `no ${proof.ready}`);
  return countMet(session, proof.seen, 'proof');
}

/** The request that is the decision: the one that says so, else the last post, else the last click. */
function commitIndex(steps: readonly Step[]): number {
  const said = steps.findIndex(step => 'post' in step && step.commits);
  if (said >= 0) return said;
  const lastPost = steps.findLastIndex(step => 'post' in step);
  return lastPost >= 0 ? lastPost : steps.findLastIndex(step => 'click' in step);
}

async function afterCommit(session: SystemSession, action: AdapterAction, run: StepRun, thrown: unknown, commit: number): Promise<ActionEnd> {
  const code = errorCode(thrown);
  const step = thrown instanceof AdapterProblem ? thrown.step : '';
  const isAnswerToCommit = run.at === commit || run.at === commit + 1;
  if (code === 'session-over' && isAnswerToCommit) return {kind: 'not-sent', code};
  // A page of a failed server has words too; they do not say that nothing was stored.
  const answer = run.status < 500 && run.status > 0 ? await readRefusal(session, action) : undefined;
  if (answer !== undefined && isAnswerToCommit) return {kind: 'refused', code: 'system-refused', answer};
  // 4xx is the server's word that it did not do it; 5xx and silence are not.
  if (run.status >= 400 && run.status < 500 && run.at === commit) return {kind: 'refused', code: 'system-refused', answer: `HTTP ${run.status}`};
  return {kind: 'unsure', code: code === 'unexpected' ? 'delivery-interrupted' : code, step};
}

async function readRefusal(session: SystemSession, {refused}: AdapterAction): Promise<string | undefined> {
  if (!refused) return undefined;
  const picked = await session.pick('refused', {answer: refused}).catch(() => undefined);
  return picked?.answer?.slice(0, 500);
}
