/** A batch of signatures as the desk sees it: it is begun here, done in the consent window, and told of while some of it is left. */
import browser from 'webextension-polyfill';

import type {Desk} from '../../components/storage/open-desk.js';
import {batchKey, isSigningBatch} from '../messages/signing-batch.js';
import type {SigningBatch} from '../messages/signing-batch.js';
import {now} from '../the-desk.js';

export async function readBatch(desk: Desk): Promise<SigningBatch | undefined> {
  return desk.settings.read(batchKey, stored => (isSigningBatch(stored) ? stored : undefined));
}

/** Begins a batch of these documents; the one that was unfinished gives way, and its unsigned documents are where they were. */
export async function beginBatch(desk: Desk, documentIds: readonly string[]): Promise<void> {
  const entries = [...new Set(documentIds)].map(documentId => ({commandId: crypto.randomUUID(), documentId, state: 'waiting' as const}));
  const batch: SigningBatch = {id: crypto.randomUUID(), createdAt: now(), entries};
  await desk.settings.write(batchKey, batch);
  await openBatchWindow(batch);
}

export async function openBatchWindow({id}: SigningBatch): Promise<void> {
  const url = browser.runtime.getURL(`extension/consent/index.html?batch=${id}`);
  await browser.windows.create({url, type: 'popup', width: 1000, height: 800});
}

export async function dropBatch(desk: Desk): Promise<void> {
  await desk.settings.remove(batchKey);
}
