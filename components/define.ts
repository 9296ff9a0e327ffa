/** The only customElements.define calls of the kit: tag → class. Two copies on one page do not throw: the first wins, the second warns. */
import {TkApprovalSlip} from './approval/tk-approval-slip.js';
import {TkOpinionForm} from './approval/tk-opinion-form.js';
import {TkDraftStatus} from './draft/tk-draft-status.js';
import {TkArrivals} from './exchange/tk-arrivals.js';
import {TkDispatch} from './exchange/tk-dispatch.js';
import {TkExchangeStatus} from './exchange/tk-exchange-status.js';
import {TkOutbox} from './exchange/tk-outbox.js';
import {TkRecipients} from './exchange/tk-recipients.js';
import {TkSent} from './exchange/tk-sent.js';
import {TkRegister} from './exchange/tk-register.js';
import {TkDesk} from './desk/tk-desk.js';
import {TkDraftChoice} from './draft/tk-draft-choice.js';
import {TkDialog} from './desk/tk-dialog.js';
import {TkNotice} from './desk/tk-notice.js';
import {TkShortcuts} from './desk/tk-shortcuts.js';
import {TkDeadline} from './inbox/tk-deadline.js';
import {TkInbox} from './inbox/tk-inbox.js';
import {TkSearch} from './inbox/tk-search.js';
import {TkSigningRecords} from './journal/tk-signing-records.js';
import {TkUrgency} from './inbox/tk-urgency.js';
import {TkDocumentView} from './document/tk-document-view.js';
import {TkPageRail} from './document/tk-page-rail.js';
import {TkSignaturePlacer} from './signature/tk-signature-placer.js';
import {TkTruthBar} from './signature/tk-truth-bar.js';
import {TkVerification} from './signature/tk-verification.js';
import {TkSignaturePad} from './signature/tk-signature-pad.js';
import {TkSigningForm} from './signature/tk-signing-form.js';
import {TkCompare} from './document/tk-compare.js';
import {TkBatchReview} from './signature/tk-batch-review.js';
import {TkIssueForm} from './signature/tk-issue-form.js';

const table = {
  'tk-approval-slip': TkApprovalSlip,
  'tk-opinion-form': TkOpinionForm,
  'tk-draft-choice': TkDraftChoice,
  'tk-draft-status': TkDraftStatus,
  'tk-outbox': TkOutbox,
  'tk-arrivals': TkArrivals,
  'tk-dispatch': TkDispatch,
  'tk-exchange-status': TkExchangeStatus,
  'tk-recipients': TkRecipients,
  'tk-register': TkRegister,
  'tk-sent': TkSent,
  'tk-desk': TkDesk,
  'tk-dialog': TkDialog,
  'tk-notice': TkNotice,
  'tk-shortcuts': TkShortcuts,
  'tk-deadline': TkDeadline,
  'tk-inbox': TkInbox,
  'tk-search': TkSearch,
  'tk-urgency': TkUrgency,
  'tk-document-view': TkDocumentView,
  'tk-page-rail': TkPageRail,
  'tk-signature-placer': TkSignaturePlacer,
  'tk-truth-bar': TkTruthBar,
  'tk-verification': TkVerification,
  'tk-signature-pad': TkSignaturePad,
  'tk-signing-form': TkSigningForm,
  'tk-compare': TkCompare,
  'tk-batch-review': TkBatchReview,
  'tk-issue-form': TkIssueForm,
  'tk-signing-records': TkSigningRecords,
} as const satisfies Record<string, CustomElementConstructor>;

for (const [tag, element] of Object.entries<CustomElementConstructor>(table)) {
  const known = customElements.get(tag);
  if (!known) customElements.define(tag, element);
  else if (known !== element) console.warn(`trinh-ky: <${tag}> is already defined by another copy of the kit; that one stays.`);
}
