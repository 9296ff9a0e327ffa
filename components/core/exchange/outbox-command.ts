/**
 * One decision on its way out. A command is stored before anything is sent, and leaves the outbox only with a certain answer:
 * delivered, refused by the system, or withdrawn by the officer.
 */
import type {Decision} from '../draft/draft.js';

/**
 * `waiting` not yet tried, or will be tried again · `posting` written to disk just before the one request that counts
 * · `unsure` that request left, its answer never came: look before anything is sent again · `delivered` positive proof
 * · `refused` the system said no, with its words · `cancelled` withdrawn before it left.
 */
export type OutboxState = 'waiting' | 'posting' | 'unsure' | 'delivered' | 'refused' | 'cancelled';

export interface OutboxFile {
  /** Key of the bytes in the store. */
  readonly fileId: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly digest: string;
}

export interface OutboxCommand {
  /** Idempotency key: random, made once, also the mark by which the system's page is searched afterwards. */
  readonly id: string;
  readonly documentId: string;
  /** Commands of one document leave in this order. */
  readonly sequence: number;
  readonly action: Decision | 'send' | 'recall';
  readonly text: string;
  readonly files: readonly OutboxFile[];
  readonly state: OutboxState;
  readonly attempts: number;
  /** RFC 3339; not tried before then. */
  readonly notBefore?: string;
  /** Code of the last failure, kebab-case. */
  readonly problem?: string;
  /** The system's own words of refusal, shown as is. */
  readonly answer?: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}
