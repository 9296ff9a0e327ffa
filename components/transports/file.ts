/**
 * `trinh-ky/transports/file`: envelopes as files in a folder that both sides reach. Everything else the port asks (decisions, files by
 * digest, what was read) stays in a local companion exchange: a folder cannot promise that something is written once.
 */
import {OfficeError} from '../core/office-error.js';
import type {
  Delivery,
  Exchange,
  ExchangeEnvelope,
  Receipt,
  TransferOptions,
} from '../core/exchange/exchange.js';
import {sameOrganisation} from '../core/exchange/organisation-code.js';
import {digestHex, envelopeSlot, sameBytes} from '../core/exchange/slot.js';
import {CompanionExchange} from './companion-exchange.js';
import type {EdocFolder} from './edoc-folder.js';

export {directoryFolder, memoryFolder} from './edoc-folder.js';
export type {EdocFolder} from './edoc-folder.js';

const extension = '.edxml';
/** A line before the envelope that says what it is: read by us, skipped by every reader of envelopes as junk before the XML. */
const label = 'trinh-ky-envelope ';

export interface FileExchangeOptions {
  readonly folder: EdocFolder;
  readonly organisation: string;
  /** Keeps what a folder cannot; closed with this exchange. */
  readonly local: Exchange;
  /** How often the folder is looked at, milliseconds. */
  readonly pollEvery?: number;
}

export async function openFileExchange(options: FileExchangeOptions): Promise<Exchange> {
  return new FileExchange(options);
}

class FileExchange extends CompanionExchange implements Exchange {
  readonly #folder: EdocFolder;
  readonly #pollEvery: number;

  constructor({folder, organisation, local, pollEvery = 3000}: FileExchangeOptions) {
    super(organisation, local, {
      ...local.capabilities,
      acrossMachines: true,
      serverEnforcesWriteOnce: false,
      serverEnforcesIdentity: false,
    });
    this.#folder = folder;
    this.#pollEvery = pollEvery;
  }

  async send(envelope: ExchangeEnvelope, options: TransferOptions = {}): Promise<Receipt> {
    this.check(options.signal);
    this.checkSender(envelope);
    const slot = await envelopeSlot(envelope);
    const name = `${slot}${extension}`;
    const present = await this.#read(name);
    if (present) {
      if (!sameBytes(present.bytes, envelope.bytes))
        throw new OfficeError('exchange-conflict', `${name} holds another envelope`);
      return {duplicate: true, id: name};
    }
    const {from, to, documentId, kind} = envelope;
    const at = (await this.#folder.list()).length;
    const head = `${label}${JSON.stringify({from, to, documentId, kind, at, digest: await digestHex(envelope.bytes)})}\n`;
    await this.#folder.write(
      name,
      new Blob([head, envelope.bytes as Uint8Array<ArrayBuffer>], {type: 'application/xml'}),
    );
    options.onProgress?.(envelope.bytes.length);
    return {duplicate: false, id: name};
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
      const fresh: {readonly name: string; readonly at: number; readonly envelope: ExchangeEnvelope}[] = [];
      for (const name of await this.#folder.list()) {
        if (!name.endsWith(extension) || (postponed.get(name) ?? 0) > performance.now()) continue;
        if (await this.local.decision(await this.takenSlot(reader, name))) continue;
        const found = await this.#read(name);
        if (found && sameOrganisation(found.to, this.organisation))
          fresh.push({name, at: found.at, envelope: found});
      }
      for (const {name, envelope} of fresh.sort((one, other) => one.at - other.at)) {
        postponed.set(name, Infinity);
        yield {
          envelope,
          sequence: ++sequence,
          acknowledge: async () => {
            await this.local.decide(await this.takenSlot(reader, name), {
              attempt: 'taken',
              bytes: new Uint8Array(),
            });
            postponed.delete(name);
          },
          retryIn: async milliseconds => {
            postponed.set(name, performance.now() + milliseconds);
          },
        };
        if (signal.aborted) return;
      }
      if (!fresh.length) await this.pause(this.#pollEvery, signal);
    }
  }

  /** `undefined` for files that are no envelopes of ours, or were cut off while being copied: they are looked at again. */
  async #read(name: string): Promise<(ExchangeEnvelope & {readonly at: number}) | undefined> {
    const file = await this.#folder.read(name);
    if (!file || file.size > this.capabilities.maxEnvelope) return undefined;
    const content = new Uint8Array(await file.arrayBuffer());
    const end = content.indexOf(10);
    const head = end < 0 ? '' : new TextDecoder().decode(content.subarray(0, Math.min(end, 4096)));
    if (!head.startsWith(label)) return undefined;
    try {
      const facts: unknown = JSON.parse(head.slice(label.length));
      if (typeof facts !== 'object' || facts === null) return undefined;
      const {from, to, documentId, kind, at, digest} = facts as Record<string, unknown>;
      const bytes = content.slice(end + 1);
      if ([from, to, documentId, kind, digest].some(each => typeof each !== 'string')) return undefined;
      if ((await digestHex(bytes)) !== digest) return undefined;
      return {from, to, documentId, kind, bytes, at: typeof at === 'number' ? at : 0} as ExchangeEnvelope & {
        at: number;
      };
    } catch {
      return undefined;
    }
  }
}
