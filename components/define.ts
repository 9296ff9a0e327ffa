/** The only customElements.define calls of the kit: tag → class. Two copies on one page do not throw: the first wins, the second warns. */
import {TkDeadline} from './inbox/tk-deadline.js';
import {TkInbox} from './inbox/tk-inbox.js';
import {TkSearch} from './inbox/tk-search.js';
import {TkUrgency} from './inbox/tk-urgency.js';
import {TkDocumentView} from './document/tk-document-view.js';
import {TkPageRail} from './document/tk-page-rail.js';
import {TkSignaturePlacer} from './signature/tk-signature-placer.js';
import {TkTruthBar} from './signature/tk-truth-bar.js';
import {TkVerification} from './signature/tk-verification.js';
import {TkSignaturePad} from './signature/tk-signature-pad.js';
import {TkSigningForm} from './signature/tk-signing-form.js';

const table = {
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
} as const satisfies Record<string, CustomElementConstructor>;

for (const [tag, element] of Object.entries<CustomElementConstructor>(table)) {
  const known = customElements.get(tag);
  if (!known) customElements.define(tag, element);
  else if (known !== element) console.warn(`trinh-ky: <${tag}> is already defined by another copy of the kit; that one stays.`);
}
