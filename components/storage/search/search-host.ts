/**
 * Serves one search index to every tab. Sync access handles allow one holder, so the workers agree by a Web Lock: whoever has it owns
 * the files and answers for all; when its tab closes, the browser gives the lock to the next, and unanswered questions are put again.
 */
import {errorCode} from '../../core/office-error.js';
import {openSearchFiles} from './search-files.js';
import type {BetweenWorkers, SearchAnswer, SearchAsk} from './search-protocol.js';
import {SearchRegister} from './search-register.js';

/** What was added is on the disk this long after the last of it. */
const flushAfterMs = 2000;

interface Pending {
  readonly ask: SearchAsk;
  readonly answer: (answer: SearchAnswer) => void;
}

export class SearchHost {
  readonly #id = crypto.randomUUID();
  readonly #channel: BroadcastChannel;
  readonly #pending = new Map<number, Pending>();
  #register: SearchRegister | undefined;
  #failure: SearchAnswer | undefined;
  #flushTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(name: string) {
    this.#channel = new BroadcastChannel(`trinh-ky:${name}:search`);
    this.#channel.addEventListener('message', (event: MessageEvent<BetweenWorkers>) => this.#hear(event.data));
    void navigator.locks.request(`trinh-ky:${name}:search`, () => this.#own(name));
  }

  /** Answers `ask`, here or through the owner. `id` is this worker's own count. */
  ask(id: number, ask: SearchAsk, answer: (answer: SearchAnswer) => void): void {
    if (this.#register) return void this.#serve(ask).then(answer);
    if (this.#failure) return answer(this.#failure);
    this.#pending.set(id, {ask, answer});
    this.#say({kind: 'ask', from: this.#id, id, ask});
  }

  /** Loads the index, then holds the lock for as long as this worker lives. */
  async #own(name: string): Promise<void> {
    try {
      const register = new SearchRegister(await openSearchFiles(name));
      await register.load();
      this.#register = register;
      this.#say({kind: 'owner'});
    } catch (error) {
      this.#failure = failed(error);
    }
    const waiting = [...this.#pending.values()];
    this.#pending.clear();
    for (const {ask, answer} of waiting) answer(this.#failure ?? (await this.#serve(ask)));
    await new Promise<never>(() => undefined);
  }

  #hear(said: BetweenWorkers): void {
    switch (said.kind) {
      case 'owner':
        // The owner before may have died with our questions; answering twice does no harm, each has an id.
        for (const [id, {ask}] of this.#pending) this.#say({kind: 'ask', from: this.#id, id, ask});
        return;
      case 'ask': {
        const {from, id, ask} = said;
        if (this.#register) void this.#serve(ask).then(answer => this.#say({kind: 'answer', to: from, id, answer}));
        return;
      }
      case 'answer': {
        if (said.to !== this.#id) return;
        const pending = this.#pending.get(said.id);
        this.#pending.delete(said.id);
        pending?.answer(said.answer);
      }
    }
  }

  #say(said: BetweenWorkers): void {
    this.#channel.postMessage(said);
  }

  async #serve(ask: SearchAsk): Promise<SearchAnswer> {
    const register = this.#register!;
    try {
      switch (ask.call) {
        case 'put':
          await register.put(ask.documents);
          this.#flushSoon();
          return {ok: true, value: undefined};
        case 'remove':
          await register.remove(ask.ids);
          this.#flushSoon();
          return {ok: true, value: undefined};
        case 'find':
          return {ok: true, value: await register.find(ask.text, ask.options)};
        case 'count':
          return {ok: true, value: register.count};
        case 'flush':
          clearTimeout(this.#flushTimer);
          return {ok: true, value: await register.flush()};
        case 'clear':
          return {ok: true, value: await register.clear()};
      }
    } catch (error) {
      return failed(error);
    }
  }

  #flushSoon(): void {
    clearTimeout(this.#flushTimer);
    // A full disk at this moment is met again, and told, at the next put or flush.
    this.#flushTimer = setTimeout(() => void this.#register?.flush().catch(() => undefined), flushAfterMs);
  }
}

function failed(error: unknown): SearchAnswer {
  return {ok: false, code: errorCode(error), message: error instanceof Error ? error.message : String(error)};
}
