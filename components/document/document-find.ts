/**
 * The find of one open document: reads the pages' text once, from the page in sight onwards, and knows where each match
 * stands on the pages that are drawn. A newer query stops an older one.
 */
import type {DocumentPages} from './document-pages.js';
import {findText} from './find-text.js';
import type {TextMatch} from './find-text.js';

/** A part of a page in per cent of its size: true at every zoom. */
export interface HitBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface PageHit {
  readonly boxes: readonly HitBox[];
  readonly isCurrent: boolean;
}

interface PageText {
  readonly text: string;
  /** Start of each text item of pdf.js in `text`: item n is text run n on the screen. */
  readonly starts: readonly number[];
}

interface Hit extends TextMatch {
  readonly index: number;
}

export class DocumentFind {
  query = '';
  /** 1-based page being read while the search runs. */
  reading: number | undefined;
  #pages: DocumentPages | undefined;
  #texts = new Map<number, Promise<PageText>>();
  #read = new Map<number, PageText>();
  #hits: Hit[] = [];
  #measured = new WeakMap<Hit, {runs: readonly HTMLElement[]; boxes: readonly HitBox[]}>();
  #current = -1;
  #jump: number | undefined;
  #run = 0;
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get count(): number {
    return this.#hits.length;
  }

  /** 1-based match shown now, 0 without one. */
  get current(): number {
    return this.#current + 1;
  }

  /** Every page was read and none has a letter: a scan. */
  get hasNoText(): boolean {
    return this.#pages !== undefined && this.#read.size === this.#pages.count && [...this.#read.values()].every(({text}) => !text.trim());
  }

  attach(pages: DocumentPages): void {
    this.#pages = pages;
  }

  detach(): void {
    this.clear();
    this.#pages = undefined;
    this.#texts.clear();
    this.#read.clear();
  }

  clear(): void {
    this.#run++;
    this.query = '';
    this.#hits = [];
    this.#current = -1;
    this.reading = undefined;
  }

  /** Searches every page; the first match at or after `fromPage` (1-based) becomes the current one as soon as it is met. */
  async search(query: string, fromPage: number): Promise<void> {
    const pages = this.#pages;
    const run = ++this.#run;
    this.query = query;
    this.#hits = [];
    this.#current = -1;
    if (!pages || query.trim() === '') {
      this.reading = undefined;
      this.#onChange();
      return;
    }
    for (let step = 0; step < pages.count; step++) {
      const index = (fromPage - 1 + step) % pages.count;
      if (!this.#read.has(index)) {
        this.reading = index + 1;
        if (step % 8 === 0) this.#onChange();
      }
      const {text} = await this.#text(pages, index);
      if (run !== this.#run) return;
      const found = findText(text, query).map(match => ({...match, index}));
      if (found.length) this.#add(found);
    }
    this.reading = undefined;
    this.#onChange();
  }

  /** The next match, or the one before, round and round. */
  step(direction: 1 | -1): void {
    if (this.#hits.length === 0) return;
    this.#show((this.#current + direction + this.#hits.length) % this.#hits.length);
  }

  /** 0-based page of a match the reader should be taken to, once. */
  takeJump(): number | undefined {
    const jump = this.#jump;
    this.#jump = undefined;
    return jump;
  }

  /** Matches on one drawn page; empty until its text layer stands. */
  hitsOn(index: number): readonly PageHit[] {
    if (this.#hits.length === 0) return [];
    const runs = this.#pages?.picture(index)?.textRuns ?? [];
    const page = this.#read.get(index);
    if (!page || runs.length === 0) return [];
    const frame = this.#pages!.picture(index)!.textLayer.parentElement?.getBoundingClientRect();
    if (!frame || frame.width === 0) return [];
    return this.#hits
      .filter(hit => hit.index === index)
      .map(hit => ({boxes: this.#boxes(hit, page, runs, frame), isCurrent: hit === this.#hits[this.#current]}));
  }

  /** Measured once per text layer: shares of the page do not change with zoom. */
  #boxes(hit: Hit, page: PageText, runs: readonly HTMLElement[], frame: DOMRect): readonly HitBox[] {
    const known = this.#measured.get(hit);
    if (known?.runs === runs) return known.boxes;
    const boxes = boxesOf(hit, page, runs, frame);
    this.#measured.set(hit, {runs, boxes});
    return boxes;
  }

  #add(found: readonly Hit[]): void {
    const shown = this.#hits[this.#current];
    this.#hits = [...this.#hits, ...found].sort((one, other) => one.index - other.index || one.start - other.start);
    if (shown) {
      this.#current = this.#hits.indexOf(shown);
      this.#onChange();
    } else {
      this.#show(this.#hits.indexOf(found[0]!));
    }
  }

  #show(position: number): void {
    this.#current = position;
    this.#jump = this.#hits[position]!.index;
    this.#onChange();
  }

  #text(pages: DocumentPages, index: number): Promise<PageText> {
    const known = this.#texts.get(index);
    if (known) return known;
    const reading = readPageText(pages, index).then(page => {
      this.#read.set(index, page);
      return page;
    });
    this.#texts.set(index, reading);
    return reading;
  }
}

/** A page that cannot be read has no text to find; its picture tells the reader that it is broken. */
async function readPageText(pages: DocumentPages, index: number): Promise<PageText> {
  try {
    const page = await pages.pdf.getPage(index + 1);
    const {items} = await page.getTextContent({includeMarkedContent: false});
    const starts: number[] = [];
    let text = '';
    for (const item of items) {
      if (!('str' in item)) continue;
      starts.push(text.length);
      text += item.hasEOL ? `${item.str}\n` : item.str;
    }
    return {text, starts};
  } catch {
    return {text: '', starts: []};
  }
}

function boxesOf(match: TextMatch, {starts}: PageText, runs: readonly HTMLElement[], frame: DOMRect): HitBox[] {
  const boxes: HitBox[] = [];
  for (let run = Math.max(lastAtOrBefore(starts, match.start), 0); run < starts.length && starts[run]! < match.end; run++) {
    const text = runs[run]?.firstChild;
    if (!(text instanceof Text)) continue;
    const from = Math.max(match.start - starts[run]!, 0);
    const to = Math.min(match.end - starts[run]!, text.length);
    if (to <= from) continue;
    const range = document.createRange();
    range.setStart(text, from);
    range.setEnd(text, to);
    const box = range.getBoundingClientRect();
    boxes.push({
      left: ((box.left - frame.left) / frame.width) * 100,
      top: ((box.top - frame.top) / frame.height) * 100,
      width: (box.width / frame.width) * 100,
      height: (box.height / frame.height) * 100,
    });
  }
  return boxes;
}

function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
