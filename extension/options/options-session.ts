/** The options page without a screen: what is granted, which adapters there are, how the desk is doing. */
import browser from 'webextension-polyfill';

import {errorCode} from '../../components/core/office-error.js';
import type {Language} from '../../components/locale/page-term.js';
import type {Desk} from '../../components/storage/open-desk.js';
import {hostPattern} from '../background/sites.js';
import {callBackground} from '../messages/call-background.js';
import type {AdapterFacts, SiteFacts} from '../messages/desk-call.js';
import {parseUrl} from '../messages/parse-url.js';
import {readDiagnostics} from './diagnostics.js';
import type {Diagnostics} from './diagnostics.js';

export class OptionsSession {
  sites: readonly SiteFacts[] = [];
  adapters: readonly AdapterFacts[] = [];
  diagnostics: Diagnostics | undefined;
  /** Code of the last failure, for one sentence on the screen. */
  problem: string | undefined;
  busy = false;
  copied = false;
  onChange: () => void = () => undefined;

  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
    desk.settings.watch(({ids}) => ids.includes('sites') && void this.refresh(), new AbortController().signal);
  }

  async refresh(): Promise<void> {
    await this.#run(async () => {
      this.sites = await callBackground({type: 'list-sites'});
      this.adapters = await callBackground({type: 'list-adapters'});
      this.diagnostics = await readDiagnostics(this.#desk, this.sites);
    });
  }

  /** Must be called from a click: the browser asks the officer, and only then. */
  async grant(address: string): Promise<void> {
    const url = parseUrl(/^https?:\/\//.test(address.trim()) ? address.trim() : `https://${address.trim()}`);
    if (!url) {
      this.problem = 'address-invalid';
      this.onChange();
      return;
    }
    // No await may stand before this call: the click's permission to ask would be spent.
    const asked = browser.permissions.request({origins: [hostPattern(url.origin)]});
    await this.#run(async () => {
      if (!(await asked)) return;
      await callBackground({type: 'add-site', address: url.href});
      this.sites = await callBackground({type: 'list-sites'});
    });
  }

  /** Takes back our record, and the browser's permission where no other granted system lives on that host. */
  async revoke(origin: string): Promise<void> {
    await this.#run(async () => {
      await callBackground({type: 'remove-site', origin});
      this.sites = await callBackground({type: 'list-sites'});
      const pattern = hostPattern(origin);
      if (!this.sites.some(site => hostPattern(site.origin) === pattern)) await browser.permissions.remove({origins: [pattern]});
    });
  }

  async recheck(origin: string): Promise<void> {
    await this.#run(async () => {
      const site = this.sites.find(each => each.origin === origin);
      await callBackground({type: 'add-site', address: origin + (site?.path ?? '')});
      this.sites = await callBackground({type: 'list-sites'});
    });
  }

  async setBridge(origin: string, mode: SiteFacts['bridge']): Promise<void> {
    await this.#run(async () => {
      await callBackground({type: 'set-bridge', origin, mode});
      this.sites = await callBackground({type: 'list-sites'});
    });
  }

  async importAdapter(file: File): Promise<void> {
    await this.#run(async () => {
      await callBackground({type: 'import-adapter', json: await file.text()});
      this.adapters = await callBackground({type: 'list-adapters'});
    });
  }

  async removeAdapter(id: string): Promise<void> {
    await this.#run(async () => {
      await callBackground({type: 'remove-adapter', id});
      this.adapters = await callBackground({type: 'list-adapters'});
    });
  }

  async chooseLanguage(language: Language): Promise<void> {
    await this.#desk.settings.write('language', language);
  }

  /** The report holds hosts, steps, codes and counts; no subject, no name, no content. */
  async copyReport(): Promise<void> {
    await this.#run(async () => {
      const report = {
        ...(await readDiagnostics(this.#desk, this.sites)),
        sites: this.sites.map(({officer: _officer, ...site}) => site),
        adapters: this.adapters,
      };
      await navigator.clipboard.writeText(JSON.stringify(report, null, 2));
      this.copied = true;
    });
  }

  async #run(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.problem = undefined;
    this.copied = false;
    this.onChange();
    try {
      await work();
    } catch (thrown) {
      this.problem = errorCode(thrown);
    } finally {
      this.busy = false;
      this.onChange();
    }
  }
}
