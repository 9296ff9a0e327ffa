import '../../../components/define.js';

import {expect, fixture, html, nextFrame, oneEvent as anyEvent} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';

import type {TkDesk} from '../../../components/desk/tk-desk.js';
import type {TkDialog} from '../../../components/desk/tk-dialog.js';
import {manyDocuments, now} from '../../support/builders.js';

/** The library's `oneEvent` knows custom events only. */
const oneEvent = <Name extends keyof HTMLElementEventMap>(target: EventTarget, name: Name) =>
  anyEvent(target, name) as Promise<unknown> as Promise<HTMLElementEventMap[Name]>;

async function aDesk(width: number, change: Partial<TkDesk> = {}) {
  await setViewport({width: Math.max(width, 320), height: 800});
  const box = await fixture<HTMLElement>(
    html`<div style="block-size: 700px; inline-size: ${width}px">
      <tk-desk .documents=${manyDocuments(30)} now=${now}>
        <p slot="document">trang một</p>
        <div slot="act"><tk-opinion-form signable></tk-opinion-form></div>
        <p slot="outbox">hộp gửi</p>
      </tk-desk>
    </div>`,
  );
  const desk = box.querySelector('tk-desk')!;
  Object.assign(desk, change);
  await desk.updateComplete;
  await nextFrame();
  await nextFrame();
  const root = desk.shadowRoot!;
  const sees = (selector: string) => root.querySelector<HTMLElement>(selector)?.checkVisibility() ?? false;
  const columns = () => ['.nav', '.list', '.document', '.act'].filter(sees).join(' ');
  const inbox = root.querySelector('tk-inbox')!;
  const press = (words: string) =>
    [...root.querySelectorAll<HTMLElement>('button')]
      .find(each => each.innerText.trim().startsWith(words) && each.checkVisibility())!
      .click();
  const openFirst = async () => {
    inbox.shadowRoot!.querySelector<HTMLElement>('[role="option"] .subject')!.click();
    await desk.updateComplete;
    await nextFrame();
  };
  return {desk, root, inbox, columns, sees, press, openFirst};
}

describe('<tk-desk>', () => {
  after(() => setViewport({width: 800, height: 600}));

  it('stands everything beside everything where there is room', async () => {
    const {columns} = await aDesk(1280);
    expect(columns()).to.equal('.nav .list .document .act');
  });

  it('stands two columns side by side on a tablet: list and document, then document and act', async () => {
    const {columns, openFirst, press} = await aDesk(900);
    expect(columns()).to.equal('.list .document');
    await openFirst();
    expect(columns()).to.equal('.document .act');
    press('Về danh sách');
    await nextFrame();
    expect(columns()).to.equal('.list .document');
  });

  it('shows one column at a time in a side panel, moves the focus along, and goes back', async () => {
    const {desk, root, columns, openFirst, press} = await aDesk(360);
    expect(columns()).to.equal('.list');
    await openFirst();
    expect(columns()).to.equal('.document');
    expect(desk.selectedId).to.equal('d-0');
    expect(root.activeElement?.textContent).to.contain('Về danh sách');
    press('Xử lý');
    await nextFrame();
    expect(columns()).to.equal('.act');
    const back = oneEvent(desk, 'tk-back');
    press('Về danh sách');
    await back;
    await nextFrame();
    expect(columns()).to.equal('.list');
    expect(root.activeElement?.localName).to.equal('tk-inbox');
  });

  it('follows its own width and not the window’s', async () => {
    const {desk, columns} = await aDesk(1280);
    desk.parentElement!.style.inlineSize = '380px';
    await nextFrame();
    expect(columns()).to.equal('.list');
  });

  it('opens the navigation over a narrow desk, and closes it by Escape and by choosing', async () => {
    const {desk, root, press, sees} = await aDesk(400);
    const menu = root.querySelector<HTMLElement>('.menu')!;
    menu.click();
    await nextFrame();
    expect(sees('.nav')).to.equal(true);
    await sendKeys({press: 'Escape'});
    await nextFrame();
    expect(sees('.nav')).to.equal(false);
    menu.click();
    const changed = oneEvent(desk, 'tk-section-change');
    press('Chờ gửi');
    expect((await changed).section).to.equal('outbox');
    await nextFrame();
    expect(sees('.nav')).to.equal(false);
    expect(sees('tk-inbox')).to.equal(false);
    expect(desk.querySelector('[slot="outbox"]')!.checkVisibility()).to.equal(true);
  });

  it('goes from / on the page to the search field, also from a document in one column', async () => {
    const {desk, root, openFirst} = await aDesk(360);
    await openFirst();
    await sendKeys({press: '/'});
    await nextFrame();
    await sendKeys({type: 'ubnd'});
    expect(root.activeElement?.localName).to.equal('tk-search');
    expect(desk.query).to.equal('ubnd');
    expect(desk.view).to.equal('list');
  });

  it('only asks for another language and theme', async () => {
    const {desk, root} = await aDesk(1280);
    const [language, theme] = root.querySelectorAll<HTMLElement>('.tools button');
    setTimeout(() => language!.click());
    expect((await oneEvent(desk, 'tk-language-change')).language).to.equal('en');
    setTimeout(() => theme!.click());
    expect((await oneEvent(desk, 'tk-theme-change')).theme).to.equal('dark');
    expect(document.documentElement.dataset['theme']).to.equal(undefined);
  });

  it('shows all shortcuts at ?, and turns single keys off and on there', async () => {
    const {desk, root} = await aDesk(1280);
    await sendKeys({press: '?'});
    await nextFrame();
    const sheet = root.querySelector('tk-shortcuts')!;
    const dialog = sheet.shadowRoot!.querySelector('tk-dialog')!.shadowRoot!.querySelector('dialog')!;
    expect(dialog.open).to.equal(true);
    const box = sheet.shadowRoot!.querySelector<HTMLInputElement>('input')!;
    expect(box.checked).to.equal(true);
    setTimeout(() => box.click());
    expect((await oneEvent(desk, 'tk-shortcuts-switch')).enabled).to.equal(false);
    await sendKeys({press: 'Escape'});
    await nextFrame();
    expect(dialog.open).to.equal(false);
    const heard: Event[] = [];
    desk.addEventListener('tk-triage', event => heard.push(event));
    await sendKeys({press: 'j'});
    await sendKeys({press: 'a'});
    expect(heard).to.deep.equal([]);
  });

  it('tells one notice with its undo', async () => {
    const {desk, root} = await aDesk(1280, {
      notice: {id: 'n1', text: 'Đã xử lý xong 15/UBND-VX.', undoable: true},
    });
    const notice = root.querySelector('tk-notice')!.shadowRoot!;
    expect(notice.querySelector('[role="status"]')!.textContent).to.contain('Đã xử lý xong');
    setTimeout(() => notice.querySelector<HTMLElement>('.undo')!.click());
    expect((await oneEvent(desk, 'tk-notice-undo')).id).to.equal('n1');
    desk.notice = {id: 'n2', text: 'Chưa gửi được.', problem: true};
    await nextFrame();
    expect(notice.querySelector('[role="alert"]')!.textContent).to.contain('Chưa gửi được');
  });

  it('says whether it is online', async () => {
    const {desk, root} = await aDesk(400);
    const words = () => root.querySelector<HTMLElement>('.online')!.innerText;
    expect(words()).to.equal('Trực tuyến');
    desk.offline = true;
    await desk.updateComplete;
    expect(words()).to.equal('Ngoại tuyến');
  });
});

describe('<tk-dialog>', () => {
  const aDialog = async (busy = false) => {
    const element = await fixture<TkDialog>(
      html`<tk-dialog open label="Rút lại?" ?busy=${busy}
        ><input /><button slot="footer">Để nguyên</button></tk-dialog
      >`,
    );
    await nextFrame();
    return {element, dialog: element.shadowRoot!.querySelector('dialog')!};
  };

  it('asks to close on Escape and on its button, and leaves the closing to its owner', async () => {
    const {element, dialog} = await aDialog();
    let asked = 0;
    element.addEventListener('tk-dialog-close', () => asked++);
    await sendKeys({press: 'Escape'});
    expect(asked).to.equal(1);
    expect(dialog.open).to.equal(true);
    element.shadowRoot!.querySelector<HTMLElement>('button')!.click();
    expect(asked).to.equal(2);
    element.open = false;
    await element.updateComplete;
    expect(dialog.open).to.equal(false);
    expect(asked).to.equal(2);
  });

  it('cannot be left while something is being done', async () => {
    const {element, dialog} = await aDialog(true);
    let asked = 0;
    element.addEventListener('tk-dialog-close', () => asked++);
    await sendKeys({press: 'Escape'});
    await sendKeys({press: 'Escape'});
    await nextFrame();
    expect(dialog.open).to.equal(true);
    expect(asked).to.equal(0);
  });

  it('keeps the focus inside and gives it back', async () => {
    const opener = await fixture<HTMLElement>(html`<button>mở</button>`);
    opener.focus();
    const {element} = await aDialog();
    expect(document.activeElement).to.equal(element);
    element.open = false;
    await element.updateComplete;
    expect(document.activeElement).to.equal(opener);
  });

  it('does not take the cancel of a file picker inside for its own', async () => {
    const {element} = await aDialog();
    let asked = 0;
    element.addEventListener('tk-dialog-close', () => asked++);
    element.querySelector('input')!.dispatchEvent(new Event('cancel', {bubbles: true, composed: true}));
    expect(asked).to.equal(0);
  });
});
