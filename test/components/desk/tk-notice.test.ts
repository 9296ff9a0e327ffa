import '../../../components/define.js';

import {expect, fixture, html} from '@open-wc/testing';

describe('<tk-notice>', () => {
  it('speaks politely, offers the way back, and is cleared by its owner', async () => {
    const element = await fixture<HTMLElementTagNameMap['tk-notice']>(
      html`<tk-notice .notice=${{id: 'n1', text: 'Đã chuyển 2 văn bản.', undoable: true}}></tk-notice>`,
    );
    const heard: string[] = [];
    element.addEventListener('tk-notice-undo', event => heard.push(`undo ${event.id}`));
    element.addEventListener('tk-notice-close', event => heard.push(`close ${event.id}`));
    const [undo, close] = element.shadowRoot!.querySelectorAll('button');
    undo!.click();
    close!.click();
    expect(heard).to.deep.equal(['undo n1', 'close n1']);
    expect(element.shadowRoot!.textContent).to.contain('Đã chuyển 2 văn bản.');
    await expect(element).to.be.accessible();
    element.notice = undefined;
    await element.updateComplete;
    // The live region stays: a region that comes with its words is not spoken.
    expect(element.shadowRoot!.querySelector('[role="status"]')!.textContent!.trim()).to.equal('');
  });
});

describe('<tk-shortcuts>', () => {
  it('names the keys of the keymap it is given, and turns single keys off', async () => {
    const element = await fixture<HTMLElementTagNameMap['tk-shortcuts']>(
      html`<tk-shortcuts open enabled .keymap=${{p: 'approve', ']': 'next'}}></tk-shortcuts>`,
    );
    const rows = [...element.shadowRoot!.querySelectorAll<HTMLElement>('tbody tr')].map(row => row.innerText.replace(/\s+/g, ' ').trim());
    expect(rows).to.include('p Duyệt');
    expect(rows).to.include('] ↓ Văn bản sau');
    const heard: boolean[] = [];
    element.addEventListener('tk-shortcuts-switch', event => heard.push(event.enabled));
    element.shadowRoot!.querySelector('input')!.click();
    expect(heard).to.deep.equal([false]);
  });
});
