/**
 * What engines share that carry envelopes only: decisions, files and what was read stay in a local exchange beside them.
 */
import {OfficeError} from '../core/office-error.js';
import type {
  Decided,
  Exchange,
  ExchangeCapabilities,
  ExchangeEnvelope,
  FileReference,
  LinkState,
  SlotValue,
  TransferOptions,
} from '../core/exchange/exchange.js';
import {sameOrganisation} from '../core/exchange/organisation-code.js';
import {slotToken} from '../core/exchange/slot.js';

export class CompanionExchange {
  readonly organisation: string;
  readonly capabilities: ExchangeCapabilities;
  protected readonly local: Exchange;

  constructor(organisation: string, local: Exchange, capabilities: ExchangeCapabilities) {
    this.organisation = organisation;
    this.local = local;
    this.capabilities = capabilities;
  }

  get link(): LinkState {
    return this.local.link;
  }

  onLink(listener: (state: LinkState) => void, signal: AbortSignal): void {
    this.local.onLink(listener, signal);
  }

  decide(slot: string, value: SlotValue): Promise<Decided> {
    return this.local.decide(slot, value);
  }

  decision(slot: string): Promise<SlotValue | undefined> {
    return this.local.decision(slot);
  }

  watch(
    prefix: string,
    signal: AbortSignal,
  ): AsyncIterable<{readonly slot: string; readonly value: SlotValue}> {
    return this.local.watch(prefix, signal);
  }

  putFile(file: Blob, options?: TransferOptions): Promise<FileReference> {
    return this.local.putFile(file, options);
  }

  getFile(reference: FileReference, options?: TransferOptions): Promise<Blob> {
    return this.local.getFile(reference, options);
  }

  close(): Promise<void> {
    return this.local.close();
  }

  /** Where it is written down that `reader` took over what stands under `name`. */
  protected async takenSlot(reader: string, name: string): Promise<string> {
    return `taken.${await slotToken(`${this.organisation}/${reader}`)}.${await slotToken(name)}`;
  }

  protected check(signal?: AbortSignal): void {
    if (signal?.aborted) throw new OfficeError('aborted', 'exchange call aborted', {cause: signal.reason});
    if (this.link === 'closed') throw new OfficeError('exchange-unavailable', 'the exchange is closed');
  }

  protected checkSender(envelope: ExchangeEnvelope): void {
    if (!sameOrganisation(envelope.from, this.organisation)) {
      throw new OfficeError('exchange-denied', `${this.organisation} cannot send for ${envelope.from}`);
    }
    if (envelope.bytes.length > this.capabilities.maxEnvelope)
      throw new OfficeError('envelope-too-large', `${envelope.bytes.length} bytes`);
  }

  /** Waits, but never longer than until `signal` aborts. */
  protected pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise(resolve => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      signal.addEventListener('abort', done, {once: true});
    });
  }
}
