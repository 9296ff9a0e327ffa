/**
 * Reads PDF objects from a window of a file. ISO 32000-2, 7.2 and 7.3.
 *
 * The window may end in the middle of an object: the lexer then throws `WindowTooSmall`, and its caller asks again with a
 * larger one. `final` says that the window reaches the end of the file, where the end is simply the end.
 */
import {OfficeError} from '../office-error.js';
import {CR, hexDigit, isDigit, isRegular, isWhitespace, latin1, LF} from './characters.js';
import type {PdfObject} from './pdf-object.js';

export class WindowTooSmall extends Error {}

/** A word that is no object: `obj`, `endobj`, `stream`, `xref`, `trailer` ... */
export interface Keyword {
  readonly kind: 'keyword';
  readonly value: string;
}

/** What ends an array or a dictionary; never leaves the lexer. */
type Closing = {readonly kind: 'closing'; readonly value: ']' | '>>' | '}' | ')'};

/** Deeper nesting is an attack or damage; real files stay below 30. */
const MAX_DEPTH = 200;
const END = -1;

export class Lexer {
  readonly bytes: Uint8Array;
  /** File offset of `bytes[0]`. */
  readonly base: number;
  readonly final: boolean;
  #at: number;

  constructor(bytes: Uint8Array, base: number, final: boolean, at = 0) {
    this.bytes = bytes;
    this.base = base;
    this.final = final;
    this.#at = at;
  }

  /** File offset of the next byte. */
  get offset(): number {
    return this.base + this.#at;
  }
  set offset(offset: number) {
    this.#at = offset - this.base;
  }

  #peek(ahead = 0): number {
    const code = this.bytes[this.#at + ahead];
    if (code !== undefined) return code;
    if (this.final) return END;
    throw new WindowTooSmall();
  }

  /** Skips white space and comments. */
  skipSpace(): void {
    for (;;) {
      const code = this.#peek();
      if (isWhitespace(code)) this.#at++;
      else if (code === 0x25) {
        while (![CR, LF, END].includes(this.#peek())) this.#at++;
      } else return;
    }
  }

  /** The next object or keyword; `undefined` at the end of the file. */
  read(): PdfObject | Keyword | undefined {
    const token = this.#readAny(0);
    if (isClosing(token)) throw this.#damaged(`unexpected ${token.value}`);
    return token;
  }

  /** The next object; a keyword or the end is damage. */
  readObject(): PdfObject {
    const token = this.read();
    if (token === undefined || isKeyword(token)) throw this.#damaged(`an object was expected, found ${token?.value ?? 'the end'}`);
    return token;
  }

  /** Whether the next token is this keyword; moves past it only if so. */
  tryKeyword(word: string): boolean {
    const before = this.#at;
    this.skipSpace();
    for (let i = 0; i < word.length; i++) {
      if (this.#peek(i) !== word.charCodeAt(i)) {
        this.#at = before;
        return false;
      }
    }
    this.#at += word.length;
    return true;
  }

  /** An unsigned integer, or `undefined` and no movement. */
  tryInteger(): number | undefined {
    const before = this.#at;
    this.skipSpace();
    let value = 0;
    const start = this.#at;
    for (let code = this.#peek(); isDigit(code) && this.#at - start < 16; code = this.#peek()) {
      value = value * 10 + (code - 0x30);
      this.#at++;
    }
    const next = this.#peek();
    if (this.#at > start && (next === END || !isRegular(next))) return value;
    this.#at = before;
    return undefined;
  }

  /** `12 0 obj`, or `undefined` and no movement. */
  tryObjectHeader(): {num: number; gen: number} | undefined {
    const before = this.#at;
    const num = this.tryInteger();
    const gen = num === undefined ? undefined : this.tryInteger();
    if (num !== undefined && gen !== undefined && this.tryKeyword('obj')) return {num, gen};
    this.#at = before;
    return undefined;
  }

  /** Moves past the end of line that follows the keyword `stream` (7.3.8.1); a lone CR is wrong but met. */
  skipStreamEndOfLine(): void {
    while (this.#peek() === 0x20) this.#at++;
    if (this.#peek() === CR) this.#at++;
    if (this.#peek() === LF) this.#at++;
  }

  #readAny(depth: number): PdfObject | Keyword | Closing | undefined {
    if (depth > MAX_DEPTH) throw this.#damaged(`objects nested deeper than ${MAX_DEPTH}`);
    this.skipSpace();
    const code = this.#peek();
    switch (code) {
      case END:
        return undefined;
      case 0x2f:
        return this.#readName();
      case 0x28:
        return this.#readLiteralString();
      case 0x5b:
        return this.#readArray(depth);
      case 0x5d:
        this.#at++;
        return {kind: 'closing', value: ']'};
      case 0x3c:
        return this.#peek(1) === 0x3c ? this.#readDict(depth) : this.#readHexString();
      case 0x3e:
        if (this.#peek(1) !== 0x3e) throw this.#damaged('a lone >');
        this.#at += 2;
        return {kind: 'closing', value: '>>'};
      case 0x29:
      case 0x7b:
      case 0x7d:
        throw this.#damaged(`unexpected ${String.fromCharCode(code)}`);
      default:
        return this.#readNumberOrWord();
    }
  }

  #readName(): PdfObject {
    this.#at++;
    let value = '';
    for (let code = this.#peek(); code !== END && isRegular(code); code = this.#peek()) {
      this.#at++;
      if (code === 0x23) {
        const high = hexDigit(this.#peek());
        const low = high < 0 ? -1 : hexDigit(this.#peek(1));
        if (low >= 0) {
          value += String.fromCharCode(high * 16 + low);
          this.#at += 2;
          continue;
        }
      }
      value += String.fromCharCode(code);
    }
    return {kind: 'name', value};
  }

  #readLiteralString(): PdfObject {
    const start = this.offset;
    this.#at++;
    const out: number[] = [];
    for (let open = 1; ; ) {
      let code = this.#take();
      if (code === 0x28) open++;
      else if (code === 0x29 && --open === 0) break;
      else if (code === 0x5c) {
        const escaped = this.#readEscape();
        if (escaped >= 0) out.push(escaped);
        continue;
      } else if (code === CR) {
        // 7.3.4.2: an end of line inside a string is one LF, however it is written.
        if (this.#peek() === LF) this.#at++;
        code = LF;
      }
      out.push(code);
    }
    return {kind: 'string', bytes: Uint8Array.from(out), hex: false, start, end: this.offset};
  }

  /** The byte of an escape after the backslash; -1 for a line continuation. */
  #readEscape(): number {
    const code = this.#take();
    const simple = 'nrtbf'.indexOf(String.fromCharCode(code));
    if (simple >= 0) return [0x0a, 0x0d, 0x09, 0x08, 0x0c][simple]!;
    if (code === CR) {
      if (this.#peek() === LF) this.#at++;
      return -1;
    }
    if (code === LF) return -1;
    if (code < 0x30 || code > 0x37) return code;
    let value = code - 0x30;
    for (let i = 0; i < 2; i++) {
      const next = this.#peek();
      if (next < 0x30 || next > 0x37) break;
      value = value * 8 + (next - 0x30);
      this.#at++;
    }
    return value & 0xff;
  }

  #readHexString(): PdfObject {
    const start = this.offset;
    this.#at++;
    // Signature contents are tens of kilobytes of hex: find the end first, then fill.
    const close = this.bytes.indexOf(0x3e, this.#at);
    if (close < 0) {
      if (!this.final) throw new WindowTooSmall();
      throw this.#damaged('a hex string without end');
    }
    const out = new Uint8Array((close - this.#at + 1) >> 1);
    let digits = 0;
    for (; this.#at < close; this.#at++) {
      const code = this.bytes[this.#at]!;
      const digit = hexDigit(code);
      if (digit < 0) {
        if (isWhitespace(code)) continue;
        throw this.#damaged('a hex string with other characters');
      }
      // An odd last digit stands for digit * 16 (7.3.4.3).
      out[digits >> 1]! |= digits & 1 ? digit : digit << 4;
      digits++;
    }
    this.#at++;
    return {kind: 'string', bytes: out.subarray(0, (digits + 1) >> 1), hex: true, start, end: this.offset};
  }

  #readArray(depth: number): PdfObject {
    const start = this.offset;
    this.#at++;
    const items: PdfObject[] = [];
    for (;;) {
      const item = this.#readAny(depth + 1);
      if (isClosing(item) && item.value === ']') return {kind: 'array', items, start, end: this.offset};
      if (item === undefined || isClosing(item) || isKeyword(item)) throw this.#damaged('an array without end');
      items.push(item);
    }
  }

  #readDict(depth: number): PdfObject {
    const start = this.offset;
    this.#at += 2;
    const entries = new Map<string, PdfObject>();
    const duplicateKeys: string[] = [];
    for (;;) {
      const key = this.#readAny(depth + 1);
      if (isClosing(key) && key.value === '>>') break;
      if (typeof key !== 'object' || key === null || key.kind !== 'name') throw this.#damaged('a dictionary key that is no name');
      const value = this.#readAny(depth + 1);
      if (value === undefined || isClosing(value) || isKeyword(value)) throw this.#damaged(`no value for /${key.value}`);
      if (entries.has(key.value)) duplicateKeys.push(key.value);
      entries.set(key.value, value);
    }
    return {kind: 'dict', entries, ...(duplicateKeys.length > 0 && {duplicateKeys}), start, end: this.offset};
  }

  #readNumberOrWord(): PdfObject | Keyword {
    const start = this.#at;
    while (this.#peek() !== END && isRegular(this.#peek())) this.#at++;
    const word = latin1(this.bytes.subarray(start, this.#at));
    if (/^\d+$/.test(word)) return this.#tryReference(Number(word)) ?? Number(word);
    // Readers accept `--5` and `5-3`; parseFloat reads the part that makes sense.
    if (/^[+-]*(\d+\.?\d*|\.\d+)/.test(word)) return Number.parseFloat(word.replace(/^[+-]*(?=[+-])/, '')) || 0;
    if (/^[+-]?\.?$/.test(word)) return 0;
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    return {kind: 'keyword', value: word};
  }

  #tryReference(num: number): PdfObject | undefined {
    const before = this.#at;
    const gen = this.tryInteger();
    if (gen !== undefined) {
      this.skipSpace();
      if (this.#peek() === 0x52) {
        const after = this.#peek(1);
        if (after === END || !isRegular(after)) {
          this.#at++;
          return {kind: 'ref', num, gen};
        }
      }
    }
    this.#at = before;
    return undefined;
  }

  #take(): number {
    const code = this.#peek();
    if (code === END) throw this.#damaged('a string without end');
    this.#at++;
    return code;
  }

  #damaged(fact: string): OfficeError {
    return new OfficeError('pdf-damaged', `at byte ${this.offset}: ${fact}`);
  }
}

function isClosing(token: unknown): token is Closing {
  return typeof token === 'object' && token !== null && 'kind' in token && token.kind === 'closing';
}

export function isKeyword(token: unknown): token is Keyword {
  return typeof token === 'object' && token !== null && 'kind' in token && token.kind === 'keyword';
}
