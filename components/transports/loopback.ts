/**
 * `trinh-ky/transports/loopback`: the exchange of one machine, no server. Agencies and officers that share a browser profile (or a
 * process) meet in one store; tabs hear of each other over a BroadcastChannel.
 */
import {OfficeError} from '../core/office-error.js';
import type {
  Decided,
  Delivery,
  Exchange,
  ExchangeEnvelope,
  FileReference,
  LinkState,
  Receipt,
  SlotValue,
  TransferOptions,
} from '../core/exchange/exchange.js';
import {checkSlot, digestHex, envelopeSlot, sameBytes} from '../core/exchange/slot.js';
import {organisationCodeKind, sameOrganisation} from '../core/exchange/organisation-code.js';
import {openSlotStore} from './slot-store.js';
import type {SlotStore, StoredSlot} from './slot-store.js';

const maxEnvelope = 64 * 1024 * 1024;
const maxFile = 512 * 1024 * 1024;
const inboxPrefix = 'ex.';
const batch = 50;

export interface LoopbackOptions {
  /** Exchanges of the same name meet. */
  readonly name: string;
  readonly organisation: string;
}

export async function openLoopback(options: LoopbackOptions): Promise<Exchange> {
  return new Loopback(options, await openSlotStore(options.name));
}

class Loopback implements Exchange {
  readonly organisation: string;
  readonly capabilities;
  readonly #store: SlotStore;
  readonly #channel: BroadcastChannel;
  readonly #closed = new AbortController();
  readonly #wakers = new Set<() => void>();
  #taking: Promise<void> = Promise.resolve();
  readonly #linkListeners = new Set<(state: LinkState) => void>();

  constructor({name, organisation}: LoopbackOptions, store: SlotStore) {
    this.organisation = organisation;
    this.#store = store;
    this.capabilities = {
      durable: store.durable,
      acrossMachines: false,
      serverEnforcesWriteOnce: false,
      serverEnforcesIdentity: false,
      maxEnvelope,
      maxFile,
    };
    this.#channel = new BroadcastChannel(`trinh-ky-exchange-${name}`);
    this.#channel.onmessage = () => this.#wake();
    this.#keepAlive(false);
  }

  get link(): LinkState {
    return this.#closed.signal.aborted ? 'closed' : 'online';
  }

  onLink(listener: (state: LinkState) => void, signal: AbortSignal): void {
    this.#linkListeners.add(listener);
    signal.addEventListener('abort', () => this.#linkListeners.delete(listener), {once: true});
  }

  async send(envelope: ExchangeEnvelope, options: TransferOptions = {}): Promise<Receipt> {
    this.#check(options.signal);
    if (!sameOrganisation(envelope.from, this.organisation)) {
      throw new OfficeError(
        'exchange-denied',
        `${this.organisation} cannot send for ${envelope.from} (${organisationCodeKind(envelope.from)})`,
      );
    }
    if (envelope.bytes.length > maxEnvelope)
      throw new OfficeError('envelope-too-large', `${envelope.bytes.length} bytes`);
    const slot = inboxPrefix + (await envelopeSlot(envelope));
    const {from, to, documentId, kind} = envelope;
    const {written, stored} = await this.#store.writeOnce({
      slot,
      attempt: '',
      bytes: envelope.bytes,
      extra: {from, to, documentId, kind},
    });
    if (!written && !sameBytes(stored.bytes, envelope.bytes))
      throw new OfficeError('exchange-conflict', `${slot} holds another envelope`);
    options.onProgress?.(envelope.bytes.length);
    if (written) this.#announce();
    return {duplicate: !written, id: String(stored.sequence)};
  }

  async *receive({
    reader,
    signal,
  }: {
    readonly reader: string;
    readonly signal: AbortSignal;
  }): AsyncGenerator<Delivery> {
    const key = `${this.organisation}/${reader}`;
    const held = new Map<number, number>();
    for (;;) {
      if (signal.aborted || this.#closed.signal.aborted) return;
      const woken = this.#nextWake(signal);
      const cursor = await this.#store.readCursor(key);
      const beyond = new Set(cursor.beyond);
      let found = 0;
      for (let after = cursor.sequence, page: readonly StoredSlot[]; ;) {
        page = await this.#store.readAfter(inboxPrefix, after, batch);
        for (const each of page) {
          after = each.sequence;
          const mine =
            each.extra !== undefined && sameOrganisation(each.extra['to'] ?? '', this.organisation);
          if (!mine || beyond.has(each.sequence) || (held.get(each.sequence) ?? 0) > performance.now())
            continue;
          // Handed out once until it is acknowledged or asked for again.
          held.set(each.sequence, Infinity);
          found++;
          yield this.#delivery(key, each, held);
          if (signal.aborted || this.#closed.signal.aborted) return;
        }
        if (page.length < batch) break;
      }
      if (!found) await Promise.race([woken, this.#soonest(held, signal)]);
    }
  }

  #delivery(key: string, stored: StoredSlot, held: Map<number, number>): Delivery {
    const {from = '', to = '', documentId = '', kind = 'document'} = stored.extra ?? {};
    return {
      envelope: {from, to, documentId, kind: kind as ExchangeEnvelope['kind'], bytes: stored.bytes},
      sequence: stored.sequence,
      acknowledge: () => {
        // One after the other: two at once would read the same cursor, and one would be forgotten.
        this.#taking = this.#taking.then(async () => {
          const cursor = await this.#store.readCursor(key);
          await this.#store.writeCursor(key, await this.#advance(cursor, stored.sequence));
          held.delete(stored.sequence);
        });
        return this.#taking;
      },
      retryIn: async milliseconds => {
        held.set(stored.sequence, performance.now() + milliseconds);
        this.#wake();
      },
    };
  }

  /** Moves the cursor over everything that is taken or not ours; what is left beyond it is a handful of numbers. */
  async #advance(
    cursor: {sequence: number; beyond: readonly number[]},
    taken: number,
  ): Promise<{sequence: number; beyond: readonly number[]}> {
    const beyond = new Set([...cursor.beyond, taken]);
    let {sequence} = cursor;
    for (const each of await this.#store.readAfter('', sequence, 1000)) {
      const foreign =
        !each.slot.startsWith(inboxPrefix) || !sameOrganisation(each.extra?.['to'] ?? '', this.organisation);
      if (!foreign && !beyond.has(each.sequence)) break;
      beyond.delete(each.sequence);
      ({sequence} = each);
    }
    return {sequence, beyond: [...beyond].filter(each => each > sequence)};
  }

  async decide(slot: string, value: SlotValue): Promise<Decided> {
    this.#check();
    const {written, stored} = await this.#store.writeOnce({
      slot: `dec.${checkSlot(slot)}`,
      attempt: value.attempt,
      bytes: value.bytes,
    });
    if (written) this.#announce();
    return {won: stored.attempt === value.attempt, value: {attempt: stored.attempt, bytes: stored.bytes}};
  }

  async decision(slot: string): Promise<SlotValue | undefined> {
    const stored = await this.#store.read(`dec.${checkSlot(slot)}`);
    return stored && {attempt: stored.attempt, bytes: stored.bytes};
  }

  async *watch(prefix: string, signal: AbortSignal): AsyncGenerator<{slot: string; value: SlotValue}> {
    let after = 0;
    while (!signal.aborted && !this.#closed.signal.aborted) {
      const woken = this.#nextWake(signal);
      const page = await this.#store.readAfter(`dec.${prefix}`, after, batch);
      for (const each of page) {
        after = each.sequence;
        yield {slot: each.slot.slice(4), value: {attempt: each.attempt, bytes: each.bytes}};
        if (signal.aborted) return;
      }
      if (page.length < batch) await woken;
    }
  }

  async putFile(file: Blob, options: TransferOptions = {}): Promise<FileReference> {
    this.#check(options.signal);
    if (file.size > maxFile) throw new OfficeError('file-too-large', `${file.size} bytes`);
    const digest = await digestHex(await file.arrayBuffer());
    this.#check(options.signal);
    await this.#store.putFile(digest, file);
    options.onProgress?.(file.size);
    return {digest, size: file.size, contentType: file.type};
  }

  async getFile(reference: FileReference, options: TransferOptions = {}): Promise<Blob> {
    this.#check(options.signal);
    const file = await this.#store.getFile(reference.digest);
    if (!file) throw new OfficeError('file-missing', `no file ${reference.digest}`);
    if ((await digestHex(await file.arrayBuffer())) !== reference.digest)
      throw new OfficeError('file-damaged', `file ${reference.digest} changed`);
    options.onProgress?.(file.size);
    return file;
  }

  async close(): Promise<void> {
    this.#closed.abort();
    this.#wake();
    this.#channel.close();
    this.#store.close();
    for (const listener of this.#linkListeners) listener('closed');
  }

  #check(signal?: AbortSignal): void {
    if (signal?.aborted) throw new OfficeError('aborted', 'exchange call aborted', {cause: signal.reason});
    if (this.#closed.signal.aborted) throw new OfficeError('exchange-unavailable', 'the exchange is closed');
  }

  #announce(): void {
    this.#channel.postMessage('written');
    this.#wake();
  }

  /** In Node an open channel keeps the program alive: right while somebody waits on it, wrong afterwards. */
  #keepAlive(waiting: boolean): void {
    const channel = this.#channel as {ref?: () => void; unref?: () => void};
    if (waiting) channel.ref?.();
    else channel.unref?.();
  }

  #wake(): void {
    this.#keepAlive(false);
    for (const waker of this.#wakers) waker();
    this.#wakers.clear();
  }

  /** Resolves at the next change; asked for before reading, so that none falls between. */
  #nextWake(signal: AbortSignal): Promise<void> {
    this.#keepAlive(true);
    return new Promise(resolve => {
      this.#wakers.add(resolve);
      const stop = () => {
        this.#wakers.delete(resolve);
        if (this.#wakers.size === 0) this.#keepAlive(false);
        resolve();
      };
      signal.addEventListener('abort', stop, {once: true});
    });
  }

  /** Resolves when the first postponed delivery is due. */
  #soonest(held: ReadonlyMap<number, number>, signal: AbortSignal): Promise<void> {
    const due = Math.min(...[...held.values()].filter(Number.isFinite), Infinity);
    if (due === Infinity) return new Promise(() => {});
    return new Promise(resolve => {
      const timer = setTimeout(resolve, Math.max(0, due - performance.now()));
      signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), {once: true});
    });
  }
}
