/**
 * `trinh-ky/transports/vxp`: the gateway of the national document axis (VXP). One post carries an envelope to every recipient named in
 * it. The gateway knows no write-once slots: what was sent and taken is written down in the local companion, and an envelope that
 * comes twice (a reply was lost, a sender repeated) is taken once.
 */
import {OfficeError} from '../core/office-error.js';
import {decodeBase64} from '../core/exchange/base64.js';
import type {EdocMessage} from '../core/exchange/edoc-message.js';
import {documentKind, isStatusKind, statusKind} from '../core/exchange/envelope-kind.js';
import type {
  Delivery,
  EnvelopeKind,
  Exchange,
  ExchangeEnvelope,
  Receipt,
  TransferOptions,
} from '../core/exchange/exchange.js';
import {readEnvelope} from '../core/exchange/read-envelope.js';
import {digestHex, envelopeSlot} from '../core/exchange/slot.js';
import type {VxpAccount} from '../core/exchange/vxp-request.js';
import {CompanionExchange} from './companion-exchange.js';
import {VxpGateway} from './vxp-gateway.js';

export interface VxpOptions {
  /** From administrator policy: a secret never stands in a page. */
  readonly account: VxpAccount;
  readonly organisation: string;
  readonly local: Exchange;
  /** RFC 3339 clock; the gateway refuses requests whose time is far from its own. */
  readonly now?: () => string;
  readonly fetch?: typeof fetch;
  /** How often waiting messages are asked for, milliseconds. */
  readonly pollEvery?: number;
}

export async function openVxp(options: VxpOptions): Promise<Exchange> {
  return new VxpExchange(options);
}

/** Office time as the gateway expects it: the wall clock of Việt Nam. */
function vietnamNow(): string {
  return `${new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, -1)}+07:00`;
}

class VxpExchange extends CompanionExchange implements Exchange {
  readonly #gateway: VxpGateway;
  readonly #pollEvery: number;

  constructor({
    account,
    organisation,
    local,
    now = vietnamNow,
    fetch: ask = globalThis.fetch,
    pollEvery = 60_000,
  }: VxpOptions) {
    super(organisation, local, {
      ...local.capabilities,
      acrossMachines: true,
      serverEnforcesWriteOnce: false,
      serverEnforcesIdentity: true,
    });
    this.#gateway = new VxpGateway(account, now, ask.bind(globalThis));
    this.#pollEvery = pollEvery;
  }

  async send(envelope: ExchangeEnvelope, options: TransferOptions = {}): Promise<Receipt> {
    this.check(options.signal);
    this.checkSender(envelope);
    const digest = await digestHex(envelope.bytes);
    const slot = await envelopeSlot(envelope);
    const meant = await this.local.decide(`vxp-meant.${slot}`, {attempt: digest, bytes: new Uint8Array()});
    if (!meant.won) throw new OfficeError('exchange-conflict', `${slot} holds another envelope`);
    // The same bytes for the next recipient of the same envelope: the first post already named them all.
    const sent = await this.local.decision(`vxp-sent.${digest}`);
    if (sent) return {duplicate: true, id: new TextDecoder().decode(sent.bytes)};
    const id = await this.#gateway.send(
      envelope.from,
      isStatusKind(envelope.kind) ? 'status' : 'edoc',
      envelope.bytes,
      options.signal,
    );
    await this.local.decide(`vxp-sent.${digest}`, {attempt: digest, bytes: new TextEncoder().encode(id)});
    options.onProgress?.(envelope.bytes.length);
    return {duplicate: false, id};
  }

  async *receive({
    reader,
    signal,
  }: {
    readonly reader: string;
    readonly signal: AbortSignal;
  }): AsyncGenerator<Delivery> {
    const postponed = new Map<string, number>();
    for (let sequence = 0; !signal.aborted && this.link !== 'closed';) {
      let found = 0;
      for (const item of await this.#waiting(signal)) {
        if ((postponed.get(item.docId) ?? 0) > performance.now()) continue;
        const taken = await this.takenSlot(reader, item.docId);
        if (await this.local.decision(taken)) continue;
        const envelope = await this.#fetch(item, signal);
        if (!envelope) continue;
        const content = await this.takenSlot(
          reader,
          `${await envelopeSlot(envelope)}.${await digestHex(envelope.bytes)}`,
        );
        const acknowledge = async () => {
          await this.local.decide(content, {attempt: 'taken', bytes: new Uint8Array()});
          await this.local.decide(taken, {attempt: 'taken', bytes: new Uint8Array()});
          await this.#gateway.updateStatus(item.docId, 'done');
          postponed.delete(item.docId);
        };
        if (await this.local.decision(content)) {
          await acknowledge();
          continue;
        }
        found++;
        postponed.set(item.docId, Infinity);
        yield {
          envelope,
          sequence: ++sequence,
          acknowledge,
          retryIn: async milliseconds => {
            postponed.set(item.docId, performance.now() + milliseconds);
          },
        };
        if (signal.aborted) return;
      }
      if (!found) await this.pause(this.#pollEvery, signal);
    }
  }

  /** What waits, oldest first. While the gateway cannot be reached nothing does: the next look will tell. */
  async #waiting(signal: AbortSignal) {
    try {
      const lists = await Promise.all([
        this.#gateway.received('edoc', signal),
        this.#gateway.received('status', signal),
      ]);
      return lists.flat().sort((one, other) => one.createdAt - other.createdAt);
    } catch (error) {
      if (signal.aborted || (error as {code?: unknown}).code === 'exchange-unavailable') return [];
      throw error;
    }
  }

  async #fetch(
    item: {readonly docId: string; readonly from: string},
    signal: AbortSignal,
  ): Promise<ExchangeEnvelope | undefined> {
    const bytes = decodeBase64(await this.#gateway.envelope(item.docId, signal)).bytes;
    let message: EdocMessage;
    try {
      message = readEnvelope(bytes);
    } catch {
      // Unreadable ones are not held back for ever: the sender is told by the transport state.
      await this.#gateway.updateStatus(item.docId, 'fail');
      return undefined;
    }
    const [documentId, kind]: [string, EnvelopeKind] =
      message.kind === 'document'
        ? [message.documentId, documentKind(message.business)]
        : [message.about.documentId, statusKind(message.statusCode)];
    return {from: message.from.id || item.from, to: this.organisation, documentId, kind, bytes};
  }
}
