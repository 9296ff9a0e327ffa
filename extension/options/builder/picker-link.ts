/** Puts the picker on a tab and asks it one thing. Only from a click in the builder, only on a granted host. */
import browser from 'webextension-polyfill';

import {OfficeError} from '../../../components/core/office-error.js';
import {isPlainRecord} from '../../messages/check.js';
import type {Check} from '../../messages/check.js';
import {pickerPort} from '../../messages/picker-ask.js';
import type {PickerAsk} from '../../messages/picker-ask.js';

/**
 * @returns what was picked, or undefined where the administrator pressed Esc or the page left
 * @throws OfficeError `page-gone` where the tab cannot be watched
 */
export async function askPicker<T>(tabId: number, ask: PickerAsk, check: Check<T>, signal: AbortSignal): Promise<T | undefined> {
  try {
    // From the root: Firefox takes other paths for the builder page's own folder.
    await browser.scripting.executeScript({target: {tabId}, files: ['/picker.js']});
  } catch (error) {
    throw new OfficeError('page-gone', 'the tab cannot be watched', {cause: error});
  }
  const port = browser.tabs.connect(tabId, {name: `${pickerPort}:${crypto.randomUUID()}`, frameId: 0});
  try {
    return await new Promise<T | undefined>(resolve => {
      signal.addEventListener('abort', () => resolve(undefined));
      port.onDisconnect.addListener(() => resolve(undefined));
      port.onMessage.addListener((message: unknown) => {
        if (!isPlainRecord(message) || message['ask'] !== ask.ask) return;
        resolve(check(message['value']) ? message['value'] : undefined);
      });
      port.postMessage(ask);
    });
  } finally {
    port.disconnect();
  }
}
