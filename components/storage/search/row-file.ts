/**
 * The documents of one segment as they are shown: packed in blocks of 16, so that the rows of one screen cost a few small reads and not
 * the table in memory.
 */
import type {OfficeDocument} from '../../core/document/office-document.js';
import {OfficeError} from '../../core/office-error.js';
import {packBlock, unpackBlock} from './pack-block.js';
import type {SearchFiles} from './search-files.js';

const rowsPerBlock = 16;
/** A damaged length must not ask for the machine's memory. */
const longestBlock = 2 ** 28;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

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
    this.#tail = rows.slice(0, inTail).map(parseRow);
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
    const at = row % rowsPerBlock;
    const isPacked = block * 2 < this.#table.length;
    const packed = isPacked ? (await this.#block(block))[at] : undefined;
    const found = packed === undefined ? !isPacked && this.#tail[at] : parseRow(packed);
    if (!found) throw new OfficeError('search-damaged', `${this.#name}: row ${row} is missing`);
    return found;
  }

  async #write(): Promise<void> {
    const plain = encoder.encode(this.#tail.map(row => JSON.stringify(row)).join('\n'));
    const packed = packBlock(plain);
    // The plain length first: a reader makes room for no more.
    const bytes = new Uint8Array(4 + packed.length);
    new DataView(bytes.buffer).setUint32(0, plain.length, true);
    bytes.set(packed, 4);
    const offset = await this.#files.append(this.#name, bytes);
    this.#table.push(offset, bytes.length);
  }

  async #block(block: number): Promise<readonly string[]> {
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

/** The blocks read last, each row still as JSON: a screen needs one of a block's rows, seldom more. */
export class BlockCache {
  readonly #blocks = new Map<string, readonly string[]>();
  readonly #most: number;

  /** @param most how many blocks of 16 rows to keep: about 10 kB each */
  constructor(most = 512) {
    this.#most = most;
  }

  get(key: string): readonly string[] | undefined {
    const block = this.#blocks.get(key);
    if (block) {
      this.#blocks.delete(key);
      this.#blocks.set(key, block);
    }
    return block;
  }

  set(key: string, block: readonly string[]): void {
    this.#blocks.set(key, block);
    if (this.#blocks.size > this.#most) this.#blocks.delete(this.#blocks.keys().next().value!);
  }
}

function unpack(bytes: Uint8Array, what: string): string[] {
  const length = bytes.length < 4 ? Infinity : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const plain = length <= longestBlock ? unpackBlock(bytes.subarray(4), length) : undefined;
  if (!plain) throw new OfficeError('search-damaged', `${what} cannot be unpacked`);
  return decoder.decode(plain).split('\n');
}

function parseRow(row: string): OfficeDocument {
  try {
    return JSON.parse(row) as OfficeDocument;
  } catch (error) {
    throw new OfficeError('search-damaged', 'a row of the search index is damaged', {cause: error});
  }
}
