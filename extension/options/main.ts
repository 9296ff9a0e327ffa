/** The options page: systems the officer granted, adapters, diagnostics. Wiring only; what is shown is in options-view. */
import {render} from 'lit';

import {onLanguageChange} from '../../components/locale/term.js';
import {theDesk} from '../the-desk.js';
import {markReady, startPage} from '../page.js';
import {OptionsSession} from './options-session.js';
import {optionsView} from './options-view.js';

const desk = await theDesk();
await startPage(desk);
const session = new OptionsSession(desk);
const draw = () => render(optionsView(session), document.body);
session.onChange = draw;
onLanguageChange(draw, new AbortController().signal);
await session.refresh();
draw();
markReady();
