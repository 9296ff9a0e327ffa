/** Every state of the desk's elements, by name: looked at in the gallery's screenshots, walked by the accessibility test. */
import {html} from 'lit';
import type {TemplateResult} from 'lit';

import {recordOpinion} from '../../../components/core/approval/approval-slip.js';
import type {ApprovalSlip} from '../../../components/core/approval/approval-slip.js';
import type {DeskSection} from '../../../components/desk/desk-section.js';
import {
  aCommand,
  aDocument,
  aDraft,
  anOpinion,
  aSlip,
  manyDocuments,
  now,
  numberedDocument,
} from '../builders.js';

const rows = manyDocuments(40);
const counts = {'to-do': 12, support: 3, 'to-know': 40};
const drafts = new Map([
  ['d-2', now],
  ['d-0', '2026-11-19T16:05:00+07:00'],
]);

export const sections: readonly DeskSection[] = [
  {id: 'incoming', group: 'documents', count: 12},
  {id: 'drafts', group: 'documents', count: 5},
  {id: 'outbox', group: 'documents', count: 1},
  {id: 'today', group: 'filters', count: 2},
  {id: 'express', group: 'filters', count: 1},
];

const atLeader: ApprovalSlip = recordOpinion(
  aSlip(),
  'office',
  anOpinion({decision: 'comment', text: 'Hồ sơ đủ theo quy định; đề nghị Phó Chủ tịch xem xét, quyết định.'}),
);
const returned = recordOpinion(
  atLeader,
  'leader',
  anOpinion({
    decision: 'return',
    text: 'Bổ sung dự toán chi tiết kèm ý kiến của Sở Tài chính.',
    decidedAt: now,
  }),
);

const hostile = aDocument({
  id: 'hostile',
  number: {number: '05', notation: 'BNV-VP'},
  subject: '"><img src=x onerror=alert(1)> \u202Efdp.exe ${1} {{2}} ' + 'Kế hoạch '.repeat(20_000),
  sender: 'Bộ\u200B Nội\u200D vụ '.repeat(20),
  dueOn: '2026-02-30',
  urgency: 'express',
  unread: true,
  flagged: true,
});

export const deskStates: Readonly<Record<string, () => TemplateResult>> = {
  inbox: () =>
    html`<tk-inbox
      .documents=${rows}
      .counts=${counts}
      .drafts=${drafts}
      selected-id="d-0"
      now=${now}
    ></tk-inbox>`,
  'inbox-compact': () =>
    html`<tk-inbox
      density="compact"
      .documents=${rows}
      .counts=${counts}
      .drafts=${drafts}
      selected-id="d-0"
      now=${now}
    ></tk-inbox>`,
  'inbox-ticked': () =>
    html`<tk-inbox .documents=${rows} .counts=${counts} .selection=${['d-0', 'd-2']} now=${now}></tk-inbox>`,
  'inbox-loading': () => html`<tk-inbox loading .counts=${counts} now=${now}></tk-inbox>`,
  'inbox-empty': () => html`<tk-inbox now=${now}></tk-inbox>`,
  'inbox-nothing-found': () => html`<tk-inbox query="thông tư liên tịch" now=${now}></tk-inbox>`,
  'inbox-problem': () => html`<tk-inbox problem="system-unreachable" now=${now}></tk-inbox>`,
  'inbox-stale': () =>
    html`<tk-inbox .documents=${rows} .counts=${counts} problem="system-unreachable" now=${now}></tk-inbox>`,
  'inbox-offline': () => html`<tk-inbox offline .documents=${rows} .counts=${counts} now=${now}></tk-inbox>`,
  'inbox-million': () =>
    html`<tk-inbox
      .total=${1_000_000}
      .rowAt=${(index: number) => (index === 3 ? undefined : numberedDocument(index))}
      now=${now}
    ></tk-inbox>`,
  'inbox-hostile': () => html`<tk-inbox .documents=${[hostile, ...rows.slice(0, 3)]} now=${now}></tk-inbox>`,
  'opinion-form': () =>
    html`<tk-opinion-form
      signable
      .content=${aDraft()}
      draft-state="saved"
      saved-at=${now}
    ></tk-opinion-form>`,
  'opinion-empty': () => html`<tk-opinion-form signable></tk-opinion-form>`,
  'opinion-return': () =>
    html`<tk-opinion-form
      signable
      offline
      limit="2000"
      .content=${aDraft({decision: 'return', text: ''})}
      draft-state="offline"
      saved-at=${now}
    ></tk-opinion-form>`,
  'opinion-conflict': () =>
    html`<tk-opinion-form .content=${aDraft()} draft-state="conflict" saved-at=${now}></tk-opinion-form>`,
  'opinion-error': () =>
    html`<tk-opinion-form .content=${aDraft()} draft-state="error" saved-at=${now}></tk-opinion-form>`,
  'opinion-recovered': () =>
    html`<tk-opinion-form .content=${aDraft()} draft-state="recovered" saved-at=${now}></tk-opinion-form>`,
  'opinion-disabled': () => html`<tk-opinion-form disabled .content=${aDraft()}></tk-opinion-form>`,
  'slip-open': () =>
    html`<tk-approval-slip .slip=${atLeader} officer="Trần Văn Lãnh" now=${now}></tk-approval-slip>`,
  'slip-returned': () =>
    html`<tk-approval-slip
      .slip=${{...returned, endedRounds: [{steps: returned.steps}]}}
      now=${now}
    ></tk-approval-slip>`,
  'slip-empty': () => html`<tk-approval-slip></tk-approval-slip>`,
  outbox: () =>
    html`<tk-outbox
      .documents=${new Map([[aDocument().id, aDocument()]])}
      now=${now}
      .commands=${[
        aCommand({id: 'a', state: 'unsure', attempts: 1}),
        aCommand({id: 'b', state: 'waiting', attempts: 3, notBefore: '2026-11-20T10:45:00+07:00'}),
        aCommand({id: 'c', state: 'posting'}),
        aCommand({
          id: 'd',
          action: 'return',
          state: 'refused',
          answer: 'Văn bản đã được người khác xử lý.',
          text: 'Bổ sung dự toán.',
        }),
        aCommand({id: 'e', state: 'delivered'}),
        aCommand({id: 'f', state: 'cancelled', text: ''}),
      ]}
    ></tk-outbox>`,
  'outbox-offline': () => html`<tk-outbox offline .commands=${[aCommand()]} now=${now}></tk-outbox>`,
  'outbox-empty': () => html`<tk-outbox></tk-outbox>`,
  notice: () =>
    html`<div style="display: grid; gap: 12px; padding: 12px">
      <tk-notice .notice=${{id: '1', text: 'Đã xử lý xong 15/UBND-VX.', undoable: true}}></tk-notice>
      <tk-notice
        .notice=${{id: '2', text: 'Chưa gửi được: hệ thống của Sở Y tế không trả lời.', problem: true}}
      ></tk-notice>
    </div>`,
  small: () =>
    html`<div
      style="display: flex; flex-wrap: wrap; gap: 12px; padding: 12px; background: var(--tk-paper); color: var(--tk-ink)"
    >
      ${(['urgent', 'very-urgent', 'express'] as const).map(level => html`<tk-urgency level=${level}></tk-urgency>`)}
      ${['2026-11-20', '2026-11-22', '2026-11-18', '2026-11-23', '2026-11-24', '2026-11-30', '2027-03-01', '30/02', ''].map(due => html`<tk-deadline due=${due} now=${now}></tk-deadline>`)}
    </div>`,
  shortcuts: () => html`<tk-shortcuts open enabled></tk-shortcuts>`,
  dialog: () =>
    html`<tk-dialog open label="Rút lại ý kiến?">
      <p>Ý kiến về 15/UBND-VX chưa rời khỏi máy này. Rút lại thì hệ thống không nhận được gì.</p>
      <button slot="footer">Để nguyên</button><button slot="footer" class="danger">Rút lại</button>
    </tk-dialog>`,
  desk: () => desk('list'),
  'desk-document': () => desk('document'),
  'desk-act': () => desk('document', 'act'),
  'desk-outbox': () =>
    html`<tk-desk
      section="outbox"
      .sections=${sections}
      now=${now}
      offline
      officer="Trần Văn Lãnh · Phó Chủ tịch"
    >
      <tk-outbox slot="outbox" offline .commands=${[aCommand()]} now=${now}></tk-outbox>
    </tk-desk>`,
};

function desk(view: 'list' | 'document', pane: 'read' | 'act' = 'read'): TemplateResult {
  return html`<tk-desk
    view=${view}
    pane=${pane}
    .documents=${rows}
    .counts=${counts}
    .drafts=${drafts}
    .sections=${sections}
    selected-id="d-0"
    search-total="1304221"
    officer="Trần Văn Lãnh · Phó Chủ tịch"
    pages-saved="312"
    now=${now}
  >
    <div slot="document" style="display: grid; place-items: center; overflow: auto; padding: 16px">
      <div
        style="inline-size: min(100%, 420px); aspect-ratio: 210 / 297; background: #fff; box-shadow: var(--tk-shadow-page)"
      ></div>
    </div>
    <div slot="act" style="display: grid; gap: 24px">
      <tk-approval-slip .slip=${atLeader} officer="Trần Văn Lãnh" now=${now}></tk-approval-slip>
      <tk-opinion-form signable .content=${aDraft()} draft-state="saved" saved-at=${now}></tk-opinion-form>
    </div>
  </tk-desk>`;
}
