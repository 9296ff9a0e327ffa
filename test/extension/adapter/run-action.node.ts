import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {OfficeError} from '../../../components/core/office-error.js';
import type {Courier} from '../../../extension/adapter/courier-link.js';
import {checkAdapter} from '../../../extension/adapter/adapter-check.js';
import type {PageAdapter} from '../../../extension/adapter/page-adapter.js';
import {countProof, lookForProof, runAction} from '../../../extension/adapter/run-action.js';
import {SystemSession} from '../../../extension/adapter/system-session.js';
import demo from '../../../extension/content/adapters/vn.trinhky.demo.json' with {type: 'json'};
import type {CourierAsk} from '../../../extension/messages/courier-ask.js';

const adapter: PageAdapter = checkAdapter(demo);

/** A courier on a page that has exactly the selectors of `page`, each with its texts. */
function aCourier(page: {get?: Record<string, string[]>; post?: Record<string, string[]> | OfficeError; status?: number}) {
  const asked: CourierAsk[] = [];
  let current: Record<string, string[]> = {};
  const courier = {
    close: () => undefined,
    ask: async (ask: CourierAsk): Promise<unknown> => {
      asked.push(ask);
      if (ask.op === 'get') current = page.get ?? {};
      if (ask.op === 'post') {
        if (page.post instanceof OfficeError) throw page.post;
        current = page.post ?? {};
      }
      if (ask.op === 'get' || ask.op === 'post') return {status: ask.op === 'post' ? (page.status ?? 200) : 200, url: 'https://vb/x', type: 'text/html', disposition: '', size: 1};
      if (ask.op === 'put') return 3;
      if (ask.op !== 'pick') return null;
      if (ask.rows !== undefined) return (current[ask.rows] ?? []).map(text => ({text: [text]}));
      return [Object.fromEntries(Object.entries(ask.fields).map(([name, ways]) => [name, ways.map(way => current[way.sel ?? '']?.[0] ?? null)]))];
    },
  };
  return {asked, session: new SystemSession(adapter, courier as unknown as Courier, 'https://vb')};
}

const form = {'#form-xu-ly': ['']};
const input = {name: 'approve', id: '7', text: 'Đồng ý', mark: 'TK-ABC'};
const opinions = (text: string) => ({'#y-kien-xu-ly': [''], '#y-kien-xu-ly .noi-dung-y-kien': [text]});

describe('entering a decision', () => {
  const approve = adapter.actions.approve!;

  it('makes durable that it leaves before it leaves, asks for it once, and ends with the mark on the page', async () => {
    const {asked, session} = aCourier({get: form, post: opinions('Đồng ý\n[TK-ABC]')});
    let before = -1;
    const end = await runAction(session, approve, {...input, file: {name: 'a.pdf', content: new Blob(['pdf'])}}, async () => {
      before = asked.filter(ask => ask.op === 'post').length;
    });
    assert.deepEqual(end, {kind: 'delivered'});
    assert.equal(before, 0);
    const posts = asked.filter(ask => ask.op === 'post');
    assert.equal(posts.length, 1);
    assert.equal(posts[0]!.once, true);
    assert.deepEqual(posts[0]!.files, [['tep-da-ky', 0]]);
  });

  it('sends nothing where the form is gone, the session is over, or the disk does not take it', async () => {
    const cases: [Record<string, string[]>, string][] = [[{}, 'adapter-broken'], [{'#form-dang-nhap': ['']}, 'session-over']];
    for (const [page, code] of cases) {
      const {asked, session} = aCourier({get: page});
      await assert.rejects(runAction(session, approve, input, async () => undefined), {code});
      assert.equal(asked.some(ask => ask.op === 'post'), false);
    }
    const {asked, session} = aCourier({get: form});
    await assert.rejects(runAction(session, approve, input, () => Promise.reject(new OfficeError('storage-full', 'no room'))), {code: 'storage-full'});
    assert.equal(asked.some(ask => ask.op === 'post'), false);
  });

  const ends: [string, Parameters<typeof aCourier>[0], string][] = [
    ['a login page instead', {get: form, post: {'#form-dang-nhap': ['']}}, 'not-sent'],
    ['the form again with its errors', {get: form, post: {'#loi-xu-ly': ['Bạn chưa chọn kết quả.']}}, 'refused'],
    ['403', {get: form, post: {}, status: 403}, 'refused'],
    ['422', {get: form, post: {}, status: 422}, 'refused'],
    ['500', {get: form, post: {}, status: 500}, 'unsure'],
    ['500 with words', {get: form, post: {'#trang-loi p': ['Hệ thống đang bận.']}, status: 500}, 'unsure'],
    ['a page without the mark', {get: form, post: opinions('something else')}, 'unsure'],
    ['no answer at all', {get: form, post: new OfficeError('page-unreachable', 'cut')}, 'unsure'],
    ['the tab closed', {get: form, post: new OfficeError('page-gone', 'closed')}, 'unsure'],
  ];
  for (const [what, page, kind] of ends) {
    it(`takes ${what} for ${kind}`, async () => {
      const {asked, session} = aCourier(page);
      assert.equal((await runAction(session, approve, input, async () => undefined)).kind, kind);
      assert.equal(asked.filter(ask => ask.op === 'post').length, 1);
    });
  }
});

describe('looking for proof', () => {
  it('counts how often the system stored it', async () => {
    const twice = {...opinions(''), '#y-kien-xu-ly .noi-dung-y-kien': ['x [TK-ABC]', 'y', 'x [TK-ABC]']};
    assert.equal(await countProof(aCourier({get: twice}).session, input), 2);
    assert.equal(await countProof(aCourier({get: opinions('x')}).session, input), 0);
  });

  it('tells the mark from its absence, and a page that says nothing from both', async () => {
    assert.equal(await lookForProof(aCourier({get: opinions('x [TK-ABC]')}).session, input), 'seen');
    assert.equal(await lookForProof(aCourier({get: opinions('x')}).session, input), 'absent');
    await assert.rejects(lookForProof(aCourier({get: {}}).session, input), {code: 'adapter-broken'});
    await assert.rejects(lookForProof(aCourier({get: {'#form-dang-nhap': ['']}}).session, input), {code: 'session-over'});
  });
});
