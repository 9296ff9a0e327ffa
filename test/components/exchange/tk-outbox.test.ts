import '../../../components/define.js';

import {expect, fixture, html} from '@open-wc/testing';

import type {OutboxCommand} from '../../../components/core/exchange/outbox-command.js';
import type {TkOutbox} from '../../../components/exchange/tk-outbox.js';
import {aCommand, aDocument, now} from '../../support/builders.js';

async function anOutbox(commands: readonly OutboxCommand[], offline = false) {
  const documents = new Map([[aDocument().id, aDocument()]]);
  const element = await fixture<TkOutbox>(
    html`<tk-outbox
      .commands=${commands}
      .documents=${documents}
      ?offline=${offline}
      now=${now}
    ></tk-outbox>`,
  );
  const acts: string[] = [];
  element.addEventListener('tk-outbox-act', event => acts.push(`${event.name} ${event.commandId}`));
  const root = element.shadowRoot!;
  return {
    acts,
    words: () => root.querySelector<HTMLElement>('ol, .empty')!.innerText.replace(/\s+/g, ' '),
    buttons: () => [...root.querySelectorAll<HTMLButtonElement>('button')].map(each => each.innerText.trim()),
    press: (words: string) =>
      [...root.querySelectorAll<HTMLButtonElement>('button')]
        .find(each => each.innerText.trim() === words)!
        .click(),
  };
}

describe('<tk-outbox>', () => {
  it('asks the officer to look where a post cannot be proven, and never offers to send it again', async () => {
    const outbox = await anOutbox([aCommand({state: 'unsure', attempts: 1})]);
    expect(outbox.words()).to.contain('Có thể đã gửi').and.to.contain('không tự gửi lần hai');
    expect(outbox.buttons()).to.deep.equal(['Mở văn bản', 'Tôi đã xem: đã có', 'Tôi đã xem: chưa có']);
    outbox.press('Tôi đã xem: đã có');
    outbox.press('Tôi đã xem: chưa có');
    expect(outbox.acts).to.deep.equal(['seen-there command-1', 'seen-missing command-1']);
  });

  it('lets nobody say "not there" before the system had time to show it, and says from when', async () => {
    const early = await anOutbox([aCommand({state: 'unsure', notBefore: '2026-11-20T03:45:00Z'})]);
    early.press('Tôi đã xem: chưa có');
    early.press('Tôi đã xem: đã có');
    expect(early.acts).to.deep.equal(['seen-there command-1']);
    expect(early.words()).to.contain('từ 10:45:00 mới nói chắc');
  });

  it('lets a waiting decision be withdrawn, edited, or tried now', async () => {
    const outbox = await anOutbox([aCommand({attempts: 3, notBefore: '2026-11-20T03:45:00Z'})]);
    expect(outbox.words())
      .to.contain('15/UBND-VX')
      .and.to.contain('Sẽ thử lại lúc 10:45')
      .and.to.contain('đã thử 3 lần');
    for (const words of ['Rút lại', 'Sửa', 'Thử ngay']) outbox.press(words);
    expect(outbox.acts).to.deep.equal(['cancel command-1', 'edit command-1', 'retry command-1']);
  });

  it('waits for the network without offering what cannot work', async () => {
    const outbox = await anOutbox([aCommand()], true);
    expect(outbox.words()).to.contain('Chờ có mạng');
    outbox.press('Thử ngay');
    expect(outbox.acts).to.deep.equal([]);
  });

  it('offers nothing while the one request that counts is on its way', async () => {
    expect((await anOutbox([aCommand({state: 'posting'})])).buttons()).to.deep.equal([]);
  });

  it('repeats the system’s own words of refusal, as text', async () => {
    const outbox = await anOutbox([aCommand({state: 'refused', answer: '<b>Đã có người xử lý</b>'})]);
    expect(outbox.words()).to.contain('Hệ thống trả lời: “<b>Đã có người xử lý</b>”');
    expect(outbox.buttons()).to.deep.equal(['Sửa', 'Gửi lại', 'Rút lại']);
  });

  it('says that nothing waits, and names a document it does not know by its id', async () => {
    expect((await anOutbox([])).words()).to.contain('Không có gì chờ gửi');
    expect((await anOutbox([aCommand({documentId: 'lạ'})])).words()).to.contain('lạ');
  });
});
