/** Search files in memory that forget, like a disk at a power cut, whatever was not written or synced. */
import type {SearchFiles} from '../../components/storage/search/search-files.js';

type Bytes = Uint8Array<ArrayBuffer>;

export class MemoryFiles implements SearchFiles {
  files = new Map<string, Bytes>();
  #synced = new Map<string, number>();
  /** Throws in the place of the operation with this number; counts down. */
  failAfter = Infinity;

  async read(name: string): Promise<Bytes | undefined> {
    return this.files.get(name)?.slice();
  }
  async write(name: string, bytes: Bytes): Promise<void> {
    this.#count();
    this.files.set(name, bytes.slice());
    this.#synced.set(name, bytes.length);
  }
  async append(name: string, bytes: Bytes): Promise<number> {
    this.#count();
    const before = this.files.get(name) ?? new Uint8Array();
    const length = before.length + bytes.length;
    // Room is doubled, so that a long file costs no more than it holds.
    const room = before.buffer.byteLength >= length ? before.buffer : new ArrayBuffer(length * 2);
    const after = new Uint8Array(room, 0, length);
    if (room !== before.buffer) after.set(before);
    after.set(bytes, before.length);
    this.files.set(name, after);
    return before.length;
  }
  async readAt(name: string, offset: number, length: number): Promise<Bytes | undefined> {
    const bytes = this.files.get(name)?.slice(offset, offset + length);
    return bytes?.length === length ? bytes : undefined;
  }
  async sync(): Promise<void> {
    this.#count();
    for (const [name, bytes] of this.files) this.#synced.set(name, bytes.length);
  }
  async remove(name: string): Promise<void> {
    this.#count();
    this.files.delete(name);
  }
  async list(): Promise<readonly string[]> {
    return [...this.files.keys()];
  }
  close(): void {
    return undefined;
  }

  /** What another session finds after the power was cut. */
  afterPowerCut(): MemoryFiles {
    const next = new MemoryFiles();
    for (const [name, bytes] of this.files) {
      const length = this.#synced.get(name);
      if (length === undefined) continue;
      next.files.set(name, bytes.slice(0, length));
      next.#synced.set(name, length);
    }
    return next;
  }

  #count(): void {
    if (--this.failAfter < 0) throw new DOMException('the disk is full', 'QuotaExceededError');
  }
}
