import assert from 'node:assert/strict';
import {createHash, createHmac} from 'node:crypto';
import {describe, it} from 'node:test';

import {vxpRequest} from '../../../../components/exchange.js';

const account = {
  endpoint: 'https://vxp.example/',
  systemId: 'vxp.saas.99',
  secret: 'c2VjcmV0LWZvci10ZXN0LW9ubHk=',
};

describe('requests of the VXP gateway', () => {
  it('sign the recorded vector', async () => {
    const request = await vxpRequest('/getAgenciesList', {}, account, {now: '2026-11-22T15:00:58.510+07:00'});
    assert.equal(
      request.headers.get('XroadVnpt-sign-header'),
      '{"XroadVnpt-systemid":"vxp.saas.99","XroadVnpt-timestamp":"22112026T150058+0510","XroadVnpt-Content-Type":"application/json"}',
    );
    assert.equal(
      request.headers.get('XroadVnpt-hash-header'),
      'c9e98d027a744e6354871ef04b0ff28402bf40e746820bb24767bc3734d8fc0f',
    );
    assert.equal(request.url, 'https://vxp.example/getAgenciesList');
    assert.equal(request.method, 'POST');
  });

  it('name the inputs between the system and the time, and sign exactly what they send', async () => {
    const request = await vxpRequest(
      '/getReceivedEdocList',
      {servicetype: 'eDoc', messagetype: 'edoc'},
      account,
      {now: '2026-11-22T15:00:58+07:00'},
    );
    assert.equal(
      request.headers.get('XroadVnpt-sign-header-key'),
      'systemid;servicetype;messagetype;timestamp;Content-Type',
    );
    const signed = request.headers.get('XroadVnpt-sign-header')!;
    assert.equal(
      request.headers.get('XroadVnpt-hash-header'),
      createHmac('sha256', account.secret).update(signed).digest('hex'),
    );
    for (const [name, value] of Object.entries(JSON.parse(signed) as Record<string, string>))
      assert.equal(request.headers.get(name), value);
  });

  it('write the digest of an envelope without zero padding', async () => {
    // The digest of "abc1" … found by search: any envelope whose SHA-256 holds a byte below 0x10 tells the forms apart.
    let body = new Uint8Array();
    for (let at = 0; ; at++) {
      body = new TextEncoder().encode(`<edXML>${at}</edXML>`);
      if (
        createHash('sha256')
          .update(body)
          .digest()
          .some(each => each < 16)
      )
        break;
    }
    const request = await vxpRequest(
      'sendEdoc',
      {from: 'H41', servicetype: 'eDoc', messagetype: 'edoc'},
      account,
      {now: '2026-11-22T15:00:58Z', body},
    );
    const plain = [...createHash('sha256').update(body).digest()].map(each => each.toString(16)).join('');
    assert.equal(request.headers.get('XroadVnpt-hash-file'), plain);
    assert.equal(request.headers.get('Content-Type'), 'application/octet-stream');
    assert.deepEqual(new Uint8Array(await request.arrayBuffer()), body);
  });

  it('count with GET and no body; others that need one send an empty object', async () => {
    assert.equal(
      (await vxpRequest('/countReceiveEdoc', {}, account, {now: '2026-11-22T15:00:58Z'})).method,
      'GET',
    );
    assert.equal(
      await (
        await vxpRequest('/getEdoc', {docId: '1', filePath: 'xml'}, account, {now: '2026-11-22T15:00:58Z'})
      ).text(),
      '{}',
    );
  });

  it('refuse values a header cannot carry', async () => {
    for (const value of ['a\r\nX: 1', 'đ']) {
      await assert.rejects(vxpRequest('/getEdoc', {docId: value}, account, {now: '2026-11-22T15:00:58Z'}), {
        code: 'vxp-input-invalid',
      });
    }
  });
});
