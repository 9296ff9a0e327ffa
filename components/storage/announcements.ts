/** Tells every open tab, panel and worker of this desk which records changed. Carries ids, never content. */

/** `keys`: another passphrase is in charge. */
export type DeskRoom = 'documents' | 'files' | 'drafts' | 'outbox' | 'journal' | 'settings' | 'keys' | 'clerk';

export interface DeskChange {
  readonly room: DeskRoom;
  readonly ids: readonly string[];
}

type Listener = (change: DeskChange) => void;

const rooms: ReadonlySet<string> = new Set(['documents', 'files', 'drafts', 'outbox', 'journal', 'settings', 'keys', 'clerk']);

export class Announcements {
  readonly #channel: BroadcastChannel | undefined;
  readonly #listeners = new Set<Listener>();

  constructor(deskName: string) {
    if (typeof BroadcastChannel === 'undefined') return;
    this.#channel = new BroadcastChannel(`trinh-ky:${deskName}`);
    this.#channel.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (isChange(event.data)) this.#tell(event.data);
    });
    // Node keeps a process alive for an open channel; a browser has no such method.
    (this.#channel as {unref?: () => void}).unref?.();
  }

  /** To the listeners here and in every other context. */
  announce(room: DeskRoom, ids: readonly string[]): void {
    if (ids.length === 0) return;
    this.announceElsewhere(room, ids);
    this.#tell({room, ids});
  }

  announceElsewhere(room: DeskRoom, ids: readonly string[]): void {
    this.#channel?.postMessage({room, ids} satisfies DeskChange);
  }

  /** Calls `listener` for each change in `room`, made here or elsewhere, until `signal` aborts. */
  watch(room: DeskRoom, listener: Listener, signal: AbortSignal): void {
    if (signal.aborted) return;
    const inRoom: Listener = change => {
      if (change.room === room) listener(change);
    };
    this.#listeners.add(inRoom);
    signal.addEventListener('abort', () => this.#listeners.delete(inRoom), {once: true});
  }

  close(): void {
    this.#channel?.close();
    this.#listeners.clear();
  }

  #tell(change: DeskChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}

function isChange(data: unknown): data is DeskChange {
  if (typeof data !== 'object' || data === null) return false;
  const {room, ids} = data as {room?: unknown; ids?: unknown};
  return typeof room === 'string' && rooms.has(room) && Array.isArray(ids) && ids.every(id => typeof id === 'string');
}
