/** Names of write-once places. Only letters, digits, `-` and `_`: a dot, a star or a greater-than would widen a subject of the engine. */
import {OfficeError} from '../office-error.js';
import type {ExchangeEnvelope} from './exchange.js';

const token = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * A token for anything: itself where it is one already, else 43 characters of its SHA-256. Document ids hold commas, slashes and
 * Vietnamese letters.
 */
export async function slotToken(text: string): Promise<string> {
  const plain = text.normalize('NFC').trim();
  if (token.test(plain)) return plain;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(plain)));
  return btoa(String.fromCharCode(...digest))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** @throws OfficeError `slot-invalid` */
export function checkSlot(slot: string): string {
  if (!slot.split('.').every(part => token.test(part)))
    throw new OfficeError('slot-invalid', `not a slot name: ${slot.slice(0, 200)}`);
  return slot;
}

/** The one slot an envelope goes into: `<from>.<to>.<document>.<kind>`. */
export async function envelopeSlot(envelope: Omit<ExchangeEnvelope, 'bytes'>): Promise<string> {
  const parts = await Promise.all(
    [envelope.from, envelope.to, envelope.documentId, envelope.kind].map(slotToken),
  );
  return parts.join('.');
}

export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** SHA-256, lower-case hex. */
export async function digestHex(bytes: Uint8Array | ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  return Array.from(digest, each => each.toString(16).padStart(2, '0')).join('');
}
