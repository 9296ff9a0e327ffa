/**
 * The searchable register of documents, over a million of them: segments of 65 536, the newest being filled, each with its rows. Runs in
 * a worker. What is added can be found at once and is on the disk after `flush`; an index lost or damaged is built again from the desk.
 */
import type {OfficeDocument} from '../../core/document/office-document.js';
import type {Bitmap} from '../../core/inbox/search/bitmap.js';
import {bitsDown, countBits, emptyBitmap, hasBit, segmentSize, setBit, subtract} from '../../core/inbox/search/bitmap.js';
import {fitDocument, matchSegment, needsText} from '../../core/inbox/search/match.js';
import type {WordSource} from '../../core/inbox/search/match.js';
import {parseSearch} from '../../core/inbox/search/search-query.js';
import type {SearchQuery} from '../../core/inbox/search/search-query.js';
import {hashId, SegmentBuilder} from '../../core/inbox/search/segment-builder.js';
import {Segment} from '../../core/inbox/search/segment.js';
import {errorCode, OfficeError} from '../../core/office-error.js';
import {IdTable} from './id-table.js';
import {readManifest, writeManifest} from './manifest.js';
import type {ManifestSegment} from './manifest.js';
import {BlockCache, RowFile} from './row-file.js';
import type {SearchFiles} from './search-files.js';

export interface SearchOptions {
  /** How many hits, default 50. */
  readonly limit?: number;
  /** Hits to leave out from the best, for the next page. */
  readonly offset?: number;
  /** After this long the search answers with what it has, `complete: false`. Milliseconds, default 15. */
  readonly budgetMs?: number;
}

export interface SearchResult {
  /** Newest first; those with the accents as typed before the others. */
  readonly hits: readonly OfficeDocument[];
  /** How many match: exact where `complete`, else a lower bound (for a phrase, an upper bound of what was looked at). */
  readonly total: number;
  readonly complete: boolean;
}

interface Part {
  readonly words: WordSource & {readonly hashes: ArrayLike<number>};
  readonly rows: RowFile;
  readonly rowsName: string;
  readonly dead: Bitmap;
  /** Its files on the disk; absent until saved. */
  saved: ManifestSegment | undefined;
  isDeadSaved: boolean;
}

export class SearchRegister {
  readonly #files: SearchFiles;
  readonly #cache = new BlockCache();
  readonly #parts: Part[] = [];
  #builder: SegmentBuilder | undefined;
  #generation = 0;
  #ids: IdTable | undefined;
  #live = 0;
  /** Writes stand in line; searches go between them. */
  #writing: Promise<unknown> = Promise.resolve();

  constructor(files: SearchFiles) {
    this.#files = files;
  }

  /** Documents that can be found. */
  get count(): number {
    return this.#live;
  }

  /** Loads what is on the disk. `false`: there was nothing usable, and the register is empty. */
  async load(): Promise<boolean> {
    try {
      const manifest = await readManifest(this.#files);
      if (!manifest) return false;
      this.#generation = manifest.generation;
      this.#parts.push(...(await Promise.all(manifest.segments.map(saved => this.#loadPart(saved)))));
      this.#live = this.#parts.reduce((sum, part) => sum + part.words.hashes.length - countBits(part.dead), 0);
      return true;
    } catch (error) {
      if (errorCode(error) !== 'search-damaged') throw error;
      await this.clear();
      return false;
    }
  }

  /** Adds documents or replaces those with the same id; one that did not change stays where it is. */
  async put(documents: readonly OfficeDocument[]): Promise<void> {
    return this.#write(async () => {
      for (const document of documents) {
        const known = await this.#find(document.id);
        if (known !== undefined) {
          if (JSON.stringify(await this.#row(known)) === JSON.stringify(document)) continue;
          this.#bury(known);
        }
        await this.#add(document);
      }
    });
  }

  async remove(ids: readonly string[]): Promise<void> {
    return this.#write(async () => {
      for (const id of ids) {
        const known = await this.#find(id);
        if (known !== undefined) this.#bury(known);
      }
    });
  }

  async find(text: string, options: SearchOptions = {}): Promise<SearchResult> {
    const {limit = 50, offset = 0, budgetMs = 15} = options;
    const query = parseSearch(text);
    const deadline = performance.now() + budgetMs;
    return needsText(query) ? this.#findByText(query, offset, limit, deadline) : this.#findByWords(query, offset, limit, deadline);
  }

  /** Puts everything on the disk. A crash before loses what was added since the last one, and nothing else. */
  async flush(): Promise<void> {
    return this.#write(() => this.#save());
  }

  /** Forgets everything, also on the disk. */
  async clear(): Promise<void> {
    this.#parts.length = 0;
    this.#builder = undefined;
    this.#ids = undefined;
    this.#live = 0;
    for (const name of await this.#files.list()) await this.#files.remove(name);
  }

  async #findByWords(query: SearchQuery, offset: number, limit: number, deadline: number): Promise<SearchResult> {
    const wanted: number[] = [];
    let total = 0;
    let complete = true;
    for (let p = this.#parts.length - 1; p >= 0; p--) {
      if (wanted.length >= limit && performance.now() > deadline) {
        complete = false;
        break;
      }
      const hits = this.#hitsIn(p, query);
      const count = countBits(hits);
      if (total + count > offset && wanted.length < limit) {
        let rank = total;
        for (const document of bitsDown(hits)) {
          if (rank++ < offset) continue;
          wanted.push(p * segmentSize + document);
          if (wanted.length === limit) break;
        }
      }
      total += count;
    }
    return {hits: await Promise.all(wanted.map(ordinal => this.#row(ordinal))), total, complete};
  }

  async #findByText(query: SearchQuery, offset: number, limit: number, deadline: number): Promise<SearchResult> {
    const exact: OfficeDocument[] = [];
    const folded: OfficeDocument[] = [];
    let unseen = 0;
    for (let p = this.#parts.length - 1; p >= 0; p--) {
      if (unseen > 0) break;
      const hits = this.#hitsIn(p, query);
      let left = countBits(hits);
      for (const document of bitsDown(hits)) {
        if (exact.length >= offset + limit || performance.now() > deadline) {
          unseen += left;
          break;
        }
        left--;
        const row = await this.#row(p * segmentSize + document);
        const fit = fitDocument(row, query);
        if (fit === 'exact') exact.push(row);
        else if (fit === 'folded') folded.push(row);
      }
    }
    const found = [...exact, ...folded];
    return {hits: found.slice(offset, offset + limit), total: found.length + unseen, complete: unseen === 0};
  }

  /** Matching documents of one segment; all of them for a query without words. */
  #hitsIn(index: number, query: SearchQuery): Bitmap {
    const {words, dead} = this.#parts[index]!;
    let hits = matchSegment(words, query);
    if (!hits) {
      hits = emptyBitmap();
      for (let i = 0; i < words.hashes.length; i++) setBit(hits, i);
    }
    subtract(hits, dead);
    return hits;
  }

  async #row(ordinal: number): Promise<OfficeDocument> {
    return this.#parts[Math.floor(ordinal / segmentSize)]!.rows.read(ordinal % segmentSize);
  }

  async #add(document: OfficeDocument): Promise<void> {
    if (!this.#builder) await this.#reopenPart();
    if (!this.#builder || this.#builder.isFull) await this.#beginPart();
    const part = this.#parts.at(-1)!;
    await part.rows.add(document);
    const number = this.#builder!.add(document);
    // Not `delete`: that would make every later look at the part a search in a dictionary.
    part.saved = undefined;
    this.#ids!.add(hashId(document.id), (this.#parts.length - 1) * segmentSize + number);
    this.#live++;
  }

  /** Goes on filling the last segment of an earlier session, with the first document that comes: opening to read stays quick. */
  async #reopenPart(): Promise<void> {
    const last = this.#parts.at(-1);
    if (!(last?.words instanceof Segment) || last.words.documentCount === segmentSize) return;
    const builder = new SegmentBuilder();
    builder.adopt(last.words.hashes, last.words.words());
    await last.rows.resume(last.words.documentCount);
    this.#parts[this.#parts.length - 1] = {...last, words: builder};
    this.#builder = builder;
  }

  /** Closes the segment being filled and opens the next. */
  async #beginPart(): Promise<void> {
    const last = this.#parts.at(-1);
    if (this.#builder && last) {
      const bytes = this.#builder.encode();
      this.#parts[this.#parts.length - 1] = {...last, words: new Segment(bytes), ...(await this.#saveSegment(bytes, last))};
    }
    this.#builder = new SegmentBuilder();
    const rowsName = `rows-${crypto.randomUUID()}`;
    const rows = new RowFile(this.#files, rowsName, this.#cache);
    this.#parts.push({words: this.#builder, rows, rowsName, dead: emptyBitmap(), saved: undefined, isDeadSaved: true});
  }

  #bury(ordinal: number): void {
    const part = this.#parts[Math.floor(ordinal / segmentSize)]!;
    setBit(part.dead, ordinal % segmentSize);
    part.isDeadSaved = false;
    this.#live--;
  }

  /** Where the document with `id` stands. */
  async #find(id: string): Promise<number | undefined> {
    this.#ids ??= IdTable.of(this.#parts.map(part => part.words.hashes));
    for (const ordinal of this.#ids.candidates(hashId(id))) {
      const part = this.#parts[Math.floor(ordinal / segmentSize)]!;
      const local = ordinal % segmentSize;
      if (part.words.hashes[local] !== hashId(id) || hasBit(part.dead, local)) continue;
      if ((await part.rows.read(local)).id === id) return ordinal;
    }
    return undefined;
  }

  async #write<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#writing.then(work);
    this.#writing = done.catch(() => undefined);
    return done;
  }

  async #save(): Promise<void> {
    const last = this.#parts.at(-1);
    if (last && this.#builder && !last.saved) Object.assign(last, await this.#saveSegment(this.#builder.encode(), last));
    for (const part of this.#parts) {
      if (part.isDeadSaved || !part.saved) continue;
      const dead = `dead-${crypto.randomUUID()}`;
      await this.#files.write(dead, new Uint8Array(part.dead.slice().buffer as ArrayBuffer));
      part.saved = {...part.saved, dead};
      part.isDeadSaved = true;
    }
    await this.#files.sync();
    const segments = this.#parts.map(part => part.saved!);
    this.#generation++;
    await writeManifest(this.#files, {generation: this.#generation, segments});
    // Only now may what the old manifest names go.
    const kept = new Set(segments.flatMap(({index, table, dead, rows}) => [index, table, dead ?? '', rows]));
    for (const name of await this.#files.list()) {
      if (/^(index|table|dead|rows)-/.test(name) && !kept.has(name)) await this.#files.remove(name);
    }
  }

  async #saveSegment(bytes: Uint8Array<ArrayBuffer>, part: Part): Promise<Pick<Part, 'saved'>> {
    const index = `index-${crypto.randomUUID()}`;
    const table = `table-${crypto.randomUUID()}`;
    await this.#files.write(index, bytes);
    await this.#files.write(table, new Uint8Array((await part.rows.saveTail()).buffer));
    part.isDeadSaved &&= countBits(part.dead) === 0;
    return {saved: {index, table, rows: part.rowsName}};
  }

  async #loadPart(saved: ManifestSegment): Promise<Part> {
    const [index, table, dead] = await Promise.all([
      this.#files.read(saved.index),
      this.#files.read(saved.table),
      saved.dead === undefined ? undefined : this.#files.read(saved.dead),
    ]);
    if (!index || !table) throw new OfficeError('search-damaged', `${saved.index} or its table is missing`);
    const segment = new Segment(index);
    const rows = new RowFile(this.#files, saved.rows, this.#cache, new Uint32Array(table.buffer));
    const buried = dead ? new Uint32Array(dead.buffer) : emptyBitmap();
    return {words: segment, rows, rowsName: saved.rows, dead: buried, saved, isDeadSaved: true};
  }
}
