/** Registers the worker that keeps this page working without a network. Its list of files is written by the build. */
export function startOffline(): void {
  // Served from a file or without TLS there is no service worker: the page works, it just needs its server to load.
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register(new URL('offline.js', document.baseURI)).catch(() => undefined);
}
