import '../../../components/define.js';

import {expect, fixture, html, oneEvent} from '@open-wc/testing';

import type {DraftChoiceEvent} from '../../../components/draft/draft-choice-event.js';
import {aDraft, now} from '../../support/builders.js';

describe('<tk-draft-choice>', () => {
  const drafts = [aDraft({id: 'here', text: 'Đồng ý.\nGiao Sở Y tế.'}), aDraft({id: 'there', text: '', decision: 'reject'})];
  const open = () =>
    fixture<HTMLElementTagNameMap['tk-draft-choice']>(html`<tk-draft-choice .drafts=${drafts} now=${now}></tk-draft-choice>`);

  it('shows every word of both, and which is on the screen', async () => {
    const element = await open();
    const [first, second] = [...element.shadowRoot!.querySelectorAll('li')].map(each => each.innerText);
    expect(first).to.contain('Đồng ý.\nGiao Sở Y tế.').and.to.contain('đang mở');
    expect(second).to.contain('Từ chối').and.to.contain('Chưa có lời').and.to.contain('cửa sổ khác');
    await expect(element).to.be.accessible();
  });

  it('says which one to go on with', async () => {
    const element = await open();
    setTimeout(() => element.shadowRoot!.querySelectorAll('button')[1]!.click());
    const event = (await oneEvent(element, 'tk-draft-choice')) as unknown as DraftChoiceEvent;
    expect(event.draftId).to.equal('there');
  });
});
