/** The one desk of this extension, opened when first needed: the worker may be started for nothing but an alarm. */
import {openDesk} from '../components/storage/open-desk.js';
import type {Desk} from '../components/storage/open-desk.js';
import {heldPassphrase, onPassphrase} from './the-passphrase.js';

/** Name of the database every page of the extension shares. */
export const deskName = 'trinh-ky';

let opening: Promise<Desk> | undefined;

export function theDesk(): Promise<Desk> {
  opening ??= open().catch((error: unknown) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

async function open(): Promise<Desk> {
  const passphrase = await heldPassphrase();
  const desk = await openDesk(deskName, passphrase === undefined ? {} : {passphrase});
  onPassphrase(given => {
    if (given === undefined) desk.lock();
    else void desk.unlock(given).catch(() => desk.lock());
  });
  return desk;
}

/** The machine's clock, the only one the extension has. */
export const now = (): string => new Date().toISOString();

/** Today where the officer is, `yyyy-MM-dd`: before 7 in the morning the day in UTC is still yesterday's in Hà Nội. */
export const today = (): string => new Intl.DateTimeFormat('sv-SE').format(new Date());
