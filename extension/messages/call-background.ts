/** How one of our pages calls the background. */
import browser from 'webextension-polyfill';

import {isPlainRecord} from './check.js';
import type {DeskAnswers, DeskCall} from './desk-call.js';
import {fromResult} from './result.js';
import type {Result} from './result.js';

type Unsigned<T> = T extends DeskCall ? Omit<T, 'nonce'> : never;

/** @throws OfficeError with the code of the handler */
export async function callBackground<C extends Unsigned<DeskCall>>(call: C): Promise<DeskAnswers[C['type']]> {
  const answer: unknown = await browser.runtime.sendMessage({...call, nonce: crypto.randomUUID()});
  if (!isPlainRecord(answer) || typeof answer['ok'] !== 'boolean') {
    return fromResult({ok: false, code: 'background-silent', message: `no answer to ${call.type}`});
  }
  return fromResult(answer as unknown as Result<DeskAnswers[C['type']]>);
}
