/**
 * CMaps: how the bytes of a string fall into codes, and what the codes stand for. ISO 32000-2, 9.7.5 and 9.10.3.
 * One reader serves both kinds: ToUnicode (code to text) and the encoding of a composite font (code to CID).
 */
import {isKeyword, Lexer} from '../lexer.js';
import {isArray, isString} from '../pdf-object.js';
import type {PdfObject} from '../pdf-object.js';

export interface CharacterMap {
  /** Byte lengths codes may have, with their ranges; empty where the map declares none. */
  readonly codeSpaces: readonly {readonly length: number; readonly low: number; readonly high: number}[];
  readonly texts: ReadonlyMap<number, string>;
  readonly cids: ReadonlyMap<number, number>;
}

/** More entries than Unicode has is an attack. */
const MAX_ENTRIES = 200_000;

/** Reads a CMap; damage ends the reading, what was read before it stays. */
export function readCharacterMap(bytes: Uint8Array): CharacterMap {
  const codeSpaces: {length: number; low: number; high: number}[] = [];
  const texts = new Map<number, string>();
  const cids = new Map<number, number>();
  const lexer = new Lexer(bytes, 0, true);
  let operands: PdfObject[] = [];
  for (;;) {
    let token;
    try {
      token = lexer.read();
    } catch {
      break;
    }
    if (token === undefined) break;
    if (!isKeyword(token)) {
      operands.push(token);
      continue;
    }
    if (texts.size + cids.size > MAX_ENTRIES) break;
    switch (token.value) {
      case 'endcodespacerange':
        for (const [low, high] of groups(operands, 2)) {
          if (isString(low) && isString(high))
            codeSpaces.push({length: low.bytes.length, low: code(low.bytes), high: code(high.bytes)});
        }
        break;
      case 'endbfchar':
        for (const [from, to] of groups(operands, 2)) {
          if (isString(from) && isString(to)) texts.set(code(from.bytes), utf16(to.bytes));
        }
        break;
      case 'endbfrange':
        for (const [low, high, to] of groups(operands, 3)) addTextRange(texts, low, high, to);
        break;
      case 'endcidchar':
        for (const [from, cid] of groups(operands, 2)) {
          if (isString(from) && typeof cid === 'number') cids.set(code(from.bytes), cid);
        }
        break;
      case 'endcidrange':
        for (const [low, high, cid] of groups(operands, 3)) {
          if (!isString(low) || !isString(high) || typeof cid !== 'number') continue;
          const first = code(low.bytes);
          for (let at = first; at <= Math.min(code(high.bytes), first + 0xffff); at++)
            cids.set(at, cid + at - first);
        }
        break;
    }
    operands = [];
  }
  return {codeSpaces, texts, cids};
}

/** Splits a string into codes; without declared ranges every code has `fallbackLength` bytes. */
export function splitCodes(
  bytes: Uint8Array,
  map: CharacterMap | undefined,
  fallbackLength: number,
): {code: number; length: number}[] {
  const codes: {code: number; length: number}[] = [];
  const spaces = map?.codeSpaces ?? [];
  for (let at = 0; at < bytes.length;) {
    let length = fallbackLength;
    for (const space of spaces) {
      const candidate = code(bytes.subarray(at, at + space.length));
      if (candidate >= space.low && candidate <= space.high) {
        length = space.length;
        break;
      }
    }
    length = Math.max(1, length);
    codes.push({code: code(bytes.subarray(at, at + length)), length});
    at += length;
  }
  return codes;
}

function addTextRange(texts: Map<number, string>, low?: PdfObject, high?: PdfObject, to?: PdfObject): void {
  if (!isString(low) || !isString(high)) return;
  const first = code(low.bytes);
  const last = Math.min(code(high.bytes), first + 0xffff);
  if (isArray(to)) {
    to.items.forEach((item, index) => {
      if (isString(item) && first + index <= last) texts.set(first + index, utf16(item.bytes));
    });
  } else if (isString(to)) {
    const start = utf16(to.bytes);
    const points = [...start];
    const tail = points.pop()?.codePointAt(0);
    if (tail === undefined) return;
    // Only the last character counts up (9.10.3); a range past the end of Unicode is damage.
    for (let at = first; at <= last && tail + at - first <= 0x10ffff; at++) {
      texts.set(at, points.join('') + String.fromCodePoint(tail + at - first));
    }
  }
}

function* groups(operands: readonly PdfObject[], size: number): Iterable<readonly PdfObject[]> {
  // A count stands before `beginbfchar`, but it went with that keyword.
  for (let at = 0; at + size <= operands.length; at += size) yield operands.slice(at, at + size);
}

function code(bytes: Uint8Array): number {
  let value = 0;
  for (const byte of bytes) value = value * 256 + byte;
  return value;
}

function utf16(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode(bytes[at]! * 256 + bytes[at + 1]!);
  // One lone byte is met in the wild and means Latin-1.
  return bytes.length === 1 ? String.fromCharCode(bytes[0]!) : text;
}
