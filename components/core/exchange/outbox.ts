/**
 * How a decision leaves the office, as rules over values: each function takes a command and returns the next one.
 * The one promise: what may have been sent is never sent again by itself. Everything before the post may be repeated freely;
 * `posting` is on disk before the request leaves; whatever interrupts it there becomes `unsure`, and only proof moves it on.
 */
import {OfficeError} from '../office-error.js';
import type {OutboxCommand, OutboxState} from './outbox-command.js';

/** What the caller decides of a new command; the outbox adds its place and its state. */
export type NewCommand = Pick<OutboxCommand, 'id' | 'documentId' | 'action' | 'text' | 'files' | 'createdAt'>;

/** A page shows what was posted only after the system wrote it: an absence seen sooner than this proves nothing. */
export const proofDelayMs = 60_000;

const firstDelayMs = 15_000;
const longestDelayMs = 30 * 60_000;

const openStates: ReadonlySet<OutboxState> = new Set(['waiting', 'posting', 'unsure']);

/** Whether the command still has a way to go: not delivered, refused or cancelled. */
export function isOpen(command: Pick<OutboxCommand, 'state'>): boolean {
  return openStates.has(command.state);
}

export function queueCommand(command: NewCommand, sequence: number): OutboxCommand {
  const {id, documentId, action, text, files, createdAt} = command;
  return {id, documentId, sequence, action, text, files, state: 'waiting', attempts: 0, createdAt, updatedAt: createdAt};
}

/** Just before the one request that counts. The result must be durable before the request leaves. */
export function startPosting(command: OutboxCommand, now: string): OutboxCommand {
  return move(command, ['waiting'], 'posting', now, {attempts: command.attempts + 1});
}

/** Positive proof: the system's own answer, or the mark found on its page. */
export function markDelivered(command: OutboxCommand, now: string, answer?: string): OutboxCommand {
  return move(command, ['posting', 'unsure'], 'delivered', now, answer === undefined ? {} : {answer});
}

/** Delivered, and the mark stands on the system's page more than once: it has the decision twice, and the officer is told. */
export function markStoredTwice(command: OutboxCommand, now: string): OutboxCommand {
  return move(command, ['delivered'], 'delivered', now, {problem: 'stored-twice'});
}

/** The system said no and changed nothing: 4xx with its words, a form returned with errors. Also while preparing. */
export function markRefused(command: OutboxCommand, now: string, problem: string, answer?: string): OutboxCommand {
  return move(command, ['waiting', 'posting', 'unsure'], 'refused', now, answer === undefined ? {problem} : {problem, answer});
}

/** The request left and nothing certain came back: time-out, lost connection, an answer nobody can read. */
export function markUnsure(command: OutboxCommand, now: string, problem: string): OutboxCommand {
  return move(command, ['posting'], 'unsure', now, {problem, notBefore: later(now, proofDelayMs)});
}

/** Failed before the post (offline, session over, no form found): tried again after a growing pause. */
export function postpone(command: OutboxCommand, now: string, problem: string): OutboxCommand {
  return move(command, ['waiting'], 'waiting', now, {
    attempts: command.attempts + 1,
    problem,
    notBefore: later(now, backoffMs(command)),
  });
}

/** The post certainly never reached the system (it was not opened, or a redirect to login came instead): back to waiting. */
export function markNotSent(command: OutboxCommand, now: string, problem: string): OutboxCommand {
  return move(command, ['posting'], 'waiting', now, {problem, notBefore: later(now, backoffMs(command))});
}

/**
 * The system's page was read and the command's mark is not on it. Looking too early leaves it `unsure`.
 * @param lookedAt RFC 3339 instant at which the page was read
 */
export function proofAbsent(command: OutboxCommand, lookedAt: string): OutboxCommand {
  if (command.state === 'unsure' && Date.parse(lookedAt) < Date.parse(command.notBefore ?? command.updatedAt)) return command;
  return move(command, ['unsure'], 'waiting', lookedAt, {});
}

/** Found `posting` when nobody is at work: whoever posted it died, perhaps after the request left. */
export function recoverPosting(command: OutboxCommand, now: string): OutboxCommand {
  return command.state === 'posting' ? markUnsure(command, now, 'delivery-interrupted') : command;
}

/** Withdrawn by the officer; after the post it is too late. A refused command may be put away too. */
export function cancelCommand(command: OutboxCommand, now: string): OutboxCommand {
  return move(command, ['waiting', 'refused'], 'cancelled', now, {});
}

/**
 * The officer says try now: the pause ends. What was refused may leave again, because a refusal means that nothing was stored. An
 * `unsure` one is looked up first, as ever.
 */
export function hurry(command: OutboxCommand, now: string): OutboxCommand {
  if (command.state === 'refused') return move(command, ['refused'], 'waiting', now, {});
  if (command.state === 'waiting') return move(command, ['waiting'], 'waiting', now, {});
  return command;
}

/** Whether the words may still be changed: nothing of this command was ever posted. */
export function isEditable(command: Pick<OutboxCommand, 'state'>): boolean {
  return command.state === 'waiting';
}

/**
 * Commands to work on at `now`, oldest first, at most one per document: an open one holds back those behind it.
 * `waiting` ones are to be posted, `unsure` ones to be looked up.
 */
export function dueCommands(commands: readonly OutboxCommand[], now: string): readonly OutboxCommand[] {
  const heads = new Map<string, OutboxCommand>();
  for (const command of commands) {
    if (!isOpen(command)) continue;
    const head = heads.get(command.documentId);
    if (!head || command.sequence < head.sequence) heads.set(command.documentId, command);
  }
  return [...heads.values()]
    .filter(({state, notBefore}) => state !== 'posting' && (notBefore === undefined || Date.parse(notBefore) <= Date.parse(now)))
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.sequence - b.sequence));
}

/** Doubles with each attempt, spread by a fifth so that a whole office does not come back in the same second. */
function backoffMs({attempts, id}: OutboxCommand): number {
  const delay = Math.min(firstDelayMs * 2 ** Math.min(attempts, 20), longestDelayMs);
  let spread = 0;
  for (const character of id) spread = (spread * 31 + character.charCodeAt(0)) % 1000;
  return Math.round(delay * (1 + spread / 5000));
}

function later(now: string, ms: number): string {
  return new Date(Date.parse(now) + ms).toISOString();
}

function move(
  command: OutboxCommand,
  from: readonly OutboxState[],
  state: OutboxState,
  now: string,
  facts: Partial<Pick<OutboxCommand, 'attempts' | 'notBefore' | 'problem' | 'answer'>>,
): OutboxCommand {
  if (!from.includes(command.state)) {
    throw new OfficeError('outbox-conflict', `command ${command.id} is ${command.state}, not ${from.join(' or ')}: cannot become ${state}`);
  }
  const {notBefore: _pause, problem: _problem, ...rest} = command;
  return {...rest, ...facts, state, updatedAt: now};
}
