/** How the desk is doing, in numbers a person can send to an administrator. */
import browser from 'webextension-polyfill';

import type {Desk} from '../../components/storage/open-desk.js';
import type {SiteFacts} from '../messages/desk-call.js';

export interface Diagnostics {
  readonly version: string;
  readonly browser: string;
  readonly usedBytes: number;
  readonly persistent: boolean;
  readonly drafts: number;
  readonly waiting: number;
  readonly journal: {readonly intact: boolean; readonly entries: number};
  /** Seconds this machine is ahead of the server asked, and which one; signatures carry this machine's time. */
  readonly clock?: {readonly aheadSeconds: number; readonly host: string};
}

export async function readDiagnostics(desk: Desk, sites: readonly SiteFacts[]): Promise<Diagnostics> {
  const [estimate, persistent, drafts, waiting, chain, clock] = await Promise.all([
    navigator.storage.estimate(),
    navigator.storage.persisted(),
    desk.drafts.list(),
    desk.outbox.list({open: true}),
    desk.journal.verify(),
    compareClock(sites),
  ]);
  return {
    version: browser.runtime.getManifest().version,
    browser: navigator.userAgent,
    usedBytes: estimate.usage ?? 0,
    persistent,
    drafts: drafts.length,
    waiting: waiting.length,
    journal: {intact: chain.intact, entries: chain.intact ? chain.entries : chain.sequence},
    ...(clock && {clock}),
  };
}

/** Against the Date header of a granted system; without the session, so that nothing is done in the officer's name. */
async function compareClock(sites: readonly SiteFacts[]): Promise<Diagnostics['clock']> {
  for (const site of sites.filter(each => each.granted)) {
    try {
      const response = await fetch(site.origin, {method: 'HEAD', credentials: 'omit', signal: AbortSignal.timeout(3000)});
      const date = Date.parse(response.headers.get('date') ?? '');
      if (!Number.isNaN(date)) return {aheadSeconds: Math.round((Date.now() - date) / 1000), host: new URL(site.origin).host};
    } catch {
      // Offline: another one may answer.
    }
  }
  return undefined;
}
