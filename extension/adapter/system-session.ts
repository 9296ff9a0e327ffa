/** One visit to one system: an adapter, a courier on a page of it, and what was captured on the way in. */
import type {CourierAsk, PageFacts} from '../messages/courier-ask.js';
import {AdapterProblem, courierProblem} from './adapter-problem.js';
import type {Courier} from './courier-link.js';
import {fillAddress} from './fill-template.js';
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
  variables: Variables = {};
  officer = '';

  constructor(adapter: PageAdapter, courier: Courier, base: string) {
    this.adapter = adapter;
    this.courier = courier;
    this.base = base;
  }

  /** Reads the entry page. @throws AdapterProblem `session-over`, `page-unknown`, `system-unreachable` */
  async enter(): Promise<this> {
    const {auth, entry} = this.adapter;
    const facts = await this.ask('entry', {op: 'get', url: fillAddress(entry, this.base, {}, 'entry'), ...(auth && {auth})});
    if (facts.status >= 500) throw new AdapterProblem('system-failed', 'entry', `HTTP ${facts.status}`);
    await this.recognise();
    await this.refuseBadPage('entry', facts);
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
    const url = fillAddress(address, this.base, {...this.variables, ...options.more}, step);
    const {auth} = this.adapter;
    const facts = await this.ask(
      step,
      {op: 'get', url, ...(options.file && {file: true}), ...(auth && {auth})},
      options.ms,
    );
    await this.refuseBadPage(step, facts);
    return facts;
  }

  /** @throws AdapterProblem for a login page, a refusal and a failure of the server. */
  async refuseBadPage(step: string, {status, type}: PageFacts): Promise<void> {
    const isPage = /html/.test(type);
    if (status === 401 || (isPage && (await this.has(this.adapter.login)))) {
      throw new AdapterProblem('session-over', step, `the login page came (HTTP ${status})`);
    }
    if (status >= 500) throw new AdapterProblem('system-failed', step, `HTTP ${status}`);
    if (status === 403) throw new AdapterProblem('system-refused', step, 'HTTP 403');
    if (status >= 400) throw new AdapterProblem('adapter-broken', step, `HTTP ${status}`);
  }

  async has(sel: string): Promise<boolean> {
    const rows = await this.ask('has', {op: 'pick', rows: sel, fields: {}, max: 1});
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
    const asked = Object.fromEntries(named.map(([name, pickers]) => [name, rawPickers(pickers)]));
    for (const [at, sel] of (rows ?? [undefined]).entries()) {
      const found = await this.ask(step, {op: 'pick', ...(sel !== undefined && {rows: sel}), fields: asked, max});
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
        return values;
      });
    }
    return [];
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
