/** Optional content that a reader does not show: layers switched off by the default configuration. ISO 32000-2, 8.11. */
import type {PdfFile} from '../pdf-file.js';
import {isArray, isRef} from '../pdf-object.js';
import type {PdfObject} from '../pdf-object.js';

export class HiddenContent {
  readonly #groups: ReadonlySet<number>;

  private constructor(groups: ReadonlySet<number>) {
    this.#groups = groups;
  }

  static async of(pdf: PdfFile): Promise<HiddenContent> {
    const view = pdf.latest;
    const properties = await view.get(await view.catalog(), 'OCProperties');
    const off = await view.get(await view.get(properties, 'D'), 'OFF');
    const groups = isArray(off) ? off.items.filter(isRef).map(ref => ref.num) : [];
    return new HiddenContent(new Set(groups));
  }

  /** Whether content marked with this group is switched off. Membership dictionaries count as shown. */
  hides(group: PdfObject | undefined): boolean {
    return isRef(group) && this.#groups.has(group.num);
  }
}
