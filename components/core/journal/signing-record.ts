/**
 * What a person saw when they signed, as the journal keeps it: which bytes, how many of the pages, which version, on what screen, and what
 * came of it. It is the answer to "I never saw that page". Never document text.
 */
import type {ChainVerdict} from './hash-chain.js';
import type {JournalEntry} from './journal-entry.js';

export interface SigningRecord {
  /** Of the journal's entry: the chain proves it. */
  readonly sequence: number;
  readonly hash: string;
  /** RFC 3339, by the machine's clock. */
  readonly signedAt: string;
  readonly act: 'signature' | 'seal';
  readonly documentId?: string;
  /** SHA-256 of the bytes that stood on the screen, and of the file that was made of them; lower-case hex. */
  readonly shown: string;
  readonly signed?: string;
  readonly pages?: number;
  readonly pagesShown?: number;
  /** 1-based: how many times the file had been saved or signed before, and this. */
  readonly revision?: number;
  /** RFC 3339: when the officer asked to sign what was on the screen. */
  readonly shownAt?: string;
  /** Page of the visible signature and its rectangle in PDF points; absent: invisible. */
  readonly place?: {readonly page: number; readonly rect: readonly number[]};
  /** `1920x1080@1.25, 920x760`: the screen, its scale, the window. */
  readonly screen?: string;
  /** Signed in one go with others: the batch, and whether this document was opened. */
  readonly batch?: {readonly id: string; readonly choice: string; readonly read: boolean};
}

/** What is taken away and checked anywhere: the records, and the chain they hang on. */
export interface SigningRecordExport {
  readonly format: 'trinh-ky/signing-records-1';
  readonly exportedAt: string;
  readonly chain: ChainVerdict;
  readonly records: readonly SigningRecord[];
  /** The whole journal, so that `verifyChain` needs nothing else. */
  readonly journal: readonly JournalEntry[];
}

/** The newest first; entries of other acts are left out. */
export function signingRecords(entries: readonly JournalEntry[]): readonly SigningRecord[] {
  return entries.flatMap(entry => recordOf(entry) ?? []).reverse();
}

function recordOf(entry: JournalEntry): SigningRecord | undefined {
  const act = entry.act === 'signature-made' ? 'signature' : entry.act === 'document-sealed' ? 'seal' : undefined;
  const {shown} = entry.facts;
  if (!act || typeof shown !== 'string') return undefined;
  const number = (name: string) => (typeof entry.facts[name] === 'number' ? {[name]: entry.facts[name]} : {});
  const text = (name: string) => (typeof entry.facts[name] === 'string' ? {[name]: entry.facts[name]} : {});
  const {placePage, placeRect, batch, choice, read} = entry.facts;
  return {
    sequence: entry.sequence,
    hash: entry.hash,
    signedAt: entry.at,
    act,
    shown,
    ...(entry.documentId !== undefined && {documentId: entry.documentId}),
    ...(entry.digest !== undefined && {signed: entry.digest}),
    ...number('pages'),
    ...number('pagesShown'),
    ...number('revision'),
    ...text('shownAt'),
    ...text('screen'),
    ...(typeof placePage === 'number' && typeof placeRect === 'string' && {place: {page: placePage, rect: placeRect.split(' ').map(Number)}}),
    ...(typeof batch === 'string' && {batch: {id: batch, choice: String(choice), read: read === true}}),
  };
}
