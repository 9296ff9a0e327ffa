/** The options page. Wiring only: what is shown is in options-view and in sections. */
import {render} from 'lit';

import {onLanguageChange, term} from '../../components/locale/page-term.js';
import type {Desk} from '../../components/storage/open-desk.js';
import {openOrRecover} from '../recovery/open-or-recover.js';
import {markReady, startPage} from '../page.js';
import type {OptionsSection} from './options-section.js';
import {OptionsSession} from './options-session.js';
import {optionsView} from './options-view.js';
import {sections} from './sections/index.js';

async function show(desk: Desk): Promise<void> {
  await startPage(desk);
  const session = new OptionsSession(desk);
  const started = new Set<OptionsSection>();
  const opened = sections.map(open => open({desk, session, redraw: () => draw()}));

  function chosen(): OptionsSection {
    const id = location.hash.slice(1);
    return opened.find(each => each.id === id) ?? opened[0]!;
  }

  function draw(): void {
    const section = chosen();
    document.title = `${section.title()} · ${term('shell.product')}`;
    render(optionsView(session, opened, section), document.body);
  }

  async function choose(): Promise<void> {
    const section = chosen();
    draw();
    if (started.has(section)) return;
    started.add(section);
    await section.start?.();
    draw();
  }

  session.onChange = draw;
  onLanguageChange(draw, new AbortController().signal);
  window.addEventListener('hashchange', async () => {
    await choose();
    // A screen reader hears the part that was chosen, not the menu again.
    document.getElementById(chosen().id)?.focus();
  });
  await session.refresh();
  await choose();
  markReady();
}

const desk = await openOrRecover();
if (desk) await show(desk);
