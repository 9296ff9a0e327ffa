/**
 * Connects what an officer types to the draft store. The page gives every change; this saves in bursts, once more when the page is
 * hidden, and keeps retrying until the disk takes it. The rules of time are in `core/draft/autosave`.
 */
import {restingAutosave, stepAutosave} from '../core/draft/autosave.js';
import type {AutosaveEvent, AutosaveState} from '../core/draft/autosave.js';
import type {Draft} from '../core/draft/draft.js';
import type {DraftHistory} from '../core/draft/draft-history.js';
import type {DraftSaved} from '../core/draft/draft-store.js';
import {errorCode} from '../core/office-error.js';

export interface AutosaveOptions {
  readonly store: {save(draft: Draft, history?: DraftHistory): Promise<DraftSaved>};
  /** The draft is on the disk; on `forked` the page goes on with `saved.draft` and tells the officer of `saved.other`. */
  readonly onSaved?: (saved: DraftSaved) => void;
  readonly onState?: (state: AutosaveState) => void;
  /** Ends it after a last save. */
  readonly signal: AbortSignal;
}

export class Autosave {
  readonly #options: AutosaveOptions;
  #state = restingAutosave;
  #latest: {draft: Draft; history: DraftHistory | undefined} | undefined;
  /** Id and revision the disk has; what the page holds may be a few bursts behind. */
  #onDisk: Pick<Draft, 'id' | 'revision' | 'forkedFrom'> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #idle: (() => void)[] = [];

  constructor(options: AutosaveOptions) {
    this.#options = options;
    const {signal} = options;
    const flush = () => this.#step({kind: 'flush', at: performance.now()});
    // `visibilitychange` is the last event a phone surely sends; `pagehide` covers closing and leaving.
    const flushIfHidden = () => document.visibilityState === 'hidden' && flush();
    document.addEventListener('visibilitychange', flushIfHidden, {signal});
    window.addEventListener('pagehide', flush, {signal});
    signal.addEventListener('abort', flush, {once: true});
  }

  get state(): AutosaveState {
    return this.#state;
  }

  /** The draft as it is now. Cheap: call it on every input event. */
  change(draft: Draft, history?: DraftHistory): void {
    this.#latest = {draft, history};
    this.#step({kind: 'changed', at: performance.now()});
  }

  /** Saves without waiting; resolves when everything typed so far is on the disk, or a save has failed (see `state`). */
  async flush(): Promise<AutosaveState> {
    this.#step({kind: 'flush', at: performance.now()});
    while (this.#state.status === 'saving' || this.#state.status === 'unsaved') {
      await new Promise<void>(resolve => this.#idle.push(resolve));
      if (this.#state.status === 'unsaved') this.#step({kind: 'flush', at: performance.now()});
    }
    return this.#state;
  }

  #step(event: AutosaveEvent): void {
    const {state, effect} = stepAutosave(this.#state, event);
    const isNews = state.status !== this.#state.status;
    this.#state = state;
    clearTimeout(this.#timer);
    if (effect.kind === 'wake') {
      this.#timer = setTimeout(() => this.#step({kind: 'woke', at: performance.now()}), Math.max(0, effect.at - performance.now()));
    }
    if (effect.kind === 'save') void this.#save();
    if (isNews) this.#options.onState?.(state);
    if (event.kind === 'saved' || event.kind === 'failed') for (const resolve of this.#idle.splice(0)) resolve();
  }

  async #save(): Promise<void> {
    const {draft, history} = this.#latest!;
    try {
      const saved = await this.#options.store.save(this.#onDisk ? {...draft, ...this.#onDisk} : draft, history);
      const {id, revision, forkedFrom} = saved.draft;
      this.#onDisk = {id, revision, ...(forkedFrom === undefined ? {} : {forkedFrom})};
      this.#step({kind: 'saved', at: performance.now()});
      this.#options.onSaved?.(saved);
    } catch (error) {
      this.#step({kind: 'failed', at: performance.now(), problem: errorCode(error)});
    }
  }
}
