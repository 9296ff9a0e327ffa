/** Which pages get our scripts: exactly the hosts the officer granted, registered one by one, gone with the permission. */
import browser from 'webextension-polyfill';

import {hostPattern, readSites} from './sites.js';

/**
 * Makes the registered scripts those of the granted systems. Safe to call at any time; the browser keeps registrations
 * over restarts, and drops what a revoked permission no longer covers when this runs next.
 */
export async function registerPageScripts(): Promise<void> {
  await navigator.locks.request('trinh-ky:page-scripts', async () => {
    const sites = await readSites();
    const granted = new Set((await browser.permissions.getAll()).origins ?? []);
    const patterns = new Set<string>();
    const bridged = new Set<string>();
    for (const site of sites) {
      const pattern = hostPattern(site.origin);
      if (!covers(granted, pattern)) continue;
      patterns.add(pattern);
      if (site.bridge !== 'off') bridged.add(pattern);
    }
    const quiet = [...patterns].filter(pattern => !bridged.has(pattern));
    await sync('courier', quiet, {js: ['content.js'], runAt: 'document_idle', allFrames: false});
    // A page may call the CA service from any of its frames.
    await sync('courier-frames', [...bridged], {js: ['content.js'], runAt: 'document_start', allFrames: true});
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
  const registered = await browser.scripting.getRegisteredContentScripts({ids: [id]});
  if (registered.length > 0) await browser.scripting.unregisterContentScripts({ids: [id]});
  if (matches.length === 0) return;
  // `world` is known to both browsers and not yet to the polyfill's types.
  const script = {id, matches: matches.sort(), persistAcrossSessions: true, ...kind};
  await browser.scripting.registerContentScripts([script]);
}

function covers(granted: ReadonlySet<string>, pattern: string): boolean {
  return granted.has(pattern) || granted.has('*://*/*') || granted.has('<all_urls>') || granted.has(pattern.replace(/^https?:/, '*:'));
}
