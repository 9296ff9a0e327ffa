/** The passphrase over the officer's words and files: set, changed, taken away; locked now or when nobody is there. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import LockKeyhole from 'lucide/dist/esm/icons/lock-keyhole.mjs';

import {errorCode, OfficeError} from '../../../components/core/office-error.js';
import {codeSentence, term} from '../../../components/locale/page-term.js';
import '../../copy/copy.css';
import {Habits, idleChoices, idleKey} from '../../habits.js';
import {dropPassphrase, heldPassphrase, holdPassphrase} from '../../the-passphrase.js';
import type {OpenOptionsSection} from '../options-section.js';

const fewestCharacters = 8;

export const lockSection: OpenOptionsSection = ({desk, redraw}) => {
  const habits = new Habits(desk);
  let isSet = false;
  let isBusy = false;
  let isDone = false;
  let problem: string | undefined;

  const change = async (next: string | undefined, current: string | undefined) => {
    isBusy = true;
    isDone = false;
    problem = undefined;
    redraw();
    try {
      // Somebody who sits down at an unlocked desk must not be able to shut its owner out.
      if (isSet && current !== (await heldPassphrase())) throw new OfficeError('passphrase-wrong', 'the current passphrase is another');
      await desk.setPassphrase(next);
      if (next === undefined) await dropPassphrase();
      else await holdPassphrase(next);
      isSet = next !== undefined;
      isDone = true;
    } catch (thrown) {
      problem = errorCode(thrown);
    } finally {
      isBusy = false;
      redraw();
    }
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const value = (name: string) => (form.elements.namedItem(name) as HTMLInputElement | null)?.value;
    const again = form.elements.namedItem('again') as HTMLInputElement;
    const isRemoval = (event.submitter as HTMLButtonElement | null)?.value === 'remove';
    again.setCustomValidity(isRemoval || value('new') === again.value ? '' : term('safety.copy-differs'));
    if (!isRemoval && !form.reportValidity()) return;
    void change(isRemoval ? undefined : value('new'), value('current')).then(() => form.reset());
  };
  const secret = (name: string, label: string, autocomplete: 'current-password' | 'new-password'): TemplateResult => html`
    <label for="lock-${name}">${label}</label>
    <input
      class="field"
      id="lock-${name}"
      name=${name}
      type="password"
      autocomplete=${autocomplete}
      minlength=${name === 'new' ? fewestCharacters : nothing}
      required
      @input=${(event: Event) => (event.target as HTMLInputElement).setCustomValidity('')}
    />
  `;
  return {
    id: 'lock',
    icon: LockKeyhole,
    title: () => term('safety.lock'),
    start: async () => {
      await habits.read();
      isSet = await desk.hasPassphrase();
    },
    view: () => html`
      <p class="hint">${term('safety.lock-hint')}</p>
      <p id="lock-state" data-set=${isSet ? 'yes' : 'no'}>${term(isSet ? 'safety.lock-on' : 'safety.lock-off')}</p>
      <form class="copy-form" @submit=${submit}>
        ${isSet ? secret('current', term('safety.lock-current'), 'current-password') : nothing} ${secret('new', term('safety.lock-new'), 'new-password')}
        ${secret('again', term('safety.copy-again'), 'new-password')}
        <p class="line">
          <button class="button primary" type="submit" ?disabled=${isBusy}>${term(isSet ? 'safety.lock-change' : 'safety.lock-set')}</button>
          ${isSet ? html`<button class="button" type="submit" value="remove" formnovalidate ?disabled=${isBusy}>${term('safety.lock-remove')}</button>` : nothing}
        </p>
        <p role="status">${isBusy ? html`<progress aria-label=${term('safety.lock')}></progress>` : isDone ? term('safety.lock-done') : nothing}</p>
        <p class="problem" role="alert">${problem ? codeSentence('error', problem) : nothing}</p>
      </form>
      ${isSet
        ? html`<p class="line">
            <button class="button" id="lock-now" @click=${() => dropPassphrase()}>${term('safety.lock-now')}</button>
            <label>
              ${term('safety.lock-idle')}
              <select class="field" id="lock-idle" @change=${(event: Event) => desk.settings.write(idleKey, Number((event.target as HTMLSelectElement).value))}>
                ${idleChoices.map(
                  count => html`<option value=${count} ?selected=${count === habits.idleMinutes}>
                    ${count === 0 ? term('safety.lock-idle-never') : term('safety.lock-idle-minutes', {count})}
                  </option>`,
                )}
              </select>
            </label>
          </p>`
        : nothing}
    `,
  };
};
