/** Puts appearances on pages without signing, so that drawing is tested by itself: one incremental revision with one annotation each. */
import {IncrementalUpdate} from '../../../components/core/pdf/incremental-update.js';
import {findPage} from '../../../components/core/pdf/page-tree.js';
import {openPdf} from '../../../components/core/pdf/pdf-file.js';
import {array, dict, isArray, name} from '../../../components/core/pdf/pdf-object.js';
import type {PdfObject, PdfRef} from '../../../components/core/pdf/pdf-object.js';
import {buildAppearance} from '../../../components/core/signature/appearance/appearance.js';
import type {AppearanceRequest} from '../../../components/core/signature/appearance/appearance.js';

export interface Mark {
  /** 1-based. */
  readonly page: number;
  readonly rect: readonly [number, number, number, number];
  readonly appearance: AppearanceRequest;
  /** Makes the annotation a signed field in the eyes of a reader of places (its signature proves nothing). */
  readonly asSignedField?: boolean;
  readonly asEmptyField?: boolean;
}

export async function annotate(pdf: Blob, marks: readonly Mark[]): Promise<Blob> {
  const file = await openPdf(pdf);
  const update = new IncrementalUpdate(file);
  const byPage = groupByPage(marks);
  for (const [number, own] of byPage) {
    const page = await findPage(file.latest, number);
    const existing = await file.latest.get(page.dict, 'Annots');
    const added: PdfRef[] = [];
    for (const mark of own) {
      const form = (await buildAppearance(mark.appearance)).addTo(update);
      const signature: [string, PdfObject][] = mark.asSignedField
        ? [
            ['FT', name('Sig')],
            ['V', update.add(dict([['Type', name('Sig')]]))],
            ['Subtype', name('Widget')],
          ]
        : mark.asEmptyField
          ? [
              ['FT', name('Sig')],
              ['Subtype', name('Widget')],
            ]
          : [['Subtype', name('Stamp')]];
      const entries: [string, PdfObject][] = [
        ['Type', name('Annot')],
        ...signature,
        ['Rect', array([...mark.rect])],
        ['F', 4],
        ['AP', dict([['N', form]])],
      ];
      added.push(update.add(dict(entries)));
    }
    const annotations = array([...(isArray(existing) ? existing.items : []), ...added]);
    update.set(page.ref, dict([...page.dict.entries, ['Annots', annotations]]));
  }
  return new Blob([pdf, (await update.build()).increment]);
}

function groupByPage(marks: readonly Mark[]): Map<number, Mark[]> {
  const pages = new Map<number, Mark[]>();
  for (const mark of marks) pages.set(mark.page, [...(pages.get(mark.page) ?? []), mark]);
  return pages;
}
