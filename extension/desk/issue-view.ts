/** The clerk's sheet under the decision: only on a document that carries a signature, and folded until it is wanted. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';

import {term} from '../../components/locale/page-term.js';
import {today} from '../the-desk.js';
import type {DeskPage} from './desk-page.js';
import type {OpenFile} from './open-file.js';

export function issueSheet(page: DeskPage, open: OpenFile): TemplateResult | typeof nothing {
  const {issue} = page;
  const isSigned = (open.report?.signatures.length ?? 0) > 0;
  if (!isSigned) return nothing;
  return html`<details class="issue" ?open=${issue.isOpen} @toggle=${(event: Event) => issue.unfold(open, (event.target as HTMLDetailsElement).open)}>
    <summary>${term('issue.title')}</summary>
    ${issue.isOpen
      ? html`<tk-issue-form
          .notation=${open.document.number?.notation ?? ''}
          .today=${today()}
          .seal=${issue.seal}
          .millimetres=${issue.millimetres}
          .outlook=${issue.outlook}
          .problem=${issue.problem}
          @tk-seal-change=${(event: HTMLElementEventMap['tk-seal-change']) => issue.changeSeal(open, event.png, event.millimetres)}
          @tk-issue-request=${(event: HTMLElementEventMap['tk-issue-request']) => page.requestIssue(open, event)}
        ></tk-issue-form>`
      : nothing}
  </details>`;
}
