/** One agency a document was sent to, and what came back from there. */
import type {Organisation, StatusMessage} from './edoc-message.js';

export interface ExchangeRecipient {
  readonly organisation: Organisation;
  /** How far the envelope itself came. `withdrawn`: taken back before it left. */
  readonly sending: 'unsent' | 'sent' | 'failed' | 'withdrawn';
  /** RFC 3339. */
  readonly sentAt?: string;
  /** Code of the last failure. */
  readonly problem?: string;
  /** Kept by `recordStatus`, oldest first; also the recall this side sent. */
  readonly history: readonly StatusMessage[];
}
