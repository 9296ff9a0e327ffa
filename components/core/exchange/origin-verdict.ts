/**
 * Whom a document that came is really from. The address it came under proves nothing; its signature does, if it is intact and its
 * certificate names the sender. A certificate nobody trusts is said, not hidden.
 */
import {foldVietnamese} from '../document/fold-vietnamese.js';
import type {SignerIdentity, ValidationReport} from '../signature/validation-report.js';
import type {Organisation} from './edoc-message.js';

/**
 * `sender` intact and of the agency that sends · `sender-unchecked` the same, its certificate's issuer not known here · `other` intact, of
 * somebody else · `broken` changed after signing or forged · `unsigned` · `no-pdf` nothing a signature could be read from
 */
export type OriginVerdict = 'sender' | 'sender-unchecked' | 'other' | 'broken' | 'unsigned' | 'no-pdf';

/** The verdict over the documents of one envelope: the worst counts, because the clerk takes over all of them. */
export function originVerdict(reports: readonly ValidationReport[], sender: Organisation, otherNames: readonly string[] = []): OriginVerdict {
  if (reports.length === 0) return 'no-pdf';
  const verdicts = reports.map(report => verdictOf(report, [sender.name ?? '', ...otherNames].filter(Boolean)));
  const worst: readonly OriginVerdict[] = ['broken', 'other', 'unsigned', 'sender-unchecked', 'sender'];
  return worst.find(each => verdicts.includes(each)) ?? 'unsigned';
}

function verdictOf(report: ValidationReport, names: readonly string[]): OriginVerdict {
  const signatures = report.signatures.filter(each => each.kind === 'signature');
  if (signatures.length === 0) return 'unsigned';
  if (report.document === 'total-failed' || signatures.some(each => each.integrity === 'broken' || each.indication === 'total-failed')) return 'broken';
  const own = signatures.filter(each => each.signer && names.some(name => isOf(each.signer!, name)));
  if (own.length === 0) return 'other';
  return own.some(each => each.trust === 'trusted') ? 'sender' : 'sender-unchecked';
}

/** The certificate's organisation or common name is the agency's, however it is written out. */
function isOf({commonName, organisation = ''}: SignerIdentity, name: string): boolean {
  const agency = spelled(name);
  return agency !== '' && [commonName, organisation].some(each => spelled(each) === agency);
}

const short: readonly (readonly [RegExp, string])[] = [
  [/\buy ban nhan dan\b/g, 'ubnd'],
  [/\bhoi dong nhan dan\b/g, 'hdnd'],
  [/\bthanh pho\b/g, 'tp'],
];

function spelled(name: string): string {
  const plain = foldVietnamese(name).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return short.reduce((text, [long, brief]) => text.replace(long, brief), plain);
}
