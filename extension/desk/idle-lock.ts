/** Locks a desk with a passphrase when nobody used it for as long as the officer chose. */
import {dropPassphrase, heldPassphrase} from '../the-passphrase.js';

const usage = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
const lookEveryMs = 15_000;
const sharedKey = 'trinh-ky:last-used';

/**
 * @param minutes read at each look, 0: never
 * @param keep stores what is being written; the desk is locked after it
 */
export function lockWhenIdle(minutes: () => number, keep: () => Promise<unknown>, signal: AbortSignal): void {
  // Shared by all windows of the desk: working in one keeps the other open. A time, never content.
  const touch = () => localStorage.setItem(sharedKey, String(Date.now()));
  touch();
  let touchedAt = 0;
  const used = (event: Event) => {
    if (event.timeStamp - touchedAt < 1000) return;
    touchedAt = event.timeStamp;
    touch();
  };
  for (const name of usage) window.addEventListener(name, used, {signal, passive: true, capture: true});
  const timer = setInterval(async () => {
    const idleMs = Date.now() - Number(localStorage.getItem(sharedKey));
    if (minutes() === 0 || idleMs < minutes() * 60_000 || (await heldPassphrase()) === undefined) return;
    // What cannot be stored stays in the window, and the desk open: words are worth more than a lock.
    await keep().then(dropPassphrase, () => undefined);
  }, lookEveryMs);
  signal.addEventListener('abort', () => clearInterval(timer), {once: true});
}
