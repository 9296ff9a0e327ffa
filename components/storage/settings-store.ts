/** Small named values: the working calendar, key bindings, saved filters, granted systems. */
import type {Announcements, DeskChange} from './announcements.js';
import type {Connection} from './connection.js';

export class SettingsStore {
  readonly #connection: Connection;
  readonly #announcements: Announcements;

  constructor(connection: Connection, announcements: Announcements) {
    this.#connection = connection;
    this.#announcements = announcements;
  }

  /** The value under `name` as `parse` makes it; `undefined` where there is none or `parse` does not recognise it. */
  async read<Value>(name: string, parse: (stored: unknown) => Value | undefined): Promise<Value | undefined> {
    const record = await this.#connection.transact(['settings'], 'readonly', tx => tx.store.get(name));
    return record && parse(record.value);
  }

  async list(): Promise<readonly {name: string; value: unknown}[]> {
    return this.#connection.transact(['settings'], 'readonly', tx => tx.store.getAll());
  }

  async write(name: string, value: unknown): Promise<void> {
    await this.#connection.transact(['settings'], 'readwrite', tx => tx.store.put({name, value}), 'strict');
    this.#announcements.announce('settings', [name]);
  }

  async remove(name: string): Promise<void> {
    await this.#connection.transact(['settings'], 'readwrite', tx => tx.store.delete(name), 'strict');
    this.#announcements.announce('settings', [name]);
  }

  watch(listener: (change: DeskChange) => void, signal: AbortSignal): void {
    this.#announcements.watch('settings', listener, signal);
  }
}
