/** What a clerk does at the exchange, in steps a tour or a test can read aloud. */
import type {ElementHandle, Page} from 'puppeteer-core';

import type {ExtensionBrowser} from './browser-driver.js';
import {find, press, until} from './officer.js';

export interface ClerkAgency {
  readonly code: string;
  readonly name: string;
}

/** Sets the agency and its server in the settings page, as it is done once. */
export async function setAgency(browser: ExtensionBrowser, {code, name}: ClerkAgency, server: {readonly address: string; readonly user: string; readonly password: string}): Promise<Page> {
  const options = await browser.openPage('options', '#exchange');
  await options.bringToFront();
  const fill = async (field: string, words: string) => {
    const input = (await find(options, `form.exchange ${field}`)) as ElementHandle<HTMLInputElement>;
    await input.evaluate((each, value) => (each.value = value), words);
  };
  await find(options, 'form.exchange #transport');
  await options.select('form.exchange #transport', 'jetstream');
  await find(options, 'form.exchange #servers');
  await fill('#code', code);
  await fill('#name', name);
  await fill('#servers', server.address);
  await fill('#user', server.user);
  await fill('#secret', server.password);
  await press(options, 'form.exchange button[type=submit]');
  await find(options, '#exchange-saved');
  return options;
}

/** Goes to a part of the desk by its navigation. */
export async function openPart(desk: Page, id: string): Promise<void> {
  await desk.bringToFront();
  await find(desk, 'tk-desk');
  await desk.$eval('tk-desk', (each, section) => each.dispatchEvent(Object.assign(new Event('tk-section-change'), {section})), id);
  await find(desk, `.part[data-part="${id}"] [data-act="round"]`);
}

/** One exchange, to its end. */
export async function exchangeNow(desk: Page): Promise<void> {
  const isIdle = () => desk.$eval('.part [data-act="round"]', each => !(each as HTMLButtonElement).disabled);
  await until('the round before is over', isIdle, 60_000);
  await press(desk, '.part [data-act="round"]');
  await until('the exchange is over', isIdle, 60_000);
}

/** Corrects the subject, chooses recipients by name or code, and sends what is ready. */
export async function sendTo(desk: Page, subject: string, words: readonly string[], look?: () => Promise<void>): Promise<void> {
  await press(desk, '.ready li button');
  await (await find(desk, '.corrections input[name=subject]')).evaluate((each, text) => {
    (each as HTMLInputElement).value = text;
    each.dispatchEvent(new Event('change'));
  }, subject);
  for (const each of words) {
    const field = await find(desk, 'tk-dispatch >>> tk-recipients >>> input');
    await field.focus();
    await field.type(each);
    await find(desk, 'tk-dispatch >>> tk-recipients >>> [role=option]');
    await desk.keyboard.press('Enter');
  }
  await look?.();
  await press(desk, 'tk-dispatch >>> .acts .button.primary');
  await find(desk, 'tk-sent >>> details[open]');
}

/** States of the newest sent document as its list shows them, by recipient. */
export function statesOnScreen(desk: Page): Promise<Readonly<Record<string, string>>> {
  return desk.$eval('tk-sent', each => {
    const list = each.shadowRoot!.querySelector('tk-exchange-status')!.shadowRoot!;
    return Object.fromEntries([...list.querySelectorAll('.recipient')].map(row => [row.querySelector('.name')!.textContent!.trim(), row.querySelector('.state')!.textContent!.trim()]));
  });
}

/** Waits until a recipient's line says `state`, exchanging meanwhile. */
export async function untilState(desk: Page, recipient: string, state: string): Promise<void> {
  await until(
    `${recipient}: ${state}`,
    async () => {
      if ((await statesOnScreen(desk))[recipient] === state) return true;
      await exchangeNow(desk);
      return (await statesOnScreen(desk))[recipient] === state;
    },
    90_000,
  );
}

/** Waits until the first document that came is in state `code`, exchanging meanwhile. */
export async function untilArrived(desk: Page, code: string): Promise<void> {
  const there = async () => (await desk.$(`tk-arrivals >>> .arrival[data-code="${code}"]`)) !== null;
  await until(
    `a document in state ${code}`,
    async () => {
      if (await there()) return true;
      await exchangeNow(desk);
      return there();
    },
    90_000,
  );
}

/** Presses one of the acts of the first arrived document; with `words`, fills its sheet and confirms. */
export async function actOnArrival(desk: Page, act: string, words?: Readonly<Record<string, string>>): Promise<void> {
  await press(desk, `tk-arrivals >>> [data-act="${act}"]`);
  if (!words) return;
  for (const [name, value] of Object.entries(words)) {
    const field = (await find(desk, `tk-arrivals >>> input[name="${name}"]`)) as ElementHandle<HTMLInputElement>;
    await field.evaluate((each, text) => (each.value = text), value);
  }
  await press(desk, 'tk-arrivals >>> [data-act="confirm"]');
}

/** Asks one recipient for the document back. */
export async function recallFrom(desk: Page, recipient: string, reason: string): Promise<void> {
  await desk.$eval(
    'tk-sent',
    (each, label) => {
      const list = each.shadowRoot!.querySelector('tk-exchange-status')!.shadowRoot!;
      [...list.querySelectorAll('button')].find(button => button.getAttribute('aria-label') === label)!.click();
    },
    `Thu hồi… ${recipient}`,
  );
  const field = await find(desk, 'tk-dispatch >>> #reason');
  await field.focus();
  await field.type(reason);
  await press(desk, 'tk-dispatch >>> .acts .button.danger');
  await until('the sheet is closed', async () => (await desk.$('tk-dispatch')) === null);
}

/** The envelope as the desk saves it. */
export async function savedEnvelope(desk: Page): Promise<Uint8Array> {
  const base64 = await desk.evaluate(async () => {
    const make = URL.createObjectURL.bind(URL);
    const saved = new Promise<Blob>(resolve => {
      URL.createObjectURL = (blob: Blob) => {
        resolve(blob);
        return make(blob);
      };
    });
    document.querySelector('tk-sent')!.shadowRoot!.querySelector<HTMLButtonElement>('[data-act="save"]')!.click();
    const bytes = new Uint8Array(await (await saved).arrayBuffer());
    URL.createObjectURL = make;
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return btoa(text);
  });
  return Buffer.from(base64, 'base64');
}
