/**
 * One envelope as messages: small ones are one message, large ones come in parts before it. The last message names the parts and the
 * digest of the whole, so half an envelope is never taken for one.
 */
import type {JsMsg} from '@nats-io/jetstream';
import {headers} from '@nats-io/nats-core';

import type {Delivery, EnvelopeKind, ExchangeEnvelope, TransferOptions} from '../core/exchange/exchange.js';
import {digestHex} from '../core/exchange/slot.js';
import {isSlotTaken, retrying} from './jetstream-retry.js';

type Client = ReturnType<(typeof import('@nats-io/jetstream'))['jetstream']>;

/** Below the server's usual limit of 1 MB, with room for headers. */
const partSize = 512 * 1024;

/** Resolves to whether this very envelope lay there already. */
export async function publishEnvelope(
  client: Client,
  subject: string,
  envelope: ExchangeEnvelope,
  digest: string,
  options: TransferOptions & {readonly patience: number},
): Promise<boolean> {
  const {bytes} = envelope;
  const parts = bytes.length > partSize ? Math.ceil(bytes.length / partSize) : 0;
  for (let at = 0; at < parts; at++) {
    const part = bytes.subarray(at * partSize, (at + 1) * partSize);
    // The digest stands in the subject: parts of another attempt with other bytes never mix with these.
    await publishOnce(client, `${subject}.${digest.slice(0, 16)}-${at}`, part, undefined, options);
    options.onProgress?.(Math.min(bytes.length, (at + 1) * partSize));
  }
  const head = headers();
  head.set('from', envelope.from);
  head.set('to', envelope.to);
  head.set('document', encodeURIComponent(envelope.documentId));
  head.set('kind', envelope.kind);
  head.set('digest', digest);
  head.set('parts', String(parts));
  const duplicate = await publishOnce(client, subject, parts ? new Uint8Array() : bytes, head, options);
  options.onProgress?.(bytes.length);
  return duplicate;
}

type Headers = ReturnType<typeof headers>;

async function publishOnce(
  client: Client,
  subject: string,
  bytes: Uint8Array,
  headers: Headers | undefined,
  options: TransferOptions & {readonly patience: number},
): Promise<boolean> {
  try {
    await retrying(() => client.publish(subject, bytes, headers ? {headers} : {}), options);
    return false;
  } catch (error) {
    if (isSlotTaken(error)) return true;
    throw error;
  }
}

interface Held {
  readonly messages: JsMsg[];
  readonly parts: Map<number, Uint8Array>;
  size: number;
}

/** Puts what arrives together again. */
export class EnvelopeParts {
  readonly #organisation: string;
  readonly #limit: number;
  readonly #held = new Map<string, Held>();

  constructor(organisation: string, limit: number) {
    this.#organisation = organisation;
    this.#limit = limit;
  }

  /** A whole envelope, once its last message is here; `undefined` for a part, and for what is no envelope. */
  async add(message: JsMsg): Promise<Delivery | undefined> {
    const tokens = message.subject.split('.');
    if (tokens.length === 6) return this.#hold(message, tokens);
    const digest = message.headers?.get('digest') ?? '';
    const count = Number(message.headers?.get('parts') ?? 0);
    const held = this.#held.get(`${message.subject}.${digest.slice(0, 16)}`);
    const bytes = count ? joined(held, count) : message.data;
    if (!bytes || (await digestHex(bytes)) !== digest) {
      // A part is still on its way (or was forged): the whole comes again and is looked at again, but not for ever.
      if (message.info.deliveryCount > 20) message.term('not what its digest says');
      else message.nak(1000);
      return undefined;
    }
    const header = (name: string) => message.headers?.get(name) ?? '';
    return {
      envelope: {
        from: header('from'),
        to: header('to') || this.#organisation,
        documentId: safeDecode(header('document')),
        kind: header('kind') as EnvelopeKind,
        bytes,
      },
      sequence: message.seq,
      acknowledge: async () => {
        // The parts first: were the head gone and a part left, that part would come back for ever.
        for (const each of held?.messages ?? []) each.ack();
        this.#held.delete(`${message.subject}.${digest.slice(0, 16)}`);
        await message.ackAck();
      },
      retryIn: async milliseconds => {
        message.nak(milliseconds);
      },
    };
  }

  #hold(message: JsMsg, tokens: readonly string[]): undefined {
    const [mark = '', at = ''] = (tokens[5] ?? '').split('-');
    const key = `${tokens.slice(0, 5).join('.')}.${mark}`;
    const held = this.#held.get(key) ?? {messages: [], parts: new Map<number, Uint8Array>(), size: 0};
    if (!held.parts.has(Number(at))) {
      held.size += message.data.length;
      if (held.size > this.#limit) {
        message.term('larger than any envelope may be');
        return undefined;
      }
      held.parts.set(Number(at), message.data.slice());
    }
    held.messages.push(message);
    this.#held.set(key, held);
    // Keeps the server from sending it again while the rest is under way.
    message.working();
    return undefined;
  }
}

function joined(held: Held | undefined, count: number): Uint8Array | undefined {
  if (!held || held.parts.size < count) return undefined;
  const whole = new Uint8Array(held.size);
  for (let at = 0, offset = 0; at < count; at++) {
    const part = held.parts.get(at);
    if (!part) return undefined;
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
