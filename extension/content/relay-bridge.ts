/** Carries a page's call to the CA service to the extension, and the answer back. It decides nothing and understands nothing. */
import type {caCallEvent} from '../messages/ca-call.js';

interface Runtime {
  /** Gone when the extension was switched off or replaced while this page stayed open. */
  readonly id?: string;
  sendMessage(message: unknown): Promise<unknown>;
}
declare const browser: {runtime: Runtime} | undefined;
declare const chrome: {runtime: Runtime};

const {runtime} = typeof browser === 'object' ? browser : chrome;
const answer = (detail: string) => document.dispatchEvent(new CustomEvent('trinh-ky:ca-answer', {detail}));
const on = (name: string, act: (detail: string) => void) =>
  document.addEventListener(name, event => {
    const {detail} = event as CustomEvent<unknown>;
    if (typeof detail === 'string') act(detail);
  });

const called: typeof caCallEvent = 'trinh-ky:ca-call';
on(called, detail => {
  // A disabled extension throws here: without this first answer the bridge turns to the real service. So it does later where the
  // extension went away in the middle: an answer without `answer`.
  runtime.sendMessage({type: 'ca-call', detail}).then(
    reply => answer(String(reply)),
    () => answer(detail.replace('{', '{"answer":null,')),
  );
  answer(detail);
});

on('trinh-ky:ca-alive', detail => {
  if (runtime.id) answer(detail);
});
