/** State secrets stay out of the desk at this door: what a page marks as secret is neither stored nor fetched. Luật Bảo vệ bí mật nhà nước 2018. */
import type {OfficeDocument} from '../../components/core/document/office-document.js';
import {OfficeError} from '../../components/core/office-error.js';
import type {FoundDocument} from '../adapter/read-documents.js';

/** Mật, Tối mật, Tuyệt mật, in any case and composition, alone or as the start of a longer label. */
const secretWords = /(^|[^\p{L}])(tuyệt mật|tối mật|mật)($|[^\p{L}])/iu;

export function isSecretLabel(label: string | undefined): boolean {
  if (label === undefined) return false;
  const words = label.normalize('NFC');
  return secretWords.test(words) && !/không mật/iu.test(words);
}

/** The documents that may stand on the desk. */
export function refuseSecrets(found: readonly FoundDocument[]): OfficeDocument[] {
  return found.filter(({secrecy}) => !isSecretLabel(secrecy)).map(({document}) => document);
}

/** @throws OfficeError `state-secret` */
export function refuseSecret({document, secrecy}: FoundDocument): void {
  if (isSecretLabel(secrecy)) throw new OfficeError('state-secret', `${document.id} is marked as a state secret`);
}
