/**
 * The words of one field while a segment is being filled, each with the documents that have it. Documents stand in one array as chains,
 * newest first: an array for each of a hundred thousand words would keep the collector of garbage busier than the index.
 */
import type {Bitmap} from './bitmap.js';
import {setBit} from './bitmap.js';

const none = -1;

export class WordList {
  readonly #numbers = new Map<string, number>();
  readonly #words: string[] = [];
  /** Words by what they begin with, so that an unfinished word does not go through all of them. */
  readonly #byStart = new Map<string, number[]>();
  /** Per word: its newest link, and how many documents. */
  #newest = new Int32Array(1024);
  #counts = new Int32Array(1024);
  /** Per link: the document and the link before. */
  #documents = new Uint16Array(4096);
  #before = new Int32Array(4096);
  #links = 0;

  /** `document` has `word`; documents come in rising order, and a word told twice counts once. */
  add(word: string, document: number): void {
    let number = this.#numbers.get(word);
    if (number === undefined) number = this.#addWord(word);
    const newest = this.#newest[number]!;
    if (newest !== none && this.#documents[newest] === document) return;
    const link = this.#links++;
    if (link === this.#documents.length) this.#growLinks();
    this.#documents[link] = document;
    this.#before[link] = newest;
    this.#newest[number] = link;
    this.#counts[number]!++;
  }

  orWord(word: string, prefix: boolean, into: Bitmap): void {
    if (!prefix) {
      const number = this.#numbers.get(word);
      if (number !== undefined) this.#orChain(number, into);
      return;
    }
    for (const number of this.#byStart.get(word.slice(0, longestStart)) ?? []) {
      if (this.#words[number]!.startsWith(word)) this.#orChain(number, into);
    }
  }

  /** In order of words, each with its documents, rising. The array is used again for the next word. */
  *entries(): Generator<{word: string; documents: readonly number[]}> {
    const sorted = [...this.#numbers.keys()].sort();
    const documents: number[] = [];
    for (const word of sorted) {
      const number = this.#numbers.get(word)!;
      documents.length = this.#counts[number]!;
      let link = this.#newest[number]!;
      for (let i = documents.length - 1; i >= 0; i--, link = this.#before[link]!) documents[i] = this.#documents[link]!;
      yield {word, documents};
    }
  }

  /** UTF-16 units of all words, and documents of all words. */
  get size(): {units: number; words: number; links: number} {
    return {units: this.#words.reduce((sum, word) => sum + word.length, 0), words: this.#words.length, links: this.#links};
  }

  #addWord(word: string): number {
    const number = this.#words.length;
    this.#numbers.set(word, number);
    this.#words.push(word);
    for (let length = 1; length <= Math.min(longestStart, word.length); length++) {
      const start = word.slice(0, length);
      const known = this.#byStart.get(start);
      if (known) known.push(number);
      else this.#byStart.set(start, [number]);
    }
    if (number === this.#newest.length) {
      this.#newest = grown(this.#newest);
      this.#counts = grown(this.#counts);
    }
    this.#newest[number] = none;
    return number;
  }

  #orChain(number: number, into: Bitmap): void {
    for (let link = this.#newest[number]!; link !== none; link = this.#before[link]!) setBit(into, this.#documents[link]!);
  }

  #growLinks(): void {
    const documents = new Uint16Array(this.#documents.length * 2);
    documents.set(this.#documents);
    this.#documents = documents;
    this.#before = grown(this.#before);
  }
}

/** After two letters few words are left to look through. */
const longestStart = 2;

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
