/**
 * Which pages get scripts of ours as they load: only granted hosts where the takeover of the signing plugin is switched on. On every
 * other page, granted or not, nothing runs until the desk itself goes there (courier-on-tab.ts).
 */
import browser from 'webextension-polyfill';

import {hostPattern, readSites} from './sites.js';

/**
 * Makes the registered scripts those of the systems with the takeover on. Safe to call at any time; the browser keeps registrations
 * over restarts, and drops what a revoked permission no longer covers when this runs next.
 */
export async function registerPageScripts(): Promise<void> {
  await navigator.locks.request('trinh-ky:page-scripts', async () => {
    const sites = await readSites();
    const granted = new Set((await browser.permissions.getAll()).origins ?? []);
    const bridged = new Set<string>();
    for (const site of sites) {
      const pattern = hostPattern(site.origin);
      if (covers(granted, pattern) && site.bridge !== 'off') bridged.add(pattern);
    }
    // A page may call the CA service from any of its frames.
    for (const old of ['courier', 'courier-frames']) await unregister(old);
    await sync('relay', [...bridged], {js: ['relay.js'], runAt: 'document_start', allFrames: true});
    // Before the page's own scripts: a page may keep a reference to the function it calls later.
    await sync('bridge', [...bridged], {js: ['bridge.js'], runAt: 'document_start', allFrames: true, world: 'MAIN'});
  });
}

interface Kind {
  readonly js: string[];
  readonly runAt: 'document_idle' | 'document_start';
  readonly allFrames: boolean;
  readonly world?: 'MAIN';
}

async function sync(id: string, matches: string[], kind: Kind): Promise<void> {
  await unregister(id);
  if (matches.length === 0) return;
  // `world` is known to both browsers and not yet to the polyfill's types.
  // A blank frame belongs to the page that made it: its sockets are the page's.
  const script = {id, matches: matches.sort(), persistAcrossSessions: true, matchOriginAsFallback: true, ...kind};
  await browser.scripting.registerContentScripts([script]);
}

async function unregister(id: string): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts({ids: [id]});
  if (registered.length > 0) await browser.scripting.unregisterContentScripts({ids: [id]});
}

function covers(granted: ReadonlySet<string>, pattern: string): boolean {
  return granted.has(pattern) || granted.has('*://*/*') || granted.has('<all_urls>') || granted.has(pattern.replace(/^https?:/, '*:'));
}
