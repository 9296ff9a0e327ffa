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

describe('states in any order, any number of times', () => {
  const codes = ['01', '02', '03', '04', '05', '06', '13', '15', '16', '09'];
  const status = (statusCode: string, minute: number, from = 'G22'): StatusMessage => ({
    kind: 'status',
    from: {id: from},
    about: {organisationId: 'H41', code: '5/QĐ', documentId: 'd'},
    statusCode,
    description: `${statusCode} ${minute}`,
    at: `2026-11-20T09:${String(minute).padStart(2, '0')}:00+07:00`,
    warnings: [],
  });

  it('say the same, whoever came first and however often', () => {
    let seed = 11;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 400; round++) {
      const messages = Array.from({length: 1 + random(8)}, (_, at) => status(codes[random(codes.length)]!, at));
      const inOrder = progress(messages.reduce<readonly StatusMessage[]>(recordStatus, []));
      const shuffled = [...messages, ...messages].sort(() => random(3) - 1);
      const again = progress(shuffled.reduce<readonly StatusMessage[]>(recordStatus, []));
      assert.deepEqual(again, inOrder);
    }
  });

  it('count questions and answers: two refusals and a third question are one open question, whatever the clocks say', () => {
    const asked = [status('03', 1), status('13', 5, 'H41'), status('16', 3), status('13', 7, 'H41'), status('16', 6), status('13', 9, 'H41')];
    const state = progress(asked.reduce<readonly StatusMessage[]>(recordStatus, []));
    assert.deepEqual([state.code, state.recallAsked, state.withdrawn], ['13', true, false]);
    const answered = progress([...asked, status('15', 10)].reduce<readonly StatusMessage[]>(recordStatus, []));
    assert.deepEqual([answered.code, answered.recallAsked, answered.withdrawn], ['15', false, true]);
  });

  it('take a 15 that answers no recall for agreement to an update', () => {
    const agreed = progress([status('01', 1), status('03', 2), status('15', 3)], {isUpdate: true});
    assert.deepEqual([agreed.code, agreed.withdrawn], ['03', false]);
    assert.equal(progress([status('01', 1), status('15', 3)]).withdrawn, true);
    assert.equal(progress([status('01', 1), status('15', 2), status('13', 3, 'H41')], {isUpdate: true}).code, '13');
  });
});
