/**
 * What the list shows: a tab of the inbox, the officer's drafts, or what a search finds in everything this desk ever saw. Short lists
 * are held whole and sorted by what presses; long ones stay where they are, and only the rows in view are fetched.
 */
import type {InboxTab, OfficeDocument} from '../../components/core/document/office-document.js';
import {duplicateKey, findDuplicates} from '../../components/core/inbox/duplicates.js';
import {isSnoozed} from '../../components/core/inbox/inbox-filter.js';
import {sortInbox} from '../../components/core/inbox/inbox-order.js';
import type {Search} from '../../components/search.js';
import type {Desk} from '../../components/storage/open-desk.js';
import {now} from '../the-desk.js';

/** Longer tabs are read by rows: sorting and holding them would be felt on an old machine. */
const longestWhole = 5000;
const pageRows = 100;
/** A browser's timer counts 31 bits of milliseconds. */
const longestTimer = 2 ** 31 - 1;

export interface Listing {
  readonly tab: InboxTab;
  /** Only documents with a draft of the officer's. */
  readonly drafts?: Iterable<string>;
  readonly query: string;
}

type RowAt = (index: number) => OfficeDocument | undefined;

export class DocumentList {
  /** The whole list where it is short. */
  documents: readonly OfficeDocument[] = [];
  /** Of a long list; `undefined` for a short one. */
  total: number | undefined;
  rowAt: RowAt | undefined;
  counts: Readonly<Partial<Record<InboxTab, number>>> = {};
  /** What else is the same paper as the document asked of last. */
  duplicates: {readonly of: string; readonly others: readonly OfficeDocument[]} = {of: '', others: []};
  /** Documents a search looks through. */
  searchTotal: number | undefined;
  onChange: () => void = () => undefined;

  readonly #desk: Desk;
  readonly #search: Search;
  #listing: Listing = {tab: 'to-do', query: ''};
  /** Raised with each listing: an answer to an older one is nobody's. */
  #version = 0;
  #rows = new Map<number, OfficeDocument>();
  readonly #asked = new Set<number>();
  #waking: ReturnType<typeof setTimeout> | undefined;

  constructor(desk: Desk, search: Search) {
    this.#desk = desk;
    this.#search = search;
  }

  async show(listing: Listing): Promise<void> {
    this.#listing = listing;
    const version = ++this.#version;
    const counted = await this.#desk.documents.count();
    if (version !== this.#version) return;
    this.counts = Object.fromEntries(Object.entries(counted).map(([tab, {all}]) => [tab, all]));
    if (listing.query.trim() !== '') await this.#showFound(version);
    else if (listing.drafts) await this.#showWhole(version, await this.#readAll(listing.drafts));
    else if (counted[listing.tab].all <= longestWhole) await this.#showWhole(version, await this.#desk.documents.list({tab: listing.tab}));
    else await this.#showLong(version, counted[listing.tab].all);
  }

  /** Rows `start` up to `end` come into view. */
  async fetch(start: number, end: number): Promise<void> {
    const version = this.#version;
    for (let page = Math.floor(start / pageRows); page * pageRows < end; page++) {
      if (this.#asked.has(page)) continue;
      this.#asked.add(page);
      const rows = await this.#readPage(page * pageRows).catch(() => undefined);
      if (version !== this.#version) return;
      // What failed is asked for again when it comes into view again.
      if (rows) this.#keep(page * pageRows, rows);
      else this.#asked.delete(page);
    }
    this.onChange();
  }

  /** A document of a long list or a search, also one that only the search still holds. */
  find(id: string): OfficeDocument | undefined {
    return this.documents.find(each => each.id === id) ?? [...this.#rows.values()].find(each => each.id === id);
  }

  /** Looks for the same number, notation and issuing organisation in everything the desk knows. */
  async findDuplicates(document: OfficeDocument): Promise<void> {
    this.duplicates = {of: document.id, others: []};
    const key = duplicateKey(document);
    if (key === undefined || !document.number) return;
    const {number, notation} = document.number;
    const {hits} = await this.#search.find(`so:${number}/${notation} `, {limit: 200, budgetMs: 200});
    const same = [document, ...hits.filter(each => each.id !== document.id && duplicateKey(each) === key)];
    const group = findDuplicates(same).find(each => each.includes(document)) ?? [];
    if (this.duplicates.of !== document.id) return;
    this.duplicates = {of: document.id, others: group.filter(each => each !== document)};
    if (group.length > 1) this.onChange();
  }

  async #showWhole(version: number, documents: readonly OfficeDocument[]): Promise<void> {
    if (version !== this.#version) return;
    const moment = now();
    this.#wakeAt(documents, moment);
    this.documents = sortInbox(documents.filter(each => !isSnoozed(each, moment)), 'urgency');
    this.total = this.rowAt = undefined;
    this.onChange();
  }

  /** Lists anew when the first of the documents put aside is due. */
  #wakeAt(documents: readonly OfficeDocument[], moment: string): void {
    clearTimeout(this.#waking);
    const next = Math.min(...documents.filter(each => isSnoozed(each, moment)).map(each => Date.parse(each.snoozedUntil!)));
    if (next !== Infinity) this.#waking = setTimeout(() => void this.show(this.#listing), Math.min(next - Date.now() + 500, longestTimer));
  }

  async #showLong(version: number, total: number): Promise<void> {
    const rows = await this.#desk.documents.list({tab: this.#listing.tab, limit: pageRows});
    if (version === this.#version) this.#begin(total, rows);
  }

  async #showFound(version: number): Promise<void> {
    const {hits, total} = await this.#search.find(this.#listing.query, {limit: pageRows});
    if (version !== this.#version) return;
    this.#begin(total, hits);
    // How many there are to search is told beside the field, and may come later than the hits.
    this.searchTotal = await this.#search.count();
    this.onChange();
  }

  #begin(total: number, rows: readonly OfficeDocument[]): void {
    this.#rows = new Map();
    this.#asked.clear();
    this.documents = [];
    this.total = total;
    this.#asked.add(0);
    this.#keep(0, rows);
    this.onChange();
  }

  #keep(from: number, rows: readonly OfficeDocument[]): void {
    rows.forEach((row, at) => this.#rows.set(from + at, row));
    // A search that ran out of time knows only how many there are at least.
    this.total = Math.max(this.total ?? 0, from + rows.length);
    const known = this.#rows;
    this.rowAt = index => known.get(index);
  }

  async #readPage(offset: number): Promise<readonly OfficeDocument[]> {
    const {query, tab} = this.#listing;
    if (query.trim() === '') return this.#desk.documents.list({tab, limit: pageRows, offset});
    const {hits, total} = await this.#search.find(query, {limit: pageRows, offset, budgetMs: 60});
    this.total = Math.max(this.total ?? 0, total);
    return hits;
  }

  async #readAll(ids: Iterable<string>): Promise<OfficeDocument[]> {
    const found = await Promise.all([...ids].map(id => this.#desk.documents.read(id)));
    return found.filter(each => each !== undefined);
  }
}
