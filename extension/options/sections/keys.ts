/** The single keys of the desk: each can be another or none, all of them can be off (WCAG 2.2, 2.1.4). */
import {html, nothing} from 'lit';
import Keyboard from 'lucide/dist/esm/icons/keyboard.mjs';

import {defaultKeymap} from '../../../components/inbox/inbox-keys.js';
import type {InboxCommand, InboxKeymap} from '../../../components/inbox/inbox-keys.js';
import {term} from '../../../components/locale/page-term.js';
import {Habits, keymapKey, shortcutsKey} from '../../habits.js';
import type {OpenOptionsSection} from '../options-section.js';

const commands = [...new Set(Object.values(defaultKeymap))];

export const keysSection: OpenOptionsSection = ({desk, redraw}) => {
  const habits = new Habits(desk);
  let problem = '';
  const keep = async (keymap: InboxKeymap) => {
    problem = '';
    habits.keymap = keymap;
    await desk.settings.write(keymapKey, keymap);
    redraw();
  };
  const pressed = async (event: KeyboardEvent, command: InboxCommand) => {
    // Tab and Escape stay the browser's, a composition the input method's; everything with Ctrl, Alt or Meta the system's.
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || ['Tab', 'Escape', 'Shift', 'Enter'].includes(event.key)) return;
    event.preventDefault();
    const others = Object.entries(habits.keymap).filter(([, each]) => each !== command);
    if (event.key === 'Backspace' || event.key === 'Delete') return keep(Object.fromEntries(others));
    const key = event.key.toLowerCase();
    const taken = others.find(([each]) => each === key);
    if ([...key].length !== 1 || key === ' ' || taken) {
      problem = taken ? term('habits.keys-taken', {key, act: term(`inbox.act.${taken[1]}`)}) : term('habits.keys-invalid');
      return redraw();
    }
    return keep({...Object.fromEntries(others), [key]: command});
  };
  return {
    id: 'keys',
    icon: Keyboard,
    title: () => term('habits.keys'),
    start: () => habits.read(),
    view: () => html`
      <p class="hint" id="keys-hint">${term('habits.keys-hint')}</p>
      <label class="line">
        <input
          type="checkbox"
          role="switch"
          id="keys-on"
          .checked=${habits.shortcuts !== 'off'}
          @change=${async (event: Event) => {
            habits.shortcuts = (event.target as HTMLInputElement).checked ? 'page' : 'off';
            await desk.settings.write(shortcutsKey, habits.shortcuts);
            redraw();
          }}
        />
        ${term('habits.keys-on')}
      </label>
      <p class="problem" role="alert">${problem || nothing}</p>
      <ul class="list">
        ${commands.map(
          command => html`<li class="line">
            <label class="grow" for="key-${command}">${term(`inbox.act.${command}`)}</label>
            <input
              class="field"
              id="key-${command}"
              size="10"
              readonly
              aria-describedby="keys-hint"
              placeholder=${term('habits.keys-none')}
              .value=${Object.keys(habits.keymap).filter(key => habits.keymap[key] === command).join('  ')}
              @keydown=${(event: KeyboardEvent) => pressed(event, command)}
            />
          </li>`,
        )}
      </ul>
      <p><button class="button" id="keys-reset" @click=${() => keep(defaultKeymap)}>${term('habits.keys-reset')}</button></p>
    `,
  };
};
