/**
 * `trinh-ky/transports/jetstream`: an exchange between machines on NATS JetStream. The hub holds one stream of envelopes in an account
 * of its own; each agency has its account, from which it can reach nothing but its own outgoing subjects and its own consumer.
 * Decisions and files stay in the agency's account. How a hub and an agency are set up: docs/exchange-server.md.
 */
import {jetstream} from '@nats-io/jetstream';
import {credsAuthenticator, wsconnect} from '@nats-io/nats-core';
import type {NatsConnection} from '@nats-io/nats-core';

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
import {sameOrganisation} from '../core/exchange/organisation-code.js';
import {checkSlot, digestHex, envelopeSlot, slotToken} from '../core/exchange/slot.js';
import {EnvelopeParts, publishEnvelope} from './jetstream-envelope.js';
import {JetStreamFiles} from './jetstream-files.js';
import {asOfficeError, decisionStream, retrying} from './jetstream-retry.js';
import {WriteOnceStream} from './jetstream-slots.js';

export {hubStream, decisionStream} from './jetstream-retry.js';

const maxEnvelope = 64 * 1024 * 1024;
const maxFile = 512 * 1024 * 1024;

export interface JetStreamOptions {
  readonly organisation: string;
  /** `wss://…` addresses of the cluster, any of them. */
  readonly servers?: readonly string[];
  readonly user?: string;
  readonly password?: string;
  /** Seed and JWT of an operator-mode user; takes the place of user and password. */
  readonly credentials?: Uint8Array;
  /** Another way to connect: Node's TCP transport, a test. */
  readonly connect?: () => Promise<NatsConnection>;
  /** How long a call keeps trying while the cluster has no leader, milliseconds. */
  readonly patience?: number;
}

/** @throws OfficeError `exchange-unavailable`, `exchange-denied` */
export async function openJetStream(options: JetStreamOptions): Promise<Exchange> {
  try {
    const connection = options.connect
      ? await options.connect()
      : await wsconnect({
          servers: [...(options.servers ?? [])],
          maxReconnectAttempts: -1,
          // A service worker sleeps after 30 s of silence: the ping keeps it and the connection awake.
          pingInterval: 20_000,
          ...(options.credentials
            ? {authenticator: credsAuthenticator(options.credentials)}
            : {user: options.user ?? '', pass: options.password ?? ''}),
        });
    const own = jetstream(connection);
    const hub = jetstream(connection, {apiPrefix: 'hub.API'});
    const token = await slotToken(options.organisation);
    return new JetStreamExchange(
      options.organisation,
      token,
      connection,
      own,
      hub,
      options.patience ?? 120_000,
    );
  } catch (error) {
    throw asOfficeError(error, 'connect');
  }
}

type Client = ReturnType<typeof jetstream>;

class JetStreamExchange implements Exchange {
  readonly organisation: string;
  readonly capabilities = {
    durable: true,
    acrossMachines: true,
    serverEnforcesWriteOnce: true,
    serverEnforcesIdentity: true,
    maxEnvelope,
    maxFile,
  };
  readonly #token: string;
  readonly #connection: NatsConnection;
  readonly #own: Client;
  readonly #hub: Client;
  readonly #patience: number;
  readonly #slots: WriteOnceStream;
  readonly #files: JetStreamFiles;
  readonly #closed = new AbortController();
  readonly #linkListeners = new Set<(state: LinkState) => void>();
  #link: LinkState = 'online';

  constructor(
    organisation: string,
    token: string,
    connection: NatsConnection,
    own: Client,
    hub: Client,
    patience: number,
  ) {
    this.organisation = organisation;
    this.#token = token;
    this.#connection = connection;
    this.#own = own;
    this.#hub = hub;
    this.#patience = patience;
    this.#slots = new WriteOnceStream(own, connection, decisionStream, patience);
    this.#files = new JetStreamFiles(own, maxFile);
    void this.#followLink();
  }

  get link(): LinkState {
    return this.#link;
  }

  onLink(listener: (state: LinkState) => void, signal: AbortSignal): void {
    this.#linkListeners.add(listener);
    signal.addEventListener('abort', () => this.#linkListeners.delete(listener), {once: true});
  }

  async send(envelope: ExchangeEnvelope, options: TransferOptions = {}): Promise<Receipt> {
    this.#check(options.signal);
    if (!sameOrganisation(envelope.from, this.organisation)) {
      throw new OfficeError('exchange-denied', `${this.organisation} cannot send for ${envelope.from}`);
    }
    if (envelope.bytes.length > maxEnvelope)
      throw new OfficeError('envelope-too-large', `${envelope.bytes.length} bytes`);
    const slot = await envelopeSlot(envelope);
    const digest = await digestHex(envelope.bytes);
    // Written down on our side first: the hub will not let us read back what lies in its slot.
    const meant = await this.#slots.write(
      `sent.${slot}`,
      {attempt: digest, bytes: new Uint8Array()},
      options.signal,
    );
    if (meant.attempt !== digest)
      throw new OfficeError('exchange-conflict', `${slot} holds another envelope`);
    const duplicate = await publishEnvelope(this.#own, `ex.${slot}`, envelope, digest, {
      ...options,
      patience: this.#patience,
    });
    return {duplicate, id: slot};
  }

  async *receive({
    signal,
  }: {
    readonly reader: string;
    readonly signal: AbortSignal;
  }): AsyncGenerator<Delivery> {
    const stop = AbortSignal.any([signal, this.#closed.signal]);
    const consumer = await retrying(() => this.#hub.consumers.get('EX', this.#token), {
      signal: stop,
      patience: this.#patience,
    });
    const parts = new EnvelopeParts(this.organisation, maxEnvelope);
    while (!stop.aborted) {
      // Few at a time: what was fetched and not acknowledged at a cut comes again only after the wait.
      const messages = await consumer.fetch({max_messages: 32, expires: 2000}).catch(() => undefined);
      if (!messages) {
        await new Promise(resolve => setTimeout(resolve, 250));
        continue;
      }
      const halt = () => messages.stop();
      stop.addEventListener('abort', halt, {once: true});
      try {
        for await (const message of messages) {
          const delivery = await parts.add(message);
          if (!delivery) continue;
          yield delivery;
          if (stop.aborted) return;
        }
      } catch (error) {
        // No leader, or the connection is gone for now: the next fetch waits for it.
        if (stop.aborted) return;
        void error;
      } finally {
        stop.removeEventListener('abort', halt);
        messages.stop();
      }
    }
  }

  async decide(slot: string, value: SlotValue): Promise<Decided> {
    this.#check();
    const stored = await this.#slots.write(`dec.${checkSlot(slot)}`, value);
    return {won: stored.attempt === value.attempt, value: stored};
  }

  async decision(slot: string): Promise<SlotValue | undefined> {
    this.#check();
    return this.#slots.read(`dec.${checkSlot(slot)}`);
  }

  async *watch(prefix: string, signal: AbortSignal): AsyncGenerator<{slot: string; value: SlotValue}> {
    for await (const {subject, value} of this.#slots.follow(
      `dec.${prefix}`,
      AbortSignal.any([signal, this.#closed.signal]),
    )) {
      yield {slot: subject.slice(4), value};
    }
  }

  putFile(file: Blob, options: TransferOptions = {}): Promise<FileReference> {
    this.#check(options.signal);
    return this.#files.put(file, options);
  }

  getFile(reference: FileReference, options: TransferOptions = {}): Promise<Blob> {
    this.#check(options.signal);
    return this.#files.get(reference, options);
  }

  async close(): Promise<void> {
    if (this.#closed.signal.aborted) return;
    this.#closed.abort();
    this.#setLink('closed');
    await this.#connection.close();
  }

  #check(signal?: AbortSignal): void {
    if (signal?.aborted) throw new OfficeError('aborted', 'exchange call aborted', {cause: signal.reason});
    if (this.#closed.signal.aborted) throw new OfficeError('exchange-unavailable', 'the exchange is closed');
  }

  #setLink(state: LinkState): void {
    if (state === this.#link) return;
    this.#link = state;
    for (const listener of this.#linkListeners) listener(state);
  }

  async #followLink(): Promise<void> {
    for await (const {type} of this.#connection.status()) {
      if (type === 'disconnect' || type === 'reconnecting') this.#setLink('offline');
      else if (type === 'reconnect') this.#setLink('online');
      else if (type === 'close') this.#setLink('closed');
    }
  }
}
