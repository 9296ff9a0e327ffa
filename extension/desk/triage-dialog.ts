/** What an officer looks over before many documents move, or until when they are put aside. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';

import {screenText} from '../../components/locale/screen-text.js';
import {language, term} from '../../components/locale/page-term.js';
import {today} from '../the-desk.js';
import type {Habits} from '../habits.js';
import {snoozeChoices} from './triage-desk.js';
import type {TriageDesk} from './triage-desk.js';

/** A list longer than this is not read; its length is told. */
const mostNamed = 20;

export function triageDialog(triage: TriageDesk, habits: Habits): TemplateResult {
  const {pending} = triage;
  const label = pending ? term('inbox.review', {act: term(`inbox.act.${pending.name}`), count: pending.documents.length}) : '';
  return html`<tk-dialog slot="banner" id="triage" ?open=${pending !== undefined} label=${label} @tk-dialog-close=${() => triage.cancel()}>
    ${pending
      ? html`<ul class="reviewed">
            ${pending.documents.slice(0, mostNamed).map(
              ({number, subject}) => html`<li>${number ? html`<b>${screenText(`${number.number}/${number.notation}`, 60)}</b> ` : nothing}${screenText(subject, 160)}</li>`,
            )}
            ${pending.documents.length > mostNamed ? html`<li>${term('inbox.review-more', {count: pending.documents.length - mostNamed})}</li>` : nothing}
          </ul>
          ${pending.name === 'snooze' ? snooze(triage, habits) : confirm(triage)}`
      : nothing}
  </tk-dialog>`;
}

function confirm(triage: TriageDesk): TemplateResult {
  return html`<p class="acts">
    <button class="button primary" data-confirm @click=${() => triage.confirm()}>${term('inbox.review-yes')}</button>
    <button class="button" @click=${() => triage.cancel()}>${term('inbox.review-no')}</button>
  </p>`;
}

function snooze(triage: TriageDesk, {calendar}: Habits): TemplateResult {
  const words = new Intl.DateTimeFormat(language(), {weekday: 'long', day: 'numeric', month: 'numeric', hour: '2-digit', minute: '2-digit'});
  const chosen = (event: SubmitEvent) => {
    event.preventDefault();
    const field = (event.target as HTMLFormElement).elements.namedItem('until') as HTMLInputElement;
    const until = new Date(field.value);
    field.setCustomValidity(until.getTime() > Date.now() ? '' : term('inbox.snooze-past'));
    if (field.reportValidity()) void triage.confirm(until);
  };
  return html`<ul class="snoozes">
      ${snoozeChoices(new Date(), today(), calendar).map(
        ({name, until}) => html`<li>
          <button class="button" data-snooze=${name} @click=${() => triage.confirm(until)}>${term(`inbox.snooze.${name}`)} <small>${words.format(until)}</small></button>
        </li>`,
      )}
    </ul>
    <form class="acts" @submit=${chosen}>
      <label>${term('inbox.snooze.other')} <input class="field" type="datetime-local" name="until" required @input=${(event: Event) => (event.target as HTMLInputElement).setCustomValidity('')} /></label>
      <button class="button" type="submit">${term('inbox.act.snooze')}</button>
    </form>`;
}
