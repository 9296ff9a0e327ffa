/** Everything said between a page, its search worker, and the workers of other tabs. */
import type {OfficeDocument} from '../../core/document/office-document.js';
import type {SearchOptions, SearchResult} from './search-register.js';

export interface SearchCalls {
  put: {ask: {documents: readonly OfficeDocument[]}; answer: undefined};
  remove: {ask: {ids: readonly string[]}; answer: undefined};
  find: {ask: {text: string; options: SearchOptions}; answer: SearchResult};
  count: {ask: Record<never, never>; answer: number};
  flush: {ask: Record<never, never>; answer: undefined};
  clear: {ask: Record<never, never>; answer: undefined};
}
export type SearchCallName = keyof SearchCalls;

export type SearchAsk = {readonly [Name in SearchCallName]: {readonly call: Name} & SearchCalls[Name]['ask']}[SearchCallName];

export type SearchAnswer =
  | {readonly ok: true; readonly value: unknown}
  | {readonly ok: false; readonly code: string; readonly message: string};

/** Page → its worker. */
export type ToWorker = {readonly kind: 'open'; readonly name: string} | {readonly kind: 'ask'; readonly id: number; readonly ask: SearchAsk};
/** Worker → its page. */
export type ToPage = {readonly kind: 'answer'; readonly id: number; readonly answer: SearchAnswer};

/** Between the workers of one desk: one owns the files, the others send it what their pages ask. */
export type BetweenWorkers =
  | {readonly kind: 'owner'}
  | {readonly kind: 'ask'; readonly from: string; readonly id: number; readonly ask: SearchAsk}
  | {readonly kind: 'answer'; readonly to: string; readonly id: number; readonly answer: SearchAnswer};
