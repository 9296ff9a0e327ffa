/** The worker a page starts for searching: wiring only. */
import {SearchHost} from './search-host.js';
import type {ToPage, ToWorker} from './search-protocol.js';

let host: SearchHost | undefined;

self.addEventListener('message', ({data}: MessageEvent<ToWorker>) => {
  if (data.kind === 'open') {
    host ??= new SearchHost(data.name);
    return;
  }
  const {id, ask} = data;
  host?.ask(id, ask, answer => (self as unknown as Worker).postMessage({kind: 'answer', id, answer} satisfies ToPage));
});
