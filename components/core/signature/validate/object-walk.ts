/**
 * Two neighbouring revisions side by side: which objects an update touched, and what is reachable from where.
 * Everything reachable must be unchanged unless a rule says otherwise; an object reachable on two ways is judged on both.
 */
import {OfficeError} from '../../office-error.js';
import type {PdfFile} from '../../pdf/pdf-file.js';
import type {PdfObject, PdfRef} from '../../pdf/pdf-object.js';
import type {PdfView} from '../../pdf/pdf-view.js';
import {isSameObject, referencesIn} from './object-equality.js';
import type {ChangeLevel, RevisionChange} from './revision-change.js';

/** More objects than the largest office files hold; a file beyond is not judged rather than judged for minutes. */
const visitLimit = 400_000;

/**
 * Keys that lead up or across the document: to a page, a field or a widget as such. Reached through one of these, it is
 * judged by its own rule; through any other key it serves as something else, and must not change.
 */
const navigationKeys: ReadonlySet<string> = new Set(
  'Parent P Pg Dest D SD Obj Popup IRT CO Kids Fields Annots Names Nums Data T Root AcroForm'.split(' '),
);

/** References of an object by where it stands in the file: shared by all comparisons of one file. */
export type ReferenceCache = Map<string, readonly {num: number; gen: number; key: string}[]>;

export interface ChangePlace {
  readonly num?: number | undefined;
  readonly field?: string | undefined;
  readonly isNewField?: boolean;
}

export class ObjectWalk {
  readonly pdf: PdfFile;
  readonly before: PdfView;
  readonly after: PdfView;
  /** 1-based: the later one. */
  readonly revision: number;
  readonly changes: RevisionChange[] = [];
  /** Objects judged by a rule of their own: fields, widgets, the catalog. */
  readonly ruled = new Set<number>();
  /** Pages: nothing a rule lets change in them (annotations) means anything elsewhere, so any key may lead to one. */
  readonly pages = new Set<number>();
  /** Appearance dictionaries that a field gave up for another. */
  readonly replacedAppearances = new Set<number>();
  readonly #touched = new Set<number>();
  readonly #visited = new Set<number>();
  readonly #references: ReferenceCache;
  readonly #signal: AbortSignal | undefined;
  #budget = visitLimit;

  constructor(pdf: PdfFile, revision: number, references: ReferenceCache, signal?: AbortSignal) {
    this.pdf = pdf;
    this.revision = revision;
    this.before = pdf.atRevision(revision - 1);
    this.after = pdf.atRevision(revision);
    this.#references = references;
    this.#signal = signal;
    for (const num of this.after.revision.changed.keys()) this.#touched.add(num);
    this.#touchMembersOfReplacedStreams();
  }

  /** Members of an object stream that was overwritten changed too, though no section names them. 7.5.7. */
  #touchMembersOfReplacedStreams(): void {
    const isReused = [...this.#touched].some(num => this.before.entry(num)?.kind === 'offset');
    if (!isReused) return;
    for (const num of this.before.objectNumbers()) {
      const entry = this.before.entry(num);
      if (entry?.kind === 'compressed' && this.#touched.has(entry.stream)) this.#touched.add(num);
    }
  }

  get isEmpty(): boolean {
    return this.#touched.size === 0;
  }

  isTouched(num: number): boolean {
    return this.#touched.has(num);
  }

  record(kind: string, level: ChangeLevel, where: ChangePlace = {}): void {
    const change: RevisionChange = {
      revision: this.revision,
      kind,
      level,
      ...(where.num === undefined ? {} : {object: `${where.num} ${this.after.entry(where.num)?.gen ?? 0}`}),
      ...(where.field === undefined ? {} : {field: where.field}),
      ...(where.isNewField ? {isNewField: true} : {}),
    };
    const isKnown = this.changes.some(
      each => each.kind === kind && each.object === change.object && each.field === change.field,
    );
    // A rewritten file of thousands of objects needs no thousand lines to be refused.
    if (!isKnown && this.changes.length < 500) this.changes.push(change);
  }

  same(a: PdfObject | undefined, b: PdfObject | undefined): Promise<boolean> {
    return isSameObject(this.pdf, a, b);
  }

  /** Compares the values of one key, then everything they lead to. */
  async compare(
    a: PdfObject | undefined,
    b: PdfObject | undefined,
    kind: string,
    level: ChangeLevel,
    num?: number,
    key = '',
  ): Promise<void> {
    if (!(await this.same(a, b))) this.record(kind, level, {num});
    for (const found of referencesIn(b, key)) await this.walk(found, kind, level);
  }

  /** Records `kind` for every changed object reachable from `start`, each object once. */
  async walk(
    start: {num: number; gen: number; key: string},
    kind: string,
    level: ChangeLevel,
  ): Promise<void> {
    const stack = [start];
    for (let next = stack.pop(); next; next = stack.pop()) {
      const {num, gen, key} = next;
      if (this.#isJudgedElsewhere(num, key) || this.#visited.has(num)) continue;
      this.#visited.add(num);
      this.#spend();
      const ref: PdfRef = {kind: 'ref', num, gen};
      if (this.#touched.has(num)) {
        const isSame = await this.same(await this.before.getObject(ref), await this.after.getObject(ref));
        if (!isSame) this.record(this.ruled.has(num) ? 'object-shared' : kind, level, {num});
      }
      for (const child of await this.#referencesOf(ref)) stack.push(child);
    }
  }

  /** Whether two values differ, or lead to anything that changed. Leaves no trace: the caller decides what it means. */
  async differs(a: PdfObject | undefined, b: PdfObject | undefined): Promise<boolean> {
    if (!(await this.same(a, b))) return true;
    const seen = new Set<number>();
    const stack = [...referencesIn(b)];
    for (let next = stack.pop(); next; next = stack.pop()) {
      const {num, gen, key} = next;
      if (seen.has(num) || this.#isJudgedElsewhere(num, key)) continue;
      seen.add(num);
      this.#spend();
      const ref: PdfRef = {kind: 'ref', num, gen};
      if (
        this.#touched.has(num) &&
        !(await this.same(await this.before.getObject(ref), await this.after.getObject(ref)))
      )
        return true;
      stack.push(...(await this.#referencesOf(ref)));
    }
    return false;
  }

  #isJudgedElsewhere(num: number, key: string): boolean {
    return this.pages.has(num) || (this.ruled.has(num) && navigationKeys.has(key));
  }

  /** An appearance that something else shows too was not this field's to replace. */
  judgeReplacedAppearances(): void {
    for (const num of this.replacedAppearances)
      if (this.#visited.has(num)) this.record('object-shared', 'never', {num});
  }

  /** Follows new references without minding what is new: only objects that existed before may not change. */
  async walkExisting(value: PdfObject | undefined, kind: string): Promise<void> {
    for (const found of referencesIn(value)) {
      if ((await this.before.getObject({kind: 'ref', num: found.num, gen: found.gen})) !== null)
        await this.walk(found, kind, 'never');
    }
  }

  async #referencesOf(ref: PdfRef): Promise<readonly {num: number; gen: number; key: string}[]> {
    const entry = this.after.entry(ref.num);
    if (!entry || entry.kind === 'free') return [];
    // Members of object streams have no place of their own; they are read again, which the reader keeps cheap.
    const place = entry.kind === 'offset' ? `${ref.num}@${entry.offset}` : undefined;
    const known = place === undefined ? undefined : this.#references.get(place);
    if (known) return known;
    const found = referencesIn(await this.after.getObject(ref));
    if (place !== undefined) this.#references.set(place, found);
    return found;
  }

  #spend(): void {
    this.#signal?.throwIfAborted();
    this.#budget -= 1;
    if (this.#budget < 0)
      throw new OfficeError(
        'revision-too-large',
        `revision ${this.revision} reaches more than ${visitLimit} objects`,
      );
  }
}
