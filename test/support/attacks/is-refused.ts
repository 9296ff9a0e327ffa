/** Whether an attack was refused, and for a reason that names it. */
import type {ValidationReport} from '../../../components/signature.js';
import type {Attack} from './attack.js';

const doubts: ReadonlySet<string> = new Set([
  'content-may-be-covered',
  'comments-after-signing',
  // Damage that hit the timestamp beside the signature costs the time it proves, not the signature.
  'timestamp-signature-invalid',
  'timestamp-damaged',
  'timestamp-digest-mismatch',
]);

export function isRefused(attack: Attack, report: ValidationReport): boolean {
  const told = report.signatures.flatMap(each => [
    ...each.reasons,
    ...each.changesAfter.filter(change => !change.allowed).map(change => change.kind),
  ]);
  // A file whose signature nobody finds any more shows none: no green, and a warning where one was there.
  if (report.document === 'unsigned') {
    return (
      report.warnings.includes('signature-removed') ||
      report.warnings.includes('xref-rebuilt') ||
      report.warnings.includes('bytes-after-last-revision') ||
      attack.family === 'forgery' ||
      attack.family === 'structure'
    );
  }
  const isNamed = attack.refusedAs.some(reason => told.includes(reason));
  // What a certifier's P 3 lets in is no forgery, and still never green: a person is told to look, and why.
  const isDoubted = attack.refusedAs.some(reason => doubts.has(reason) && told.includes(reason));
  return isNamed && (report.document === 'total-failed' || (report.document === 'indeterminate' && isDoubted));
}

export const describeReport = (report: ValidationReport): string =>
  JSON.stringify({
    document: report.document,
    warnings: report.warnings,
    signatures: report.signatures.map(({fieldName, indication, reasons, changesAfter, coverage}) => ({
      fieldName,
      indication,
      reasons,
      coverage,
      changesAfter,
    })),
  });
