/** One state of one element on an empty page: `?state=inbox&language=vi&theme=dark`. Without a state, the list of them. */
import '../../../components/theme/fonts.css';
import '../../../components/define.js';

import {html, render} from 'lit';

import {setLanguage} from '../../../components/locale/term.js';
import {deskStates} from './desk-states.js';

const wanted = new URLSearchParams(location.search);
const name = wanted.get('state') ?? '';
const stage = document.querySelector<HTMLElement>('#stage')!;
document.documentElement.dataset['theme'] = wanted.get('theme') ?? 'light';
document.documentElement.lang = wanted.get('language') ?? 'vi';
setLanguage(wanted.get('language') === 'en' ? 'en' : 'vi');

const state = deskStates[name];
stage.classList.toggle('padded', /^(opinion|slip)/.test(name));
if (state) render(state(), stage);
else render(html`<ul>${Object.keys(deskStates).map(each => html`<li><a href="?state=${each}">${each}</a></li>`)}</ul>`, stage);

await document.fonts.ready;
document.documentElement.dataset['ready'] = 'yes';
