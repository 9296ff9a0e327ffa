/** The objects of a file as one of its revisions saw them. */
import {OfficeError} from '../office-error.js';
import type {ObjectReader} from './object-reader.js';
import {dictOf, isDict, isRef} from './pdf-object.js';
import type {PdfDict, PdfObject, PdfRef} from './pdf-object.js';
import type {PdfRevision} from './revision.js';
import type {XrefEntry} from './xref-section.js';

/** A reference to a reference is wrong; a chain of them is followed this far. */
const MAX_HOPS = 16;

export class PdfView {
  readonly revision: PdfRevision;
  /** Oldest first, `revision` last. */
  readonly #revisions: readonly PdfRevision[];
  readonly #reader: ObjectReader;

  constructor(revisions: readonly PdfRevision[], reader: ObjectReader) {
    this.#revisions = revisions;
    this.revision = revisions.at(-1)!;
    this.#reader = reader;
  }

  get trailer(): PdfDict {
    return this.revision.trailer;
  }

  /** Where object `num` stands in this revision; `undefined` where no revision up to it knows the number. */
  entry(num: number): XrefEntry | undefined {
    for (let i = this.#revisions.length - 1; i >= 0; i--) {
      const entry = this.#revisions[i]!.changed.get(num);
      if (entry) return entry;
    }
    return undefined;
  }

  /** Every object number in use in this revision, ascending. */
  objectNumbers(): number[] {
    const numbers = new Set<number>();
    for (const revision of this.#revisions) {
      for (const [num, entry] of revision.changed) {
        if (entry.kind === 'free') numbers.delete(num);
        else numbers.add(num);
      }
    }
    return [...numbers].sort((a, b) => a - b);
  }

  /** The object; null where it is free, missing or (with a warning on the file) unreadable. 7.3.10. */
  async getObject(target: PdfRef | number): Promise<PdfObject> {
    const num = typeof target === 'number' ? target : target.num;
    const entry = this.entry(num);
    // A reference with another generation points to an object that was deleted.
    if (!entry || entry.kind === 'free' || (typeof target !== 'number' && target.gen !== entry.gen)) return null;
    return this.#reader.read(this, num, entry);
  }

  /** Follows references until something else stands there. */
  async resolve(object: PdfObject | undefined): Promise<PdfObject> {
    let value = object ?? null;
    for (let hops = 0; isRef(value); hops++) {
      if (hops >= MAX_HOPS) return null;
      value = await this.getObject(value);
    }
    return value;
  }

  /** The resolved value of a key of a dictionary or stream; null where absent. */
  async get(container: PdfObject | undefined, key: string): Promise<PdfObject> {
    const dict = dictOf(await this.resolve(container));
    return dict ? this.resolve(dict.entries.get(key)) : null;
  }

  /** The document catalog. @throws {OfficeError} `pdf-damaged` */
  async catalog(): Promise<PdfDict> {
    const root = await this.resolve(this.trailer.entries.get('Root'));
    if (!isDict(root)) throw new OfficeError('pdf-damaged', 'the file has no catalog');
    return root;
  }
}
