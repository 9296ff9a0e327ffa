/**
 * Enters one decision into one system. Two halves with a hard line between them: everything before the request that counts may be
 * repeated at will (dry run); the request itself leaves only after `beforeCommit` has resolved, and from then on only positive proof
 * ends well.
 */
import {errorCode} from '../../components/core/office-error.js';
import type {PageFacts} from '../messages/courier-ask.js';
import {AdapterProblem, courierProblem} from './adapter-problem.js';
import {putFile} from './courier-link.js';
import {fillAddress, fillText} from './fill-template.js';
import type {Variables} from './fill-template.js';
import type {AdapterAction, Expectation, PostStep, Step} from './page-adapter.js';
import type {SystemSession} from './system-session.js';

export interface ActionInput {
  readonly name: string;
  readonly id: string;
  readonly text: string;
  /** Stands in the system's page afterwards, so that the decision can be recognised. */
  readonly mark: string;
  readonly number?: string;
  readonly subject?: string;
  readonly file?: {readonly name: string; readonly content: Blob};
}

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
  const run = new ActionRun(session, action, input);
  const steps = action.steps.filter(step => input.file !== undefined || !('whenFile' in step && step.whenFile));
  const commit = commitIndex(steps);
  for (const [at, step] of steps.slice(0, commit).entries()) await run.take(step, at);
  await run.ready(steps[commit]!, commit);
  await beforeCommit();
  try {
    for (const [at, step] of steps.entries()) if (at >= commit) await run.take(step, at, at === commit);
    return {kind: 'delivered'};
  } catch (thrown) {
    return afterCommit(run, thrown, commit);
  }
}

/**
 * Whether the mark of a decision is on the system's page: `seen`, `absent` (the page was read and does not show it), or undefined
 * where the adapter knows no proof. @throws AdapterProblem when the page could not be read: that says nothing.
 */
export async function lookForProof(session: SystemSession, input: Pick<ActionInput, 'id' | 'mark'>): Promise<'seen' | 'absent' | undefined> {
  const times = await countProof(session, input);
  if (times === undefined) return undefined;
  return times > 0 ? 'seen' : 'absent';
}

/** How many times the system's page shows the mark: more than once means the system has stored the decision twice. */
export async function countProof(session: SystemSession, input: Pick<ActionInput, 'id' | 'mark'>): Promise<number | undefined> {
  const {proof} = session.adapter;
  if (!proof) return undefined;
  const variables = {...session.variables, id: input.id, mark: input.mark};
  await session.load('proof', proof.get, {more: variables});
  if (!(await session.has(proof.ready))) throw new AdapterProblem('adapter-broken', 'proof', `no ${proof.ready}`);
  return countMet(session, proof.seen, variables, 'proof');
}

/** The request that is the decision: the one that says so, else the last post, else the last click. */
function commitIndex(steps: readonly Step[]): number {
  const said = steps.findIndex(step => 'post' in step && step.commits);
  if (said >= 0) return said;
  const lastPost = steps.findLastIndex(step => 'post' in step);
  return lastPost >= 0 ? lastPost : steps.findLastIndex(step => 'click' in step);
}

async function afterCommit(run: ActionRun, thrown: unknown, commit: number): Promise<ActionEnd> {
  const code = errorCode(thrown);
  const step = thrown instanceof AdapterProblem ? thrown.step : '';
  const isAnswerToCommit = run.at === commit || run.at === commit + 1;
  if (code === 'session-over' && isAnswerToCommit) return {kind: 'not-sent', code};
  // A page of a failed server has words too; they do not say that nothing was stored.
  const answer = run.status < 500 ? await run.readRefusal() : undefined;
  if (answer !== undefined && isAnswerToCommit) return {kind: 'refused', code: 'system-refused', answer};
  // 4xx is the server's word that it did not do it; 5xx and silence are not.
  if (run.status >= 400 && run.status < 500 && run.at === commit) return {kind: 'refused', code: 'system-refused', answer: `HTTP ${run.status}`};
  return {kind: 'unsure', code: code === 'unexpected' ? 'delivery-interrupted' : code, step};
}

class ActionRun {
  at = 0;
  status = 0;
  #session: SystemSession;
  #action: AdapterAction;
  #input: ActionInput;
  #variables: Variables;
  #filesPut = 0;

  constructor(session: SystemSession, action: AdapterAction, input: ActionInput) {
    this.#session = session;
    this.#action = action;
    this.#input = input;
    const {id, text, mark, number = '', subject = '', file} = input;
    this.#variables = {...session.variables, id, text, mark, number, subject, fileName: file?.name ?? ''};
  }

  async take(step: Step, at: number, isCommit = false): Promise<void> {
    this.at = at;
    const session = this.#session;
    const name = this.#stepName(at);
    if ('get' in step) this.status = (await session.load(name, step.get, {more: this.#variables, ms: step.ms})).status;
    else if ('post' in step) await this.#post(step, name, isCommit);
    else if ('click' in step) await session.ask(name, {op: 'click', sel: step.click}, step.ms);
    else if ('wait' in step) await session.ask(name, {op: 'wait', sel: step.wait}, step.ms).then(() => session.ask(name, {op: 'live'}));
    else if ('capture' in step) await this.#capture(step.capture, name);
    else if (!(await meets(session, step.expect, this.#variables, name))) {
      throw new AdapterProblem('adapter-broken', name, `no ${step.expect.sel} as expected`);
    }
  }

  /** Whether what the next step needs is on the page, and its file is in the courier's hands. */
  async ready(step: Step, at: number): Promise<void> {
    const name = this.#stepName(at);
    const needed = 'post' in step ? step.post.form : 'click' in step ? step.click : undefined;
    if (needed && 'click' in step) await this.#session.ask(name, {op: 'live'});
    if (needed && !(await this.#session.has(needed))) throw new AdapterProblem('adapter-broken', name, `no ${needed}`);
    if ('post' in step) {
      for (const value of Object.values(step.post.set ?? {})) fillText(value, this.#variables, name);
      if (step.post.file) await this.#putFile(name);
    }
  }

  async readRefusal(): Promise<string | undefined> {
    if (!this.#action.refused || this.status === 0) return undefined;
    const picked = await this.#session.pick('refused', {answer: this.#action.refused}).catch(() => undefined);
    return picked?.answer?.slice(0, 500);
  }

  async #post(step: PostStep, name: string, isCommit: boolean): Promise<void> {
    const {form, url, submit, set = {}, file, headers, as} = step.post;
    const session = this.#session;
    const {auth} = session.adapter;
    if (file) await this.#putFile(name);
    this.status = 0;
    const facts: PageFacts = await session.ask(
      name,
      {
        op: 'post',
        ...(isCommit && {once: true}),
        ...(form !== undefined && {form}),
        ...(url !== undefined && {url: fillAddress(url, session.base, this.#variables, name)}),
        ...(submit !== undefined && {submit}),
        ...(as !== undefined && {as}),
        ...(auth && {auth}),
        headers: Object.fromEntries(Object.entries(headers ?? {}).map(([key, value]) => [key, fillText(value, this.#variables, name)])),
        set: Object.entries(set).map(([key, value]) => [key, fillText(value, this.#variables, name)] as const),
        files: file && this.#filesPut > 0 ? [[file, 0] as const] : [],
      },
      step.ms ?? 120_000,
    );
    this.status = facts.status;
    await session.refuseBadPage(name, facts);
  }

  async #putFile(name: string): Promise<void> {
    const {file} = this.#input;
    if (!file || this.#filesPut > 0) return;
    try {
      await putFile(this.#session.courier, 0, file.content, file.name);
    } catch (thrown) {
      throw courierProblem(thrown, name);
    }
    this.#filesPut = 1;
  }

  async #capture(fields: Extract<Step, {capture: unknown}>['capture'], name: string): Promise<void> {
    const picked = await this.#session.pick(name, fields);
    for (const field of Object.keys(fields)) {
      const value = picked[field];
      if (value === undefined) throw new AdapterProblem('adapter-broken', `${name}.${field}`, 'not found');
      this.#variables = {...this.#variables, [field]: value};
    }
  }

  #stepName(at: number): string {
    return `${this.#input.name}.${at + 1}`;
  }
}

async function meets(session: SystemSession, expected: Expectation, variables: Variables, step: string): Promise<boolean> {
  return (await countMet(session, expected, variables, step)) > 0;
}

async function countMet(session: SystemSession, {sel, has}: Expectation, variables: Variables, step: string): Promise<number> {
  if (has === undefined) return Number(await session.has(sel));
  const wanted = fold(fillText(has, variables, step));
  const rows = await session.ask(step, {op: 'pick', rows: sel, fields: {text: [{}]}, max: 500});
  return rows.filter(row => fold(row['text']?.[0] ?? '').includes(wanted)).length;
}

const fold = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();
