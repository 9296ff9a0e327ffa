/**
 * Runs the PDF engine in a module worker: hashing, parsing and comparing revisions never hold up a screen. The host makes
 * the worker (only it knows where this file lies) and hands it to `createPdfClient`.
 */
import {errorCode, OfficeError} from '../core/office-error.js';
import {findSignaturePlaces, signPdf, validatePdf} from '../signature.js';
import type {FromWorker, PdfCall, Result, ToWorker, WireResponse} from './pdf-message.js';

/** The worker's own end of the wire; the page's lib does not describe it. */
interface Port {
  postMessage(message: FromWorker): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToWorker>) => void): void;
}

/** Answers calls that arrive on `port` until it is gone. */
export function servePdf(port: Port): void {
  const running = new Map<number, AbortController>();
  const asked = new Map<number, (result: Result<unknown>) => void>();
  let requests = 0;

  const askBack = <T>(make: (request: number) => FromWorker): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const request = (requests += 1);
      asked.set(request, result => {
        if (result.ok) resolve(result.value as T);
        else
          reject(
            result.code === 'network'
              ? new TypeError(result.message)
              : new OfficeError(result.code, result.message),
          );
      });
      port.postMessage(make(request));
    });

  const fetchBack =
    (id: number): typeof fetch =>
    async (input, init) => {
      const asked = new Request(input, init);
      const body = asked.method === 'GET' ? undefined : await asked.arrayBuffer();
      const ask = {
        url: asked.url,
        method: asked.method,
        headers: [...asked.headers],
        ...(body ? {body} : {}),
      };
      const answer = await askBack<WireResponse>(request => ({type: 'fetch', id, request, ask}));
      return new Response(answer.status === 204 ? null : answer.body, {
        status: answer.status,
        headers: answer.headers.map(([name, value]): [string, string] => [name, value]),
      });
    };

  const run = (message: PdfCall, signal: AbortSignal): Promise<unknown> => {
    const network = (uses: boolean) => (uses ? {fetch: fetchBack(message.id)} : {});
    switch (message.call) {
      case 'validate': {
        const {usesNetwork, ...options} = message.ask.options;
        return validatePdf(message.ask.pdf, {...options, ...network(usesNetwork), signal});
      }
      case 'places':
        return findSignaturePlaces(message.ask.pdf, message.ask.wanted);
      case 'sign': {
        const {
          pdf,
          chain,
          algorithm,
          options: {usesNetwork, ...options},
        } = message.ask;
        const sign = (attributes: Uint8Array) =>
          askBack<Uint8Array>(request => ({type: 'sign', id: message.id, request, attributes}));
        return signPdf(
          pdf,
          {certificateChain: chain, algorithm, sign},
          {...options, ...network(usesNetwork), signal},
        );
      }
    }
  };

  const answer = async (message: PdfCall): Promise<void> => {
    const controller = new AbortController();
    running.set(message.id, controller);
    let result: Result<unknown>;
    try {
      result = {ok: true, value: await run(message, controller.signal)};
    } catch (error) {
      result = {
        ok: false,
        code: errorCode(error),
        message: error instanceof Error ? error.message : String(error),
      };
    }
    running.delete(message.id);
    port.postMessage({type: 'answer', id: message.id, result});
  };

  port.addEventListener('message', ({data}) => {
    switch (data.type) {
      case 'call':
        void answer(data);
        return;
      case 'abort':
        running.get(data.id)?.abort();
        return;
      case 'signed':
      case 'fetched':
        asked.get(data.request)?.(data.result);
        asked.delete(data.request);
    }
  });
}

// Imported by a page (the fallback, or a test) this file only exports; in a worker it serves.
if (
  typeof document === 'undefined' &&
  typeof (globalThis as {importScripts?: unknown}).importScripts === 'function'
) {
  servePdf(globalThis as unknown as Port);
}
