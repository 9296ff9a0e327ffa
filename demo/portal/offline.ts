/** The portal's service worker: everything the page is made of is kept at the first visit, and given from there afterwards. */
interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface Worker extends EventTarget {
  readonly registration: {readonly scope: string};
  readonly clients: {claim(): Promise<void>};
  skipWaiting(): Promise<void>;
}
const worker = globalThis as unknown as Worker;

/** `files.json` beside this worker: its own digest names the version, so a new build takes a new store. */
async function readList(): Promise<{readonly version: string; readonly files: readonly string[]}> {
  const list: unknown = await (
    await fetch(new URL('files.json', worker.registration.scope), {cache: 'no-store'})
  ).json();
  const {version, files} = list as {version?: unknown; files?: unknown};
  if (typeof version !== 'string' || !Array.isArray(files)) throw new Error('files.json has another shape');
  return {version, files: files.map(String)};
}

worker.addEventListener('install', event => {
  const work = (async () => {
    const {version, files} = await readList();
    const store = await caches.open(`portal-${version}`);
    await store.addAll(files.map(each => new URL(each, worker.registration.scope).href));
    await worker.skipWaiting();
  })();
  (event as ExtendableEvent).waitUntil(work);
});

worker.addEventListener('activate', event => {
  const work = (async () => {
    const {version} = await readList().catch(() => ({version: undefined}));
    for (const name of await caches.keys()) {
      if (version !== undefined && name.startsWith('portal-') && name !== `portal-${version}`)
        await caches.delete(name);
    }
    await worker.clients.claim();
  })();
  (event as ExtendableEvent).waitUntil(work);
});

worker.addEventListener('fetch', event => {
  const {request} = event as FetchEvent;
  if (request.method !== 'GET' || !request.url.startsWith(worker.registration.scope)) return;
  (event as FetchEvent).respondWith(
    (async () => {
      const kept = await caches.match(request, {ignoreSearch: true});
      if (kept) return kept;
      if (request.mode === 'navigate')
        return (await caches.match(new URL('index.html', worker.registration.scope).href)) ?? fetch(request);
      return fetch(request);
    })(),
  );
});
