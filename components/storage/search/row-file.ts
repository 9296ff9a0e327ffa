/**
 * The documents of one segment as they are shown: packed in blocks of 32, so that the rows of one screen cost a few small reads and not
 * the table in memory.
 */
import {deflateSync, inflateSync} from 'fflate';

import type {OfficeDocument} from '../../core/document/office-document.js';
import {OfficeError} from '../../core/office-error.js';
import type {SearchFiles} from './search-files.js';

const rowsPerBlock = 32;

export class RowFile {
  readonly #files: SearchFiles;
  readonly #name: string;
  readonly #cache: BlockCache;
  /** Offset and length of each block, in turn. */
  readonly #table: number[];
  /** Rows of the block not yet full; written before that only by `saveTail`. */
  #tail: OfficeDocument[] = [];
  #tailIsSaved = true;

  constructor(files: SearchFiles, name: string, cache: BlockCache, table: ArrayLike<number> = []) {
    this.#files = files;
    this.#name = name;
    this.#cache = cache;
    this.#table = Array.from(table);
  }

  /** Goes on where an earlier session stopped: the last block comes back into memory if it is not full. */
  async resume(rowCount: number): Promise<void> {
    const inTail = rowCount % rowsPerBlock;
    if (inTail === 0) return;
    const rows = await this.#block(Math.floor(rowCount / rowsPerBlock));
    this.#table.length -= 2;
    this.#tail = rows.slice(0, inTail);
    this.#tailIsSaved = false;
  }

  async add(row: OfficeDocument): Promise<void> {
    this.#tail.push(row);
    this.#tailIsSaved = false;
    if (this.#tail.length < rowsPerBlock) return;
    await this.#write();
    this.#tail = [];
  }

  /** Writes the unfinished block too and returns the table that finds every row. The block is written anew when it is full. */
  async saveTail(): Promise<Uint32Array<ArrayBuffer>> {
    if (this.#tailIsSaved || this.#tail.length === 0) return Uint32Array.from(this.#table);
    const length = this.#table.length;
    await this.#write();
    const table = Uint32Array.from(this.#table);
    this.#table.length = length;
    return table;
  }

  async read(row: number): Promise<OfficeDocument> {
    const block = Math.floor(row / rowsPerBlock);
    const rows = block * 2 < this.#table.length ? await this.#block(block) : this.#tail;
    const found = rows[row % rowsPerBlock];
    if (!found) throw new OfficeError('search-damaged', `${this.#name}: row ${row} is missing`);
    return found;
  }

  async #write(): Promise<void> {
    const bytes = deflateSync(new TextEncoder().encode(JSON.stringify(this.#tail)), {level: 1}) as Uint8Array<ArrayBuffer>;
    const offset = await this.#files.append(this.#name, bytes);
    this.#table.push(offset, bytes.length);
  }

  async #block(block: number): Promise<readonly OfficeDocument[]> {
    const offset = this.#table[block * 2]!;
    const key = `${this.#name}@${offset}`;
    const cached = this.#cache.get(key);
    if (cached) return cached;
    const bytes = await this.#files.readAt(this.#name, offset, this.#table[block * 2 + 1]!);
    if (!bytes) throw new OfficeError('search-damaged', `${this.#name}: block ${block} is missing`);
    const rows = unpack(bytes, key);
    this.#cache.set(key, rows);
    return rows;
  }
}

/** The blocks read last. */
export class BlockCache {
  readonly #blocks = new Map<string, readonly OfficeDocument[]>();
  readonly #most: number;

  /** @param most how many blocks of 32 rows to keep: about 20 kB each */
  constructor(most = 256) {
    this.#most = most;
  }

  get(key: string): readonly OfficeDocument[] | undefined {
    const block = this.#blocks.get(key);
    if (block) {
      this.#blocks.delete(key);
      this.#blocks.set(key, block);
    }
    return block;
  }

  set(key: string, block: readonly OfficeDocument[]): void {
    this.#blocks.set(key, block);
    if (this.#blocks.size > this.#most) this.#blocks.delete(this.#blocks.keys().next().value!);
  }
}

function unpack(bytes: Uint8Array, what: string): OfficeDocument[] {
  try {
    return JSON.parse(new TextDecoder().decode(inflateSync(bytes))) as OfficeDocument[];
  } catch (error) {
    throw new OfficeError('search-damaged', `${what} cannot be unpacked`, {cause: error});
  }
}
