import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {dictionary, shape, text} from '../../../extension/messages/check.js';
import {isCaDetail} from '../../../extension/messages/ca-call.js';
import {isDeskCall} from '../../../extension/messages/desk-call.js';

const nonce = 'n'.repeat(32);

describe('what crosses a border', () => {
  it('passes a call of the protocol', () => {
    assert.equal(isDeskCall({type: 'deliver', nonce}), true);
    assert.equal(isDeskCall({type: 'add-site', nonce, address: 'https://vb.example.gov.vn'}), true);
  });

  it('refuses unknown types, missing and surplus members', () => {
    assert.equal(isDeskCall({type: 'sign', nonce}), false);
    assert.equal(isDeskCall({type: 'deliver'}), false);
    assert.equal(isDeskCall({type: 'deliver', nonce, extra: 1}), false);
    assert.equal(isDeskCall(null), false);
    assert.equal(isDeskCall('deliver'), false);
    assert.equal(isDeskCall([]), false);
  });

  it('refuses keys that reach a prototype, getters, classes and symbols', () => {
    assert.equal(isDeskCall(JSON.parse(`{"type":"deliver","nonce":"${nonce}","__proto__":{"commandId":"x"}}`)), false);
    const free = dictionary(text(10), 5);
    assert.equal(free(JSON.parse('{"constructor":"x"}')), false);
    assert.equal(free(JSON.parse('{"__proto__":"x"}')), false);
    const record = shape({a: text(5)});
    assert.equal(record(Object.defineProperty({}, 'a', {get: () => 'x', enumerable: true})), false);
    assert.equal(record(new (class { a = 'x'; })()), false);
    assert.equal(record({a: 'x', [Symbol('s')]: 1}), false);
  });

  it('refuses what is too long', () => {
    assert.equal(isDeskCall({type: 'import-adapter', nonce, json: 'x'.repeat(10_000_000)}), false);
    assert.equal(isCaDetail({id: nonce, call: 'SignApproved', text: 'x'.repeat(200_000)}), false);
  });

  it('knows only the service’s signing calls', () => {
    assert.equal(isCaDetail({id: nonce, call: 'SignApproved', text: '{}'}), true);
    assert.equal(isCaDetail({id: nonce, call: 'Config', text: '{}'}), false);
  });
});
