/** The builder without a screen: what was clicked so far, and what to do with it. */
import browser from 'webextension-polyfill';

import type {Decision} from '../../../components/core/draft/draft.js';
import {errorCode} from '../../../components/core/office-error.js';
import {term} from '../../../components/locale/page-term.js';
import {checkAdapter} from '../../adapter/adapter-check.js';
import {hostPattern} from '../../background/sites.js';
import {callBackground} from '../../messages/call-background.js';
import type {Check} from '../../messages/check.js';
import type {SiteFacts} from '../../messages/desk-call.js';
import {parseUrl} from '../../messages/parse-url.js';
import {isPickedFile, isPickedForm, isPickedPage, isPickedProof, isPickedRow, isPickedValue} from '../../messages/picker-ask.js';
import type {PickerAsk} from '../../messages/picker-ask.js';
import {assembleAdapter} from './assemble-adapter.js';
import type {BuilderField, BuilderParts} from './assemble-adapter.js';
import {askPicker} from './picker-link.js';

/** Typed by the administrator as the opinion, so that its field and its place afterwards are found. */
export const trialWords = 'TRINHKY-THU';

export interface TrialFacts {
  readonly site: SiteFacts;
  readonly documents: number;
}

export class BuilderSession {
  parts: BuilderParts;
  tab: {readonly id: number; readonly title: string} | undefined;
  /** What is waited for on the page. */
  waiting: string | undefined;
  problem: string | undefined;
  trial: TrialFacts | undefined;
  decision: Decision = 'approve';
  readonly #redraw: () => void;
  #life = new AbortController();

  constructor(redraw: () => void) {
    this.#redraw = redraw;
    this.parts = {id: '', name: '', origin: '', dates: 'dd/MM/yyyy', listFields: {}, detailFields: {}, actions: {}};
  }

  /** Takes the tab of `origin` that was used last. */
  async choose(origin: string): Promise<void> {
    this.parts = {id: `local.${new URL(origin).host.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}`, name: new URL(origin).host, origin, dates: 'dd/MM/yyyy', listFields: {}, detailFields: {}, actions: {}};
    this.trial = undefined;
    await this.#findTab();
    this.#redraw();
  }

  change(change: Partial<BuilderParts>): void {
    this.parts = {...this.parts, ...change};
    this.#redraw();
  }

  async pickRow(): Promise<void> {
    const row = await this.#ask({ask: 'row', say: term('builder.say.row')}, isPickedRow);
    const page = row && (await this.#page([]));
    if (row && page) this.change({list: {row, page}});
  }

  async pickListField(name: BuilderField): Promise<void> {
    const rows = this.parts.list?.row.rows;
    if (rows === undefined) return;
    const value = await this.#ask({ask: 'value', say: term('builder.say.value', {field: term(`builder.field.${name}`)}), rows}, isPickedValue);
    if (value) this.change({listFields: {...this.parts.listFields, [name]: value}});
  }

  async pickDetailField(name: BuilderField): Promise<void> {
    const value = await this.#ask({ask: 'value', say: term('builder.say.value', {field: term(`builder.field.${name}`)})}, isPickedValue);
    if (value) this.change({detailFields: {...this.parts.detailFields, [name]: value}});
    await this.#keepDetail();
  }

  async pickFile(): Promise<void> {
    const file = await this.#ask({ask: 'file', say: term('builder.say.file')}, isPickedFile);
    if (file) this.change({file});
    await this.#keepDetail();
  }

  /** The administrator enters one decision by hand; then the place that shows it is clicked. */
  async recordForm(): Promise<void> {
    const {decision} = this;
    await this.#keepDetail();
    const form = await this.#ask({ask: 'form', say: term('builder.say.form', {words: trialWords}), words: trialWords}, isPickedForm, false);
    if (form) this.change({actions: {...this.parts.actions, [decision]: {form}}});
  }

  async pickProof(): Promise<void> {
    const recorded = this.parts.actions[this.decision];
    const proof = recorded && (await this.#ask({ask: 'proof', say: term('builder.say.proof', {words: trialWords}), words: trialWords}, isPickedProof));
    if (recorded && proof) this.change({actions: {...this.parts.actions, [this.decision]: {...recorded, proof}}});
  }

  /** The adapter as JSON, checked. @throws OfficeError `adapter-invalid` */
  json(): string {
    return JSON.stringify(checkAdapter(JSON.parse(JSON.stringify(assembleAdapter(this.parts)))), null, 2);
  }

  /** Imports it, and reads the system's list and its first document with it: everything but the sending. */
  async save(): Promise<void> {
    await this.#run(async () => {
      await callBackground({type: 'import-adapter', json: this.json()});
      const site = await callBackground({type: 'add-site', address: this.parts.origin});
      const sites = await callBackground({type: 'read-inbox', origin: this.parts.origin});
      this.trial = {site: sites.find(each => each.origin === this.parts.origin) ?? site, documents: this.parts.list?.row.count ?? 0};
    });
  }

  stop(): void {
    this.#life.abort();
  }

  async #keepDetail(): Promise<void> {
    if (this.parts.detail) return;
    const labels = Object.values(this.parts.detailFields).flatMap(each => each.label ?? []);
    const detail = await this.#page(labels);
    if (detail && detail.url !== this.parts.list?.page.url) this.change({detail});
  }

  #page(keep: readonly string[]) {
    return this.#ask({ask: 'page', keep}, isPickedPage, false, false);
  }

  async #findTab(): Promise<void> {
    const tabs = await browser.tabs.query({url: hostPattern(this.parts.origin)});
    const own = tabs.filter(each => each.url !== undefined && parseUrl(each.url)?.origin === this.parts.origin);
    const [last] = own.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
    this.tab = last?.id === undefined ? undefined : {id: last.id, title: last.title ?? ''};
  }

  async #ask<T>(ask: PickerAsk, check: Check<T>, comesBack = true, shows = true): Promise<T | undefined> {
    let found: T | undefined;
    await this.#run(async () => {
      await this.#findTab();
      const {tab} = this;
      if (!tab) {
        this.problem = 'page-gone';
        return;
      }
      this.#life.abort();
      this.#life = new AbortController();
      this.waiting = 'say' in ask ? ask.say : undefined;
      this.#redraw();
      if (shows) await browser.tabs.update(tab.id, {active: true});
      found = await askPicker(tab.id, ask, check, this.#life.signal);
      const own = await browser.tabs.getCurrent();
      if (shows && comesBack && own?.id !== undefined) await browser.tabs.update(own.id, {active: true});
    });
    return found;
  }

  async #run(work: () => Promise<void>): Promise<void> {
    this.problem = undefined;
    try {
      await work();
    } catch (thrown) {
      this.problem = errorCode(thrown);
    } finally {
      this.waiting = undefined;
      this.#redraw();
    }
  }
}
