/** Makes an adapter by clicking: one row, its fields, a file, one decision entered by hand. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import Wand from 'lucide/dist/esm/icons/wand-sparkles.mjs';

import {decisions} from '../../../components/core/draft/draft.js';
import type {Decision} from '../../../components/core/draft/draft.js';
import {codeSentence, term} from '../../../components/locale/page-term.js';
import type {PickedValue} from '../../messages/picker-ask.js';
import type {BuilderField} from '../builder/assemble-adapter.js';
import {BuilderSession, trialWords} from '../builder/builder-session.js';
import type {OpenOptionsSection} from '../options-section.js';

const listFields: readonly BuilderField[] = ['subject', 'number', 'sender', 'dueOn', 'urgency'];
const detailFields: readonly BuilderField[] = ['number', 'sender', 'issuedOn', 'dueOn', 'secrecy'];

export const builderSection: OpenOptionsSection = ({session, redraw}) => {
  const builder = new BuilderSession(redraw);
  return {
    id: 'builder',
    icon: Wand,
    title: () => term('builder.title'),
    view: () => html`
      <p class="hint">${term('builder.intro')}</p>
      <p role="status" class="builder-state">${builder.waiting ? html`${builder.waiting} <button class="button" @click=${() => builder.stop()}>${term('shell.cancel')}</button>` : nothing}</p>
      ${builder.problem ? html`<p class="problem" role="alert">${codeSentence('error', builder.problem)}</p>` : nothing}
      <ol class="builder">
        <li>
          <label for="builder-site">${term('builder.site')}</label>
          <select id="builder-site" class="field" @change=${(event: Event) => void builder.choose((event.target as HTMLSelectElement).value)}>
            <option value="" ?selected=${!builder.parts.origin}>${term('builder.choose')}</option>
            ${session.sites.filter(each => each.granted).map(each => html`<option value=${each.origin} ?selected=${each.origin === builder.parts.origin}>${each.origin}</option>`)}
          </select>
          <p class="hint">${builder.tab ? term('builder.tab', {title: builder.tab.title}) : term('builder.no-tab')}</p>
        </li>
        ${builder.parts.origin ? steps(builder) : nothing}
      </ol>
    `,
  };
};

function steps(builder: BuilderSession): TemplateResult {
  const {list, file, actions} = builder.parts;
  const recorded = actions[builder.decision];
  return html`
    <li>
      ${pickButton('pick-row', term('builder.row'), () => builder.pickRow())}
      ${list ? html`<p class="found">${term('builder.rows-alike', {count: list.row.count})} <code>${list.row.rows}</code></p>` : nothing}
    </li>
    ${list
      ? html`<li>${term('builder.list-fields')} ${listFields.map(name => fieldButton(`list-${name}`, name, builder.parts.listFields[name], () => builder.pickListField(name)))}</li>
          <li>
            <label for="builder-dates">${term('builder.dates')}</label>
            <select id="builder-dates" class="field" @change=${(event: Event) => builder.change({dates: (event.target as HTMLSelectElement).value})}>
              ${['dd/MM/yyyy', 'yyyy-MM-dd', 'MM/dd/yyyy', 'iso'].map(each => html`<option ?selected=${each === builder.parts.dates}>${each}</option>`)}
            </select>
          </li>
          <li>
            ${term('builder.detail-fields')} ${detailFields.map(name => fieldButton(`detail-${name}`, name, builder.parts.detailFields[name], () => builder.pickDetailField(name)))}
          </li>
          <li>
            ${pickButton('pick-file', term('builder.file'), () => builder.pickFile())}
            ${file ? html`<p class="found">${term('builder.files-alike', {count: file.count})} <code>${file.rows}</code></p>` : nothing}
          </li>
          <li>
            <label for="builder-decision">${term('builder.action')}</label>
            <select id="builder-decision" class="field" @change=${(event: Event) => {
              builder.decision = (event.target as HTMLSelectElement).value as Decision;
              builder.change({});
            }}>
              ${decisions.map(each => html`<option value=${each} ?selected=${each === builder.decision}>${term(`approval.decision.${each}`)}</option>`)}
            </select>
            ${pickButton('record-form', term('builder.record', {words: trialWords}), () => builder.recordForm())}
            ${recorded
              ? html`<p class="found">
                    <code>${recorded.form.form}</code> ${Object.entries(recorded.form.chosen).map(([name, value]) => html`<code>${name} = ${value}</code> `)}
                    ${recorded.form.words ? html`<code>${recorded.form.words} = ${term('builder.opinion')}</code>` : term('builder.no-words')}
                    ${recorded.form.file ? html`<code>${recorded.form.file} = ${term('builder.signed-file')}</code>` : nothing}
                  </p>
                  ${pickButton('pick-proof', term('builder.proof', {words: trialWords}), () => builder.pickProof())}
                  ${recorded.proof ? html`<p class="found"><code>${recorded.proof.sel}</code></p>` : nothing}`
              : nothing}
          </li>
          ${builder.parts.listFields.subject ? finish(builder) : nothing}`
      : nothing}
  `;
}

function finish(builder: BuilderSession): TemplateResult {
  const {trial} = builder;
  return html`<li>
    <label for="builder-name">${term('builder.name')}</label>
    <input id="builder-name" class="field" .value=${builder.parts.name} @input=${(event: Event) => builder.change({name: (event.target as HTMLInputElement).value.slice(0, 120)})} />
    <label for="builder-id">${term('builder.id')}</label>
    <input id="builder-id" class="field" .value=${builder.parts.id} spellcheck="false" @input=${(event: Event) => builder.change({id: (event.target as HTMLInputElement).value.slice(0, 100)})} />
    <p class="line">
      <button class="button primary" id="builder-save" @click=${() => builder.save()}>${term('builder.save')}</button>
      <button class="button" id="builder-export" @click=${() => download(builder)}>${term('builder.export')}</button>
    </p>
    ${trial ? html`<p class="state ${trial.site.state}" id="builder-trial" data-state=${trial.site.state}>${term(`system.state.${trial.site.state}`, {step: trial.site.step ?? ''})}</p>` : nothing}
  </li>`;
}

function pickButton(id: string, words: string, act: () => Promise<void>): TemplateResult {
  return html`<button class="button" id=${id} @click=${() => void act()}>${words}</button>`;
}

function fieldButton(id: string, name: BuilderField, value: PickedValue | undefined, act: () => Promise<void>): TemplateResult {
  return html`<div class="line">
    <button class="button" id=${id} @click=${() => void act()}>${term(`builder.field.${name}`)}</button>
    ${value
      ? html`<span class="found">${value.samples.slice(0, 3).join(' · ')} ${value.positional ? html`<b class="state degraded">${term('builder.positional')}</b>` : nothing}</span>`
      : nothing}
  </div>`;
}

function download(builder: BuilderSession): void {
  const link = document.createElement('a');
  try {
    link.href = URL.createObjectURL(new Blob([builder.json()], {type: 'application/json'}));
  } catch {
    builder.problem = 'adapter-invalid';
    builder.change({});
    return;
  }
  link.download = `${builder.parts.id}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
