/** The page's end of the PDF worker; without a worker the same calls run here, so that nobody needs two code paths. */
import {errorCode, OfficeError} from '../core/office-error.js';
import type {WantedPlace} from '../core/signature/placement/find-signature-places.js';
import type {Place} from '../core/signature/signature-place.js';
import type {Signer, SignOptions, ValidateOptions, ValidationReport} from '../signature.js';
import type {
  FromWorker,
  PdfCall,
  PdfCallName,
  PdfCalls,
  Result,
  ToWorker,
  WireRequest,
  WireResponse,
} from './pdf-message.js';

/** The three calls of the engine, with the errors of `trinh-ky/signature`. */
export interface PdfClient {
  validatePdf(pdf: Blob, options?: ValidateOptions): Promise<ValidationReport>;
  signPdf(pdf: Blob, signer: Signer, options?: SignOptions): Promise<Blob>;
  findSignaturePlaces(pdf: Blob, wanted: WantedPlace): Promise<readonly Place[]>;
  /** Ends every running call with `aborted` and lets go of the worker, which belongs to the host. */
  close(): void;
}

interface Running {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: OfficeError) => void;
  readonly signer?: Signer | undefined;
  readonly fetch?: typeof fetch | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * `worker`: a module worker running `pdf-worker.js`, made by the host. Absent: everything runs in this thread.
 * A worker that dies ends its calls with `worker-lost`; the host makes another.
 */
export function createPdfClient(worker?: Worker): PdfClient {
  return worker ? new WorkerClient(worker) : directClient;
}

const directClient: PdfClient = {
  validatePdf: async (pdf, options) => (await import('../signature.js')).validatePdf(pdf, options),
  signPdf: async (pdf, signer, options) => (await import('../signature.js')).signPdf(pdf, signer, options),
  findSignaturePlaces: async (pdf, wanted) =>
    (await import('../signature.js')).findSignaturePlaces(pdf, wanted),
  close: () => undefined,
};

class WorkerClient implements PdfClient {
  readonly #worker: Worker;
  readonly #running = new Map<number, Running>();
  readonly #listening = new AbortController();
  #calls = 0;

  constructor(worker: Worker) {
    this.#worker = worker;
    const {signal} = this.#listening;
    worker.addEventListener('message', ({data}: MessageEvent<FromWorker>) => this.#receive(data), {signal});
    worker.addEventListener('error', event => this.#endAll('worker-lost', event.message), {signal});
    worker.addEventListener(
      'messageerror',
      () => this.#endAll('worker-lost', 'an answer could not be read'),
      {signal},
    );
  }

  validatePdf(pdf: Blob, {fetch, signal, ...options}: ValidateOptions = {}): Promise<ValidationReport> {
    return this.#call(
      'validate',
      {pdf, options: {...options, usesNetwork: fetch !== undefined}},
      {fetch, signal},
    );
  }

  signPdf(
    pdf: Blob,
    signer: Signer,
    {fetch = globalThis.fetch, signal, ...options}: SignOptions = {},
  ): Promise<Blob> {
    const {certificateChain: chain, algorithm} = signer;
    return this.#call(
      'sign',
      {pdf, chain, algorithm, options: {...options, usesNetwork: true}},
      {signer, fetch, signal},
    );
  }

  findSignaturePlaces(pdf: Blob, wanted: WantedPlace): Promise<readonly Place[]> {
    return this.#call('places', {pdf, wanted}, {});
  }

  close(): void {
    this.#endAll('aborted', 'the client was closed');
    this.#listening.abort();
  }

  #call<K extends PdfCallName>(
    call: K,
    ask: PdfCalls[K]['ask'],
    means: Omit<Running, 'resolve' | 'reject'>,
  ): Promise<PdfCalls[K]['answer']> {
    const id = (this.#calls += 1);
    return new Promise((resolve, reject) => {
      if (means.signal?.aborted) {
        reject(new OfficeError('aborted', `${call} was stopped before it began`));
        return;
      }
      this.#running.set(id, {...means, resolve: value => resolve(value as PdfCalls[K]['answer']), reject});
      means.signal?.addEventListener('abort', () => this.#abort(id), {once: true});
      this.#post({type: 'call', id, call, ask} as PdfCall);
    });
  }

  /** Ends the call at once: a worker in the middle of a long step answers later, to nobody. */
  #abort(id: number): void {
    this.#post({type: 'abort', id});
    this.#running.get(id)?.reject(new OfficeError('aborted', 'the call was stopped'));
    this.#running.delete(id);
  }

  #post(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #receive(message: FromWorker): void {
    const running = this.#running.get(message.id);
    if (message.type === 'answer') {
      this.#running.delete(message.id);
      if (message.result.ok) running?.resolve(message.result.value);
      else running?.reject(new OfficeError(message.result.code, message.result.message));
    } else if (message.type === 'sign') {
      const signing = running?.signer?.sign(
        message.attributes,
        running.signal ? {signal: running.signal} : {},
      );
      void toResult(signing).then(result => this.#post({type: 'signed', request: message.request, result}));
    } else {
      const fetching = running?.fetch && fetchFor(running.fetch, message.ask, running.signal);
      void toResult(fetching, 'network').then(result =>
        this.#post({type: 'fetched', request: message.request, result}),
      );
    }
  }

  #endAll(code: string, message: string): void {
    for (const running of this.#running.values()) running.reject(new OfficeError(code, message));
    this.#running.clear();
  }
}

async function toResult<T>(work: Promise<T> | undefined, fallback?: string): Promise<Result<T>> {
  try {
    if (!work) return {ok: false, code: 'aborted', message: 'the call was stopped'};
    return {ok: true, value: await work};
  } catch (error) {
    return {
      ok: false,
      code: fallback ?? errorCode(error),
      message: error instanceof Error ? error.message : String(error),
    };
  }
}

async function fetchFor(
  port: typeof fetch,
  ask: WireRequest,
  signal: AbortSignal | undefined,
): Promise<WireResponse> {
  const headers = ask.headers.map(([name, value]): [string, string] => [name, value]);
  const response = await port(ask.url, {
    method: ask.method,
    headers,
    ...(ask.body ? {body: ask.body} : {}),
    ...(signal ? {signal} : {}),
  });
  return {status: response.status, headers: [...response.headers], body: await response.arrayBuffer()};
}
