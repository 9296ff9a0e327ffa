/**
 * One round at the exchange: what waits is handed over, what came is taken. A round may end at any moment; the next one begins where the
 * store says, and an envelope handed over twice lies in one slot.
 */
import type {Clock} from '../clock.js';
import {OfficeError, errorCode} from '../office-error.js';
import type {ClerkInbox} from './clerk-inbox.js';
import {commitAnew, isFrom} from './clerk-office.js';
import type {Parcel} from './clerk-record.js';
import type {ClerkStore} from './clerk-store.js';
import type {Exchange} from './exchange.js';

const firstDelayMs = 15_000;
const longestDelayMs = 30 * 60_000;
/** Failures that time may heal; every other one waits for the clerk. */
const passing = new Set(['exchange-unavailable', 'aborted', 'unexpected', 'storage-full', 'storage-silent']);

export interface RoundResult {
  readonly sent: number;
  readonly failed: number;
  readonly taken: number;
  /** Code of what kept the round from finishing. */
  readonly problem?: string;
}

export interface RoundOptions {
  readonly signal: AbortSignal;
  /** The round ends when nothing came for this long, milliseconds. */
  readonly quietMs?: number;
  readonly onTaken?: (what: {readonly what: string; readonly id?: string}) => void;
  readonly onProgress?: (bytes: number) => void;
}

export class ClerkPost {
  readonly #store: ClerkStore;
  readonly #inbox: ClerkInbox;
  readonly #clock: Clock;

  constructor(store: ClerkStore, inbox: ClerkInbox, clock: Clock) {
    this.#store = store;
    this.#inbox = inbox;
    this.#clock = clock;
  }

  async round(exchange: Exchange, options: RoundOptions): Promise<RoundResult> {
    const out = await this.send(exchange, options);
    const taken = await this.receive(exchange, options);
    // What came was answered with "đã đến": those answers leave in the same round.
    const replies = taken.taken > 0 ? await this.send(exchange, options) : {sent: 0, failed: 0};
    const problem = out.problem ?? taken.problem ?? ('problem' in replies ? replies.problem : undefined);
    return {sent: out.sent + replies.sent, failed: out.failed + replies.failed, taken: taken.taken, ...(problem !== undefined && {problem})};
  }

  async send(exchange: Exchange, {signal, onProgress}: RoundOptions): Promise<Omit<RoundResult, 'taken'>> {
    let [sent, failed] = [0, 0];
    let problem: string | undefined;
    // Recipients of one document share its envelope: it is read once.
    let open: {readonly file: string; readonly bytes: Uint8Array} | undefined;
    for (const parcel of await this.#store.waitingParcels()) {
      if (signal.aborted) break;
      if (parcel.notBefore !== undefined && parcel.notBefore > this.#clock.now()) continue;
      try {
        if (open?.file !== parcel.envelopeFile) open = {file: parcel.envelopeFile, bytes: new Uint8Array(await (await this.#store.readFile(parcel.envelopeFile)).arrayBuffer())};
        await exchange.send({...parcel.address, bytes: open.bytes}, {signal, ...(onProgress && {onProgress})});
        await this.#mark(parcel, undefined);
        sent++;
      } catch (thrown) {
        const code = errorCode(thrown);
        if (signal.aborted) break;
        problem = code;
        await this.#mark(parcel, code);
        if (!passing.has(code)) failed++;
        // The next one would meet the same closed door.
        if (code === 'exchange-unavailable') break;
      }
    }
    return {sent, failed, ...(problem !== undefined && {problem})};
  }

  async receive(exchange: Exchange, {signal, quietMs = 2500, onTaken}: RoundOptions): Promise<Omit<RoundResult, 'sent' | 'failed'>> {
    const stop = new AbortController();
    const quiet = () => setTimeout(() => stop.abort(), quietMs);
    let timer = quiet();
    let taken = 0;
    try {
      for await (const delivery of exchange.receive({reader: 'clerk', signal: AbortSignal.any([signal, stop.signal])})) {
        clearTimeout(timer);
        try {
          const what = await this.#inbox.take(delivery.envelope);
          await delivery.acknowledge();
          taken++;
          onTaken?.(what);
        } catch (thrown) {
          await delivery.retryIn(firstDelayMs).catch(() => undefined);
          return {taken, problem: errorCode(thrown)};
        } finally {
          timer = quiet();
        }
      }
      return {taken};
    } catch (thrown) {
      return {taken, ...(signal.aborted || stop.signal.aborted ? {} : {problem: errorCode(thrown)})};
    } finally {
      clearTimeout(timer);
      stop.abort();
    }
  }

  /** Writes down what became of one envelope, on the parcel and on the document it belongs to. */
  async #mark(parcel: Parcel, code: string | undefined): Promise<void> {
    const at = this.#clock.now();
    await commitAnew(this.#store, async () => {
      const now = (await this.#store.parcelsOf(parcel.recordId)).find(each => each.id === parcel.id);
      if (!now) throw new OfficeError('command-missing', `parcel ${parcel.id}`);
      // Taken back while it was on its way: it left all the same, and the recall has to be asked for.
      const next: Parcel = code === undefined ? {...now, state: 'sent', attempts: now.attempts + 1, revision: now.revision + 1} : failedOnce(now, code, at);
      const sent = parcel.address.kind.startsWith('status-') ? undefined : await this.#store.sent(parcel.recordId);
      if (!sent) return {parcels: [next]};
      const recipients = sent.recipients.map(({problem: _problem, ...each}) => {
        if (!isFrom(each.organisation, {id: parcel.address.to})) return _problem === undefined ? each : {...each, problem: _problem};
        if (code === undefined) return {...each, sending: 'sent' as const, sentAt: at};
        return {...each, sending: next.state === 'failed' ? ('failed' as const) : each.sending, problem: code};
      });
      return {parcels: [next], sent: [{...sent, revision: sent.revision + 1, recipients}]};
    });
  }
}

function failedOnce(parcel: Parcel, code: string, at: string): Parcel {
  const attempts = parcel.attempts + 1;
  const next = {...parcel, revision: parcel.revision + 1, attempts, problem: code};
  if (!passing.has(code)) return {...next, state: 'failed'};
  const pause = Math.min(firstDelayMs * 2 ** (attempts - 1), longestDelayMs);
  return {...next, notBefore: new Date(Date.parse(at) + pause).toISOString()};
}
