/** The tour's look at scale: a register of 1.3 million documents is brought in as a file, and searched as an officer types. */
import {rmSync, statSync} from 'node:fs';
import {join} from 'node:path';
import type {ElementHandle, Page} from 'puppeteer-core';

import type {ExtensionBrowser} from '../setup/browser-driver.js';
import {find, openDesk, until} from '../setup/officer.js';
import {writeNationRegister} from './nation-register.js';
import type {StepHands} from './tour-log.js';

/** What the axis carried in its first year; fewer for a quick look: TOUR_DOCUMENTS=20000. */
const documents = Number(process.env['TOUR_DOCUMENTS'] ?? 1_300_000);

export async function searchTheNation(browser: ExtensionBrowser, folder: string, {fact, picture}: StepHands): Promise<void> {
  const file = join(folder, 'so-van-ban-2019.csv');
  const register = await writeNationRegister(file, documents);
  fact('rows of the register', register.rows);
  fact('distinct words', register.distinctWords);
  fact('bytes of the register', statSync(file).size);

  const options = await browser.openPage('options', '#old-register');
  const started = performance.now();
  await ((await find(options, '#old-register-file')) as ElementHandle<HTMLInputElement>).uploadFile(file);
  await until(
    'the register is read',
    async () => {
      const said = await options.$eval('.problem[role=alert]', each => each.textContent?.trim());
      if (said) throw new Error(said);
      return options.$eval('[data-total]', (each, wanted) => Number((each as HTMLElement).dataset['total']) >= wanted, documents);
    },
    900_000,
  );
  fact('seconds to bring it in', Math.round((performance.now() - started) / 1000));
  await picture(options, '20-register-brought-in');
  await options.close();
  rmSync(file);

  const desk = await openDesk(browser);
  await desk.setViewport({width: 1280, height: 800});
  const waits: number[] = [];
  for (const letters of typed('nghiem thu cau vinh thinh')) waits.push(await search(desk, letters));
  const first = await desk.$eval('tk-desk', each => (each as HTMLElementTagNameMap['tk-desk']).rowAt?.(0)?.subject);
  if (first !== register.needle) throw new Error(`the search found: ${first ?? 'nothing'}`);
  await picture(desk, '21-search-of-a-nation');
  await search(desk, 'ke hoach');
  fact('documents that hold "kế hoạch"', await desk.$eval('tk-desk', each => (each as HTMLElementTagNameMap['tk-desk']).total ?? 0));
  await picture(desk, '22-search-many');
  waits.sort((a, b) => a - b);
  fact('ms from key to rows, middle', Math.round(waits[Math.floor(waits.length / 2)]!));
  fact('ms from key to rows, longest', Math.round(waits.at(-1)!));
  await desk.close();
}

/** What stands in the field after each key. */
function typed(words: string): string[] {
  return Array.from({length: words.length - 2}, (_, at) => words.slice(0, at + 3));
}

/** Puts `words` into the field and gives the ms until other rows stand there, measured on the page. */
function search(desk: Page, words: string): Promise<number> {
  return desk.$eval(
    'tk-desk',
    async (each, text) => {
      const element = each as HTMLElementTagNameMap['tk-desk'];
      const before = element.rowAt;
      const field = element.shadowRoot!.querySelector('tk-search')!.shadowRoot!.querySelector('input')!;
      field.value = text;
      const start = performance.now();
      field.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
      while (element.rowAt === before || !element.rowAt) {
        if (performance.now() - start > 30_000) throw new Error(`no rows for ${text}`);
        await new Promise(resolve => setTimeout(resolve, 4));
      }
      return performance.now() - start;
    },
    words,
  );
}
