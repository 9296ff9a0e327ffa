/** Search over everything a desk ever saw. The work is done in a worker; a page asks and gets rows. */
import type {OfficeDocument} from '../../core/document/office-document.js';
import {OfficeError} from '../../core/office-error.js';
import type {SearchAsk, SearchCallName, SearchCalls, ToPage, ToWorker} from './search-protocol.js';
import type {SearchOptions, SearchResult} from './search-register.js';

export interface Search {
  /** Adds or replaces by id. Found at once; on the disk two seconds later or after `flush`. */
  put(documents: readonly OfficeDocument[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** What `text` finds; see `core/inbox/search/search-query` for what an officer may type. Empty text: the newest. */
  find(text: string, options?: SearchOptions): Promise<SearchResult>;
  count(): Promise<number>;
  flush(): Promise<void>;
  clear(): Promise<void>;
  close(): void;
}

/** One message carries this many documents, so that searches get their turn in between. */
const batchSize = 1000;

/**
 * Opens the search index of the desk called `name`. Any number of tabs may; one of their workers owns the files.
 * @throws {OfficeError} from each call: `storage-full`, `storage-disabled`, `search-closed`
 */
export function openSearch(name: string): Search {
  const worker = new Worker(new URL('./search-worker.ts', import.meta.url), {type: 'module'});
  const pending = new Map<number, {resolve: (value: never) => void; reject: (error: OfficeError) => void}>();
  let count = 0;
  let isClosed = false;
  const tell = (message: ToWorker) => worker.postMessage(message);
  const fail = (code: string, message: string) => {
    for (const {reject} of pending.values()) reject(new OfficeError(code, message));
    pending.clear();
  };
  worker.addEventListener('message', ({data: {id, answer}}: MessageEvent<ToPage>) => {
    const waiting = pending.get(id);
    pending.delete(id);
    if (answer.ok) waiting?.resolve(answer.value as never);
    else waiting?.reject(new OfficeError(answer.code, answer.message));
  });
  worker.addEventListener('error', event => fail('search-failed', `the search worker failed: ${event.message}`));
  const ask = <Name extends SearchCallName>(call: Name, facts: SearchCalls[Name]['ask']) =>
    new Promise<SearchCalls[Name]['answer']>((resolve, reject) => {
      if (isClosed) return reject(new OfficeError('search-closed', 'the search was closed'));
      const id = ++count;
      pending.set(id, {resolve: resolve as (value: never) => void, reject});
      tell({kind: 'ask', id, ask: {call, ...facts} as unknown as SearchAsk});
    });
  tell({kind: 'open', name});

  return {
    async put(documents) {
      for (let start = 0; start < documents.length; start += batchSize) {
        await ask('put', {documents: documents.slice(start, start + batchSize)});
      }
    },
    remove: ids => ask('remove', {ids}),
    find: (text, options = {}) => ask('find', {text, options}),
    count: () => ask('count', {}),
    flush: () => ask('flush', {}),
    clear: () => ask('clear', {}),
    close: () => {
      isClosed = true;
      worker.terminate();
      fail('search-closed', 'the search was closed');
    },
  };
}
