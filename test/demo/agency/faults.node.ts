import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, beforeEach, describe, it} from 'node:test';

import {firstDocumentId} from '../../../demo/agency/seed/plan.js';
import {startAgency} from '../../../demo/agency/server.js';
import type {Agency} from '../../../demo/agency/server.js';
import {Officer} from './officer.js';

describe('the demo agency when things go wrong', () => {
  let directory: string;
  let agency: Agency;
  let leader: Officer;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'agency-'));
    agency = await startAgency({dataDir: join(directory, 'data'), documents: 20});
    leader = new Officer(agency.url);
    await leader.logIn();
  });

  after(async () => {
    await agency.stop();
    await rm(directory, {recursive: true, force: true});
  });

  beforeEach(() => agency.faults.clear());

  const id = firstDocumentId + 30;
  const path = `/van-ban/${id}`;
  const fields = {'ket-qua': 'y-kien-khac', 'noi-dung': 'thử lỗi'};
  const stored = async () => (await agency.decisions(id)).length;

  it('answers posts with 403, 422 or 500 and stores nothing, then works again', async () => {
    const earlier = await stored();
    for (const status of [403, 422, 500] as const) {
      agency.faults.failNextPosts(status);
      assert.equal((await leader.decide(path, fields)).status, status);
    }
    assert.equal(await stored(), earlier);
    assert.match((await leader.decide(path, fields)).text, /id="thong-bao"/);
  });

  it('loses a reply after storing, or a request before', async () => {
    const earlier = await stored();
    agency.faults.failNextPosts('lose-reply');
    await assert.rejects(leader.decide(path, fields));
    assert.equal(await stored(), earlier + 1);
    agency.faults.failNextPosts('lose-request');
    await assert.rejects(leader.decide(path, fields));
    assert.equal(await stored(), earlier + 1);
  });

  it('shows the login page with 200 to a post, by fault and by expiry', async () => {
    const earlier = await stored();
    agency.faults.failNextPosts('login-page');
    const byFault = await leader.decide(path, fields);
    assert.equal(byFault.status, 200);
    assert.match(byFault.text, /id="form-dang-nhap"/);
    const token = /VerificationToken"\s+value="([^"]+)"/.exec((await leader.get(path)).text)?.[1] ?? '';
    await agency.expireSessions();
    const byExpiry = await leader.postForm(`${path}/xu-ly`, {__RequestVerificationToken: token, ...fields});
    assert.equal(byExpiry.status, 200);
    assert.match(byExpiry.text, /id="form-dang-nhap"/);
    assert.equal(await stored(), earlier);
    await leader.logIn();
  });

  it('waits, refuses connections while off, and comes back on its port with the same logins', async () => {
    agency.faults.delay = 30;
    const begun = performance.now();
    await leader.get('/static/agency.css');
    assert.ok(performance.now() - begun >= 29);
    agency.faults.clear();
    await agency.goOffline();
    await assert.rejects(leader.get(path), {code: 'ECONNREFUSED'});
    await agency.comeBack();
    assert.match((await leader.get(path)).text, /id="form-xu-ly"/);
  });

  it('can hold a damaged file', async () => {
    await agency.replaceAttachment((firstDocumentId + 33) * 10, Buffer.alloc(0));
    assert.equal((await leader.get(`/tep/${firstDocumentId + 33}0/tai-ve`)).bytes.length, 0);
  });

  it('refuses a body beyond every limit with 413', async () => {
    const huge = [{name: 'lớn.pdf', bytes: Buffer.alloc(41 * 1024 * 1024)}];
    assert.equal((await leader.decide(path, fields, huge)).status, 413);
  });

  it('keeps everything over a full stop and start', async () => {
    const earlier = await agency.decisions(id);
    assert.ok(earlier.length > 0);
    await agency.stop();
    agency = await startAgency({dataDir: join(directory, 'data'), port: agency.port});
    assert.deepEqual(await agency.decisions(id), earlier);
    assert.match((await leader.get(path)).text, /id="form-xu-ly"/, 'the login survived');
  });
});
