/**
 * The wire between a page and its PDF worker: everything that crosses it, and nothing else. Keys, network and abort
 * signals stay on the page's side; the worker asks back for a signature value or an answer from the network.
 */
import type {SignOptions, ValidateOptions, ValidationReport} from '../signature.js';
import type {Place} from '../core/signature/signature-place.js';
import type {WantedPlace} from '../core/signature/placement/find-signature-places.js';

/** Options without what cannot be cloned; `usesNetwork` says that the page lends its `fetch`. */
export type WireOptions<T> = Omit<T, 'fetch' | 'signal'> & {readonly usesNetwork: boolean};

export interface PdfCalls {
  validate: {
    readonly ask: {readonly pdf: Blob; readonly options: WireOptions<ValidateOptions>};
    readonly answer: ValidationReport;
  };
  places: {
    readonly ask: {readonly pdf: Blob; readonly wanted: WantedPlace};
    readonly answer: readonly Place[];
  };
  sign: {
    readonly ask: {
      readonly pdf: Blob;
      readonly chain: readonly Uint8Array[];
      readonly algorithm: string;
      readonly options: WireOptions<SignOptions>;
    };
    readonly answer: Blob;
  };
}
export type PdfCallName = keyof PdfCalls;

export type PdfCall = {
  [K in PdfCallName]: {
    readonly type: 'call';
    readonly id: number;
    readonly call: K;
    readonly ask: PdfCalls[K]['ask'];
  };
}[PdfCallName];

/** Errors lose their class between contexts, so they cross as facts. */
export type Result<T> =
  | {readonly ok: true; readonly value: T}
  | {readonly ok: false; readonly code: string; readonly message: string};

export interface WireRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body?: ArrayBuffer;
}
export interface WireResponse {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: ArrayBuffer;
}

export type ToWorker =
  | PdfCall
  | {readonly type: 'abort'; readonly id: number}
  | {readonly type: 'signed'; readonly request: number; readonly result: Result<Uint8Array>}
  | {readonly type: 'fetched'; readonly request: number; readonly result: Result<WireResponse>};

export type FromWorker =
  | {readonly type: 'answer'; readonly id: number; readonly result: Result<unknown>}
  | {readonly type: 'sign'; readonly id: number; readonly request: number; readonly attributes: Uint8Array}
  | {readonly type: 'fetch'; readonly id: number; readonly request: number; readonly ask: WireRequest};
