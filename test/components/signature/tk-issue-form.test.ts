import '../../../components/define.js';

import {expect, fixture, html, oneEvent, waitUntil} from '@open-wc/testing';

import {setLanguage} from '../../../components/locale/term.js';
import type {IssueRequestEvent, SealChangeEvent} from '../../../components/signature/issue-event.js';
import type {IssueOutlook, TkIssueForm} from '../../../components/signature/tk-issue-form.js';

const outlook: IssueOutlook = {gaps: ['number', 'day'], typed: {month: '10', year: '2026'}, page: 2, confidence: 0.95};
const one = <T extends HTMLElement = HTMLElement>(host: Element, selector: string) => host.shadowRoot!.querySelector<T>(selector)!;
const words = (host: Element) => host.shadowRoot!.textContent!.replace(/\s+/g, ' ');

async function png(): Promise<File> {
  const canvas = new OffscreenCanvas(60, 60);
  const ink = canvas.getContext('2d')!;
  ink.fillStyle = '#c8102e';
  ink.arc(30, 30, 25, 0, 7);
  ink.fill();
  return new File([await canvas.convertToBlob({type: 'image/png'})], 'dau.png', {type: 'image/png'});
}

async function aForm(change: Partial<TkIssueForm> = {}): Promise<TkIssueForm> {
  const form = await fixture<TkIssueForm>(html`<tk-issue-form></tk-issue-form>`);
  Object.assign(form, {notation: 'TTr-UBND', today: '2026-11-25', seal: await png(), outlook, ...change});
  await form.updateComplete;
  return form;
}

async function submit(form: TkIssueForm, number: string, day: string): Promise<IssueRequestEvent | undefined> {
  let sent: IssueRequestEvent | undefined;
  form.addEventListener('tk-issue-request', event => (sent = event));
  for (const [selector, value] of [['#number', number], ['#day', day]] as const) {
    one<HTMLInputElement>(form, selector).value = value;
    one(form, selector).dispatchEvent(new Event('input'));
  }
  await form.updateComplete;
  one<HTMLButtonElement>(form, '.primary').click();
  await form.updateComplete;
  return sent;
}

describe('<tk-issue-form>', () => {
  afterEach(() => setLanguage('vi'));

  const states: Record<string, Partial<TkIssueForm>> = {
    'still looking': {outlook: undefined, seal: undefined},
    'ready': {},
    'unsure of the place': {outlook: {...outlook, confidence: 0.3}},
    'moved by hand': {outlook: {...outlook, isMoved: true}},
    'typed whole': {outlook: {...outlook, gaps: []}},
    'refused': {problem: 'changes-not-permitted'},
  };
  for (const [state, change] of Object.entries(states)) {
    it(`is accessible and says it in both languages when ${state}`, async () => {
      const form = await aForm(change);
      await expect(form).to.be.accessible();
      const vietnamese = words(form);
      setLanguage('en');
      form.requestUpdate();
      await form.updateComplete;
      expect(words(form)).to.not.equal(vietnamese);
      await expect(form).to.be.accessible();
    });
  }

  it('gives number and day', async () => {
    const sent = await submit(await aForm(), '7', '2026-10-05');
    expect(sent).to.include({number: '7', issuedOn: '2026-10-05'});
  });

  const refusals: readonly (readonly [string, string, string, Partial<TkIssueForm>, string])[] = [
    ['no number', '', '2026-10-05', {}, 'Hãy nhập số'],
    ['words for a number', 'bảy', '2026-10-05', {}, 'Hãy nhập số'],
    ['no day', '7', '', {}, 'Hãy chọn ngày'],
    ['a day to come', '7', '2026-11-26', {}, 'Hãy chọn ngày'],
    ['another month than the page has', '7', '2026-11-05', {}, 'Trang đã ghi sẵn số hoặc ngày khác'],
    ['another number than the page has', '8', '2026-10-05', {outlook: {...outlook, typed: {number: '07'}}}, 'Trang đã ghi sẵn số hoặc ngày khác'],
    ['no seal', '7', '2026-10-05', {seal: undefined}, 'Hãy chọn ảnh con dấu'],
    ['a seal of a metre', '7', '2026-10-05', {millimetres: {width: 1000, height: 36}}, 'Kích thước con dấu'],
  ];
  for (const [what, number, day, change, sentence] of refusals) {
    it(`refuses ${what}, names it, and puts the hand there`, async () => {
      const form = await aForm(change);
      expect(await submit(form, number, day)).to.equal(undefined);
      expect(words(form)).to.contain(sentence);
      expect(form.shadowRoot!.activeElement?.getAttribute('aria-invalid')).to.equal('true');
    });
  }

  it('follows the register’s next number until the clerk types one', async () => {
    const form = await aForm({nextNumber: '12'});
    expect(one<HTMLInputElement>(form, '#number').value).to.equal('12');
    form.nextNumber = '13';
    await form.updateComplete;
    expect(one<HTMLInputElement>(form, '#number').value).to.equal('13');
    expect((await submit(form, '15', '2026-10-05'))?.number).to.equal('15');
    form.nextNumber = '14';
    await form.updateComplete;
    expect(one<HTMLInputElement>(form, '#number').value).to.equal('15');
  });

  it('hands over a picture of the seal with its paper taken away, and refuses what is none', async () => {
    const form = await aForm({seal: undefined});
    const input = one<HTMLInputElement>(form, '#seal');
    const give = (file: File) => {
      const files = new DataTransfer();
      files.items.add(file);
      input.files = files.files;
      input.dispatchEvent(new Event('change'));
    };
    const changed = oneEvent(form, 'tk-seal-change') as unknown as Promise<SealChangeEvent>;
    give(await png());
    expect((await changed).png?.length).to.be.greaterThan(50);
    give(new File(['%PDF-1.7'], 'dau.png'));
    await waitUntil(() => !one(form, '#problem').hidden);
    expect(words(form)).to.match(/PNG/);
  });

  it('tells a new real size at once', async () => {
    const form = await aForm();
    const changed = oneEvent(form, 'tk-seal-change') as unknown as Promise<SealChangeEvent>;
    one<HTMLInputElement>(form, '#width').value = '42';
    one(form, '#width').dispatchEvent(new Event('change'));
    expect((await changed).millimetres).to.deep.equal({width: 42, height: 36});
  });
});
