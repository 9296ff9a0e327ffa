/**
 * When a draft is written to disk: soon after a burst of keys ends, and never later than a quarter of a second after its first key.
 * A state machine without timers: each event gives the next state and what is to be done; whoever drives it keeps the clock.
 * Times are milliseconds of a clock that never goes back.
 */

/** No key for this long: the burst is over. */
export const quietMs = 100;
/** No unsaved key is older than this before a save begins. */
export const longestWaitMs = 250;

const firstRetryMs = 500;
const longestRetryMs = 30_000;

export interface AutosaveState {
  /** What the officer is shown. `failed` is still being retried. */
  readonly status: 'saved' | 'unsaved' | 'saving' | 'failed';
  /** Counts changes; `savedChange` is the last one on the disk, `savingChange` the one on its way. */
  readonly change: number;
  readonly savedChange: number;
  readonly savingChange?: number;
  readonly firstUnsavedAt?: number;
  readonly lastChangeAt?: number;
  readonly failures: number;
  readonly retryAt?: number;
  /** Code of the last failure. */
  readonly problem?: string;
}

export type AutosaveEvent =
  | {readonly kind: 'changed'; readonly at: number}
  | {readonly kind: 'woke'; readonly at: number}
  /** The page is about to go away, or the officer pressed save: no waiting. */
  | {readonly kind: 'flush'; readonly at: number}
  | {readonly kind: 'saved'; readonly at: number}
  | {readonly kind: 'failed'; readonly at: number; readonly problem: string};

export type AutosaveEffect = {readonly kind: 'save'} | {readonly kind: 'wake'; readonly at: number} | {readonly kind: 'none'};

export const restingAutosave: AutosaveState = {status: 'saved', change: 0, savedChange: 0, failures: 0};

export function stepAutosave(state: AutosaveState, event: AutosaveEvent): {state: AutosaveState; effect: AutosaveEffect} {
  switch (event.kind) {
    case 'changed': {
      const next = {
        ...state,
        change: state.change + 1,
        firstUnsavedAt: state.firstUnsavedAt ?? event.at,
        lastChangeAt: event.at,
        status: state.status === 'saved' ? ('unsaved' as const) : state.status,
      };
      return plan(next, event.at);
    }
    case 'woke':
      return plan(state, event.at);
    case 'flush':
      return state.savingChange === undefined && state.change > state.savedChange ? begin(state) : {state, effect: {kind: 'none'}};
    case 'saved': {
      const {savingChange = state.savedChange, retryAt: _retryAt, problem: _problem, ...rest} = state;
      const isDone = state.change === savingChange;
      return plan({...rest, savedChange: savingChange, failures: 0, status: isDone ? 'saved' : 'unsaved'}, event.at);
    }
    case 'failed': {
      const {savingChange: _savingChange, ...rest} = state;
      const retryAt = event.at + Math.min(firstRetryMs * 2 ** Math.min(state.failures, 16), longestRetryMs);
      const firstUnsavedAt = state.firstUnsavedAt ?? event.at;
      return plan({...rest, status: 'failed', failures: state.failures + 1, retryAt, problem: event.problem, firstUnsavedAt}, event.at);
    }
  }
}

/** Saves now, or says when to ask again. One save at a time: the store counts revisions. */
function plan(state: AutosaveState, now: number): {state: AutosaveState; effect: AutosaveEffect} {
  if (state.savingChange !== undefined || state.change === state.savedChange) return {state, effect: {kind: 'none'}};
  const dueAt = state.retryAt ?? Math.min((state.lastChangeAt ?? now) + quietMs, (state.firstUnsavedAt ?? now) + longestWaitMs);
  return dueAt <= now ? begin(state) : {state, effect: {kind: 'wake', at: dueAt}};
}

function begin(state: AutosaveState): {state: AutosaveState; effect: AutosaveEffect} {
  const {firstUnsavedAt: _first, lastChangeAt: _last, retryAt: _retry, ...rest} = state;
  return {state: {...rest, status: 'saving', savingChange: state.change}, effect: {kind: 'save'}};
}
