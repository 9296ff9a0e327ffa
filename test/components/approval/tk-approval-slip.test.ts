import '../../../components/define.js';

import {expect, fixture, html} from '@open-wc/testing';

import type {TkApprovalSlip} from '../../../components/approval/tk-approval-slip.js';
import {recordOpinion, resubmit} from '../../../components/core/approval/approval-slip.js';
import {anOpinion, aSlip, now} from '../../support/builders.js';

async function steps(element: TkApprovalSlip): Promise<string[]> {
  await element.updateComplete;
  return [...element.shadowRoot!.querySelectorAll<HTMLElement>(':host > ol > li, ol > li')].map(each =>
    each.innerText.replace(/\s+/g, ' ').trim(),
  );
}

const slipElement = (change: Partial<TkApprovalSlip>) =>
  fixture<TkApprovalSlip>(
    html`<tk-approval-slip
      .slip=${change.slip}
      .officer=${change.officer ?? ''}
      now=${now}
    ></tk-approval-slip>`,
  );

describe('<tk-approval-slip>', () => {
  it('tells who had it, whose turn it is, and who comes after', async () => {
    const slip = recordOpinion(aSlip(), 'office', anOpinion({text: 'Đủ hồ sơ.'}));
    const element = await slipElement({slip, officer: 'Trần Văn Lãnh'});
    const [submit, office, leader, clerk] = await steps(element);
    expect(submit).to.contain('Sở Y tế trình').and.to.contain('08:55 · Đã trình · Nguyễn Thị Chuyên');
    expect(office).to.contain('Văn phòng thẩm tra').and.to.contain('Đồng ý').and.to.contain('Đủ hồ sơ.');
    expect(leader).to.contain('Phó Chủ tịch quyết định').and.to.contain('đến lượt bạn');
    expect(clerk).to.contain('chưa đến lượt');
    expect(element.shadowRoot!.querySelectorAll('[aria-current="step"]').length).to.equal(1);
  });

  it('shows a return to everyone on the route, and keeps ended rounds at hand', async () => {
    const returned = recordOpinion(
      aSlip(),
      'office',
      anOpinion({decision: 'return', text: 'Thiếu dự toán.'}),
    );
    const element = await slipElement({slip: returned});
    expect((await steps(element)).join(' '))
      .to.contain('Thiếu dự toán.')
      .and.to.contain('không đến bước này');
    expect(element.shadowRoot!.querySelector<HTMLElement>('.state')!.innerText).to.equal(
      'Đã trả lại người trình.',
    );
    element.slip = resubmit(returned, anOpinion());
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector('summary')!.textContent).to.contain('Lần trình thứ 1');
  });

  it('names the capacity a delegate signed in', async () => {
    const slip = recordOpinion(
      aSlip(),
      'office',
      anOpinion({
        decidedBy: 'Lê Thị Phó',
        delegation: {capacity: 'KT.', onBehalfOf: 'Chánh Văn phòng', position: 'Phó Chánh Văn phòng'},
      }),
    );
    expect((await steps(await slipElement({slip}))).join(' '))
      .to.contain('Lê Thị Phó')
      .and.to.contain('KT. CHÁNH VĂN PHÒNG');
  });

  it('shows words of others as text', async () => {
    const slip = recordOpinion(aSlip(), 'office', anOpinion({text: '<img src=x onerror=alert(1)>'}));
    const element = await slipElement({slip});
    expect(element.shadowRoot!.querySelector('img')).to.equal(null);
    expect((await steps(element)).join(' ')).to.contain('<img src=x');
  });

  it('says so where the route is not known', async () => {
    const element = await fixture<TkApprovalSlip>(html`<tk-approval-slip></tk-approval-slip>`);
    expect(element.shadowRoot!.textContent).to.contain('chưa cho biết đường luân chuyển');
  });
});
