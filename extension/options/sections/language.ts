/** Vietnamese or English, for every page of the extension. */
import {html} from 'lit';
import Languages from 'lucide/dist/esm/icons/languages.mjs';

import {language, term} from '../../../components/locale/page-term.js';
import type {OpenOptionsSection} from '../options-section.js';

export const languageSection: OpenOptionsSection = ({session}) => ({
  id: 'language',
  icon: Languages,
  title: () => term('system.language'),
  view: () => html`<p class="line" role="group" aria-label=${term('system.language')}>
    ${(['vi', 'en'] as const).map(
      each => html`<button class="button ${language() === each ? 'primary' : ''}" lang=${each} aria-pressed=${language() === each} @click=${() => session.chooseLanguage(each)}>
        ${each === 'vi' ? 'Tiếng Việt' : 'English'}
      </button>`,
    )}
  </p>`,
});
