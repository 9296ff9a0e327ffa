/** Finds a document's place from the hash of its id: an open-addressing table of 8 bytes a slot, half full at most. */
export class IdTable {
  /** Hash and place side by side; place + 1, so that 0 is an empty slot. */
  #slots: Uint32Array;
  #mask: number;
  #used = 0;

  private constructor(capacity: number) {
    this.#slots = new Uint32Array(capacity * 2);
    this.#mask = capacity - 1;
  }

  /** @param parts hashes of each segment's documents, in order of documents */
  static of(parts: readonly ArrayLike<number>[], segmentSize = 65_536): IdTable {
    const count = parts.reduce((sum, hashes) => sum + hashes.length, 0);
    const table = new IdTable(capacityFor(count));
    parts.forEach((hashes, part) => {
      for (let i = 0; i < hashes.length; i++) table.add(hashes[i]!, part * segmentSize + i);
    });
    return table;
  }

  add(hash: number, place: number): void {
    if (this.#used * 2 >= this.#mask) this.#grow();
    let slot = this.#first(hash);
    while (this.#slots[slot * 2 + 1] !== 0) slot = (slot + 1) & this.#mask;
    this.#slots[slot * 2] = hash;
    this.#slots[slot * 2 + 1] = place + 1;
    this.#used++;
  }

  /** Places added with `hash`, in the order they were added. */
  candidates(hash: number): number[] {
    const places: number[] = [];
    for (let slot = this.#first(hash); this.#slots[slot * 2 + 1] !== 0; slot = (slot + 1) & this.#mask) {
      if (this.#slots[slot * 2] === hash) places.push(this.#slots[slot * 2 + 1]! - 1);
    }
    return places;
  }

  /** Spreads hashes that differ only in their high bits. */
  #first(hash: number): number {
    return (Math.imul(hash, 0x9e3779b1) >>> 7) & this.#mask;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(old.length * 2);
    this.#mask = this.#mask * 2 + 1;
    this.#used = 0;
    for (let i = 0; i < old.length; i += 2) if (old[i + 1] !== 0) this.add(old[i]!, old[i + 1]! - 1);
  }
}

function capacityFor(count: number): number {
  let capacity = 1024;
  while (capacity < count * 2 + 2) capacity *= 2;
  return capacity;
}
