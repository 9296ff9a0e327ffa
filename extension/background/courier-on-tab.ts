/** Puts the courier on one frame of a tab and the wire to it in our hands. It is there only while the desk works on that page. */
import browser from 'webextension-polyfill';

import {OfficeError} from '../../components/core/office-error.js';
import {linkCourier} from '../adapter/courier-link.js';
import type {Courier} from '../adapter/courier-link.js';

const tabLoadMs = 30_000;

/** The courier of a frame; put there first where no visit has done so since the page was loaded. */
export async function courierOnTab(tabId: number, frameId = 0): Promise<Courier | undefined> {
  const known = await answering(tabId, frameId);
  if (known) return known;
  try {
    await browser.scripting.executeScript({target: {tabId, frameIds: [frameId]}, files: ['content.js']});
  } catch {
    // An error page, a PDF viewer, a page that left meanwhile.
    return undefined;
  }
  return answering(tabId, frameId);
}

/** The courier of a tab of the desk's own, which can be sent to another page. */
export async function courierOnOwnTab(tabId: number): Promise<Courier | undefined> {
  let current = await courierOnTab(tabId);
  if (!current) return undefined;
  let isFresh = true;
  return {
    ask: (ask, options) => current!.ask(ask, options),
    more: () => current!.more!(),
    async catchFiles() {
      await browser.scripting.executeScript({target: {tabId}, files: ['catch.js'], world: 'MAIN'});
    },
    async show(url) {
      // Just opened there: loading it again would bring the same.
      const isThere = isFresh && (await browser.tabs.get(tabId)).url === url;
      isFresh = false;
      if (isThere) return;
      await browser.tabs.update(tabId, {url});
      current!.close();
      await loaded(tabId, url);
      const next = await courierOnTab(tabId);
      if (!next) throw new OfficeError('page-gone', 'the page did not open');
      current = next;
    },
    close: () => current!.close(),
  };
}

async function answering(tabId: number, frameId: number): Promise<Courier | undefined> {
  const courier = linkCourier(name => browser.tabs.connect(tabId, {name, frameId}));
  let extended: Promise<void> | undefined;
  const more = async () => {
    await browser.scripting.executeScript({target: {tabId, frameIds: [frameId]}, files: ['more.js']});
    await courier.ask({op: 'more'});
  };
  try {
    const {charset = 'UTF-8'} = await courier.ask({op: 'live'}, {ms: 5000});
    const whole: Courier = {...courier, more: () => (extended ??= more())};
    // Forms of such a page are written in its own encoding.
    if (charset !== 'UTF-8') await whole.more!();
    return whole;
  } catch {
    courier.close();
    return undefined;
  }
}

/** Waits until the tab shows `url`, or at least has finished loading something. */
export async function loaded(tabId: number, url?: string): Promise<void> {
  const deadline = Date.now() + tabLoadMs;
  // The tab needs a moment to notice that it is on its way.
  if (url !== undefined) await new Promise(resolve => setTimeout(resolve, 50));
  while (Date.now() < deadline) {
    const tab = await browser.tabs.get(tabId);
    if (tab.status === 'complete' && tab.url !== undefined && tab.url !== 'about:blank') return;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}
