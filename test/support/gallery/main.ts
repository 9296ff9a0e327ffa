/** One state of one element on an empty page: `?state=inbox&language=vi&theme=dark`. Without a state, the list of them. */
import '../../../components/theme/fonts.css';
import '../../../components/define.js';

import {html, render} from 'lit';

import {setLanguage} from '../../../components/locale/term.js';
import {deskStates} from './desk-states.js';
import {documentStates} from './document-states.js';
import {exchangeStates} from './exchange-states.js';

const wanted = new URLSearchParams(location.search);
const name = wanted.get('state') ?? '';
const stage = document.querySelector<HTMLElement>('#stage')!;
document.documentElement.dataset['theme'] = wanted.get('theme') ?? 'light';
document.documentElement.lang = wanted.get('language') ?? 'vi';
setLanguage(wanted.get('language') === 'en' ? 'en' : 'vi');

const states = {...deskStates, ...documentStates, ...exchangeStates};
const state = states[name];
stage.classList.toggle('padded', /^(opinion|slip)/.test(name));
if (state) render(state(), stage);
else
  render(
    html`<ul>
      ${Object.keys(states).map(each => html`<li><a href="?state=${each}">${each}</a></li>`)}
    </ul>`,
    stage,
  );

await document.fonts.ready;
const view = stage.querySelector('tk-document-view');
if (name.startsWith('document-') && name !== 'document-empty') {
  const isSettled = () =>
    view?.shadowRoot?.querySelector(
      '.stage:not(:has(progress)) .button, .page[aria-busy="false"] .text :first-child',
    );
  for (let tries = 0; tries < 200 && !isSettled(); tries++)
    await new Promise(resolve => setTimeout(resolve, 50));
  await new Promise(resolve => setTimeout(resolve, 400));
}
document.documentElement.dataset['ready'] = 'yes';
