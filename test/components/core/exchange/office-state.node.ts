import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {
  nextStatusCodes,
  organisationCodeKind,
  progress,
  recordStatus,
  sameOrganisation,
  statusNeedsReason,
} from '../../../../components/exchange.js';
import type {StatusMessage} from '../../../../components/exchange.js';

const status = (statusCode: string, minute: number): StatusMessage => ({
  kind: 'status',
  from: {id: 'H41'},
  about: {organisationId: 'G22', code: '1/A', documentId: 'd'},
  statusCode,
  description: '',
  at: `2026-11-20T08:${String(minute).padStart(2, '0')}:00+07:00`,
  warnings: [],
});
const after = (...messages: StatusMessage[]) =>
  progress(messages.reduce<readonly StatusMessage[]>(recordStatus, []));

describe('office states', () => {
  it('offers the receiver acceptance and refusal first, and the sender the recall', () => {
    assert.deepEqual(nextStatusCodes('01', 'receiver'), ['02', '03']);
    assert.deepEqual(nextStatusCodes('05', 'receiver'), ['06']);
    assert.deepEqual(nextStatusCodes('03', 'sender'), ['13']);
    assert.deepEqual(nextStatusCodes('13', 'receiver'), ['15', '16']);
    for (const end of ['02', '06', '15'])
      assert.deepEqual([...nextStatusCodes(end, 'receiver'), ...nextStatusCodes(end, 'sender')], []);
  });

  it('knows nothing of other codes, and throws at none', () => {
    for (const code of ['07', '99', '__proto__', 'constructor', ''])
      assert.ok(Array.isArray(nextStatusCodes(code, 'sender')));
    assert.deepEqual(nextStatusCodes('09', 'receiver'), []);
  });

  it('takes messages late, twice and with steps left out', () => {
    assert.equal(after(status('05', 5), status('01', 1), status('03', 3)).code, '05');
    assert.equal(after(status('03', 3), status('03', 3)).history.length, 1);
    assert.equal(after(status('05', 3), status('03', 3)).code, '05');
    assert.equal(after(status('06', 9), status('04', 4)).code, '06');
  });

  it('a recall is a handshake: agreed it ends, refused the document goes on', () => {
    assert.deepEqual(
      [after(status('03', 1), status('13', 2)).recallAsked, after(status('03', 1), status('13', 2)).code],
      [true, '13'],
    );
    const agreed = after(status('03', 1), status('13', 2), status('15', 3));
    assert.deepEqual([agreed.withdrawn, agreed.code], [true, '15']);
    const refused = after(status('03', 1), status('13', 2), status('16', 3));
    assert.deepEqual([refused.withdrawn, refused.recallAsked, refused.code], [false, false, '03']);
  });

  it('asks a reason of whoever refuses or recalls', () => {
    assert.deepEqual(['01', '02', '13', '16'].map(statusNeedsReason), [false, true, true, true]);
  });
});

describe('organisation codes', () => {
  it('are recognised in their three generations, and never refused', () => {
    assert.deepEqual(
      ['000.00.00.G22', '28.22.H17', 'G09.20', 'H41', 'vxp.saas.03'].map(organisationCodeKind),
      ['qcvn-2016', 'short', 'qd-20', 'qd-20', 'other'],
    );
  });

  it('old and new form of a level-1 code are one agency; below that nothing is guessed', () => {
    assert.ok(sameOrganisation('000.00.00.G22', 'G22'));
    assert.ok(!sameOrganisation('000.00.15.H51', 'H51'));
    assert.ok(!sameOrganisation('000.00.20.G09', 'G09.20'));
  });
});
