import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {checkAdapter} from '../../../extension/adapter/adapter-check.js';
import {addressOf, assembleAdapter, idRule} from '../../../extension/options/builder/assemble-adapter.js';
import type {BuilderParts} from '../../../extension/options/builder/assemble-adapter.js';

const page = {url: 'https://vb.example.gov.vn/den?hop=cho&_token=abc', marks: ["link[href*='static/vb.css']"], html: '', title: 'Đến'};
const value = (sel: string, more = {}) => ({sel, positional: false, samples: [], ...more});
const parts = (change: Partial<BuilderParts> = {}): BuilderParts => ({
  id: 'local.vb',
  name: 'Văn bản',
  origin: 'https://vb.example.gov.vn',
  dates: 'dd/MM/yyyy',
  list: {page, row: {rows: 'table > tr.vb', count: 20, link: 'a.ten', hrefs: ['/den/5', '/den/51', '/den/7']}},
  listFields: {subject: value('a.ten'), dueOn: value('.han')},
  detail: {...page, url: 'https://vb.example.gov.vn/den/51'},
  detailFields: {sender: value('td:nth-of-type(2)', {label: 'Cơ quan'})},
  file: {rows: '.tep a', count: 1, href: 'https://vb.example.gov.vn/tep/1', name: 'a.pdf'},
  actions: {comment: {form: {form: '#xl', chosen: {kq: 'khac'}, others: ['csrf'], words: 'nd', file: 'tep'}, proof: {sel: '.yk', positional: false}}},
  ...change,
});

describe('the builder', () => {
  it('finds what is the id in the links of the rows', () => {
    assert.deepEqual(idRule(['/den/5', '/den/51', '/den/7'])?.ids, ['5', '51', '7']);
    assert.deepEqual(idRule(['?a=1&id=20', '?a=1&id=21'])?.ids, ['20', '21']);
    assert.deepEqual(idRule(['/vb/12/xem', '/vb/13/xem'])?.ids, ['12', '13']);
    assert.equal(idRule(['#', '#']), undefined);
  });

  it('keeps no token of the session in an address', () => {
    assert.equal(addressOf(page.url), '/den?hop=cho');
    assert.equal(addressOf('https://x/a?id=7&x=1', ['7']), '/a?id={id}&x=1');
  });

  it('makes an adapter that holds to the rules', () => {
    const adapter = checkAdapter(JSON.parse(JSON.stringify(assembleAdapter(parts()))));
    assert.equal(adapter.detail.url, '/den/{id}');
    assert.deepEqual(adapter.detail.fields?.sender, [{label: 'Cơ quan'}, {sel: 'td:nth-of-type(2)'}]);
    assert.deepEqual(adapter.list.fields.dueOn, [{sel: '.han', date: true}]);
    assert.deepEqual(adapter.actions.comment?.steps.at(-1), {expect: {sel: '.yk', has: '{mark}'}});
    assert.equal(adapter.proof?.get, '/den/{id}');
  });

  it('opens documents by a click where the rows have no links', () => {
    const {row} = parts().list!;
    const made = assembleAdapter(parts({list: {page, row: {...row, link: '', hrefs: []}}, listFields: {subject: value('td'), number: value('.so')}}));
    checkAdapter(JSON.parse(JSON.stringify(made)));
    assert.equal(made.detail.via, 'list');
    assert.deepEqual(made.actions.comment?.steps[0], {open: 'document'});
  });
});
