/** Tiếp nhận: what came by the exchange. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';

import {term} from '../../../components/locale/page-term.js';
import {clerkBar} from '../../clerk/clerk-bar.js';
import {clerkDeskOf} from '../../clerk/clerk-desk.js';
import type {ClerkDesk} from '../../clerk/clerk-desk.js';
import {pdfEngine} from '../../pdf-engine.js';
import type {OpenDeskPart} from '../desk-part.js';

export const arrivalsPart: OpenDeskPart = context => {
  const clerk = clerkDeskOf(context, pdfEngine);
  const acted = ({id, act}: HTMLElementEventMap['tk-arrival-act']) => {
    if (act.kind === 'open') return context.session.chooseSection('incoming').then(() => context.session.open(id));
    return clerk.act(room => {
      switch (act.kind) {
        case 'accept':
          return room.accept(id, act.number, act.handler);
        case 'return':
          return room.return(id, act.reason);
        case 'advance':
          return room.advance(id, act.code);
        case 'agree':
          return room.answerRecall(id, true);
        case 'refuse':
          return room.answerRecall(id, false, act.reason);
      }
    });
  };
  return {
    id: 'arrivals',
    group: 'documents',
    wide: true,
    count: () => clerk.room?.due('confirm-late', 'confirm-today', 'recall-to-answer') ?? 0,
    start: () => clerk.start(),
    view: () => html`${clerkBar(clerk, importButton(clerk))}
      ${clerk.room ? html`<tk-arrivals .arrived=${clerk.room.arrived} next-number=${clerk.room.nextIncoming} ?busy=${clerk.busy} @tk-arrival-act=${acted}></tk-arrivals>` : nothing}`,
  };
};

/** An envelope that came by hand: by e-mail, on a stick. */
function importButton(clerk: ClerkDesk): TemplateResult {
  const take = async (event: Event) => {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    input.value = '';
    for (const file of files) await clerk.act(room => room.take(file));
  };
  return html`<label class="button">${term('clerk.import')}<input class="visually-hidden" id="import-envelope" type="file" accept=".edxml,.xml" multiple @change=${take} /></label>`;
}
