/** Write-once slots on a stream whose server refuses a second message under a subject. */
import {jetstreamManager} from '@nats-io/jetstream';
import {headers} from '@nats-io/nats-core';
import type {NatsConnection} from '@nats-io/nats-core';

import type {SlotValue} from '../core/exchange/exchange.js';
import {isSlotTaken, retrying} from './jetstream-retry.js';

type Client = ReturnType<(typeof import('@nats-io/jetstream'))['jetstream']>;

export class WriteOnceStream {
  readonly #client: Client;
  readonly #connection: NatsConnection;
  readonly #config: {readonly name: string; readonly subjects: readonly string[]};
  readonly #patience: number;

  constructor(
    client: Client,
    connection: NatsConnection,
    config: {readonly name: string; readonly subjects: readonly string[]},
    patience: number,
  ) {
    this.#client = client;
    this.#connection = connection;
    this.#config = config;
    this.#patience = patience;
  }

  /** Writes `value` unless something lies there; answers what lies there. A lost reply is no lost race: the attempt tells. */
  async write(subject: string, value: SlotValue, signal?: AbortSignal): Promise<SlotValue> {
    const head = headers();
    head.set('attempt', value.attempt);
    try {
      await retrying(() => this.#client.publish(subject, value.bytes, {headers: head}), {
        signal,
        patience: this.#patience,
      });
      return value;
    } catch (error) {
      if (!isSlotTaken(error)) throw error;
      return (await this.read(subject)) ?? value;
    }
  }

  /** Asks the stream's leader, never a follower that may be behind. */
  async read(subject: string): Promise<SlotValue | undefined> {
    const message = await retrying(
      async () => {
        const manager = await jetstreamManager(this.#connection, {checkAPI: false});
        return manager.streams.getMessage(this.#config.name, {last_by_subj: subject});
      },
      {patience: this.#patience},
    );
    return message ? {attempt: message.header.get('attempt'), bytes: message.data} : undefined;
  }

  /** Everything under `prefix` in the order of writing, then what comes. */
  async *follow(prefix: string, signal: AbortSignal): AsyncGenerator<{subject: string; value: SlotValue}> {
    const filter = prefix.endsWith('.')
      ? `${prefix}>`
      : this.#config.subjects.find(each => prefix.startsWith(each.slice(0, -1)))!;
    while (!signal.aborted) {
      const consumer = await retrying(
        () => this.#client.consumers.get(this.#config.name, {filter_subjects: filter}),
        {signal, patience: this.#patience},
      );
      const messages = await consumer.consume();
      const halt = () => messages.stop();
      signal.addEventListener('abort', halt, {once: true});
      try {
        for await (const message of messages) {
          if (!message.subject.startsWith(prefix)) continue;
          yield {
            subject: message.subject,
            value: {attempt: message.headers?.get('attempt') ?? '', bytes: message.data},
          };
          if (signal.aborted) return;
        }
      } finally {
        signal.removeEventListener('abort', halt);
        messages.stop();
      }
    }
  }
}
