/** Adapters: which there are, from where; a file brings one more. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import Puzzle from 'lucide/dist/esm/icons/puzzle.mjs';

import {term} from '../../../components/locale/page-term.js';
import type {AdapterFacts} from '../../messages/desk-call.js';
import type {OpenOptionsSection} from '../options-section.js';
import type {OptionsSession} from '../options-session.js';

export const adaptersSection: OpenOptionsSection = ({session}) => ({
  id: 'adapters',
  icon: Puzzle,
  title: () => term('system.adapters'),
  view: () => html`
    <ul class="list">
      ${session.adapters.map(adapter => adapterRow(session, adapter))}
    </ul>
    <label class="button">
      ${term('system.adapter-import')}
      <input class="visually-hidden" type="file" accept="application/json,.json" @change=${(event: Event) => pickFile(event, session)} />
    </label>
  `,
});

function adapterRow(session: OptionsSession, adapter: AdapterFacts): TemplateResult {
  return html`<li data-adapter=${adapter.id}>
    <div class="line">
      <div class="grow"><b>${adapter.name}</b> <span class="hint">${adapter.id} · v${adapter.v} · ${term(`system.adapter-from.${adapter.from}`)}</span></div>
      ${adapter.from === 'imported'
        ? html`<button class="button" @click=${() => session.removeAdapter(adapter.id)}>${term('system.adapter-remove')}</button>`
        : nothing}
    </div>
  </li>`;
}

function pickFile(event: Event, session: OptionsSession): void {
  const input = event.target as HTMLInputElement;
  const [file] = input.files ?? [];
  if (file) void session.importAdapter(file);
  input.value = '';
}
