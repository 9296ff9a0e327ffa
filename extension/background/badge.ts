/** The number on the toolbar button: what waits for the officer. The title says it in words, for those who do not see the badge. */
import browser from 'webextension-polyfill';

import {theDesk} from '../the-desk.js';

export async function setBadge(): Promise<void> {
  const count = (await (await theDesk()).documents.count())['to-do'].unread;
  await browser.action.setBadgeText({text: count === 0 ? '' : count > 999 ? '999+' : String(count)});
  await browser.action.setBadgeBackgroundColor({color: '#0b3fa8'});
  const title = browser.i18n.getMessage('action');
  await browser.action.setTitle({title: count === 0 ? title : `${title} (${count})`});
}
