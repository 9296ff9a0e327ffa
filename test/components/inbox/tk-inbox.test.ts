import '../../../components/define.js';

import {aTimeout, expect, fixture, html, nextFrame} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';

import type {OfficeDocument} from '../../../components/core/document/office-document.js';
import {defaultKeymap} from '../../../components/inbox/inbox-keys.js';
import type {TkInbox} from '../../../components/inbox/tk-inbox.js';
import {aDocument, manyDocuments, now, numberedDocument} from '../../support/builders.js';

/** Drives an inbox as a person does: by what is on the screen. */
class InboxHarness {
  readonly element: TkInbox;
  readonly heard: Event[] = [];
  constructor(element: TkInbox) {
    this.element = element;
    for (const name of [
      'tk-open',
      'tk-select',
      'tk-triage',
      'tk-tab-change',
      'tk-search',
      'tk-range-request',
      'tk-retry',
      'tk-help',
    ]) {
      element.addEventListener(name, event => this.heard.push(event));
    }
  }
  get list(): HTMLElement {
    return this.element.shadowRoot!.querySelector<HTMLElement>('[role="listbox"]')!;
  }
  get rows(): HTMLElement[] {
    return [...this.element.shadowRoot!.querySelectorAll<HTMLElement>('[role="option"]')];
  }
  get cursor(): string | null {
    return this.list.getAttribute('aria-activedescendant');
  }
  text(selector: string): string {
    return (
      this.element.shadowRoot!.querySelector<HTMLElement>(selector)?.innerText.replace(/\s+/g, ' ').trim() ??
      ''
    );
  }
  button(words: string): HTMLElement {
    return [...this.element.shadowRoot!.querySelectorAll<HTMLElement>('button')].find(each =>
      each.innerText.trim().startsWith(words),
    )!;
  }
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await sendKeys({press: key} as {press: 'a'});
    await this.settle();
  }
  async settle(): Promise<void> {
    await this.element.updateComplete;
    await nextFrame();
    await nextFrame();
  }
  last(name: string): Record<string, unknown> | undefined {
    return this.heard.findLast(event => event.type === name) as unknown as
      Record<string, unknown> | undefined;
  }
}

async function anInbox(change: Partial<TkInbox> = {}, height = 600): Promise<InboxHarness> {
  const box = await fixture<HTMLElement>(
    html`<div style="block-size: ${height}px; inline-size: 400px"><tk-inbox></tk-inbox></div>`,
  );
  const element = box.querySelector('tk-inbox')!;
  Object.assign(element, {now, documents: manyDocuments(50), ...change});
  const inbox = new InboxHarness(element);
  await inbox.settle();
  return inbox;
}

describe('<tk-inbox>', () => {
  before(() => setViewport({width: 800, height: 700}));

  describe('a row', () => {
    it('says what decides: number, sender, when, subject, urgency, deadline, files, draft', async () => {
      const inbox = await anInbox({drafts: new Map([['d-0', now]])});
      const words = inbox.rows[0]!.innerText.replace(/\s+/g, ' ');
      for (const each of [
        '15/UBND-VX',
        'Sở Y tế',
        '09:12',
        'V/v triển khai',
        'chưa đọc',
        'HOẢ TỐC',
        'Hạn hôm nay',
        '1 tệp',
        'Nháp 10:41',
      ]) {
        expect(words).to.contain(each);
      }
      expect(inbox.rows[1]!.innerText).to.contain('Quá hạn 2 ngày làm việc');
    });

    it('shows hostile text as text, cuts ten megabytes, and cannot be turned round by bidi overrides', async () => {
      const subject =
        '"><img src=x onerror="window.broken=1"> \u202Egpj.exe ${1} {{2}}\u0000' + 'dài '.repeat(2_500_000);
      const inbox = await anInbox({
        documents: [aDocument({subject, sender: 'Bộ\u200B Nội vụ', dueOn: '2026-02-30'})],
      });
      const row = inbox.rows[0]!;
      expect(row.querySelector('img')).to.equal(null);
      for (const unseen of ['\u202e', '\u200b', '\u0000']) expect(row.textContent).to.not.contain(unseen);
      expect(row.textContent!.length).to.be.below(1000);
      expect(row.innerText).to.contain('hạn không rõ: 2026-02-30');
      expect(row.innerText).to.contain('Bộ Nội vụ');
    });

    it('keeps rows equally high whatever they hold', async () => {
      const bare: OfficeDocument = {...aDocument(), id: 'bare', subject: '', files: []};
      delete (bare as {number?: unknown}).number;
      const inbox = await anInbox({documents: [bare, ...manyDocuments(6)], drafts: new Map([['d-0', now]])});
      const heights = new Set(inbox.rows.map(row => Math.round(row.getBoundingClientRect().height * 10)));
      expect(heights.size).to.equal(1);
      expect(inbox.rows[0]!.innerText).to.contain('Chưa có số');
      expect(inbox.rows[0]!.innerText).to.contain('(không có trích yếu)');
    });
  });

  describe('with a million rows', () => {
    const million = {documents: [], total: 1_000_000, rowAt: (index: number) => numberedDocument(index)};

    it('holds as many nodes as with a thousand', async () => {
      const small = await anInbox({documents: manyDocuments(1000)});
      const large = await anInbox(million);
      expect(large.rows.length).to.equal(small.rows.length);
      expect(large.rows.length).to.be.below(20);
      expect(large.list.querySelectorAll('*').length).to.be.below(250);
      expect(large.rows[0]!.getAttribute('aria-setsize')).to.equal('1000000');
    });

    it('reaches the very last row by End, and by the scroll bar', async () => {
      const inbox = await anInbox(million);
      inbox.element.focus();
      await inbox.press('End');
      expect(inbox.rows.at(-1)!.getAttribute('aria-posinset')).to.equal('1000000');
      await inbox.press('Home');
      expect(inbox.rows[0]!.getAttribute('aria-posinset')).to.equal('1');

      inbox.list.scrollTop = inbox.list.scrollHeight;
      await aTimeout(60);
      await inbox.settle();
      const last = inbox.rows.at(-1)!;
      expect(last.getAttribute('aria-posinset')).to.equal('1000000');
      expect(last.getBoundingClientRect().bottom).to.be.closeTo(inbox.list.getBoundingClientRect().bottom, 2);
    });

    it('moves by pixels under a wheel although the scroll bar is scaled', async () => {
      const inbox = await anInbox(million);
      inbox.list.scrollTop = 5_000_000;
      await aTimeout(60);
      await inbox.settle();
      const row = inbox.rows[5]!;
      const [id, top] = [row.id, row.getBoundingClientRect().top];
      inbox.list.scrollTop += 100;
      await nextFrame();
      await inbox.element.updateComplete;
      const moved = inbox.element.shadowRoot!.getElementById(id)!.getBoundingClientRect().top - top;
      expect(moved).to.be.closeTo(-100, 2);
    });

    it('asks for rows it does not know, once, and shows their place meanwhile', async () => {
      const inbox = await anInbox({documents: [], total: 500, rowAt: () => undefined});
      await inbox.settle();
      const asked = inbox.heard.filter(event => event.type === 'tk-range-request');
      expect(asked.length).to.be.within(1, 2);
      expect(inbox.last('tk-range-request')).to.include({start: 0});
      expect(inbox.rows[0]!.textContent).to.contain('Đang tải dòng này');
      expect(inbox.list.getAttribute('aria-busy')).to.equal('true');
    });

    it('survives a thousand quick presses of j', async () => {
      const inbox = await anInbox(million);
      inbox.element.focus();
      for (let i = 0; i < 1000; i++) {
        inbox.list.dispatchEvent(
          new KeyboardEvent('keydown', {key: 'j', code: 'KeyJ', bubbles: true, composed: true}),
        );
      }
      await inbox.settle();
      expect(inbox.cursor).to.equal('row-1000');
      expect(inbox.rows.some(row => row.id === 'row-1000')).to.equal(true);
    });
  });

  describe('by keyboard', () => {
    it('moves, opens, ticks and clears on the focused list', async () => {
      const inbox = await anInbox();
      inbox.element.focus();
      await inbox.press('ArrowDown', 'ArrowDown', 'Enter');
      expect(inbox.last('tk-open')).to.include({documentId: 'd-2'});
      await inbox.press(' ', 'j', 'x');
      expect(inbox.last('tk-select')!['ids']).to.deep.equal(['d-2', 'd-3']);
      expect(inbox.text('.bulk')).to.contain('2 đã chọn');
      await inbox.press('Escape');
      expect(inbox.last('tk-select')!['ids']).to.deep.equal([]);
    });

    it('asks for each act on the row under the cursor, or on the ticked ones', async () => {
      const inbox = await anInbox();
      inbox.element.focus();
      await inbox.press('a');
      expect(inbox.last('tk-triage')).to.deep.include({name: 'approve', ids: ['d-0']});
      for (const [key, name] of [
        ['s', 'sign'],
        ['f', 'forward'],
        ['e', 'done'],
        ['c', 'flag'],
        ['h', 'snooze'],
        ['u', 'unread'],
      ]) {
        await inbox.press(key!);
        expect(inbox.last('tk-triage')).to.include({name});
      }
      await inbox.press('x', 'j', 'x', 's');
      expect(inbox.last('tk-triage')).to.deep.include({name: 'sign', ids: ['d-0', 'd-1']});
      await inbox.press('z');
      expect(inbox.last('tk-triage')).to.deep.include({name: 'undo', ids: []});
      await inbox.press('?');
      expect(inbox.last('tk-help')).to.not.equal(undefined);
    });

    it('goes to the search field with / and leaves every key alone there', async () => {
      const inbox = await anInbox();
      inbox.element.focus();
      await inbox.press('/');
      await sendKeys({type: 'ajs'});
      await inbox.settle();
      expect(inbox.last('tk-search')).to.include({query: 'ajs'});
      expect(inbox.last('tk-triage')).to.equal(undefined);
      await inbox.press('Escape');
      expect(inbox.last('tk-search')).to.include({query: ''});
    });

    it('hears single keys only with the focus inside, unless the page is its own, or it is switched off', async () => {
      const inbox = await anInbox();
      (document.activeElement as HTMLElement | null)?.blur();
      await inbox.press('a');
      expect(inbox.heard.length).to.equal(0);
      inbox.element.shortcuts = 'page';
      await inbox.press('j', 'a');
      expect(inbox.last('tk-triage')).to.include({name: 'approve'});
      inbox.heard.length = 0;
      inbox.element.shortcuts = 'off';
      inbox.element.focus();
      await inbox.press('a');
      expect(inbox.heard.length).to.equal(0);
    });

    it('takes another keymap', async () => {
      const inbox = await anInbox({keymap: {...defaultKeymap, a: 'done', p: 'approve'}});
      inbox.element.focus();
      await inbox.press('a');
      expect(inbox.last('tk-triage')).to.include({name: 'done'});
      await inbox.press('p');
      expect(inbox.last('tk-triage')).to.include({name: 'approve'});
    });

    it('never takes a key of an input method, a modifier, a held key, or a burst of Unikey', async () => {
      const inbox = await anInbox();
      inbox.element.focus();
      const press = (init: KeyboardEventInit) =>
        inbox.list.dispatchEvent(
          new KeyboardEvent('keydown', {code: 'KeyA', key: 'a', bubbles: true, composed: true, ...init}),
        );
      press({isComposing: true});
      press({key: 'Process'});
      press({ctrlKey: true});
      press({altKey: true});
      press({metaKey: true});
      press({repeat: true});
      press({code: ''}); // a packet key, as keyboard programs inject
      press({key: 'Backspace', code: 'Backspace'});
      press({}); // the letter right behind the injected Backspace
      expect(inbox.last('tk-triage')).to.equal(undefined);
      await aTimeout(80);
      press({});
      expect(inbox.last('tk-triage')).to.include({name: 'approve'});
    });

    it('leaves keys to any text the page has, also in shadow roots and editable regions, and to an open dialog', async () => {
      const inbox = await anInbox({shortcuts: 'page'});
      const page = await fixture<HTMLElement>(
        html`<div>
          <textarea></textarea>
          <div contenteditable="true" tabindex="0"></div>
          <tk-opinion-form></tk-opinion-form
          ><select>
            <option>a</option>
          </select>
          <dialog><button>trong hộp</button></dialog>
        </div>`,
      );
      await nextFrame();
      const form = page.querySelector('tk-opinion-form')!.shadowRoot!;
      for (const field of [
        page.querySelector('textarea')!,
        page.querySelector<HTMLElement>('[contenteditable]')!,
        form.querySelector('textarea')!,
        page.querySelector('select')!,
      ]) {
        field.focus();
        await inbox.press('a');
      }
      page.querySelector('dialog')!.showModal();
      await inbox.press('s');
      expect(inbox.last('tk-triage')).to.equal(undefined);
    });

    it('opens what j moves to while its rows are out of sight, so that no act is on a secret', async () => {
      const inbox = await anInbox({shortcuts: 'page'});
      inbox.element.parentElement!.hidden = true;
      await inbox.press('j');
      expect(inbox.last('tk-open')).to.include({documentId: 'd-0'});
    });
  });

  describe('by pointer', () => {
    it('opens on a click, ticks in the gutter, and ticks a range with Shift', async () => {
      const inbox = await anInbox();
      inbox.rows[1]!.querySelector<HTMLElement>('.subject')!.click();
      expect(inbox.last('tk-open')).to.include({documentId: 'd-1'});
      inbox.rows[0]!.querySelector<HTMLElement>('.tick')!.click();
      await inbox.settle();
      inbox.rows[3]!.dispatchEvent(new MouseEvent('click', {shiftKey: true, bubbles: true, composed: true}));
      await inbox.settle();
      expect(inbox.last('tk-select')!['ids']).to.deep.equal(['d-0', 'd-1', 'd-2', 'd-3']);
      inbox.button('Ký 4 văn bản').click();
      expect(inbox.last('tk-triage')).to.deep.include({name: 'sign', ids: ['d-0', 'd-1', 'd-2', 'd-3']});
      inbox.button('Chọn tất cả').click();
      expect((inbox.last('tk-select')!['ids'] as string[]).length).to.equal(50);
    });

    it('drops the tick of a document that left, and keeps the cursor on its own', async () => {
      const inbox = await anInbox({selection: ['d-0', 'd-1']});
      inbox.element.focus();
      await inbox.press('ArrowDown', 'ArrowDown');
      inbox.element.documents = manyDocuments(50).slice(1);
      await inbox.settle();
      expect(inbox.last('tk-select')!['ids']).to.deep.equal(['d-1']);
      expect(inbox.cursor).to.equal('row-1');
    });

    it('changes tabs by click and by arrow, without touching the documents', async () => {
      const inbox = await anInbox({counts: {'to-do': 12, 'to-know': 1304}});
      expect(inbox.text('#tab-to-know')).to.equal('Để biết 1.304');
      inbox.button('Phối hợp').click();
      expect(inbox.last('tk-tab-change')).to.include({tab: 'support'});
      await inbox.settle();
      inbox.element.shadowRoot!.querySelector<HTMLElement>('#tab-support')!.focus();
      await inbox.press('ArrowRight');
      expect(inbox.last('tk-tab-change')).to.include({tab: 'to-know'});
      expect(inbox.element.documents.length).to.equal(50);
    });
  });

  describe('without fresh rows', () => {
    it('says that nothing waits, that nothing was found, and what failed with a way to try again', async () => {
      const inbox = await anInbox({documents: []});
      expect(inbox.text('.nothing')).to.contain('Không còn văn bản chờ xử lý');
      inbox.element.query = 'thông tư';
      await inbox.settle();
      expect(inbox.text('.nothing')).to.contain('Không tìm thấy “thông tư”');
      Object.assign(inbox.element, {query: '', problem: 'system-unreachable'});
      await inbox.settle();
      inbox.button('Thử lại').click();
      expect(inbox.last('tk-retry')).to.not.equal(undefined);
    });

    it('keeps showing kept rows when offline or when fetching failed, and says so', async () => {
      const inbox = await anInbox({offline: true});
      expect(inbox.text('.line')).to.contain('Ngoại tuyến');
      Object.assign(inbox.element, {offline: false, problem: 'no-such-code'});
      await inbox.settle();
      expect(inbox.text('.line.problem')).to.contain('no-such-code');
      expect(inbox.rows.length).to.be.above(3);
    });
  });
});
