/** What an officer set for the desk: calendar of working days, keys, idle lock. Read from the store and followed as it changes elsewhere. */
import {dayNumber} from '../components/core/inbox/working-days.js';
import type {WorkingCalendar} from '../components/core/inbox/working-days.js';
import {calendar2026} from '../components/core/inbox/public-holidays.js';
import {defaultKeymap} from '../components/inbox/inbox-keys.js';
import type {InboxCommand, InboxKeymap} from '../components/inbox/inbox-keys.js';
import type {Desk} from '../components/storage/open-desk.js';

export const calendarKey = 'calendar';
export const keymapKey = 'keymap';
export const shortcutsKey = 'shortcuts';
export const idleKey = 'idle-minutes';

/** Minutes an officer may choose; 0: never. */
export const idleChoices = [0, 5, 15, 30, 60] as const;

export function readCalendar(stored: unknown): WorkingCalendar | undefined {
  const {holidays, workingDays} = (stored ?? {}) as {holidays?: unknown; workingDays?: unknown};
  const areDays = (days: unknown): days is string[] => Array.isArray(days) && days.length <= 5000 && days.every(day => typeof day === 'string' && dayNumber(day) !== undefined);
  return areDays(holidays) && areDays(workingDays) ? {holidays: [...holidays], workingDays: [...workingDays]} : undefined;
}

const commands: ReadonlySet<unknown> = new Set<InboxCommand>(Object.values(defaultKeymap));

export function readKeymap(stored: unknown): InboxKeymap | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const pairs = Object.entries(stored);
  const isSound = pairs.length <= 100 && pairs.every(([key, command]) => [...key].length === 1 && commands.has(command));
  return isSound ? (Object.fromEntries(pairs) as InboxKeymap) : undefined;
}

export function readShortcuts(stored: unknown): 'page' | 'off' | undefined {
  return stored === 'page' || stored === 'off' ? stored : undefined;
}

export function readIdle(stored: unknown): number | undefined {
  return (idleChoices as readonly unknown[]).includes(stored) ? (stored as number) : undefined;
}

export class Habits {
  calendar: WorkingCalendar = calendar2026;
  keymap: InboxKeymap = defaultKeymap;
  shortcuts: 'page' | 'off' = 'page';
  idleMinutes = 15;
  onChange: () => void = () => undefined;
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async start(signal: AbortSignal): Promise<void> {
    const keys: readonly string[] = [calendarKey, keymapKey, shortcutsKey, idleKey];
    this.#desk.settings.watch(({ids}) => ids.some(id => keys.includes(id)) && void this.read().then(() => this.onChange()), signal);
    await this.read();
  }

  async read(): Promise<void> {
    const {settings} = this.#desk;
    this.calendar = (await settings.read(calendarKey, readCalendar)) ?? calendar2026;
    this.keymap = (await settings.read(keymapKey, readKeymap)) ?? defaultKeymap;
    this.shortcuts = (await settings.read(shortcutsKey, readShortcuts)) ?? 'page';
    this.idleMinutes = (await settings.read(idleKey, readIdle)) ?? 15;
  }

  async keepShortcuts(shortcuts: 'page' | 'off'): Promise<void> {
    await this.#desk.settings.write(shortcutsKey, shortcuts);
  }
}
