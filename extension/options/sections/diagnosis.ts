/** How the desk is doing, with a report that holds no content. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import Stethoscope from 'lucide/dist/esm/icons/stethoscope.mjs';

import {language, term} from '../../../components/locale/page-term.js';
import type {OpenOptionsSection} from '../options-section.js';
import type {OptionsSession} from '../options-session.js';

export const diagnosisSection: OpenOptionsSection = ({session}) => ({
  id: 'diagnosis',
  icon: Stethoscope,
  title: () => term('system.diagnostics'),
  view: () => html`
    ${facts(session)}
    <p class="line">
      <button class="button" id="copy-report" @click=${() => session.copyReport()}>${term('system.copy-report')}</button>
      <span role="status">${session.copied ? term('system.copied') : nothing}</span>
    </p>
  `,
});

function facts({diagnostics: known}: OptionsSession): TemplateResult | typeof nothing {
  if (!known) return nothing;
  const {clock, journal} = known;
  const clockWords = !clock
    ? term('system.clock-unknown')
    : Math.abs(clock.aheadSeconds) <= 60
      ? term('system.clock-ok', {host: clock.host})
      : term('system.clock-off', {seconds: clock.aheadSeconds, host: clock.host});
  const used = new Intl.NumberFormat(language(), {style: 'unit', unit: 'megabyte', maximumFractionDigits: 1}).format(known.usedBytes / 1e6);
  return html`<dl>
    <dt>${term('system.version')}</dt>
    <dd>${known.version}</dd>
    <dt>${term('system.storage')}</dt>
    <dd>
      ${term('system.storage-facts', {used, drafts: known.drafts, waiting: known.waiting})}
      ${known.persistent ? html`<br />${term('system.storage-persistent')}` : nothing}
    </dd>
    <dt>${term('system.journal')}</dt>
    <dd>${journal.intact ? term('system.journal-intact', {count: journal.entries}) : term('system.journal-broken', {at: journal.entries})}</dd>
    <dt>${term('system.clock')}</dt>
    <dd>${clockWords}</dd>
  </dl>`;
}
