import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as fc from 'fast-check';

import {
  cancelCommand,
  dueCommands,
  hurry,
  isEditable,
  isOpen,
  markDelivered,
  markNotSent,
  markRefused,
  markStoredTwice,
  markUnsure,
  postpone,
  proofAbsent,
  proofDelayMs,
  queueCommand,
  recoverPosting,
  startPosting,
} from '../../../../components/core/exchange/outbox.js';
import type {OutboxCommand} from '../../../../components/core/exchange/outbox-command.js';

const at = (ms: number) => new Date(Date.UTC(2026, 10, 22) + ms).toISOString();
const now = at(0);
function aCommand(id = 'c1', documentId = 'd1', sequence = 1): OutboxCommand {
  return queueCommand({id, documentId, action: 'approve', text: 'Đồng ý', files: [], createdAt: now}, sequence);
}
const steps: Record<string, (command: OutboxCommand, ms: number) => OutboxCommand> = {
  startPosting: (command, ms) => startPosting(command, at(ms)),
  markDelivered: (command, ms) => markDelivered(command, at(ms)),
  markRefused: (command, ms) => markRefused(command, at(ms), 'form-refused', 'Thiếu lý do'),
  markUnsure: (command, ms) => markUnsure(command, at(ms), 'answer-lost'),
  markNotSent: (command, ms) => markNotSent(command, at(ms), 'session-expired'),
  postpone: (command, ms) => postpone(command, at(ms), 'offline'),
  proofAbsent: (command, ms) => proofAbsent(command, at(ms)),
  recoverPosting: (command, ms) => recoverPosting(command, at(ms)),
  cancelCommand: (command, ms) => cancelCommand(command, at(ms)),
  hurry: (command, ms) => hurry(command, at(ms)),
};

describe('the outbox rules', () => {
  it('never post twice without proof that the first post did not arrive, in any order of events', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.keys(steps)), {maxLength: 40}), names => {
        let command = aCommand();
        let mayHaveArrived = false;
        let ms = 0;
        for (const name of names) {
          ms += proofDelayMs;
          const before = command.state;
          try {
            command = steps[name]!(command, ms);
          } catch (error) {
            assert.equal((error as {code: string}).code, 'outbox-conflict');
            assert.equal(command.state, before);
            continue;
          }
          if (name === 'startPosting') {
            assert.equal(mayHaveArrived, false, 'a second post while the first may have arrived');
            mayHaveArrived = true;
          }
          if (name === 'proofAbsent' || name === 'markNotSent') mayHaveArrived = false;
          if (!isOpen(command)) mayHaveArrived = false;
          if (before === 'delivered' || before === 'cancelled') assert.equal(command.state, before);
        }
      }),
      {numRuns: 2000},
    );
  });

  it('take an absence for proof only after the system had time to show the mark', () => {
    const unsure = markUnsure(startPosting(aCommand(), now), now, 'answer-lost');
    assert.equal(proofAbsent(unsure, at(proofDelayMs - 1)).state, 'unsure');
    assert.equal(proofAbsent(unsure, at(proofDelayMs)).state, 'waiting');
    assert.equal(markDelivered(unsure, at(1), 'Đã tiếp nhận').answer, 'Đã tiếp nhận');
  });

  it('allow withdrawing and editing only before the post', () => {
    assert.equal(cancelCommand(aCommand(), now).state, 'cancelled');
    const posting = startPosting(aCommand(), now);
    assert.ok(isEditable(aCommand()) && !isEditable(posting));
    for (const command of [posting, markUnsure(posting, now, 'x'), markDelivered(posting, now)]) {
      assert.throws(() => cancelCommand(command, now), {code: 'outbox-conflict'});
    }
    assert.equal(cancelCommand(markRefused(posting, now, 'form-refused'), now).state, 'cancelled');
  });

  it('tell of a decision the system stored twice, which stays delivered', () => {
    const delivered = markDelivered(startPosting(aCommand(), now), now);
    assert.deepEqual([markStoredTwice(delivered, now).state, markStoredTwice(delivered, now).problem], ['delivered', 'stored-twice']);
    assert.throws(() => markStoredTwice(aCommand(), now), {code: 'outbox-conflict'});
  });

  it('pause longer after each failure, up to half an hour and a fifth, and at once when hurried', () => {
    let command = aCommand();
    let last = 0;
    for (let i = 0; i < 12; i++) {
      command = postpone(command, now, 'offline');
      const pause = Date.parse(command.notBefore!) - Date.parse(now);
      assert.ok(pause >= last && pause <= 36 * 60_000);
      last = pause;
    }
    assert.equal(dueCommands([command], at(1000)).length, 0);
    assert.equal(dueCommands([hurry(command, now)], at(1000)).length, 1);
  });

  it('leave again after a refusal when the officer says so', () => {
    const refused = markRefused(startPosting(aCommand(), now), now, 'system-refused', 'Thiếu phụ lục');
    assert.equal(dueCommands([refused], at(1000)).length, 0);
    assert.equal(dueCommands([hurry(refused, at(1000))], at(1000)).length, 1);
    assert.equal(hurry(markDelivered(startPosting(aCommand(), now), now), now).state, 'delivered');
  });

  it('let one command per document go, in order, and do not let documents wait for each other', () => {
    const first = aCommand('c1', 'd1', 1);
    const second = aCommand('c2', 'd1', 2);
    const other = aCommand('c3', 'd2', 1);
    const ids = (commands: OutboxCommand[]) => dueCommands(commands, now).map(each => each.id);
    assert.deepEqual(ids([second, first, other]), ['c1', 'c3']);
    assert.deepEqual(ids([second, startPosting(first, now), other]), ['c3']);
    assert.deepEqual(ids([second, postpone(first, now, 'offline')]), []);
    assert.deepEqual(ids([second, cancelCommand(first, now)]), ['c2']);
    assert.deepEqual(ids([second, markDelivered(startPosting(first, now), now)]), ['c2']);
  });
});
