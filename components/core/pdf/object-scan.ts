/**
 * Finds the objects that are written in a stretch of a file, whatever its cross-reference sections say.
 * A validator asks it what a revision really holds; a damaged file is rebuilt from it.
 */
import type {ByteSource} from './byte-source.js';
import {indexOfBytes, isDigit, isWhitespace, latin1Bytes} from './characters.js';

export interface ScannedObject {
  readonly num: number;
  readonly gen: number;
  /** File offset of the first digit of its number. */
  readonly start: number;
}

const OBJ = latin1Bytes('obj');
const STEP = 1 << 20;
const OVERLAP = 64;
const MAX_FOUND = 1_000_000;

/**
 * Every `12 0 obj` between two offsets, in file order. Text inside streams may look like one: callers that care check
 * that a hit is not inside a stream they know.
 */
export async function scanObjects(source: ByteSource, start: number, end: number): Promise<ScannedObject[]> {
  const found: ScannedObject[] = [];
  for (let from = start; from < end; from += STEP) {
    const first = Math.max(start, from - OVERLAP);
    const bytes = await source.bytes(first, Math.min(end, from + STEP));
    for (let at = indexOfBytes(bytes, OBJ); at >= 0; at = indexOfBytes(bytes, OBJ, at + OBJ.length)) {
      const header = headerBefore(bytes, at);
      if (!header || found.length >= MAX_FOUND) continue;
      const offset = first + header.at;
      // A hit whose end lies in the overlap was counted with the window before.
      if (first + at + OBJ.length > from || from === start) found.push({num: header.num, gen: header.gen, start: offset});
    }
  }
  return found;
}

/** Reads `12 0 ` backwards from the keyword `obj`. */
function headerBefore(bytes: Uint8Array, keyword: number): {num: number; gen: number; at: number} | undefined {
  let at = keyword;
  const space = (): boolean => {
    const before = at;
    while (at > 0 && isWhitespace(bytes[at - 1]!)) at--;
    return at < before;
  };
  const integer = (): number | undefined => {
    const endOfDigits = at;
    while (at > 0 && isDigit(bytes[at - 1]!)) at--;
    return at < endOfDigits && endOfDigits - at < 11 ? Number(String.fromCharCode(...bytes.subarray(at, endOfDigits))) : undefined;
  };
  space();
  const gen = integer();
  if (gen === undefined || !space()) return undefined;
  const num = integer();
  return num === undefined || num === 0 ? undefined : {num, gen, at};
}
