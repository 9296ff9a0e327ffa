/** Character classes of PDF syntax. ISO 32000-2, 7.2.3, Tables 1 and 2. */
const REGULAR = 0;
const WHITESPACE = 1;
const DELIMITER = 2;

const CLASSES = new Uint8Array(256).fill(REGULAR);
for (const code of [0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]) CLASSES[code] = WHITESPACE;
for (const char of '()<>[]{}/%') CLASSES[char.charCodeAt(0)] = DELIMITER;

export const CR = 0x0d;
export const LF = 0x0a;

export function isWhitespace(code: number): boolean {
  return CLASSES[code] === WHITESPACE;
}
export function isRegular(code: number): boolean {
  return CLASSES[code] === REGULAR;
}
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
/** 0 to 15, or -1. */
export function hexDigit(code: number): number {
  if (isDigit(code)) return code - 0x30;
  const upper = code & 0xdf;
  return upper >= 0x41 && upper <= 0x46 ? upper - 0x37 : -1;
}

/** One char per byte, both ways: the form in which names and keywords are compared. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return text;
}
export function latin1Bytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** First index of `needle` in `bytes` at or after `from`, or -1. */
export function indexOfBytes(bytes: Uint8Array, needle: Uint8Array, from = 0): number {
  const first = needle[0] ?? 0;
  for (let at = bytes.indexOf(first, from); at >= 0 && at + needle.length <= bytes.length; at = bytes.indexOf(first, at + 1)) {
    let matched = 1;
    while (matched < needle.length && bytes[at + matched] === needle[matched]) matched++;
    if (matched === needle.length) return at;
  }
  return -1;
}
/** Last index of `needle` in `bytes`, starting at or before `from`, or -1. */
export function lastIndexOfBytes(bytes: Uint8Array, needle: Uint8Array, from = bytes.length): number {
  const first = needle[0] ?? 0;
  const latest = Math.min(from, bytes.length - needle.length);
  for (let at = latest < 0 ? -1 : bytes.lastIndexOf(first, latest); at >= 0; at = at > 0 ? bytes.lastIndexOf(first, at - 1) : -1) {
    let matched = 1;
    while (matched < needle.length && bytes[at + matched] === needle[matched]) matched++;
    if (matched === needle.length) return at;
  }
  return -1;
}
