/** Puts the desk on a page: the same in the side panel and in a full tab, the elements follow their width. */
import '../../components/define.js';
import './desk.css';

import {render} from 'lit';

import {onLanguageChange} from '../../components/locale/page-term.js';
import {markReady, startPage} from '../page.js';
import {pdfEngine} from '../pdf-engine.js';
import {openSearch} from '../../components/storage/search/open-search.js';
import {openOrRecover} from '../recovery/open-or-recover.js';
import {deskName} from '../the-desk.js';
import {DeskPage} from './desk-page.js';
import type {DeskPart} from './desk-part.js';
import {DeskSession} from './desk-session.js';
import {deskView} from './desk-view.js';
import {lockWhenIdle} from './idle-lock.js';
import {mirrorSearch} from './mirror-search.js';
import {parts} from './parts/index.js';

export async function mountDesk(isPanel: boolean): Promise<void> {
  const desk = await openOrRecover();
  if (!desk) return;
  await startPage(desk);
  const lifetime = new AbortController();
  const search = openSearch(deskName);
  const session = new DeskSession(desk, pdfEngine, search);
  const page = new DeskPage(desk, session, isPanel, pdfEngine);
  await page.readTheme();
  await page.habits.start(lifetime.signal);
  lockWhenIdle(() => page.habits.idleMinutes, async () => session.current?.keep(), lifetime.signal);
  const opened: DeskPart[] = parts.map(open => open({desk, session, page, redraw: () => draw()}));
  const started = new Set<DeskPart>();
  const draw = () => {
    page.issue.follow(session.current);
    render(deskView(session, page, opened), document.body);
    const part = opened.find(each => each.id === session.section);
    if (!part || started.has(part)) return;
    started.add(part);
    void part.start?.().then(draw);
  };
  session.onChange = page.habits.onChange = draw;
  onLanguageChange(draw, lifetime.signal);
  takeDroppedFiles(session, lifetime.signal);
  await session.start(lifetime.signal);
  mirrorSearch(desk, search, lifetime.signal);
  draw();
  markReady();
}

/** A PDF dropped anywhere on the desk is opened; without this the browser would leave the page for it. */
function takeDroppedFiles(session: DeskSession, signal: AbortSignal): void {
  window.addEventListener('dragover', event => event.preventDefault(), {signal});
  window.addEventListener(
    'drop',
    event => {
      if (event.defaultPrevented) return;
      event.preventDefault();
      const [file] = event.dataTransfer?.files ?? [];
      if (file) void session.addFile(file);
    },
    {signal},
  );
}
