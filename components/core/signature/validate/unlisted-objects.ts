/**
 * Check 4: objects written into a later revision that its cross-reference section does not list. Strict readers never see
 * them, lenient ones that rebuild the table do, so the two would show different documents. ISO 32000-2 7.5.4.
 */
import type {PdfFile} from '../../pdf/pdf-file.js';
import {isStream} from '../../pdf/pdf-object.js';
import type {PdfRevision} from '../../pdf/revision.js';

/** Larger updates carry attachments in which anything may look like an object. */
const scanLimit = 16 << 20;

/** Numbers of such objects among those an earlier revision had. */
export async function findUnlistedObjects(pdf: PdfFile, revision: PdfRevision): Promise<readonly number[]> {
  if (revision.end - revision.start > scanLimit) return [];
  const listed = new Set<number>();
  const streams: (readonly [number, number])[] = [];
  const view = pdf.atRevision(revision.index);
  for (const [num, entry] of revision.changed) {
    if (entry.kind !== 'offset') continue;
    listed.add(entry.offset);
    const object = await view.getObject(num);
    if (isStream(object)) streams.push([object.start, object.end]);
  }
  for (const section of revision.sections) {
    streams.push([section.offset, section.end]);
    if (section.hybrid) streams.push([section.hybrid.offset, section.hybrid.end]);
  }
  const before = revision.index > 1 ? pdf.atRevision(revision.index - 1) : undefined;
  const found = await pdf.scanObjects(revision.start, revision.end);
  return found
    .filter(({num, start}) => !listed.has(start) && before?.entry(num) !== undefined)
    .filter(({start}) => !streams.some(([from, to]) => start >= from && start < to))
    .map(({num}) => num);
}
