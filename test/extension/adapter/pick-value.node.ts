import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {fillAddress, fillJson, fillSelector, fillText, fillXml} from '../../../extension/adapter/fill-template.js';
import {pickValue} from '../../../extension/adapter/pick-value.js';
import {readDay} from '../../../extension/adapter/read-day.js';

describe('reading a value off a page', () => {
  it('takes the first alternative that yields one and says which', () => {
    assert.deepEqual(pickValue([{sel: '.a'}, {sel: '.b'}], [null, ' 15/QĐ ']), {value: '15/QĐ', alternative: 1});
    assert.equal(pickValue([{sel: '.a'}], [null]), undefined);
    assert.equal(pickValue([{sel: '.a', re: '(\\d+)$'}], ['x']), undefined);
  });

  it('takes no letters that hide or turn others', () => {
    assert.equal(pickValue([{}], ['Sở N\u200bội vụ \u202egpj.fdp'])?.value, 'Sở Nội vụ gpj.fdp');
  });

  it('turns the system’s words into ours', () => {
    const pickers = [{map: {'Hỏa tốc': 'express', '*': 'normal'}}];
    assert.equal(pickValue(pickers, ['Hỏa tốc'.normalize('NFD')])?.value, 'express');
    assert.equal(pickValue(pickers, ['Thường'])?.value, 'normal');
  });

  it('reads days by their pattern and refuses those that are none', () => {
    assert.equal(readDay('31/12/2026 17:00', 'dd/MM/yyyy'), '2026-12-31');
    assert.equal(readDay('2026-12-31', 'yyyy-MM-dd'), '2026-12-31');
    assert.equal(readDay('Nov 25, 2026', 'MMM d, yyyy'), '2026-11-25');
    assert.equal(readDay('ngày 5 tháng 3 năm 2026', "dd 'tháng' MM 'năm' yyyy"), '2026-03-05');
    assert.equal(readDay('25 thg 11, 2026', 'dd/MM/yyyy'), '2026-11-25');
    assert.equal(readDay('5.3.26', 'd.M.yy'), '2026-03-05');
    assert.equal(readDay('2026-11-25', 'iso'), '2026-11-25');
    // An instant is the day it is in Việt Nam.
    assert.equal(readDay('2026-11-25T23:30:00Z', 'iso'), '2026-11-26');
    assert.equal(readDay('2026-11-25T23:30:00+0700', 'dd/MM/yyyy'), '2026-11-25');
    assert.equal(readDay('1795624200', 'epoch'), '2026-11-25');
    assert.equal(readDay('/Date(1795624200000)/', 'epoch'), '2026-11-25');
    for (const bad of ['30/02/2026', '00/01/2026', '1/1/0001', 'hôm nay', '']) assert.equal(readDay(bad, 'dd/MM/yyyy'), undefined, bad);
  });
});

describe('filling a template', () => {
  const base = 'https://vb.example.gov.vn/qlvb';
  it('keeps a value inside its place of an address', () => {
    assert.equal(fillAddress('/van-ban/{id}', base, {id: '../../x?y=1#z'}, 's'), `${base}/van-ban/..%2F..%2Fx%3Fy%3D1%23z`);
    assert.equal(fillAddress('/van-ban/{id}', base, {id: '..'}, 's'), `${base}/van-ban/%2E`);
    assert.equal(fillAddress('{href}', base, {href: '/tep/1'}, 's'), 'https://vb.example.gov.vn/tep/1');
  });

  it('keeps a value inside its place of a selector, of XML and of JSON', () => {
    assert.equal(fillSelector("[id='x{id}']", {id: "7'],*"}, 's'), "[id='x7\\27 \\5d \\2c \\2a ']");
    assert.equal(fillXml('<a>{t}</a>', {t: '</a>&'}, 's'), '<a>&#60;/a&#62;&#38;</a>');
    assert.deepEqual(fillJson({a: ['{t}', {n: '{n:number}'}], b: true}, {t: '"x"', n: '7'}, 's'), {a: ['"x"', {n: 7}], b: true});
  });

  it('names what is not known, and never looks at a prototype', () => {
    assert.throws(() => fillText('{constructor}', {}, 'approve.1'), {code: 'adapter-broken'});
    assert.equal(fillText('{text}\n[{mark}]', {text: '{id} ${x}', mark: 'TK-1'}, 's'), '{id} ${x}\n[TK-1]');
  });
});
