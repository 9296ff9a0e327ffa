/** One switch from call to handler. A caller that is not one of our own pages gets no answer but a refusal. */
import browser from 'webextension-polyfill';
import type {Runtime} from 'webextension-polyfill';

import {OfficeError} from '../../components/core/office-error.js';
import {isDeskCall} from '../messages/desk-call.js';
import type {DeskCall} from '../messages/desk-call.js';
import {toResult} from '../messages/result.js';
import type {Result} from '../messages/result.js';
import {adapterFacts, importAdapter, readAdapters, removeAdapter} from './adapter-shelf.js';
import {deliver} from './deliver.js';
import {exchangeRound, setExchangeAlarm} from './exchange-round.js';
import {addSite, listSites, removeSite, setBridge} from './manage-sites.js';
import {openDocument} from './open-document.js';
import {readInbox} from './read-inbox.js';

/** Calls this worker has answered: a second one with the same nonce is a replay. Gone with the worker, as its callers' promises are. */
const answered = new Set<string>();
const mostAnswered = 2000;

export function route(message: unknown, sender: Runtime.MessageSender): Promise<Result<unknown>> {
  return toResult(() => {
    if (!isOwnPage(sender)) throw new OfficeError('sender-refused', 'only pages of this extension may call');
    if (!isDeskCall(message)) throw new OfficeError('call-invalid', 'not a call of this protocol');
    if (answered.has(message.nonce)) throw new OfficeError('call-replayed', `${message.type} with a used nonce`);
    if (answered.size >= mostAnswered) answered.clear();
    answered.add(message.nonce);
    return handle(message);
  });
}

/** A page of this extension, by the browser's own word, not the message's. */
function isOwnPage({id, url}: Runtime.MessageSender): boolean {
  return id === browser.runtime.id && url !== undefined && url.startsWith(browser.runtime.getURL(''));
}

function handle(call: DeskCall): Promise<unknown> {
  switch (call.type) {
    case 'list-sites':
      return listSites();
    case 'add-site':
      return addSite(call);
    case 'remove-site':
      return removeSite(call);
    case 'set-bridge':
      return setBridge(call);
    case 'read-inbox':
      return readInbox(call);
    case 'open-document':
      return openDocument(call);
    case 'deliver':
      return deliver(call);
    case 'exchange-round':
      return setExchangeAlarm().then(exchangeRound);
    case 'import-adapter':
      return importAdapter(call.json);
    case 'remove-adapter':
      return removeAdapter(call.id).then(() => null);
    case 'list-adapters':
      return readAdapters().then(adapters => adapters.map(adapterFacts));
  }
}
