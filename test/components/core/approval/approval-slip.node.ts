import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {
  currentStep,
  recordOpinion,
  resubmit,
  slipState,
} from '../../../../components/core/approval/approval-slip.js';
import type {Opinion} from '../../../../components/core/approval/approval-slip.js';
import {assertDelegation, capacityLines} from '../../../../components/core/approval/delegation.js';
import {anOpinion, aSlip} from '../../../support/builders.js';

const decide = (decision: Opinion['decision'], text = 'vì thiếu phụ lục') => anOpinion({decision, text});

describe('an approval slip', () => {
  it('waits for its steps in order and closes at the last approval', () => {
    let slip = aSlip();
    assert.equal(currentStep(slip)?.id, 'office');
    slip = recordOpinion(slip, 'office', anOpinion());
    assert.equal(currentStep(slip)?.id, 'leader');
    slip = recordOpinion(slip, 'leader', anOpinion());
    slip = recordOpinion(slip, 'clerk', anOpinion());
    assert.equal(slipState(slip), 'approved');
    assert.equal(currentStep(slip), undefined);
  });

  it('leaves the slip it was given as it was', () => {
    const slip = aSlip();
    recordOpinion(slip, 'office', anOpinion());
    assert.deepEqual(slip, aSlip());
  });

  it('refuses an opinion on a step whose turn has not come, was decided, or does not exist', () => {
    for (const step of ['leader', 'submit', 'nobody']) {
      assert.throws(() => recordOpinion(aSlip(), step, anOpinion()), {code: 'step-not-current'});
    }
  });

  it('refuses every decision but an approval without words', () => {
    for (const decision of ['reject', 'return', 'request-changes', 'comment'] as const) {
      assert.throws(() => recordOpinion(aSlip(), 'office', decide(decision, ' \n')), {
        code: 'reason-missing',
      });
    }
  });

  it('closes at a rejection and takes nothing after it', () => {
    const slip = recordOpinion(aSlip(), 'office', decide('reject'));
    assert.equal(slipState(slip), 'rejected');
    assert.throws(() => recordOpinion(slip, 'leader', anOpinion()), {code: 'step-not-current'});
    assert.throws(() => resubmit(slip, anOpinion()), {code: 'slip-not-returned'});
  });

  it('moves on after advice, but keeps a leader’s step open after a mere comment', () => {
    let slip = recordOpinion(aSlip(), 'office', decide('comment', 'đã xem'));
    assert.equal(currentStep(slip)?.id, 'leader');
    slip = recordOpinion(slip, 'leader', decide('comment', 'hỏi thêm Sở Tài chính'));
    assert.equal(currentStep(slip)?.id, 'leader');
    slip = recordOpinion(slip, 'leader', anOpinion());
    assert.equal(currentStep(slip)?.id, 'clerk');
  });

  it('goes back to the submitter on a return, keeps the round, and begins again at the first step', () => {
    const returned = recordOpinion(aSlip(), 'office', decide('return'));
    assert.equal(slipState(returned), 'returned');
    assert.equal(currentStep(returned), undefined);
    const again = resubmit(returned, anOpinion({text: 'đã bổ sung'}));
    assert.equal(currentStep(again)?.id, 'office');
    assert.equal(again.endedRounds.length, 1);
    assert.equal(again.endedRounds[0]?.steps[1]?.opinions[0]?.decision, 'return');
  });

  it('refuses a delegate whose authority does not cover the day', () => {
    const delegation = {
      capacity: 'TUQ.',
      onBehalfOf: 'Giám đốc',
      validFrom: '2026-01-01',
      validTo: '2026-06-30',
      basis: '12/GUQ',
    } as const;
    assert.throws(() => recordOpinion(aSlip(), 'office', anOpinion({delegation})), {
      code: 'delegation-expired',
    });
    assert.throws(() => assertDelegation({capacity: 'TUQ.', onBehalfOf: 'Giám đốc'}, '2026-02-01'), {
      code: 'delegation-incomplete',
    });
    assertDelegation(delegation, '2026-06-30');
  });

  it('prints the capacity in the capitals the decree asks for', () => {
    assert.deepEqual(capacityLines({capacity: 'KT.', onBehalfOf: 'Chủ tịch', position: 'Phó Chủ tịch'}), [
      'KT. CHỦ TỊCH',
      'PHÓ CHỦ TỊCH',
    ]);
    assert.deepEqual(capacityLines({capacity: 'TM.', onBehalfOf: 'Uỷ ban nhân dân'}), [
      'TM. UỶ BAN NHÂN DÂN',
    ]);
  });
});
