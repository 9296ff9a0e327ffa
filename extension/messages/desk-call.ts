/**
 * Calls of the extension's own pages to the background, one type per call. A call is answered with a Result, always.
 * Only pages of this extension may make them: a page of an agency system reaches `ca-call` (bridge-call.ts) and nothing else.
 */
import {matching, oneOf, shape, text} from './check.js';
import type {Checked} from './check.js';
import type {Decision} from '../../components/core/draft/draft.js';
import type {SystemState} from '../adapter/adapter-problem.js';

const origin = matching(/^https?:\/\/[^/\s]+$/);
const nonce = matching(/^[\w-]{16,64}$/);
const documentId = text(500);

const listSites = shape({type: oneOf('list-sites'), nonce});
/** The host was granted in the page that calls; here its adapter is found and its content script registered. */
const addSite = shape({type: oneOf('add-site'), nonce, address: text(2000)});
const removeSite = shape({type: oneOf('remove-site'), nonce, origin});
const setBridge = shape({type: oneOf('set-bridge'), nonce, origin, mode: oneOf('off', 'ask', 'always')});
/** Reads the lists of one system, or of all. */
const readInbox = shape({type: oneOf('read-inbox'), nonce}, {origin});
/** Reads one document's own page and the bytes of its files into the store. */
const openDocument = shape({type: oneOf('open-document'), nonce, documentId});
/** Works on the outbox now instead of at the next alarm. `commandId`: its pause is over. */
const deliver = shape({type: oneOf('deliver'), nonce}, {commandId: text(100)});
/** Sends and receives now, by the exchange this desk is set to. */
const exchangeRound = shape({type: oneOf('exchange-round'), nonce});
const importAdapter = shape({type: oneOf('import-adapter'), nonce, json: text(200_000)});
const removeAdapter = shape({type: oneOf('remove-adapter'), nonce, id: text(100)});
const listAdapters = shape({type: oneOf('list-adapters'), nonce});

const calls = [
  listSites,
  addSite,
  removeSite,
  setBridge,
  readInbox,
  openDocument,
  deliver,
  exchangeRound,
  importAdapter,
  removeAdapter,
  listAdapters,
] as const;

export type DeskCall = Checked<(typeof calls)[number]>;
export type CallOf<T extends DeskCall['type']> = Extract<DeskCall, {type: T}>;

export function isDeskCall(value: unknown): value is DeskCall {
  return calls.some(check => check(value));
}

/** A system the officer granted, as the screens show it. */
export interface SiteFacts {
  readonly origin: string;
  /** Context path of the system on that host, without a slash at the end. */
  readonly path: string;
  readonly name: string;
  readonly adapterId?: string;
  readonly granted: boolean;
  readonly state: SystemState;
  /** Step and code of a broken adapter: what a report names. */
  readonly step?: string;
  readonly code?: string;
  readonly officer?: string;
  readonly bridge: 'off' | 'ask' | 'always';
  readonly addedAt: string;
  readonly lastUsedAt?: string;
  /** Decisions its adapter can enter, and the longest opinion that leaves room for the mark. */
  readonly decisions?: readonly Decision[];
  readonly textLimit?: number;
  /** Decisions that switched themselves off after a broken step; reading goes on. */
  readonly actionsOff?: readonly string[];
}

export interface AdapterFacts {
  readonly id: string;
  readonly name: string;
  readonly v: number;
  readonly from: 'package' | 'imported' | 'policy';
  readonly problem?: string;
}

/** Why one file of a document could not be had: `pdf-empty`, `not-a-pdf`, `file-over-limit`, `storage-full` … */
export interface FileProblem {
  readonly fileId: string;
  readonly code: string;
}

export interface DeskAnswers {
  'list-sites': readonly SiteFacts[];
  'add-site': SiteFacts;
  'remove-site': null;
  'set-bridge': null;
  'read-inbox': readonly SiteFacts[];
  'open-document': readonly FileProblem[];
  deliver: null;
  /** `null`: no agency is set, or a round is on its way. */
  'exchange-round': {readonly sent: number; readonly failed: number; readonly taken: number; readonly problem?: string; readonly at: string} | null;
  'import-adapter': AdapterFacts;
  'remove-adapter': null;
  'list-adapters': readonly AdapterFacts[];
}
