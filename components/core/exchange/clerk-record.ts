/** What the clerk's room keeps of each document that was sent or came, beside the registers: values, changed by making the next one. */
import type {DocumentMessage, StatusMessage} from './edoc-message.js';
import type {ExchangeEnvelope} from './exchange.js';
import type {ExchangeRecipient} from './exchange-recipient.js';

/** A message without the bytes of its files; those lie in the store, under `files`. */
export interface DocumentFacts extends Omit<DocumentMessage, 'attachments' | 'warnings' | 'unknown'> {
  readonly files: readonly {readonly name: string; readonly contentType: string; readonly size: number; readonly damaged?: boolean}[];
}

interface ClerkRecord {
  readonly id: string;
  /** Counts the changes: of two that were made from the same record, the store refuses the second. */
  readonly revision: number;
  readonly message: DocumentFacts;
  /** The envelope as it left or came, in the store of files. */
  readonly envelopeFile: string;
}

/** `id`: the document's id on the wire, or `<id>#update-2` for what was sent later under the same one. */
export interface SentDocument extends ClerkRecord {
  readonly kind: 'sent';
  /** RFC 3339. */
  readonly issuedAt: string;
  /** The desk's document it was made of. */
  readonly documentId?: string;
  readonly recipients: readonly ExchangeRecipient[];
  /** Ids of the documents sent later that update or replace this one. */
  readonly later?: readonly string[];
}

/** `id`: the desk's id of the document. */
export interface ArrivedDocument extends ClerkRecord {
  readonly kind: 'arrived';
  /** RFC 3339. */
  readonly arrivedAt: string;
  /** Both sides' states, kept by `recordStatus`. */
  readonly history: readonly StatusMessage[];
  /** Kebab-case: what the codec forgave, and `sender-differs` where the envelope came under another agency's address. */
  readonly warnings: readonly string[];
  /** Desk ids of the arrived documents this one updates or replaces, and of those that do so to this one. */
  readonly earlier?: readonly string[];
  readonly later?: readonly string[];
  /** What was found of the enclosed signatures, see `origin-verdict`. */
  readonly origin?: string;
}

export type ParcelState = 'waiting' | 'sent' | 'failed' | 'withdrawn';

/** One envelope on its way to one agency. `id` is its slot in the exchange. */
export interface Parcel {
  readonly id: string;
  readonly revision: number;
  /** The envelope but its bytes, which lie in the store of files: all recipients of a document share them. */
  readonly address: Omit<ExchangeEnvelope, 'bytes'>;
  readonly envelopeFile: string;
  /** Id of the record it belongs to. */
  readonly recordId: string;
  readonly state: ParcelState;
  readonly attempts: number;
  /** RFC 3339; not tried again before. */
  readonly notBefore?: string;
  readonly problem?: string;
  readonly createdAt: string;
}

export function factsOf({attachments, warnings: _warnings, unknown: _unknown, ...rest}: DocumentMessage): DocumentFacts {
  const files = attachments.map(({name, contentType, content, damaged}) => ({name, contentType, size: content.length, ...(damaged && {damaged})}));
  return {...rest, files};
}
