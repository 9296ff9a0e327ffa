/** Base64 straight from and to bytes: the platform's `atob` would pass through a string twice the size. RFC 4648, 4. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const skip = 64;
const bad = 255;
const values = new Uint8Array(128).fill(bad);
for (let at = 0; at < 64; at++) values[alphabet.charCodeAt(at)] = at;
for (const blank of ' \t\r\n') values[blank.charCodeAt(0)] = skip;
// The URL alphabet is forgiven: one gateway writes it.
values['-'.charCodeAt(0)] = 62;
values['_'.charCodeAt(0)] = 63;

const characterReference = /^&#(?:x([0-9a-f]{1,4})|(\d{1,5}));/i;

export interface Decoded {
  readonly bytes: Uint8Array;
  /** False where characters outside the alphabet were passed over or the length is impossible. */
  readonly clean: boolean;
}

/** Decodes `text[start, end)`; line breaks are expected, anything else foreign is passed over and reported. */
export function decodeBase64(text: string, start = 0, end = text.length): Decoded {
  const out = new Uint8Array(Math.floor(((end - start) * 3) / 4) + 3);
  let length = 0;
  let clean = true;
  let bits = 0;
  let held = 0;
  let at = start;
  while (at < end) {
    // Four characters at a time while nothing unusual is met: nearly the whole of a large attachment.
    if (at + 4 <= end && held === 0) {
      const a = text.charCodeAt(at);
      const b = text.charCodeAt(at + 1);
      const c = text.charCodeAt(at + 2);
      const d = text.charCodeAt(at + 3);
      if ((a | b | c | d) < 128) {
        const one = values[a]!;
        const two = values[b]!;
        const three = values[c]!;
        const four = values[d]!;
        if ((one | two | three | four) < 64) {
          const word = (one << 18) | (two << 12) | (three << 6) | four;
          out[length++] = word >> 16;
          out[length++] = (word >> 8) & 255;
          out[length++] = word & 255;
          at += 4;
          continue;
        }
      }
    }
    // One at a time past a line break or padding, until four stand in a row again.
    let code = text.charCodeAt(at);
    let width = 1;
    // Java's serialisers write a carriage return as "&#13;".
    const reference = code === 38 ? characterReference.exec(text.slice(at, at + 10)) : null;
    if (reference) {
      code = reference[1] === undefined ? Number(reference[2]) : Number.parseInt(reference[1], 16);
      width = reference[0].length;
    }
    at += width;
    const value = code < 128 ? values[code]! : bad;
    if (value < 64) {
      bits = (bits << 6) | value;
      held += 6;
      if (held >= 8) {
        held -= 8;
        out[length++] = (bits >> held) & 255;
        bits &= (1 << held) - 1;
      }
    } else if (code === 61) {
      held = 0;
      bits = 0;
    } else if (value === bad) clean = false;
  }
  if (held >= 6) clean = false;
  return {bytes: out.subarray(0, length), clean};
}

/** Encodes without line breaks. */
export function encodeBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  // A multiple of three, so that no padding falls between two parts.
  const step = 3 * 8192;
  for (let at = 0; at < bytes.length; at += step) {
    let text = '';
    const end = Math.min(at + step, bytes.length);
    for (let from = at; from < end; from += 3) {
      const word = (bytes[from]! << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0);
      text +=
        alphabet[word >> 18]! +
        alphabet[(word >> 12) & 63]! +
        (from + 1 < end ? alphabet[(word >> 6) & 63]! : '=') +
        (from + 2 < end ? alphabet[word & 63]! : '=');
    }
    parts.push(text);
  }
  return parts.join('');
}
