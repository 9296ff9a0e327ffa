/** Writes the little DER that verifying needs: an OCSP request, a re-encoded attribute set. X.690 10. */
import {joinBytes} from './der-value.js';

/** One DER value. `identifier` is the whole identifier octet, for example 0x30 for SEQUENCE. */
export function encodeDer(identifier: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = joinBytes(contents);
  const length: number[] = [];
  if (content.length < 0x80) length.push(content.length);
  else {
    for (let rest = content.length; rest > 0; rest = Math.floor(rest / 256)) length.unshift(rest % 256);
    length.unshift(0x80 + length.length);
  }
  return joinBytes([Uint8Array.of(identifier, ...length), content]);
}

export const encodeSequence = (...contents: readonly Uint8Array[]): Uint8Array =>
  encodeDer(0x30, ...contents);

export const encodeNull = (): Uint8Array => Uint8Array.of(5, 0);

/** X.690 8.19. */
export function encodeOid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const octets: number[] = [];
  for (const arc of [first * 40 + second, ...rest]) {
    const groups = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      groups.unshift((left % 128) + 128);
    octets.push(...groups);
  }
  return encodeDer(6, Uint8Array.from(octets));
}

/** A non-negative INTEGER from big-endian octets. */
export function encodeUnsigned(octets: Uint8Array): Uint8Array {
  let start = 0;
  while (start < octets.length - 1 && octets[start] === 0) start += 1;
  const trimmed = octets.subarray(start);
  return encodeDer(2, (trimmed[0] ?? 0) >= 0x80 ? joinBytes([Uint8Array.of(0), trimmed]) : trimmed);
}
