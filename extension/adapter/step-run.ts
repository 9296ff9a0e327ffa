/** Runs steps of an adapter one after the other: the closed set of things an adapter can have done. */
import type {PageFacts, Target} from '../messages/courier-ask.js';
import {AdapterProblem, courierProblem} from './adapter-problem.js';
import {putFile} from './courier-link.js';
import {fillAddress, fillJson, fillSelector, fillText, fillXml} from './fill-template.js';
import {openDocumentPage} from './open-document-page.js';
import type {DocumentOfSystem} from './open-document-page.js';
import type {Expectation, PostStep, Step} from './page-adapter.js';
import type {SystemSession} from './system-session.js';

export interface StepInput {
  /** Name of the whole in problems: `approve`, `list.turn`. */
  readonly name: string;
  readonly document?: DocumentOfSystem;
  readonly file?: {readonly name: string; readonly content: Blob} | undefined;
}

export class StepRun {
  at = 0;
  /** HTTP status of the last answer; 0 while one is awaited. */
  status = 0;
  /** The last answer, where it was a file it is the courier's current file. */
  facts: PageFacts | undefined;
  readonly #session: SystemSession;
  readonly #input: StepInput;
  #filesPut = 0;

  constructor(session: SystemSession, input: StepInput) {
    this.#session = session;
    this.#input = input;
  }

  async takeAll(steps: readonly Step[]): Promise<void> {
    for (const [at, step] of steps.entries()) await this.take(step, at);
  }

  async take(step: Step, at: number, isCommit = false): Promise<void> {
    this.at = at;
    const session = this.#session;
    const name = this.#stepName(at);
    if ('get' in step) this.#keep(await session.load(name, step.get, {ms: step.ms}));
    else if ('post' in step) await this.#post(step, name, isCommit);
    else if ('click' in step) await session.ask(name, {op: 'click', ...this.#target(step.click, step, name)}, step.ms);
    else if ('wait' in step) await session.ask(name, {op: 'wait', ...this.#target(step.wait, step, name)}, step.ms).then(() => session.ask(name, {op: 'live'}));
    else if ('show' in step) await session.show(name, step.show);
    else if ('take' in step) await this.#take(step, name);
    else if ('fill' in step) await this.#fill(step, name);
    else if ('open' in step) await openDocumentPage(session, this.#input.document!);
    else if ('capture' in step) await this.#capture(step, name);
    else if (!(await meets(session, step.expect, name))) throw this.#missing(step, name, `no ${step.expect.sel} as expected`);
  }

  /** Whether what the next step needs is on the page, and its file is in the courier's hands. */
  async ready(step: Step, at: number): Promise<void> {
    const name = this.#stepName(at);
    const session = this.#session;
    const needed = 'post' in step ? step.post.form : 'click' in step ? step.click : undefined;
    if (needed && 'click' in step) {
      await session.ask(name, {op: 'live'});
      if (step.in) await session.ask(name, {op: 'wait', ...this.#target(needed, step, name)}, 5000);
    }
    if (needed && !('in' in step && step.in) && !(await session.has(needed))) throw new AdapterProblem('adapter-broken', name, `no ${needed}`);
    if (!('post' in step)) return;
    const {set = {}, append = {}, json, xml = '', file} = step.post;
    for (const value of [...Object.values(set), ...Object.values(append), xml]) fillText(value, session.known, name);
    fillJson(json, session.known, name);
    if (file) await this.#putFile(name);
    await session.courier.more?.();
  }

  async #post(step: PostStep, name: string, isCommit: boolean): Promise<void> {
    const {form, url, submit, set = {}, append = {}, file, headers = {}, as, json, xml, method} = step.post;
    const session = this.#session;
    const {known} = session;
    const {auth} = session.adapter;
    if (file) await this.#putFile(name);
    this.status = 0;
    const filled = Object.entries(set).map(([key, value]) => [fillText(key, known, name), fillText(value, known, name)] as const);
    const body = xml ? fillXml(xml, known, name) : json !== undefined ? JSON.stringify(fillJson(json, known, name)) : as === 'json' ? JSON.stringify(Object.fromEntries(filled)) : undefined;
    const facts: PageFacts = await session.ask(
      name,
      {
        op: 'post',
        ...(isCommit && {once: true}),
        ...(form !== undefined && {form: fillSelector(form, known, name)}),
        ...(url !== undefined && {url: fillAddress(url, session.base, known, name)}),
        ...(submit !== undefined && {submit: fillSelector(submit, known, name)}),
        ...(as !== undefined && as !== 'json' && {as}),
        ...(method !== undefined && method !== 'POST' && {method}),
        ...(body !== undefined && {body}),
        ...(auth && {auth}),
        headers: {
          ...session.headers(),
          ...Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, fillText(value, known, name)])),
          ...(body !== undefined && {'content-type': xml ? 'text/xml; charset=utf-8' : 'application/json'}),
        },
        set: [...filled, ...Object.entries(append).map(([key, value]) => [fillText(key, known, name), fillText(value, known, name), true] as const)],
        files: file && this.#filesPut > 0 ? [[fillText(file, known, name), 0] as const] : [],
      },
      step.ms ?? 120_000,
    );
    this.#keep(facts);
    await session.takeJson(facts);
    await session.refuseBadPage(name, facts);
  }

  async #fill(step: Extract<Step, {fill: unknown}>, name: string): Promise<void> {
    const session = this.#session;
    if (step.file) await this.#putFile(name);
    await session.courier.more?.();
    const {known} = session;
    await session.ask(name, {
      op: 'fill',
      set: Object.entries(step.fill).map(([sel, value]) => [fillSelector(sel, known, name), fillText(value, known, name)] as const),
      files: step.file && this.#filesPut > 0 ? [[fillSelector(step.file, known, name), 0] as const] : [],
    });
  }

  async #take(step: Extract<Step, {take: unknown}>, name: string): Promise<void> {
    const {courier} = this.#session;
    await courier.more?.();
    await courier.catchFiles?.();
    const facts = await this.#session.ask(name, {op: 'take', ...this.#target(step.take, step, name)}, step.ms);
    this.#keep({status: 200, url: '', disposition: '', ...facts});
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

  async #capture(step: Extract<Step, {capture: unknown}>, name: string): Promise<void> {
    const picked = await this.#session.pick(name, step.capture);
    for (const field of Object.keys(step.capture)) {
      const value = picked[field];
      if (value === undefined) throw this.#missing(step, `${name}.${field}`, 'not found');
      this.#session.scope = {...this.#session.scope, [field]: value};
    }
  }

  /** What is missing is either the adapter's fault, or this document is one the action cannot be entered on. */
  #missing(step: {readonly otherwise?: 'not-offered'}, name: string, why: string): AdapterProblem {
    return new AdapterProblem(step.otherwise ? 'action-not-offered' : 'adapter-broken', name, why);
  }

  #target(sel: string, step: {readonly in?: string; readonly has?: string}, name: string): Target {
    const {known} = this.#session;
    return {
      sel: fillSelector(sel, known, name),
      ...(step.in !== undefined && {in: fillSelector(step.in, known, name)}),
      ...(step.has !== undefined && {has: fold(fillText(step.has, known, name))}),
    };
  }

  #keep(facts: PageFacts): void {
    this.facts = facts;
    this.status = facts.status;
  }

  #stepName(at: number): string {
    return `${this.#input.name}.${at + 1}`;
  }
}

async function meets(session: SystemSession, expected: Expectation, step: string): Promise<boolean> {
  return (await countMet(session, expected, step)) > 0;
}

/** How many matches on the current page hold the words. */
export async function countMet(session: SystemSession, {sel, has}: Expectation, step: string): Promise<number> {
  if (has === undefined) return Number(await session.has(sel));
  const wanted = fold(fillText(has, session.known, step));
  const rows = await session.ask(step, {op: 'pick', rows: fillSelector(sel, session.known, step), fields: {text: [{}]}, max: 500});
  return rows.filter(row => fold(row['text']?.[0] ?? '').includes(wanted)).length;
}

const fold = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();
