/** Carries a page's call to the CA service to the extension, and the answer back. It decides nothing and understands nothing. */
interface Sender {
  sendMessage(message: unknown): Promise<unknown>;
}

export function relayBridge(runtime: Sender): void {
  const answer = (detail: string) => document.dispatchEvent(new CustomEvent('trinh-ky:ca-answer', {detail}));
  document.addEventListener('trinh-ky:ca-call', event => {
    const {detail} = event as CustomEvent<unknown>;
    if (typeof detail !== 'string') return;
    // A disabled extension throws here: without this first answer the bridge turns to the real service.
    runtime.sendMessage({type: 'ca-call', detail}).then(reply => answer(String(reply)), () => undefined);
    answer(detail);
  });
}
