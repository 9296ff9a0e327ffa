/**
 * The PDF engine in a worker of its own: nothing it does holds up a screen, and nothing it does goes on for ever. A file that
 * takes too long, or an engine that died of it, costs its own call and the worker; the next call gets a fresh one.
 */
import {createPdfClient} from '../components/workers/pdf-client.js';
import type {PdfClient} from '../components/workers/pdf-client.js';
import {OfficeError} from '../components/core/office-error.js';

/** A check of an honest file of 10 MB takes well under a second; a minute more for every 100 MB. */
const baseLimit = 30_000;
const limitPerByte = 60_000 / (100 << 20);
/** How long a stopped call may go on inside the worker before it is taken down with it. */
const grace = 2000;

interface Running {
  readonly worker: Worker;
  readonly client: PdfClient;
}

export class PdfWorkerHost {
  readonly #make: () => Worker;
  readonly #baseLimit: number;
  #running: Running | undefined;

  /** `make`: only the host knows where the worker's file lies. */
  constructor(make: () => Worker, limit = baseLimit) {
    this.#make = make;
    this.#baseLimit = limit;
  }

  /** @throws {OfficeError} `check-too-long`, `worker-lost`, `aborted`, and what the call itself throws */
  async call<T>(pdf: Blob, signal: AbortSignal | undefined, work: (client: PdfClient, signal: AbortSignal) => Promise<T>): Promise<T> {
    if (signal?.aborted) throw new OfficeError('aborted', 'stopped before it began');
    const running = this.#take();
    const stop = new AbortController();
    const limit = this.#baseLimit + pdf.size * limitPerByte;
    const timer = setTimeout(() => stop.abort(new OfficeError('check-too-long', `more than ${Math.round(limit)} ms`)), limit);
    const give = () => stop.abort(new OfficeError('aborted', 'stopped by its reader'));
    signal?.addEventListener('abort', give, {once: true});
    try {
      return await Promise.race([work(running.client, stop.signal), stopped(stop.signal)]);
    } catch (thrown) {
      if (thrown instanceof OfficeError && thrown.code === 'worker-lost') this.#retire(running, 0);
      // It may be in the middle of a long step and hear nothing; the next file does not wait for it.
      if (stop.signal.aborted) this.#retire(running, grace);
      throw stop.signal.aborted ? stop.signal.reason : thrown;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', give);
    }
  }

  #take(): Running {
    if (this.#running) return this.#running;
    const worker = this.#make();
    this.#running = {worker, client: createPdfClient(worker)};
    return this.#running;
  }

  /** Takes no new calls; what runs in it has `delay` to end. */
  #retire(running: Running, delay: number): void {
    if (this.#running === running) this.#running = undefined;
    setTimeout(() => {
      running.client.close();
      running.worker.terminate();
    }, delay);
  }
}

function stopped(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), {once: true}));
}
