/**
 * Sends what waits and takes what came: from an alarm every minute while an agency is set, and whenever a desk asks. Everything is in the
 * store, so this worker may be stopped at any `await`; one round at a time, in all contexts of this browser.
 */
import browser from 'webextension-polyfill';

import type {RoundResult} from '../../components/core/exchange/clerk-post.js';
import {errorCode} from '../../components/core/office-error.js';
import {ClerkRoom} from '../../components/storage/clerk-room.js';
import {openExchange} from '../exchange/open-exchange.js';
import {readExchangeSettings} from '../exchange/exchange-settings.js';
import {now, theDesk} from '../the-desk.js';

export const exchangeAlarm = 'exchange';
/** Name of the setting that says how the last round went. */
export const roundKey = 'exchange-round';
/** Long enough for a morning's documents, short enough that a hanging server frees the lock. */
const longestMs = 4 * 60_000;

export interface RoundReport extends RoundResult {
  readonly at: string;
}

export async function exchangeRound(): Promise<RoundReport | null> {
  const desk = await theDesk();
  const settings = await readExchangeSettings(desk);
  if (!settings) return null;
  const done = await navigator.locks.request('trinh-ky:exchange-round', {ifAvailable: true}, async lock => {
    if (!lock) return undefined;
    const room = new ClerkRoom({desk, self: settings.self, clock: {now}});
    let report: RoundReport;
    try {
      const exchange = await openExchange(desk, settings);
      try {
        report = {...(await room.round(exchange, {signal: AbortSignal.timeout(longestMs)})), at: now()};
      } finally {
        await exchange.close();
      }
    } catch (thrown) {
      report = {sent: 0, failed: 0, taken: 0, problem: errorCode(thrown), at: now()};
    }
    await desk.settings.write(roundKey, report);
    return report;
  });
  return done ?? null;
}

/** Every minute while an agency is set; a desk without one is left in peace. */
export async function setExchangeAlarm(): Promise<void> {
  const isSet = (await readExchangeSettings(await theDesk())) !== undefined;
  if (isSet) await browser.alarms.create(exchangeAlarm, {periodInMinutes: 1});
  else await browser.alarms.clear(exchangeAlarm);
}
