/** Calls the background from a page of the extension, as its own screens do. */
import type {Page} from 'puppeteer-core';

import type {DeskAnswers, DeskCall} from '../../extension/messages/desk-call.js';
import {fromResult} from '../../extension/messages/result.js';
import type {Result} from '../../extension/messages/result.js';

type Unsigned<T> = T extends DeskCall ? Omit<T, 'nonce'> : never;

/** @throws OfficeError with the handler's code */
export async function callExtension<C extends Unsigned<DeskCall>>(page: Page, call: C): Promise<DeskAnswers[C['type']]> {
  const answer = await page.evaluate(async asked => {
    const scope = globalThis as unknown as Record<'browser' | 'chrome', {runtime: {sendMessage(message: unknown): Promise<unknown>}} | undefined>;
    return (await (scope.browser ?? scope.chrome)!.runtime.sendMessage({...asked, nonce: crypto.randomUUID()})) as unknown;
  }, call as object);
  return fromResult(answer as Result<DeskAnswers[C['type']]>);
}
