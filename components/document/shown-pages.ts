/** Pages a reader was shown since a file was opened: what the record of a signature says was on the screen. */
export class ShownPages {
  #pages: ReadonlySet<number> = new Set();

  /** 1-based, ascending. */
  get list(): readonly number[] {
    return [...this.#pages].sort((one, other) => one - other);
  }

  /** Adds 0-based pages; whether one of them is new. */
  add(indices: readonly number[]): boolean {
    const before = this.#pages.size;
    this.#pages = new Set([...this.#pages, ...indices.map(index => index + 1)]);
    return this.#pages.size > before;
  }

  clear(): void {
    this.#pages = new Set();
  }
}
