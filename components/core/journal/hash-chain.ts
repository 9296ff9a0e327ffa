/** The journal's chain: each entry's hash covers the entry and the hash before it, so a change or a gap anywhere shows. */
import type {JournalEntry} from './journal-entry.js';

/** What the caller says of an act; the chain adds its place and its hashes. */
export type JournalAct = Omit<JournalEntry, 'sequence' | 'previous' | 'hash'>;

export type ChainVerdict =
  | {readonly intact: true; readonly entries: number; readonly head: string}
  /** `sequence` is the first entry that does not hold. */
  | {readonly intact: false; readonly sequence: number; readonly reason: 'hash-wrong' | 'link-wrong' | 'sequence-wrong'};

/** What the first entry points back to. */
export const chainStart = '0'.repeat(64);

/** The entry after `last`. */
export async function nextEntry(last: Pick<JournalEntry, 'sequence' | 'hash'> | undefined, act: JournalAct): Promise<JournalEntry> {
  const {at, clock, actor, documentId, digest, facts} = act;
  const entry = {
    sequence: (last?.sequence ?? 0) + 1,
    at,
    clock,
    actor,
    act: act.act,
    ...(documentId === undefined ? {} : {documentId}),
    ...(digest === undefined ? {} : {digest}),
    facts,
    previous: last?.hash ?? chainStart,
  };
  return {...entry, hash: await hashEntry(entry)};
}

/**
 * Follows the chain from its first entry. A chain alone cannot show that its newest entries were cut off: keep the returned `head`
 * elsewhere (an export, a timestamp) and pass it as `expectedHead` later.
 */
export async function verifyChain(entries: Iterable<JournalEntry>, expectedHead?: string): Promise<ChainVerdict> {
  let sequence = 0;
  let head = chainStart;
  let seenExpected = expectedHead === undefined;
  for (const entry of entries) {
    sequence++;
    if (entry.sequence !== sequence) return {intact: false, sequence, reason: 'sequence-wrong'};
    if (entry.previous !== head) return {intact: false, sequence, reason: 'link-wrong'};
    if (entry.hash !== (await hashEntry(entry))) return {intact: false, sequence, reason: 'hash-wrong'};
    head = entry.hash;
    seenExpected ||= head === expectedHead;
  }
  return seenExpected ? {intact: true, entries: sequence, head} : {intact: false, sequence: sequence + 1, reason: 'sequence-wrong'};
}

/** SHA-256, hex, over the entry without `hash` as JSON with sorted names: the same for every writer. */
async function hashEntry({hash: _hash, ...entry}: Omit<JournalEntry, 'hash'> & {hash?: string}): Promise<string> {
  const bytes = new TextEncoder().encode(canonical(entry));
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
