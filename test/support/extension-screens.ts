/**
 * Screenshots of the extension's own pages, for a person to look at: demo/out/screens/<state>-<width>-<language>-<theme>.png
 * usage: node --import tsx test/support/extension-screens.ts [filter of states] [--all: both languages and themes at every width]
 */
import {mkdirSync} from 'node:fs';

import type {Page} from 'puppeteer-core';

import {openOffice} from './extension-office.js';
import {extensionStates, optionsParts} from './extension-states.js';

const out = new URL('../../demo/out/screens/', import.meta.url).pathname;
const filter = new RegExp(process.argv.slice(2).find(each => !each.startsWith('--')) ?? '');
const isAll = process.argv.includes('--all');
mkdirSync(out, {recursive: true});
const office = await openOffice('chromium');

async function choose(kind: 'language' | 'theme', value: string): Promise<void> {
  await office.desk.$eval('tk-desk', (each, name, chosen) => each.dispatchEvent(Object.assign(new Event(`tk-${name}-change`), {[name]: chosen})), kind, value);
}

async function shoot(page: Page, name: string): Promise<void> {
  if (!filter.test(name)) return;
  for (const language of ['vi', 'en']) {
    await choose('language', language);
    for (const theme of ['light', 'dark']) {
      await choose('theme', theme);
      for (const width of name.startsWith('panel') ? [320, 400] : [320, 400, 768, 1280]) {
        const isUsual = (language === 'vi' && theme === 'light') || (width === 1280 && language === 'en') || (width === 400 && theme === 'dark' && language === 'vi');
        if (!isAll && !isUsual) continue;
        await page.setViewport({width, height: width < 700 ? 760 : 800});
        await new Promise(resolve => setTimeout(resolve, 700));
        await page.screenshot({path: `${out}${name}-${width}-${language}-${theme}.png`});
      }
    }
  }
  await choose('language', 'vi');
  await choose('theme', 'light');
}

try {
  for (const state of extensionStates) {
    const page = await state.open(office);
    if (state.name !== 'options') await shoot(page, state.name);
    else {
      for (const part of await optionsParts(page)) {
        await page.evaluate(id => (location.hash = id), part);
        await page.waitForSelector(`[data-section="${part}"]`);
        await shoot(page, `options-${part}`);
      }
    }
    console.log(state.name);
  }
  console.log(`screens in ${out}`);
} finally {
  await office.close();
}
