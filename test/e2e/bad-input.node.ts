/**
 * Everything that goes wrong for an officer, met where he meets it: in the desk and the consent window of a real browser. Each case
 * ends with one Vietnamese sentence that names the next step, and with nothing lost. BROWSER=firefox runs it there; LARGE=1 fetches
 * the 100 MB through the system too (20 s more), not only from the officer’s own disk.
 */
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';

import type {ElementHandle, Page} from 'puppeteer-core';

import {hasCommand} from '../../demo/setup/browsers.mjs';
import type {BrowserName} from '../../demo/setup/browser-driver.js';
import {consentWindow, decide, find, logIn, openDesk, openDocument, press, sendUnsigned, until, waitForPdf, wordsOnDesk} from '../../demo/setup/officer.js';
import {cannotRun, openOffice, wordsOn} from '../support/extension-office.js';
import type {ExtensionOffice} from '../support/extension-office.js';
import {pdfKinds, plainPdf} from '../support/pdf-kinds.js';
import {makePki} from '../support/pki.mjs';

/** As text, because it runs in the page. What IndexedDB does when there is no room: the transaction is undone with this error. */
const fillTheDisk = `{
  const {put, add} = IDBObjectStore.prototype;
  globalThis.roomAgain = () => { Object.assign(IDBObjectStore.prototype, {put, add}); };
  IDBObjectStore.prototype.put = IDBObjectStore.prototype.add = function () {
    this.transaction.abort();
    throw new DOMException('The quota has been exceeded', 'QuotaExceededError');
  };
}`;

/** The pause before an absence counts, over at once: as if the officer had come back later. */
const letTheMinutePass = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('trinh-ky');
  opening.onsuccess = () => {
    const outbox = opening.result.transaction('outbox', 'readwrite').objectStore('outbox');
    outbox.openCursor().onsuccess = ({target: {result: cursor}}) => {
      if (cursor?.value.state === 'unsure') cursor.update({...cursor.value, notBefore: new Date().toISOString()});
      cursor?.continue();
    };
    outbox.transaction.oncomplete = () => resolve(opening.result.close());
    outbox.transaction.onabort = reject;
  };
})`;

const name: BrowserName = process.env['BROWSER'] === 'firefox' ? 'firefox' : 'chromium';

describe(`bad input in ${name}`, {skip: cannotRun(name), concurrency: false}, () => {
  let office: ExtensionOffice;
  let desk: Page;
  let next = 0;
  let unsure: {readonly id: string; readonly words: string} | undefined;
  const fresh = () => office.documents[next++]!;
  const numberOf = (id: string) => Number(id.split(':').pop());
  const filesOf = async (id: string) =>
    (await office.agency.database.query<{id: number}>('select id from attachments where document_id = $1 order by position', [numberOf(id)])).rows;
  const commands = () => desk.$eval('tk-outbox', each => (each as HTMLElementTagNameMap['tk-outbox']).commands.map(({id, state, documentId, text}) => ({id, state, documentId, text})));
  const reads = (page: Page, selector: string, words: RegExp) => until(`"${words.source}" in ${selector}`, async () => words.test(await wordsOn(page, selector).catch(() => '')));
  const draftState = () => desk.$eval('tk-opinion-form', each => (each as HTMLElementTagNameMap['tk-opinion-form']).draftState);
  const saved = () => until('saved', async () => (await draftState()) === 'saved');

  before(async () => {
    office = await openOffice(name);
    ({desk} = office);
  });
  after(() => office?.close());

  describe('a file of a system', () => {
    const bad: Readonly<Record<string, {bytes: () => Promise<Uint8Array>; says: RegExp}>> = {
      'is no PDF': {bytes: async () => new TextEncoder().encode('PK\u0003\u0004 this is a word file'), says: /không phải PDF.*Mở bằng chương trình của nó/},
      'is truncated': {bytes: async () => (await plainPdf()).slice(0, 700), says: /bị hỏng hoặc tải về chưa đủ.*Tải lại/},
      'has 0 bytes': {bytes: async () => new Uint8Array(), says: /Tệp rỗng \(0 byte\).*tải lại/},
    };
    for (const [what, {bytes, says}] of Object.entries(bad)) {
      it(`${what}: it is said in its place, nothing can be signed, an opinion can be written`, async () => {
        const id = fresh();
        await office.agency.replaceAttachment((await filesOf(id))[0]!.id, await bytes());
        await openDocument(desk, id);
        await reads(desk, 'tk-document-view', says);
        assert.equal(await desk.$('tk-truth-bar'), null, 'nothing is said of signatures of a file nobody could read');
        assert.ok(!(await desk.$eval('tk-opinion-form', each => (each as HTMLElementTagNameMap['tk-opinion-form']).signable)));
        await decide(desk, 'comment', 'Đề nghị gửi lại tệp.');
        await saved();
      });
    }

    it('is damaged beside a good one: the good one is read', async () => {
      const id = await documentWithFiles(2);
      await office.agency.replaceAttachment((await filesOf(id))[0]!.id, new Uint8Array());
      await openDocument(desk, id);
      await reads(desk, 'tk-document-view', /Tệp rỗng/);
      await press(desk, '.files .file:nth-of-type(2) input[type=radio]');
      await find(desk, 'tk-document-view >>> canvas');
    });

    it('is encrypted: its password is asked for here and in the consent window, and the signed file stays encrypted', {skip: !hasCommand('qpdf') && 'qpdf is not installed'}, async () => {
      const id = fresh();
      const encrypted = (await pdfKinds()).find(each => each.name === 'encrypted AES 256')!;
      await office.agency.replaceAttachment((await filesOf(id))[0]!.id, encrypted.bytes);
      await openDocument(desk, id);
      await decide(desk, 'approve', 'Đồng ý.');
      await reads(desk, 'tk-document-view', /đặt mật khẩu.*Nhập mật khẩu người gửi/);
      await press(desk, 'tk-opinion-form >>> .acts .button.primary');
      await reads(desk, 'tk-desk >>> tk-notice', /chưa hiện trên màn hình.*nhập mật khẩu/);
      await unlock(desk, 'sai');
      await reads(desk, 'tk-document-view', /Mật khẩu chưa đúng/);
      await unlock(desk, encrypted.password!);
      await waitForPdf(desk);
      await press(desk, 'tk-opinion-form >>> .acts .button.primary');
      const consent = await consentWindow(office.browser, desk);
      await unlock(consent, encrypted.password!);
      await find(consent, 'tk-document-view >>> canvas');
      const {leader} = makePki().people;
      await giveKey(consent, leader.p12, leader.password);
      await find(consent, 'tk-signing-form >>> .done');
      await consent.close();
      await delivered(id);
      const {rows} = await office.agency.database.query<{content: Uint8Array}>('select f.content from decision_files f join decisions d on d.id = f.decision_id where d.document_id = $1', [numberOf(id)]);
      assert.equal(rows.length, 1);
      const path = office.keep('encrypted-signed.pdf', rows[0]!.content);
      assert.match(execFileSync('qpdf', ['--password=user', '--show-encryption', path], {encoding: 'utf8'}), /AESv3/);
      if (hasCommand('pdfsig')) assert.match(execFileSync('pdfsig', ['-upw', 'user', path], {encoding: 'utf8'}), /Total document signed[\s\S]*Signature is Valid/);
    });

    it('has 100 MB: it is read, and one byte more than the system allows is refused with the limit’s sentence', async () => {
      await desk.bringToFront();
      const whole = await plainPdf();
      const large = padded(whole, 100 * 2 ** 20);
      if (process.env['LARGE']) {
        office.agency.faults.attachment = large;
        await openDocument(desk, fresh());
      } else {
        const field = (await find(desk, '#add-file')) as ElementHandle<HTMLInputElement>;
        await field.uploadFile(office.keep('lon.pdf', large));
      }
      await until('the large file', () => desk.$eval('tk-document-view', each => (each as HTMLElementTagNameMap['tk-document-view']).file?.size === 100 * 2 ** 20).catch(() => false), 120_000);
      await waitForPdf(desk);
      office.agency.faults.attachment = padded(whole, 100 * 2 ** 20 + 1);
      await openDocument(desk, fresh());
      await until('the sentence', async () => /lớn hơn mức hệ thống này cho phép.*Mở trên chính trang/.test(await wordsOn(desk, 'tk-document-view')), 120_000);
      office.agency.faults.clear();
    });

    it('from the officer’s own disk is no PDF: the list stays, the sentence names the file', async () => {
      const field = (await find(desk, '#add-file')) as ElementHandle<HTMLInputElement>;
      await field.uploadFile(office.keep('thu-moi.pdf', new TextEncoder().encode('chào')));
      await reads(desk, 'tk-desk >>> tk-notice', /thu-moi\.pdf: Tệp này không phải PDF/);
      assert.ok(await desk.$('tk-desk >>> tk-inbox >>> .row'));
    });
  });

  describe('a key', () => {
    let consent: Page;
    let id = '';
    const {people} = makePki();
    const cases: Readonly<Record<string, {file: () => Uint8Array; password: string; says: RegExp}>> = {
      'wrong password': {file: () => people.leader.p12, password: 'không phải', says: /Mật khẩu chưa đúng.*nhập lại/},
      'damaged file': {file: () => people.leader.p12.slice(0, 900), password: people.leader.password, says: /chứng thư không đọc được.*Chọn lại/},
      'flipped byte': {file: () => flipped(people.leader.p12), password: people.leader.password, says: /(chứng thư không đọc được|Mật khẩu chưa đúng).*(Chọn lại|nhập lại)/},
      'no key inside': {file: () => withoutKey(), password: 'trống', says: /không có khóa ký.*Chọn tệp/},
      'not a key file at all': {file: () => new TextEncoder().encode('%PDF-1.7 chọn nhầm'), password: 'x', says: /chứng thư không đọc được.*Chọn lại/},
      'empty file': {file: () => new Uint8Array(), password: '', says: /không phải tệp chứng thư.*Hãy chọn tệp khác/},
      'expired certificate': {file: () => people.expired.p12, password: people.expired.password, says: /đã hết hạn.*gia hạn/},
      'certificate not valid yet': {file: () => people.notYet.p12, password: people.notYet.password, says: /chưa đến ngày có hiệu lực/},
      'certificate not for signing': {file: () => people.noUsage.p12, password: people.noUsage.password, says: /không được cấp để ký.*Chọn chứng thư ký/},
    };

    it('is asked for in a window that shows the document again', async () => {
      id = fresh();
      await openDocument(desk, id);
      await waitForPdf(desk);
      await decide(desk, 'approve', 'Đồng ý ban hành.');
      await press(desk, 'tk-opinion-form >>> .acts .button.primary');
      consent = await consentWindow(office.browser, desk);
      await find(consent, 'tk-document-view >>> canvas');
    });

    for (const [what, {file, password, says}] of Object.entries(cases)) {
      it(`${what}: one sentence with the next step, nothing signed, the form ready for another try`, async t => {
        if (what === 'no key inside' && !hasCommand('openssl')) return t.skip('openssl is not installed');
        await giveKey(consent, file(), password);
        await reads(consent, 'tk-signing-form', says);
        assert.equal(await consent.$('tk-signing-form >>> .done'), null);
        assert.equal(await consent.$eval('tk-signing-form >>> #password', each => (each as HTMLInputElement).value), '', 'no password is kept');
        assert.equal((await commands()).filter(each => each.documentId === id).length, 0);
      });
    }

    it('that is right signs after all of them, once', async () => {
      await giveKey(consent, people.leader.p12, people.leader.password);
      await find(consent, 'tk-signing-form >>> .done');
      await consent.close();
      await delivered(id);
      const stored = await office.agency.decisions(numberOf(id));
      assert.equal(stored.filter(each => each.comment.startsWith('Đồng ý ban hành.')).length, 1);
    });
  });

  describe('a system that', () => {
    const cases: Readonly<Record<string, {fault: 403 | 422 | 500 | 'login-page'; state: string; says: RegExp; stored: number}>> = {
      'answers 403': {fault: 403, state: 'refused', says: /Hệ thống từ chối.*Hệ thống trả lời: “[^”]+”.*Sửa.*Gửi lại/, stored: 0},
      'answers 422': {fault: 422, state: 'refused', says: /Hệ thống từ chối.*Hệ thống trả lời: “[^”]+”.*Sửa.*Gửi lại/, stored: 0},
      'answers 500': {fault: 500, state: 'unsure', says: /Có thể đã gửi.*Mở trang của văn bản.*không tự gửi lần hai/, stored: 0},
      'answers 200 with its login page': {fault: 'login-page', state: 'waiting', says: /Phiên đăng nhập.*đã hết.*đăng nhập rồi thử lại/, stored: 0},
    };
    for (const [what, {fault, state, says, stored}] of Object.entries(cases)) {
      it(`${what}: the decision stays in the outbox with its words and a next step, and arrives once in the end`, async () => {
        const id = fresh();
        const words = `Ý kiến khi hệ thống ${what}.`;
        await desk.bringToFront();
        await openDocument(desk, id);
        await decide(desk, 'comment', words);
        office.agency.faults.failNextPosts(fault);
        await sendUnsigned(desk);
        await until(state, async () => (await commands()).find(each => each.documentId === id)?.state === state);
        await section('outbox');
        await reads(desk, 'tk-outbox', says);
        const own = async () => (await office.agency.decisions(numberOf(id))).filter(each => each.comment.startsWith(words)).length;
        assert.equal(await own(), stored);
        if (fault === 'login-page') await (await logIn(office.browser, office.agency)).close();
        if (state === 'unsure') {
          // Its pause is a minute: the rest is told at the end of this file.
          unsure = {id, words};
          assert.ok(await desk.$('tk-outbox >>> .unsure button:disabled'), 'too early to say that it is not there');
        } else {
          await act(id, 'retry');
          await delivered(id);
          assert.equal(await own(), 1);
        }
        await section('incoming');
      });
    }

    it('ends the session in the middle: reading says so, the draft stays, and after the login everything goes on', async () => {
      const id = fresh();
      await openDocument(desk, id);
      await decide(desk, 'comment', 'Đang viết thì hết phiên.');
      await office.agency.expireSessions();
      const other = fresh();
      await openDocument(desk, other);
      await reads(desk, 'tk-document-view', /Phiên đăng nhập của hệ thống đã hết.*đăng nhập rồi thử lại/);
      await reads(desk, '[slot=banner]', /Phiên đăng nhập đã hết.*Mở hệ thống/);
      await (await logIn(office.browser, office.agency)).close();
      await desk.bringToFront();
      await press(desk, 'tk-document-view >>> .stage button');
      await waitForPdf(desk);
      await openDocument(desk, id);
      assert.equal(await wordsOnDesk(desk), 'Đang viết thì hết phiên.');
    });

    it('is gone: what was read is still there, and the draft too', async () => {
      const id = fresh();
      await openDocument(desk, id);
      await waitForPdf(desk);
      await office.agency.goOffline();
      await openDocument(desk, fresh());
      await reads(desk, 'tk-document-view', /Chưa kết nối được với hệ thống.*sẽ gửi khi có mạng/);
      await openDocument(desk, id);
      await waitForPdf(desk);
      await reads(desk, '[slot=act]', /Đang xem bản đã có trên máy này/);
      await office.agency.comeBack();
    });
  });

  describe('two tabs on one draft', () => {
    it('keep both, show both, and go on with the one that is chosen', async () => {
      const id = fresh();
      await desk.bringToFront();
      await openDocument(desk, id);
      await decide(desk, 'comment', 'Bản viết ở thẻ thứ nhất.');
      await saved();
      const second = await openDesk(office.browser);
      await openDocument(second, id);
      assert.equal(await until('the draft', async () => (await wordsOnDesk(second)) || undefined), 'Bản viết ở thẻ thứ nhất.');
      await write(second, ' Thêm ở thẻ thứ hai.');
      await until('saved there', () => second.$eval('tk-opinion-form', each => (each as HTMLElementTagNameMap['tk-opinion-form']).draftState === 'saved'));
      await desk.bringToFront();
      await write(desk, ' Thêm ở thẻ thứ nhất.');
      await reads(desk, 'tk-opinion-form', /sửa ở một cửa sổ khác. Cả hai bản đều được giữ. Xem hai bản/);
      await press(desk, 'tk-opinion-form >>> tk-draft-status >>> button');
      await reads(desk, 'tk-draft-choice', /thẻ thứ nhất\. Thêm ở thẻ thứ nhất\..*Thêm ở thẻ thứ hai\./);
      await press(desk, 'tk-draft-choice >>> li:nth-child(2) button');
      await until('the other draft', async () => (await wordsOnDesk(desk)).endsWith('thẻ thứ hai.'));
      await until('one draft', async () => (await draftState()) === 'saved');
      await second.close();
    });
  });

  describe('a full disk', () => {
    it('loses no word: it is said, the text stays, and is saved when there is room again', async () => {
      const id = fresh();
      await openDocument(desk, id);
      await desk.evaluate(fillTheDisk);
      await decide(desk, 'comment', 'Viết khi ổ đĩa đầy.');
      await reads(desk, 'tk-opinion-form', /Chưa lưu được bản nháp.*vẫn còn ở đây.*Lưu lại.*Chép nội dung/);
      await sendUnsigned(desk);
      await reads(desk, 'tk-desk >>> tk-notice', /đã đầy nên chưa lưu được.*Giải phóng chỗ trống/);
      assert.equal(await wordsOnDesk(desk), 'Viết khi ổ đĩa đầy.');
      assert.equal((await commands()).filter(each => each.documentId === id).length, 0);
      await desk.evaluate('roomAgain()');
      await press(desk, 'tk-opinion-form >>> tk-draft-status >>> button');
      await saved();
      await sendUnsigned(desk);
      await delivered(id);
    });

    it('while signing: the sentence is said in the consent window and the same window signs when there is room', async () => {
      const id = fresh();
      await openDocument(desk, id);
      await waitForPdf(desk);
      await decide(desk, 'approve', 'Ký khi ổ đĩa đầy.');
      await press(desk, 'tk-opinion-form >>> .acts .button.primary');
      const consent = await consentWindow(office.browser, desk);
      await consent.evaluate(fillTheDisk);
      const {leader} = makePki().people;
      await giveKey(consent, leader.p12, leader.password);
      await reads(consent, 'tk-signing-form', /đã đầy nên chưa lưu được.*Giải phóng chỗ trống/);
      assert.equal((await commands()).filter(each => each.documentId === id).length, 0);
      await consent.evaluate('roomAgain()');
      await giveKey(consent, leader.p12, leader.password);
      await find(consent, 'tk-signing-form >>> .done');
      await consent.close();
      await delivered(id);
      assert.equal((await office.agency.decisions(numberOf(id))).filter(each => each.comment.startsWith('Ký khi ổ đĩa đầy.')).length, 1);
    });
  });

  it('what was unsure arrives once in the end', async t => {
    if (!unsure) return t.skip('nothing was unsure');
    const {id, words} = unsure;
    await desk.bringToFront();
    await desk.evaluate(letTheMinutePass);
    await act(id, 'seen-missing');
    await delivered(id);
    assert.equal((await office.agency.decisions(numberOf(id))).filter(each => each.comment.startsWith(words)).length, 1);
  });

  async function documentWithFiles(count: number): Promise<string> {
    for (;;) {
      const id = fresh();
      if ((await filesOf(id)).length === count) return id;
    }
  }

  /** Through the window's own form, as an officer does. */
  async function giveKey(consent: Page, file: Uint8Array, password: string): Promise<void> {
    const field = (await find(consent, 'tk-signing-form >>> input[type=file]')) as ElementHandle<HTMLInputElement>;
    await field.uploadFile(office.keep('khoa.p12', file));
    if (password === '') return;
    const words = await find(consent, 'tk-signing-form >>> #password');
    await words.focus();
    await words.type(password);
    const sure = await consent.$('tk-signing-form >>> .sure input:not(:checked)');
    if (sure) await press(consent, 'tk-signing-form >>> .sure input');
    await press(consent, 'tk-signing-form >>> .button.primary');
  }

  async function unlock(page: Page, password: string): Promise<void> {
    const field = await find(page, 'tk-document-view >>> input[type=password]');
    await field.focus();
    await field.type(password);
    await press(page, 'tk-document-view >>> .stage .button.primary');
  }

  async function write(page: Page, words: string): Promise<void> {
    const field = await find(page, 'tk-opinion-form >>> textarea');
    await field.focus();
    await field.evaluate(each => (each as HTMLTextAreaElement).setSelectionRange(9999, 9999));
    await field.type(words);
  }

  async function section(id: string): Promise<void> {
    await desk.$eval(
      'tk-desk',
      (each, wanted) => {
        (each as HTMLElementTagNameMap['tk-desk']).section = wanted;
        each.dispatchEvent(Object.assign(new Event('tk-section-change'), {section: wanted}));
      },
      id,
    );
  }

  async function act(documentId: string, act: string): Promise<void> {
    const command = (await commands()).find(each => each.documentId === documentId)!;
    await desk.$eval(
      'tk-outbox',
      (each, commandId, named) => void each.dispatchEvent(Object.assign(new Event('tk-outbox-act', {bubbles: true, composed: true}), {commandId, name: named})),
      command.id,
      act,
    );
  }

  async function delivered(documentId: string): Promise<void> {
    await until('delivered', async () => (await commands()).filter(each => each.documentId === documentId).at(-1)?.state === 'delivered', 60_000);
  }

  function withoutKey(): Uint8Array {
    const {certificateFile} = makePki().people.leader;
    const path = office.keep('no-key.p12', new Uint8Array());
    execFileSync('openssl', ['pkcs12', '-export', '-nokeys', '-in', certificateFile, '-passout', 'pass:trống', '-out', path], {stdio: 'ignore'});
    return readFileSync(path);
  }
});

function flipped(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[Math.floor(copy.length / 2)]! ^= 0xff;
  return copy;
}

/** A PDF of exactly `size` bytes: one more revision that holds a large stream nobody uses. */
function padded(pdf: Uint8Array, size: number): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1');
  const root = /\/Root (\d+ \d+ R)/.exec(text)![1]!;
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)![1]!;
  const at = pdf.length + 1;
  const parts = (length: number) => {
    const head = `\n99999 0 obj\n<</Length ${length}>>\nstream\n`;
    const body = '\nendstream\nendobj\n';
    const table = `xref\n99999 1\n${String(at).padStart(10, '0')} 00000 n\r\ntrailer\n<</Size 100000/Root ${root}/Prev ${previous}>>\nstartxref\n`;
    return [head, `${body}${table}${pdf.length + head.length + length + body.length}\n%%EOF\n`] as const;
  };
  const length = size - pdf.length - parts(size).join('').length;
  const [head, tail] = parts(length);
  const out = new Uint8Array(size).fill(0x20);
  out.set(pdf);
  out.set(Buffer.from(head, 'latin1'), pdf.length);
  out.set(Buffer.from(tail, 'latin1'), size - tail.length);
  return out;
}
