/** The frame of the options page: a menu of its parts and the one that is chosen. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';

import {codeSentence, term} from '../../components/locale/page-term.js';
import {icon} from '../../components/theme/icon.js';
import {mark} from '../../components/theme/mark.js';
import type {OptionsSection} from './options-section.js';
import type {OptionsSession} from './options-session.js';
import './options.css';

export function optionsView(session: OptionsSession, sections: readonly OptionsSection[], chosen: OptionsSection): TemplateResult {
  return html`
    <header>${mark(26)}<span>${term('shell.product')}</span></header>
    <div class="frame">
      <nav aria-label=${term('system.title')}>
        <h1>${term('system.title')}</h1>
        <ul>
          ${sections.map(
            each => html`<li>
              <a href=${`#${each.id}`} aria-current=${each === chosen ? 'page' : nothing}>${icon(each.icon)}<span>${each.title()}</span></a>
            </li>`,
          )}
        </ul>
      </nav>
      <main aria-busy=${session.busy ? 'true' : 'false'}>
        <p class="problem" role="alert">${session.problem ? codeSentence('error', session.problem) : nothing}</p>
        <section aria-labelledby=${chosen.id} data-section=${chosen.id}>
          <h2 id=${chosen.id} tabindex="-1">${chosen.title()}</h2>
          ${chosen.view()}
        </section>
      </main>
    </div>
  `;
}
