import '../../../components/define.js';

import {expect, fixture, html, nextFrame} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';

import type {TkOpinionForm} from '../../../components/approval/tk-opinion-form.js';
import {decisions} from '../../../components/core/draft/draft.js';
import {aDraft, now} from '../../support/builders.js';

/** Drives the form as an officer does. */
class FormHarness {
  readonly element: TkOpinionForm;
  readonly changes: {decision: string | undefined; text: string}[] = [];
  readonly submits: {kind: string; decision: string | undefined; text: string}[] = [];
  constructor(element: TkOpinionForm) {
    this.element = element;
    element.addEventListener('tk-draft-change', ({decision, text}) => this.changes.push({decision, text}));
    element.addEventListener('tk-opinion-submit', ({kind, decision, text}) =>
      this.submits.push({kind, decision, text}),
    );
  }
  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }
  get field(): HTMLTextAreaElement {
    return this.root.querySelector('textarea')!;
  }
  get mistake(): string {
    return this.root.querySelector<HTMLElement>('[role="alert"]')?.innerText.trim() ?? '';
  }
  get buttons(): string[] {
    return [...this.root.querySelectorAll<HTMLElement>('.acts button')].map(each => each.innerText.trim());
  }
  async choose(decision: string): Promise<void> {
    this.root.querySelector<HTMLElement>(`input[value="${decision}"]`)!.click();
    await this.element.updateComplete;
  }
  async press(words: string): Promise<void> {
    [...this.root.querySelectorAll<HTMLElement>('.acts button')]
      .find(each => each.innerText.trim() === words)!
      .click();
    await this.element.updateComplete;
  }
}

async function aForm(change: Partial<TkOpinionForm> = {}): Promise<FormHarness> {
  const element = await fixture<TkOpinionForm>(html`<tk-opinion-form></tk-opinion-form>`);
  Object.assign(element, change);
  await element.updateComplete;
  return new FormHarness(element);
}

describe('<tk-opinion-form>', () => {
  it('reports every keystroke and every choice, and decides nothing', async () => {
    const form = await aForm();
    form.field.focus();
    await sendKeys({type: 'Đồng ý'});
    await form.choose('approve');
    expect(form.changes.map(each => each.text)).to.include.members(['Đ', 'Đồ', 'Đồng ý']);
    expect(form.changes.at(-1)).to.deep.equal({decision: 'approve', text: 'Đồng ý'});
    expect(form.submits).to.deep.equal([]);
  });

  it('never moves the caret when its owner saves and sets the same draft again', async () => {
    const form = await aForm({content: aDraft({text: 'Giao Sở Y tế'})});
    form.field.focus();
    form.field.setSelectionRange(4, 4);
    await sendKeys({type: 'cho '});
    form.element.content = aDraft({text: 'Giao Sở Y tế', revision: 2});
    form.element.draftState = 'saved';
    form.element.savedAt = now;
    await form.element.updateComplete;
    expect(form.field.value).to.equal('Giaocho  Sở Y tế');
    expect(form.field.selectionStart).to.equal(8);
  });

  it('takes over another draft whole', async () => {
    const form = await aForm({content: aDraft()});
    await form.press('Gửi ý kiến');
    form.element.content = {id: 'other', text: 'Ý kiến khác'};
    await form.element.updateComplete;
    expect(form.field.value).to.equal('Ý kiến khác');
    expect(form.element.decision).to.equal(undefined);
    expect(form.root.querySelector('input:checked')).to.equal(null);
  });

  it('lets nothing leave without a decision, nor without a reason where one is needed; keeps anything', async () => {
    const form = await aForm({signable: true});
    await form.press('Xem lại và ký');
    expect(form.mistake).to.equal('Hãy chọn một quyết định.');
    expect(form.root.activeElement).to.equal(form.root.querySelector('input'));
    for (const decision of decisions.filter(each => each !== 'approve')) {
      await form.choose(decision);
      expect(form.buttons, decision).to.include('Gửi ý kiến');
      await form.press('Gửi ý kiến');
      expect(form.mistake, decision).to.contain('Hãy ghi lý do');
      expect(form.root.activeElement).to.equal(form.field);
    }
    expect(form.submits).to.deep.equal([]);
    await form.press('Lưu, gửi sau');
    expect(form.submits).to.deep.equal([{kind: 'keep', decision: 'comment', text: ''}]);
    await form.choose('approve');
    await form.press('Xem lại và ký');
    expect(form.submits.at(-1)).to.deep.equal({kind: 'sign-now', decision: 'approve', text: ''});
  });

  it('says that a decision made offline leaves when the network is back', async () => {
    const form = await aForm({offline: true, content: aDraft({decision: 'return', text: 'thiếu phụ lục'})});
    await form.press('Gửi khi có mạng');
    expect(form.submits).to.deep.equal([{kind: 'send', decision: 'return', text: 'thiếu phụ lục'}]);
  });

  it('takes a megabyte in one paste, counts it, and refuses it only where the system cannot take it', async () => {
    const form = await aForm({content: aDraft()});
    const megabyte = 'Ý kiến dài. '.repeat(90_000);
    form.field.value = megabyte;
    form.field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    await form.element.updateComplete;
    expect(form.changes.at(-1)!.text.length).to.equal(megabyte.length);
    expect(form.root.querySelector('.label')!.textContent).to.contain('1.080.000 ký tự');
    form.element.limit = 2000;
    await form.press('Gửi ý kiến');
    expect(form.mistake).to.contain('2.000 ký tự');
    expect(form.submits).to.deep.equal([]);
    expect(form.field.value.length).to.equal(megabyte.length);
  });

  it('takes part in a form under its name, with validity, reset and disabling', async () => {
    const page = await fixture<HTMLFormElement>(
      html`<form>
        <fieldset><tk-opinion-form name="opinion"></tk-opinion-form></fieldset>
      </form>`,
    );
    const form = new FormHarness(page.querySelector('tk-opinion-form')!);
    form.element.content = aDraft({decision: 'reject', text: 'không đủ căn cứ'});
    await form.element.updateComplete;
    const sent = new FormData(page);
    expect([sent.get('opinion-decision'), sent.get('opinion-text')]).to.deep.equal([
      'reject',
      'không đủ căn cứ',
    ]);
    expect(page.checkValidity()).to.equal(true);
    form.element.text = '';
    await form.element.updateComplete;
    expect(page.checkValidity()).to.equal(false);
    page.reset();
    await form.element.updateComplete;
    expect(form.field.value).to.equal('không đủ căn cứ');
    page.querySelector('fieldset')!.disabled = true;
    await form.element.updateComplete;
    expect(form.field.disabled).to.equal(true);
  });

  it('offers only the decisions the system can take', async () => {
    const form = await aForm({decisions: ['approve', 'return']});
    expect(form.root.querySelectorAll('input').length).to.equal(2);
  });

  it('says where the words are, and what to do when they could not be saved', async () => {
    const form = await aForm({draftState: 'saved', savedAt: now});
    const status = form.root.querySelector('tk-draft-status')!;
    const words = async () => {
      await form.element.updateComplete;
      await status.updateComplete;
      return status.shadowRoot!.querySelector<HTMLElement>('[role="status"]')!;
    };
    expect((await words()).innerText).to.contain('Đã lưu trên máy này 10:41:07');
    expect((await words()).getAttribute('aria-live')).to.equal('off');
    const acts: string[] = [];
    form.element.addEventListener('tk-draft-act', event => acts.push(event.name));
    for (const [state, act] of [
      ['conflict', 'compare'],
      ['error', 'retry'],
      ['recovered', 'keep'],
    ] as const) {
      form.element.draftState = state;
      expect((await words()).getAttribute('aria-live'), state).to.equal('polite');
      (await words()).querySelector<HTMLElement>('button')!.click();
      expect(acts.at(-1)).to.equal(act);
    }
    await nextFrame();
  });
});
