/**
 * Empties the outbox. All state is in the store: this worker may die at any `await` and another run picks up. `posting` is on the
 * disk before the one request that counts; whoever finds it there later looks on the system's page before anything else.
 */
import browser from 'webextension-polyfill';

import {hurry, markDelivered, markNotSent, markRefused, markStoredTwice, markUnsure, postpone, proofAbsent, startPosting} from '../../components/core/exchange/outbox.js';
import type {OutboxCommand} from '../../components/core/exchange/outbox-command.js';
import type {JournalAct} from '../../components/core/journal/hash-chain.js';
import {errorCode, OfficeError} from '../../components/core/office-error.js';
import type {OfficeDocument} from '../../components/core/document/office-document.js';
import {decisions} from '../../components/core/draft/draft.js';
import type {Decision} from '../../components/core/draft/draft.js';
import {documentOfSystem} from '../adapter/read-documents.js';
import {AdapterProblem} from '../adapter/adapter-problem.js';
import type {ActionInput} from '../adapter/run-action.js';
import {countProof, lookForProof, runAction} from '../adapter/run-action.js';
import type {SystemSession} from '../adapter/system-session.js';
import type {CallOf} from '../messages/desk-call.js';
import {now, theDesk} from '../the-desk.js';
import {changeSite} from './sites.js';
import {visitSystem} from './visit-system.js';

export const deliveryAlarm = 'deliver';

/** Works on everything due; one worker at a time, others return at once. */
export async function deliver(call?: CallOf<'deliver'>): Promise<null> {
  const desk = await theDesk();
  if (call?.commandId !== undefined) {
    await desk.outbox.advance(call.commandId, command => hurry(command, now())).catch(() => undefined);
  }
  await desk.outbox.alone(async () => {
    await desk.outbox.recover(now());
    const tried = new Set<string>();
    for (;;) {
      const open = await desk.outbox.list({open: true});
      // A mark already on the page is proof at any time; only its absence needs the pause to be over.
      const unsure = open.filter(command => command.state === 'unsure');
      const next = [...unsure, ...(await desk.outbox.due(now()))].find(command => !tried.has(command.id));
      if (!next) break;
      tried.add(next.id);
      await work(next);
    }
  });
  await setAlarm();
  return null;
}

/** Wakes the worker for the next command that is due; browsers round up to half a minute. */
export async function setAlarm(): Promise<void> {
  const open = await (await theDesk()).outbox.list({open: true});
  if (open.length === 0) {
    await browser.alarms.clear(deliveryAlarm);
    return;
  }
  const next = Math.min(...open.map(command => Date.parse(command.notBefore ?? now())));
  browser.alarms.create(deliveryAlarm, {when: Math.max(next, Date.now() + 30_000)});
}

async function work(command: OutboxCommand): Promise<void> {
  const desk = await theDesk();
  const document = await desk.documents.read(command.documentId);
  if (!document) {
    await desk.outbox.advance(command.id, each => markRefused(each, now(), 'document-missing'));
    return;
  }
  try {
    await visitSystem(document.source.origin, async session => {
      if (command.state === 'unsure') await look(session, command, document);
      else await post(session, command, document);
    });
  } catch (thrown) {
    // Nothing left: either it failed before the post, or looking failed. `unsure` stays as it is until somebody can look.
    const problem = errorCode(thrown);
    if (problem === 'adapter-broken') await switchOff(document, command, thrown);
    // This document is not one the action can be entered on, today or tomorrow: the officer has to know.
    if (problem === 'action-not-offered') {
      await desk.outbox.advance(command.id, each => markRefused(each, now(), problem)).catch(() => undefined);
      return;
    }
    await desk.outbox
      .advance(command.id, each => (each.state === 'waiting' ? postpone(each, now(), problem) : each))
      .catch(() => undefined);
  }
}

async function look(session: SystemSession, command: OutboxCommand, document: OfficeDocument): Promise<void> {
  const desk = await theDesk();
  const lookedAt = now();
  const proof = await lookForProof(session, proofOf(command, document));
  if (proof === 'seen') {
    await finish(session, command, document);
  } else if (proof === 'absent') {
    await desk.outbox.advance(command.id, each => proofAbsent(each, lookedAt));
  }
  // Without proof in the adapter the officer looks and says.
}

async function post(session: SystemSession, command: OutboxCommand, document: OfficeDocument): Promise<void> {
  const desk = await theDesk();
  const action = isDecision(command.action) ? session.adapter.actions[command.action] : undefined;
  if (!action) throw new OfficeError('action-missing', `${session.adapter.id} knows no ${command.action}`);
  const input: ActionInput = {
    ...documentOfSystem(document),
    name: command.action,
    text: command.text,
    mark: markOf(command),
    ...(await fileOf(command)),
  };
  // It may have been sent by a run of which no trace is left here: a restored backup, a second computer.
  if (command.attempts > 0 && (await lookForProof(session, input)) === 'seen') {
    await desk.outbox.advance(command.id, each => startPosting(each, now()));
    await finish(session, command, document);
    return;
  }
  const end = await runAction(session, action, input, async () => {
    await desk.outbox.advance(command.id, each => startPosting(each, now()));
  });
  switch (end.kind) {
    case 'delivered':
      await finish(session, command, document);
      return;
    case 'refused':
      await desk.outbox.advance(command.id, each => markRefused(each, now(), end.code, end.answer));
      return;
    case 'not-sent':
      await desk.outbox.advance(command.id, each => markNotSent(each, now(), end.code));
      await changeSite(document.source.origin, site => site && {...site, state: 'logged-out', code: end.code});
      return;
    case 'unsure': {
      const unsure = await desk.outbox.advance(command.id, each => markUnsure(each, now(), end.code));
      // The answer was lost, the decision perhaps not: look at once.
      await look(session, unsure, document);
    }
  }
}

/** There is proof. The last look is for honesty: browsers repeat a post on their own, and the officer must learn of it from us. */
async function finish(session: SystemSession, command: OutboxCommand, document: OfficeDocument): Promise<void> {
  const desk = await theDesk();
  await desk.outbox.advance(command.id, each => markDelivered(each, now()), delivered(command, session));
  await closeDocument(command);
  const times = await countProof(session, proofOf(command, document)).catch(() => undefined);
  if (times !== undefined && times > 1) await desk.outbox.advance(command.id, each => markStoredTwice(each, now()));
}

function proofOf(command: OutboxCommand, document: OfficeDocument) {
  return {...documentOfSystem(document), mark: markOf(command)};
}

/** By this the decision is recognised on the system's page: 48 random bits, short enough to stand at the end of an opinion. */
export function markOf({id}: Pick<OutboxCommand, 'id'>): string {
  return `TK-${id.replaceAll('-', '').slice(0, 12).toUpperCase()}`;
}

async function fileOf(command: OutboxCommand): Promise<Pick<ActionInput, 'file'>> {
  const file = command.files[0];
  if (!file) return {};
  const content = await (await theDesk()).files.read(file.fileId);
  return {file: {name: file.name, content}};
}

function delivered(command: OutboxCommand, session: SystemSession): JournalAct {
  const digest = command.files[0]?.digest;
  return {
    at: now(),
    clock: 'machine',
    actor: session.officer || 'officer',
    act: 'decision-delivered',
    documentId: command.documentId,
    ...(digest !== undefined && {digest}),
    facts: {action: command.action, mark: markOf(command), files: command.files.length},
  };
}

/** A decision moves the document off the desk; an opinion leaves it. */
async function closeDocument(command: OutboxCommand): Promise<void> {
  if (command.action === 'comment') return;
  await (await theDesk()).documents.update(command.documentId, document => ({...document, tab: 'done', unread: false}));
}

/** A broken action switches itself off for its system until the adapter changes; reading goes on. */
async function switchOff(document: OfficeDocument, command: OutboxCommand, thrown: unknown): Promise<void> {
  const step = thrown instanceof AdapterProblem ? thrown.step : '';
  if (!step.startsWith(`${command.action}.`)) return;
  await changeSite(document.source.origin, site => {
    if (!site) return site;
    return {...site, actionsOff: [...new Set([...(site.actionsOff ?? []), command.action])]};
  });
}

function isDecision(action: OutboxCommand['action']): action is Decision {
  return (decisions as readonly string[]).includes(action);
}
