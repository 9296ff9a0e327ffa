/**
 * The last part of an envelope's slot. A slot is written once, but a state may be reached again (a recall asked anew after a refusal),
 * and an update or a recall travels under the id of the document it is about: each such envelope has a slot of its own.
 */
import type {DocumentMessage, StatusMessage} from './edoc-message.js';
import type {EnvelopeKind} from './exchange.js';

/** `round` counts from 1: the second update of one document is `document-update-2`. */
export function documentKind(business: DocumentMessage['business'], round = 1): EnvelopeKind {
  // A replacement is a document with an id of its own.
  const isNew = business === 'new' || business === 'replace';
  return rounded(isNew ? 'document' : `document-${business}`, isNew ? 1 : round);
}

/** `status-13`; asked again, `status-13-2`. */
export function statusKind(code: string, round = 1): EnvelopeKind {
  return rounded(`status-${code}`, round);
}

export function isStatusKind(kind: EnvelopeKind): boolean {
  return kind.startsWith('status-');
}

/** Which round the next message of `code` from `organisationId` is, given what the two have exchanged. */
export function nextRound(history: readonly StatusMessage[], code: string, organisationId: string): number {
  return 1 + history.filter(each => each.statusCode === code && each.from.id === organisationId).length;
}

function rounded<Kind extends EnvelopeKind>(kind: Kind, round: number): EnvelopeKind {
  return round > 1 ? (`${kind}-${round}` as EnvelopeKind) : kind;
}
