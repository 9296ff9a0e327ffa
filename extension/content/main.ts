/**
 * The courier: all that runs on a granted page, and only while the desk reads or delivers there. It has no adapter, no screen and no memory; it waits for the extension's port and
 * then fetches, reads and submits with the page's own session. What it must never do is written in DESIGN §3.
 * The whole script has to stay under 5 KB: parsing of values, dates, steps and decisions is the extension's work.
 */
import {courierPort} from '../messages/courier-ask.js';
import type {CourierRequest} from '../messages/courier-ask.js';
import {makeCourier} from './courier.js';

interface Port {
  readonly name: string;
  readonly sender?: {readonly id?: string; readonly tab?: unknown};
  postMessage(message: unknown): void;
  readonly onMessage: {addListener(listener: (message: CourierRequest) => void): void};
}
interface Runtime {
  readonly id: string;
  readonly onConnect: {addListener(listener: (port: Port) => void): void};
}
declare const browser: {runtime: Runtime} | undefined;
declare const chrome: {runtime: Runtime};

const {runtime} = typeof browser === 'object' ? browser : chrome;

declare global {
  /** The runtime of the courier that is here; without `id` where its extension is gone. */
  // eslint-disable-next-line no-var -- a global is declared so
  var tkCourier: {readonly id?: string} | undefined;
}

// Two calls may have put it here at the same moment. Two couriers would both answer, and send everything twice.
if (!globalThis.tkCourier?.id) {
  globalThis.tkCourier = runtime;
  runtime.onConnect.addListener(port => {
    // Only our own extension can open this port; a tab among the senders would be another page of ours, which has no business here.
    if (!port.name.startsWith(courierPort) || port.sender?.id !== runtime.id || port.sender.tab) return;
    const answer = makeCourier();
    port.onMessage.addListener(request => {
      void answer(request).then(reply => {
        try {
          port.postMessage(reply);
        } catch {
          // The extension went away in the middle; it will look for what happened when it comes back.
        }
      });
    });
  });
}
