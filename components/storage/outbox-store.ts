/**
 * Decisions on their way out. Each step of a command is a rule of `core/exchange/outbox` applied inside one transaction to what is
 * stored at that moment: of two workers that want to post the same command, one is refused with `outbox-conflict`.
 */
import {cancelCommand, dueCommands, isEditable, isOpen, queueCommand, recoverPosting} from '../core/exchange/outbox.js';
import type {NewCommand} from '../core/exchange/outbox.js';
import type {OutboxCommand} from '../core/exchange/outbox-command.js';
import type {JournalAct} from '../core/journal/hash-chain.js';
import {OfficeError} from '../core/office-error.js';
import type {Announcements, DeskChange} from './announcements.js';
import type {Connection} from './connection.js';
import {addEntry} from './journal-store.js';
import type {JournalStore} from './journal-store.js';
import type {Keyring} from './keyring.js';
import type {OutboxRecord} from './schema.js';

interface Words {
  readonly text: string;
  readonly answer?: string;
}

export class OutboxStore {
  readonly #connection: Connection;
  readonly #keyring: Keyring;
  readonly #announcements: Announcements;
  readonly #journal: JournalStore;

  constructor(connection: Connection, keyring: Keyring, announcements: Announcements, journal: JournalStore) {
    this.#connection = connection;
    this.#keyring = keyring;
    this.#announcements = announcements;
    this.#journal = journal;
  }

  /**
   * Queues a decision: the command, those that leave `before` it, the end of the draft it came from and the journal entry become durable
   * together or not at all. Adding a command with an id that is already queued returns the queued one: pressing twice decides once.
   *
   * @throws {OfficeError} `file-missing` where a file was not put into `files` first; `storage-full`
   */
  async add(command: NewCommand, ending: {draftId?: string; act: JournalAct; before?: readonly NewCommand[]}): Promise<OutboxCommand> {
    const commands = [...(ending.before ?? []), command];
    const words = await Promise.all(commands.map(({id, text}) => this.#keyring.sealJson({text} satisfies Words, context(id))));
    const {result} = await this.#journal.appendWith(ending.act, entry =>
      this.#connection.transact(
        ['outbox', 'drafts', 'files', 'journal'],
        'readwrite',
        async tx => {
          const outbox = tx.objectStore('outbox');
          const queued = await outbox.get(command.id);
          if (queued) return {record: queued, isNew: false};
          const wanted = commands.flatMap(({files}) => files.map(({fileId}) => fileId));
          const present = await Promise.all(wanted.map(fileId => tx.objectStore('files').getKey(fileId)));
          const missing = wanted.find((_, i) => present[i] === undefined);
          if (missing !== undefined) throw new OfficeError('file-missing', `command ${command.id}: file ${missing} is not on this desk`);
          const ofDocument = IDBKeyRange.bound([command.documentId, 0], [command.documentId, Infinity]);
          const last = await outbox.index('byDocument').openKeyCursor(ofDocument, 'prev');
          const sequence = (last ? last.key[1] : 0) + 1;
          const records = commands.map((each, i) => toRecord(queueCommand(each, sequence + i), words[i]!));
          for (const record of records) await outbox.add(record);
          if (ending.draftId !== undefined) {
            const draft = await tx.objectStore('drafts').get(ending.draftId);
            if (draft) await tx.objectStore('drafts').put({...draft, removedAt: command.createdAt});
          }
          await addEntry(tx.objectStore('journal'), entry);
          return {record: records.at(-1)!, isNew: true};
        },
        'strict',
      ),
    );
    this.#announcements.announce('outbox', commands.map(({id}) => id));
    if (ending.draftId !== undefined) this.#announcements.announce('drafts', [ending.draftId]);
    return result.isNew ? queueCommand(command, result.record.sequence) : this.#open(result.record);
  }

  /** Takes over commands of a copy; those already here stay as they are. Returns how many came in. */
  async adopt(commands: readonly OutboxCommand[]): Promise<number> {
    const records = await Promise.all(
      commands.map(async command => toRecord(command, await this.#keyring.sealJson(wordsOf(command), context(command.id)))),
    );
    const added = await this.#connection.transact(
      ['outbox'],
      'readwrite',
      async tx => {
        const known = await Promise.all(records.map(record => tx.store.getKey(record.id)));
        const news = records.filter((_, i) => known[i] === undefined);
        await Promise.all(news.map(record => tx.store.add(record)));
        return news.map(record => record.id);
      },
      'strict',
    );
    this.#announcements.announce('outbox', added);
    return added.length;
  }

  async ids(): Promise<readonly string[]> {
    return this.#connection.transact(['outbox'], 'readonly', tx => tx.store.getAllKeys());
  }

  async read(id: string): Promise<OutboxCommand | undefined> {
    const record = await this.#connection.transact(['outbox'], 'readonly', tx => tx.store.get(id));
    return record && this.#open(record);
  }

  /** All commands, or those still on their way, oldest first. */
  async list(query: {open?: boolean; documentId?: string} = {}): Promise<readonly OutboxCommand[]> {
    const {open, documentId} = query;
    const records = await this.#connection.transact(['outbox'], 'readonly', tx =>
      documentId === undefined
        ? tx.store.getAll()
        : tx.store.index('byDocument').getAll(IDBKeyRange.bound([documentId, 0], [documentId, Infinity])),
    );
    const wanted = open === undefined ? records : records.filter(record => isOpen(record) === open);
    const commands = await Promise.all(wanted.map(record => this.#open(record)));
    return commands.sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.sequence - b.sequence));
  }

  /** What is to be posted (`waiting`) or looked up (`unsure`) at `now`, at most one command per document. */
  async due(now: string): Promise<readonly OutboxCommand[]> {
    return dueCommands(await this.list({open: true}), now);
  }

  /**
   * Takes one step: `step` is a rule of `core/exchange/outbox`, applied to the stored command inside the transaction. With `act`, the
   * journal entry is written in the same transaction. Resolves when the step is on the disk.
   *
   * @throws {OfficeError} `outbox-conflict` where the command is no longer in a state the step allows; `command-missing`
   */
  async advance(id: string, step: (command: OutboxCommand) => OutboxCommand, act?: JournalAct): Promise<OutboxCommand> {
    const before = await this.read(id);
    if (!before) throw new OfficeError('command-missing', `command ${id} is not in the outbox`);
    // Words cannot be unsealed inside a transaction; they change only with an answer, which is sealed ahead.
    const planned = step(before);
    const words = await this.#keyring.sealJson(wordsOf(planned), context(id));
    const write = (entry?: Parameters<typeof addEntry>[1]) =>
      this.#connection.transact(
        ['outbox', 'journal'],
        'readwrite',
        async tx => {
          const outbox = tx.objectStore('outbox');
          const stored = await outbox.get(id);
          if (!stored) throw new OfficeError('command-missing', `command ${id} is not in the outbox`);
          const isChanged = stored.state !== before.state || stored.attempts !== before.attempts || stored.updatedAt !== before.updatedAt;
          if (isChanged) throw new OfficeError('outbox-conflict', `command ${id} became ${stored.state} meanwhile`);
          await outbox.put(toRecord(planned, words));
          if (entry) await addEntry(tx.objectStore('journal'), entry);
        },
        'strict',
      );
    if (act) await this.#journal.appendWith(act, write);
    else await write();
    this.#announcements.announce('outbox', [id]);
    return planned;
  }

  /** Withdraws a command nothing of which was posted. @throws {OfficeError} `outbox-conflict` after that */
  async cancel(id: string, now: string, act?: JournalAct): Promise<OutboxCommand> {
    return this.advance(id, command => cancelCommand(command, now), act);
  }

  /** Changes the words of a command that still waits. @throws {OfficeError} `outbox-conflict` */
  async edit(id: string, text: string, now: string): Promise<OutboxCommand> {
    return this.advance(id, command => {
      if (!isEditable(command)) throw new OfficeError('outbox-conflict', `command ${id} is ${command.state}: its words are fixed`);
      return {...command, text, updatedAt: now};
    });
  }

  /**
   * Call when a deliverer starts, inside `alone`: every command found `posting` belongs to one that died and becomes `unsure`.
   * Resolves with those.
   */
  async recover(now: string): Promise<readonly OutboxCommand[]> {
    const posting = (await this.list({open: true})).filter(command => command.state === 'posting');
    return Promise.all(posting.map(({id}) => this.advance(id, command => recoverPosting(command, now))));
  }

  /** Runs `work` while no other context of this origin delivers for this desk; skips it (`undefined`) where one does. */
  async alone<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    // Web Locks are released by the browser when the holder dies: no stale lock can stop the outbox for good.
    return navigator.locks.request(`trinh-ky:${this.#connection.name}:outbox`, {ifAvailable: true}, lock => (lock ? work() : undefined));
  }

  watch(listener: (change: DeskChange) => void, signal: AbortSignal): void {
    this.#announcements.watch('outbox', listener, signal);
  }

  async #open({words, ...rest}: OutboxRecord): Promise<OutboxCommand> {
    const {text, answer} = (await this.#keyring.openJson(words, context(rest.id))) as Words;
    return {...rest, text, ...(answer === undefined ? {} : {answer})};
  }
}

function context(id: string): string {
  return `outbox:${id}`;
}

function wordsOf({text, answer}: OutboxCommand): Words {
  return answer === undefined ? {text} : {text, answer};
}

function toRecord({text: _text, answer: _answer, ...rest}: OutboxCommand, words: OutboxRecord['words']): OutboxRecord {
  return {...rest, words};
}
