/** Which key means what on the desk. Data, so that an officer or an agency changes it; WCAG 2.2, 2.1.4 asks for that. */

export type InboxCommand =
  | 'next'
  | 'previous'
  | 'open'
  | 'select'
  | 'approve'
  | 'sign'
  | 'forward'
  | 'done'
  | 'flag'
  | 'snooze'
  | 'unread'
  | 'undo'
  | 'search'
  | 'help';

/** `KeyboardEvent.key` → command. One key, no modifier: Ctrl, Alt and Meta stay the browser's and Unikey's. */
export type InboxKeymap = Readonly<Record<string, InboxCommand>>;

export const defaultKeymap: InboxKeymap = {
  j: 'next',
  k: 'previous',
  o: 'open',
  x: 'select',
  a: 'approve',
  s: 'sign',
  f: 'forward',
  e: 'done',
  c: 'flag',
  h: 'snooze',
  u: 'unread',
  z: 'undo',
  '/': 'search',
  '?': 'help',
};

/** Keys that only move may repeat while held; an act happens once per press. */
const repeatable: ReadonlySet<InboxCommand> = new Set(['next', 'previous']);

/** Longest gap, in ms of event time, between the Backspace a Vietnamese keyboard program injects and the letter it replaces. */
const burstMs = 60;

/**
 * Tells a person's single keys from all that is not one: text being typed anywhere, an IME's composition, key repeats of an
 * act, and Unikey's bursts. Unikey corrects a word by injecting Backspace and a letter without composition events; those
 * letters carry no `code` (a packet key) or come right after the Backspace.
 */
export class InboxKeys {
  #backspaceAt = Number.NEGATIVE_INFINITY;

  /** The command of this press, or `undefined` where it belongs to somebody else. */
  read(event: KeyboardEvent, keymap: InboxKeymap): InboxCommand | undefined {
    if (event.key === 'Backspace') {
      this.#backspaceAt = event.timeStamp;
      return undefined;
    }
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return undefined;
    if (event.isComposing || event.key === 'Process' || event.key === 'Unidentified' || event.code === '')
      return undefined;
    if (event.timeStamp - this.#backspaceAt < burstMs) return undefined;
    if (isTyping(event)) return undefined;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const command = Object.hasOwn(keymap, key) ? keymap[key] : undefined;
    return command && event.repeat && !repeatable.has(command) ? undefined : command;
  }
}

const textRoles = '[role="textbox"], [role="searchbox"], [role="combobox"], [role="spinbutton"]';
const notText: ReadonlySet<string> = new Set([
  'button',
  'checkbox',
  'radio',
  'range',
  'submit',
  'reset',
  'image',
  'color',
]);

/** Whether the key goes into text or into a choice list, looking through open shadow roots. */
export function isTyping(event: Event): boolean {
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest(textRoles)) return true;
  if (target instanceof HTMLInputElement) return !notText.has(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
