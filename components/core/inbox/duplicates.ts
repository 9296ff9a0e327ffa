/**
 * The same paper comes by post, by the axis and by e-mail. Nghị định 30/2020, Phụ lục VI asks to compare number, notation and issuing
 * organisation; numbers start again each year, so two known years that differ are two documents.
 */
import {foldVietnamese} from '../document/fold-vietnamese.js';
import type {OfficeDocument} from '../document/office-document.js';

/** What duplicates have in common, or `undefined` where a document has no number yet: drafts are nobody's duplicates. */
export function duplicateKey({number, sender}: Pick<OfficeDocument, 'number' | 'sender'>): string | undefined {
  if (!number || number.number.trim() === '') return undefined;
  const digits = foldVietnamese(number.number.trim()).replace(/^0+(?=\d)/, '');
  const notation = foldVietnamese(number.notation).replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  const organisation = foldVietnamese(sender).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return organisation === '' ? undefined : `${digits}/${notation}@${organisation}`;
}

/** Groups of two or more documents that are one, each group oldest first. */
export function findDuplicates(documents: Iterable<OfficeDocument>): readonly (readonly OfficeDocument[])[] {
  const byKey = new Map<string, OfficeDocument[]>();
  for (const document of documents) {
    const key = duplicateKey(document);
    if (key === undefined) continue;
    const group = byKey.get(key);
    if (group) group.push(document);
    else byKey.set(key, [document]);
  }
  return [...byKey.values()].flatMap(splitByYear).filter(group => group.length > 1);
}

/** Documents without a day of issue join the only year there is; where there are several, nobody can say which. */
function splitByYear(group: readonly OfficeDocument[]): OfficeDocument[][] {
  const oldestFirst = [...group].sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
  const byYear = new Map<string, OfficeDocument[]>();
  for (const copy of oldestFirst) {
    const year = copy.issuedOn?.slice(0, 4) ?? '';
    byYear.set(year, [...(byYear.get(year) ?? []), copy]);
  }
  return byYear.has('') && byYear.size === 2 ? [oldestFirst] : [...byYear.values()];
}
