/** State secrets stay out of the desk at this door: what a page marks as secret is neither stored nor fetched. */
import type {OfficeDocument} from '../../components/core/document/office-document.js';
import {isStateSecret} from '../../components/core/inbox/secrecy.js';
import {OfficeError} from '../../components/core/office-error.js';
import type {FoundDocument} from '../adapter/read-documents.js';

/** The documents that may stand on the desk. */
export function refuseSecrets(found: readonly FoundDocument[]): OfficeDocument[] {
  return found.filter(({secrecy = ''}) => !isStateSecret({fields: [secrecy]})).map(({document}) => document);
}

/** @throws OfficeError `state-secret` */
export function refuseSecret({document, secrecy = ''}: FoundDocument): void {
  if (isStateSecret({fields: [secrecy]})) throw new OfficeError('state-secret', `${document.id} is marked as a state secret`);
}
