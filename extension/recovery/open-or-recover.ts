/** Opens the desk for a page, or puts the recovery screen in its place. */
import {render} from 'lit';

import {errorCode} from '../../components/core/office-error.js';
import {onLanguageChange} from '../../components/locale/page-term.js';
import type {Desk} from '../../components/storage/open-desk.js';
import '../copy/copy.css';
import {checkMark} from '../desk-mark.js';
import {dressPage, markReady} from '../page.js';
import {theDesk} from '../the-desk.js';
import {onPassphrase} from '../the-passphrase.js';
import './recovery.css';
import {RecoverySession} from './recovery-session.js';
import {recoveryView} from './recovery-view.js';

/** `undefined`: the page shows how to get the desk back, and there is nothing more to do on it. */
export async function openOrRecover(): Promise<Desk | undefined> {
  try {
    const desk = await theDesk();
    await checkMark(desk);
    // A locked desk shows nothing of what it held.
    onPassphrase(given => given === undefined && location.reload());
    return desk;
  } catch (thrown) {
    console.error(thrown);
    const session = new RecoverySession(errorCode(thrown));
    const draw = () => render(recoveryView(session), document.body);
    session.onChange = draw;
    dressPage();
    onLanguageChange(draw, new AbortController().signal);
    draw();
    markReady();
    return undefined;
  }
}
