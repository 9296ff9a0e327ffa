/**
 * Notices that the browser, or somebody clearing site data, took the desk away. Its mark lies in two places that are cleared separately: in
 * the desk, and in the extension's own storage.
 */
import browser from 'webextension-polyfill';

import {OfficeError} from '../components/core/office-error.js';
import type {Desk} from '../components/storage/open-desk.js';

const name = 'desk-mark';
const isMark = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** @throws {OfficeError} `desk-cleared` where there was a desk and this is another */
export async function checkMark(desk: Desk): Promise<void> {
  const inside = await desk.settings.read(name, isMark);
  const outside = (await browser.storage.local.get(name))[name];
  if (inside === undefined && outside !== undefined) throw new OfficeError('desk-cleared', `the desk marked ${String(outside)} is gone`);
  if (inside === undefined) await desk.settings.write(name, crypto.randomUUID());
  if (outside === undefined) await browser.storage.local.set({[name]: await desk.settings.read(name, isMark)});
}

/** The officer knows, and goes on with the desk that is there. */
export async function markAnew(desk: Desk): Promise<void> {
  const mark = crypto.randomUUID();
  await desk.settings.write(name, mark);
  await browser.storage.local.set({[name]: mark});
}
