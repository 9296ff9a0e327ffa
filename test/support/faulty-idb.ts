/**
 * Makes IndexedDB fail at a chosen operation, in a real browser: the prototypes are wrapped, the database behind them is the real one.
 * `throw`: that one operation throws UnknownError, as a damaged store does. `quota`: its transaction aborts with QuotaExceededError, as a
 * full disk does. `die`: nothing works from then on and open transactions are rolled back, as when the process is killed.
 */
export type Fault = 'throw' | 'quota' | 'die';

const patched: readonly (readonly [object: object, names: readonly string[]])[] = [
  [IDBObjectStore.prototype, ['add', 'put', 'delete', 'get', 'getAll', 'getKey', 'getAllKeys', 'count', 'openCursor', 'openKeyCursor']],
  [IDBIndex.prototype, ['get', 'getAll', 'getKey', 'getAllKeys', 'count', 'openCursor', 'openKeyCursor']],
  [IDBDatabase.prototype, ['transaction']],
];

export class FaultyIdb {
  /** Operations seen so far. */
  operations = 0;
  /** Whether the fault was reached. */
  struck = false;
  readonly #at: number;
  readonly #fault: Fault;
  readonly #originals: (() => void)[] = [];
  readonly #running = new Set<IDBTransaction>();

  /** The `at`-th operation from now on fails, counted from 1. */
  constructor(at: number, fault: Fault) {
    this.#at = at;
    this.#fault = fault;
    const count = () => ++this.operations;
    const strike = (transaction: IDBTransaction | undefined) => this.#strike(fault, transaction);
    const isDead = () => fault === 'die' && this.struck;
    const follow = (transaction: IDBTransaction) => this.#follow(transaction);
    for (const [owner, names] of patched) {
      const methods = owner as Record<string, (...args: unknown[]) => unknown>;
      for (const name of names) {
        const original = methods[name]!;
        methods[name] = function (this: IDBObjectStore | IDBIndex | IDBDatabase, ...args: unknown[]) {
          const number = count();
          const transaction = 'transaction' in this && typeof this.transaction !== 'function' ? this.transaction : transactionOf(this);
          if (number === at) strike(transaction);
          if (isDead()) throw new DOMException('the process is gone', 'UnknownError');
          if (number === at && fault === 'throw') throw new DOMException('Internal error', 'UnknownError');
          const result = original.apply(this, args);
          if (result instanceof IDBTransaction) follow(result);
          return result;
        };
        this.#originals.push(() => {
          methods[name] = original;
        });
      }
    }
  }

  /** One operation of the same process that is none of the database's: a message, a call of the browser. @throws where it dies, or is dead */
  step(): void {
    if (++this.operations === this.#at) this.#strike(this.#fault, undefined);
    if (this.#fault === 'die' && this.struck) throw new DOMException('the process is gone', 'UnknownError');
  }

  /** The disk works again: what a new process finds. */
  remove(): void {
    for (const restore of this.#originals) restore();
  }

  #strike(fault: Fault, transaction: IDBTransaction | undefined): void {
    this.struck = true;
    if (fault === 'throw') return;
    const victims = fault === 'die' ? [...this.#running] : transaction ? [transaction] : [];
    for (const victim of victims) abort(victim);
    if (fault === 'quota') throw new DOMException('The quota has been exceeded', 'QuotaExceededError');
  }

  #follow(transaction: IDBTransaction): void {
    this.#running.add(transaction);
    for (const end of ['complete', 'abort', 'error']) transaction.addEventListener(end, () => this.#running.delete(transaction));
  }
}

function transactionOf(owner: IDBObjectStore | IDBIndex | IDBDatabase): IDBTransaction | undefined {
  return owner instanceof IDBIndex ? owner.objectStore.transaction : undefined;
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // Already over.
  }
}
