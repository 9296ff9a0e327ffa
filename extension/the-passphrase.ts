/**
 * The desk's passphrase while the browser runs: in memory only, readable by the extension's own pages and its worker. The worker must send
 * what was decided, and a window must not ask again for what the one beside it was told.
 */
import browser from 'webextension-polyfill';

const name = 'passphrase';

export async function heldPassphrase(): Promise<string | undefined> {
  const held = (await browser.storage.session.get(name))[name];
  return typeof held === 'string' ? held : undefined;
}

export async function holdPassphrase(passphrase: string): Promise<void> {
  await browser.storage.session.set({[name]: passphrase});
}

/** From now on every page and the worker must be told again. */
export async function dropPassphrase(): Promise<void> {
  await browser.storage.session.remove(name);
}

/** Calls `listener` with the passphrase given or changed anywhere, `undefined` when the desk was locked. */
export function onPassphrase(listener: (passphrase: string | undefined) => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    const change = area === 'session' ? changes[name] : undefined;
    if (change) listener(typeof change.newValue === 'string' ? change.newValue : undefined);
  });
}
