/** One visit to one system: an adapter, a courier on a page of it, and what was captured on the way in. */
import type {CourierAsk, PageFacts} from '../messages/courier-ask.js';
import {AdapterProblem, courierProblem} from './adapter-problem.js';
import type {Courier} from './courier-link.js';
import {fillAddress, fillSelector, fillText} from './fill-template.js';
import type {Variables} from './fill-template.js';
import type {PageAdapter, Pickers} from './page-adapter.js';
import {pickValue, rawPickers} from './pick-value.js';

export type Picked<K extends string = string> = Readonly<Partial<Record<K, string>>>;

export class SystemSession {
  readonly adapter: PageAdapter;
  readonly courier: Courier;
  /** Scheme, host, port and context path of the system, without a slash at the end. */
  readonly base: string;
  /** Steps that were met by a second or later alternative: the adapter is getting old. */
  readonly degraded = new Set<string>();
  /** Captured from the entry page, once a visit. */
  variables: Variables = {};
  /** What is known beside: the document at hand, what its steps captured. Emptied with each new piece of work. */
  scope: Variables = {};
  officer = '';

  constructor(adapter: PageAdapter, courier: Courier, base: string) {
    this.adapter = adapter;
    this.courier = courier;
    this.base = base;
  }

  /** Reads the entry page. @throws AdapterProblem `session-over`, `page-unknown`, `system-unreachable` */
  async enter(): Promise<this> {
    const {entry, detect} = this.adapter;
    const facts = await this.#get('entry', detect.get ?? entry);
    if (facts.status >= 500) throw new AdapterProblem('system-failed', 'entry', `HTTP ${facts.status}`);
    await this.recognise();
    await this.refuseBadPage('entry', detect.get === undefined ? facts : await this.#get('entry', entry));
    const {vars = {}, officer = []} = this.adapter;
    const picked = await this.pick('vars', {...vars, ...(officer.length > 0 && {$officer: officer})});
    const {$officer = '', ...variables} = picked as Record<string, string>;
    for (const name of Object.keys(vars)) {
      if (variables[name] === undefined) throw new AdapterProblem('adapter-broken', `vars.${name}`, 'not found');
    }
    this.variables = variables;
    this.officer = $officer;
    return this;
  }

  /** @throws AdapterProblem `page-unknown` when the current page is not one of the adapter's system. */
  async recognise(): Promise<void> {
    const {all, none = []} = this.adapter.detect;
    for (const sel of all) if (!(await this.has(sel))) throw new AdapterProblem('page-unknown', 'detect', `no ${sel}`);
    for (const sel of none) if (await this.has(sel)) throw new AdapterProblem('page-unknown', 'detect', `there is ${sel}`);
  }

  /** Makes `address` the current page (or file) and refuses a login page in its place. */
  async load(step: string, address: string, options: {more?: Variables; file?: boolean; ms?: number | undefined} = {}): Promise<PageFacts> {
    const facts = await this.#get(step, address, options);
    await this.refuseBadPage(step, facts);
    return facts;
  }

  async #get(step: string, address: string, options: {more?: Variables; file?: boolean; ms?: number | undefined} = {}): Promise<PageFacts> {
    const url = fillAddress(address, this.base, {...this.known, ...options.more}, step);
    const {auth} = this.adapter;
    const facts = await this.ask(step, {op: 'get', url, ...(options.file && {file: true}), headers: this.headers(), ...(auth && {auth})}, options.ms);
    await this.takeJson(facts);
    return facts;
  }

  get known(): Variables {
    return {...this.variables, ...this.scope};
  }

  /** The adapter's own headers; one whose variable is not known yet stays away. */
  headers(): Record<string, string> {
    const known = this.known;
    const ready = Object.entries(this.adapter.headers ?? {}).filter(([, each]) => [...each.matchAll(/\{(\w+)\}/g)].every(([, name]) => Object.hasOwn(known, name!)));
    return Object.fromEntries(ready.map(([name, each]) => [name, fillText(each, known, 'headers')]));
  }

  /** JSON is read as a tree; what makes one is put on the page when it is first needed. */
  async takeJson({json}: PageFacts): Promise<void> {
    if (json) await this.courier.more?.();
  }

  /** @throws AdapterProblem for a login page, a refusal and a failure of the server. */
  async refuseBadPage(step: string, {status, type}: PageFacts): Promise<void> {
    const isPage = /html/.test(type);
    if (status === 401 || (isPage && (await this.has(this.adapter.login)))) {
      throw new AdapterProblem('session-over', step, `the login page came (HTTP ${status})`);
    }
    if (status >= 500) throw new AdapterProblem('system-failed', step, `HTTP ${status}`);
    // What is refused or gone is one document's matter; the adapter may fit as before.
    if (status === 403 || status === 404 || status === 410) throw new AdapterProblem('system-refused', step, `HTTP ${status}`);
    if (status >= 400) throw new AdapterProblem('adapter-broken', step, `HTTP ${status}`);
  }

  /** Only in a tab of the desk's own: the page at `address` becomes the live one, and the current one. */
  async show(step: string, address: string): Promise<void> {
    if (!this.courier.show) throw new AdapterProblem('adapter-broken', step, 'the adapter was not taken for a live one');
    try {
      await this.courier.show(fillAddress(address, this.base, this.known, step));
    } catch (thrown) {
      throw courierProblem(thrown, step);
    }
    await this.ask(step, {op: 'live'});
  }

  async has(sel: string): Promise<boolean> {
    const rows = await this.ask('has', {op: 'pick', rows: fillSelector(sel, this.known, 'has'), fields: {}, max: 1});
    return rows.length > 0;
  }

  /** Values off the current page; absent where no alternative yields one. */
  async pick<K extends string>(step: string, fields: Readonly<Partial<Record<K, Pickers>>>): Promise<Picked<K>> {
    const [row] = await this.pickRows(step, undefined, fields, 1);
    return row ?? ({} as Picked<K>);
  }

  /** Values of each row; the first of `rows` that matches anything is used. */
  async pickRows<K extends string>(
    step: string,
    rows: readonly string[] | undefined,
    fields: Readonly<Partial<Record<K, Pickers>>>,
    max: number,
  ): Promise<Picked<K>[]> {
    const named = Object.entries(fields) as Array<[K, Pickers]>;
    const known = this.known;
    const asked = Object.fromEntries(named.map(([name, pickers]) => [name, rawPickers(pickers, known, step)]));
    for (const [at, sel] of (rows ?? [undefined]).entries()) {
      const found = await this.ask(step, {op: 'pick', ...(sel !== undefined && {rows: fillSelector(sel, known, step)}), fields: asked, max});
      if (found.length === 0) continue;
      if (at > 0) this.degraded.add(`${step}.rows`);
      return found.map(row => {
        const values: Partial<Record<K, string>> = {};
        for (const [name, pickers] of named) {
          const picked = pickValue(pickers, row[name] ?? [], this.adapter.dates);
          if (!picked) continue;
          values[name] = picked.value;
          if (picked.alternative > 0 && pickers[picked.alternative]?.value === undefined) this.degraded.add(`${step}.${name}`);
        }
        for (const [name, pickers] of named) values[name] ??= this.#address(pickers, values as Variables, step);
        return values;
      });
    }
    return [];
  }

  /** An address made of what is known, where a picker of the field says how and everything in it is there. */
  #address(pickers: Pickers, row: Variables, step: string): string | undefined {
    const known = {...this.known, ...row};
    for (const {address} of pickers) {
      if (address === undefined || [...address.matchAll(/\{(\w+)\}/g)].some(([, name]) => known[name!] === undefined)) continue;
      return fillAddress(address, this.base, known, step);
    }
    return undefined;
  }

  /** Asks the courier; what it could not do comes back as a problem of `step`. */
  async ask<A extends CourierAsk>(step: string, ask: A, ms?: number) {
    try {
      return await this.courier.ask(ask, {ms});
    } catch (thrown) {
      throw courierProblem(thrown, step);
    }
  }
}
