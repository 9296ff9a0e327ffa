/** The words of a PDF's first page, one line of the page per line: where a state secret carries its stamp. */
import {openPdf} from '../pdf/pdf-file.js';
import {findPage} from '../pdf/page-tree.js';
import {matrixToView} from '../pdf/text/page-geometry.js';
import {readPageText} from '../pdf/text/page-text.js';
import {assembleLines, textDirection} from '../pdf/text/text-line.js';

/** The notation typed after the gap for the number: `QĐ-UBND` of "Số:      /QĐ-UBND". */
export function notationOf(firstPage: string): string | undefined {
  return /^.*?Số\s*:\s*[\d\s.…_–-]*\/\s*([\p{L}\p{N}][\p{L}\p{N}\-&./]*)/mu.exec(firstPage)?.[1];
}

/** `undefined` where nothing can be read: a scan, an encrypted or a damaged file. Never throws. */
export async function readFirstPage(pdf: Blob): Promise<string | undefined> {
  try {
    const file = await openPdf(pdf, {});
    const {geometry, runs} = await readPageText(file, await findPage(file.latest, 1));
    const lines = assembleLines(runs, matrixToView(geometry, textDirection(runs) ?? geometry.rotate));
    return lines.length > 0 ? lines.map(each => each.text).join('\n') : undefined;
  } catch {
    return undefined;
  }
}
