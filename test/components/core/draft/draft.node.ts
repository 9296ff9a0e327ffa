import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as fc from 'fast-check';

import {longestWaitMs, restingAutosave, stepAutosave} from '../../../../components/core/draft/autosave.js';
import type {AutosaveEvent} from '../../../../components/core/draft/autosave.js';
import {forkDraft, mustFork} from '../../../../components/core/draft/draft-fork.js';
import {emptyHistory, recordEdit, redoEdit, undoEdit} from '../../../../components/core/draft/draft-history.js';
import {beginDraft, isEmptyDraft, isSameWork, reviseDraft} from '../../../../components/core/draft/revise-draft.js';

const draft = beginDraft('a', 'd1', '2026-11-22T00:00:00Z');

describe('a draft', () => {
  it('changes as a value, and not at all where nothing differs', () => {
    const next = reviseDraft(draft, {text: 'Đồng ý', decision: 'approve'}, '2026-11-22T00:01:00Z');
    assert.deepEqual([next.text, next.decision, next.revision, next.updatedAt], ['Đồng ý', 'approve', 0, '2026-11-22T00:01:00Z']);
    assert.equal(reviseDraft(next, {text: 'Đồng ý'}, '2026-11-22T00:02:00Z'), next);
    const undecided = reviseDraft(next, {decision: undefined}, '2026-11-22T00:03:00Z');
    assert.ok(!('decision' in undecided));
    assert.ok(isEmptyDraft(draft) && !isEmptyDraft(next));
    assert.ok(isSameWork(next, {...next, id: 'b', revision: 9}));
  });

  it('forks where another tab saved or removed it, and never otherwise', () => {
    assert.equal(mustFork(undefined, draft), false);
    assert.equal(mustFork({revision: 0}, draft), false);
    assert.equal(mustFork({revision: 1}, draft), true);
    assert.equal(mustFork({revision: 0, removedAt: 'x'}, draft), true);
    assert.deepEqual(forkDraft({...draft, revision: 7}, 'b'), {...draft, id: 'b', revision: 1, forkedFrom: 'a'});
  });
});

describe('undo and redo', () => {
  const texts = fc.array(fc.string({unit: fc.constantFrom('a', 'ế', 'e\u0302', '😀', ' '), maxLength: 12}), {minLength: 1, maxLength: 30});

  it('go back to every text in turn and forward again', () => {
    fc.assert(
      fc.property(texts, versions => {
        let history = emptyHistory;
        const seen = [''];
        for (const text of versions) {
          history = recordEdit(history, seen.at(-1)!, text, false);
          if (text !== seen.at(-1)) seen.push(text);
        }
        let text = seen.at(-1)!;
        for (const before of seen.slice(0, -1).reverse()) {
          ({history, text} = undoEdit(history, text)!);
          assert.equal(text, before);
        }
        assert.equal(undoEdit(history, text), undefined);
        for (const after of seen.slice(1)) {
          ({history, text} = redoEdit(history, text)!);
          assert.equal(text, after);
        }
      }),
    );
  });

  it('take a burst back in one step, whatever was typed over and deleted in it', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.boolean(), {minLength: 30, maxLength: 30}), (versions, bursts) => {
        let history = emptyHistory;
        let text = '';
        versions.forEach((next, i) => {
          history = recordEdit(history, text, next, bursts[i]!);
          text = next;
        });
        const last = text;
        while (history.undo.length > 0) ({history, text} = undoEdit(history, text)!);
        assert.equal(text, '');
        while (history.redo.length > 0) ({history, text} = redoEdit(history, text)!);
        assert.equal(text, last);
      }),
    );
    // Unikey: "viee" becomes "viê" by Backspace and a new letter.
    let history = emptyHistory;
    for (const [before, after] of [['', 'v'], ['v', 'vi'], ['vi', 'vie'], ['vie', 'vi'], ['vi', 'viê']] as const) {
      history = recordEdit(history, before, after, before !== '');
    }
    assert.equal(history.undo.length, 1);
    assert.equal(undoEdit(history, 'viê')!.text, '');
  });

  it('stay bounded, survive JSON, and refuse a text they do not speak of', () => {
    let history = emptyHistory;
    for (let i = 0; i < 1000; i++) history = recordEdit(history, 'x'.repeat(i), 'x'.repeat(i + 1), false);
    assert.equal(history.undo.length, 200);
    history = recordEdit(history, '', 'y'.repeat(1_000_000), false);
    assert.equal(history.undo.length, 0);
    const small = JSON.parse(JSON.stringify(recordEdit(emptyHistory, 'a', 'ab', false)));
    assert.equal(undoEdit(small, 'ab')!.text, 'a');
    assert.equal(undoEdit(small, 'something else'), undefined);
  });
});

describe('autosave', () => {
  /** Runs the machine against a disk that takes `saveMs` and fails while `isBroken`. */
  function run(changesAt: readonly number[], {saveMs = 20, isBroken = (_now: number): boolean => false, until = 60_000} = {}) {
    let state = restingAutosave;
    let wakeAt = Infinity;
    let saving: {doneAt: number; change: number} | undefined;
    const saves: {at: number; change: number}[] = [];
    const unsavedFor: number[] = [];
    const pending = [...changesAt].sort((a, b) => a - b);
    const oldest = new Map<number, number>();
    const step = (event: AutosaveEvent) => {
      const result = stepAutosave(state, event);
      state = result.state;
      wakeAt = result.effect.kind === 'wake' ? result.effect.at : Infinity;
      if (result.effect.kind === 'save') {
        assert.equal(saving, undefined, 'one save at a time');
        saving = {doneAt: event.at + saveMs, change: state.change};
        for (const [change, at] of oldest) {
          if (change <= state.change) {
            unsavedFor.push(event.at - at);
            oldest.delete(change);
          }
        }
      }
    };
    for (let now = 0; now < until; now++) {
      if (saving?.doneAt === now) {
        const {change} = saving;
        saving = undefined;
        if (isBroken(now)) step({kind: 'failed', at: now, problem: 'storage-full'});
        else {
          saves.push({at: now, change});
          step({kind: 'saved', at: now});
        }
      }
      while (pending[0] === now) {
        pending.shift();
        oldest.set(state.change + 1, now);
        step({kind: 'changed', at: now});
      }
      if (wakeAt <= now) step({kind: 'woke', at: now});
    }
    return {state, saves, unsavedFor};
  }

  it('ends with everything on the disk, and begins to save each key within a quarter of a second', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({min: 0, max: 5000}), {maxLength: 200}), fc.integer({min: 1, max: 40}), (changesAt, saveMs) => {
        const {state, unsavedFor} = run(changesAt, {saveMs, until: 6000});
        assert.equal(state.savedChange, changesAt.length);
        assert.equal(state.status, 'saved');
        for (const waited of unsavedFor) assert.ok(waited <= longestWaitMs + saveMs, String(waited));
      }),
      {numRuns: 60},
    );
  });

  it('writes once for a burst and several times for a long one', () => {
    assert.equal(run([0, 30, 60, 90]).saves.length, 1);
    assert.ok(run(Array.from({length: 200}, (_, i) => i * 20)).saves.length >= 12);
  });

  it('keeps trying with growing pauses until the disk takes it, and loses no key typed meanwhile', () => {
    const {state, saves} = run([0, 5000, 15_000], {isBroken: now => now < 20_000});
    assert.equal(saves.length, 1);
    assert.equal(state.savedChange, 3);
    assert.equal(state.failures, 0);
  });

  it('saves at once on a flush, and not at all when there is nothing', () => {
    assert.equal(stepAutosave(restingAutosave, {kind: 'flush', at: 0}).effect.kind, 'none');
    const {state} = stepAutosave(restingAutosave, {kind: 'changed', at: 0});
    assert.equal(stepAutosave(state, {kind: 'flush', at: 1}).effect.kind, 'save');
  });
});
