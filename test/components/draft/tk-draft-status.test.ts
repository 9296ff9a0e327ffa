import '../../../components/define.js';

import {expect, fixture, html} from '@open-wc/testing';

import {now} from '../../support/builders.js';

const status = async (state: string | undefined) => {
  const element = await fixture<HTMLElementTagNameMap['tk-draft-status']>(
    html`<tk-draft-status .state=${state as 'saved'} at=${now}></tk-draft-status>`,
  );
  return {element, words: element.shadowRoot!.textContent!.replace(/\s+/g, ' ').trim()};
};

describe('<tk-draft-status>', () => {
  it('says nothing before anything was written', async () => {
    expect((await status(undefined)).words).to.equal('');
  });

  it('says where the words are and since when, by the second, on Vietnam’s clock', async () => {
    expect((await status('saved')).words).to.equal('Đã lưu trên máy này 10:41:07');
    expect((await status('offline')).words).to.contain('Ngoại tuyến').and.to.contain('10:41:07');
    expect((await status('saving')).words).to.equal('Đang lưu…');
  });

  it('offers a remedy for each trouble, and is accessible in each', async () => {
    const remedies = {conflict: ['compare'], error: ['retry', 'copy'], recovered: ['keep', 'discard']};
    for (const [state, names] of Object.entries(remedies)) {
      const {element} = await status(state);
      const heard: string[] = [];
      element.addEventListener('tk-draft-act', event => heard.push(event.name));
      for (const button of element.shadowRoot!.querySelectorAll('button')) button.click();
      expect(heard, state).to.deep.equal(names);
      await expect(element).to.be.accessible();
    }
  });
});
