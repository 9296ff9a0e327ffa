/**
 * The file a click brings where the page shows no address for it: `catch.js`, among the page's own scripts, tells by an event which
 * address the page was about to save or open. A page that tells another one only gives us a file of its own.
 */
import {findMeant} from '../find.js';
import type {Target} from '../../messages/courier-ask.js';

/** @returns undefined where there is nothing to click, or nothing came in time */
export async function takeFile(target: Target, signal: AbortSignal): Promise<Blob | undefined> {
  const element = findMeant(document, target, document) as HTMLElement | undefined;
  if (!element?.click) return undefined;
  const address = await new Promise<string | undefined>(resolve => {
    signal.addEventListener('abort', () => resolve(undefined));
    document.addEventListener('trinh-ky:file', event => resolve(String((event as CustomEvent<unknown>).detail)), {once: true, signal});
    element.click();
  });
  if (address === undefined) return undefined;
  const url = new URL(address, location.href);
  if (url.origin !== location.origin) return undefined;
  const response = await fetch(url, {credentials: 'include', signal}).catch(() => undefined);
  if (!response?.ok || (response.url && new URL(response.url).origin !== location.origin)) return undefined;
  return response.blob();
}
