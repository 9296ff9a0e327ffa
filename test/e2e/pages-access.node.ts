/**
 * The extension's own pages as an officer meets them: every state under axe (WCAG 2.2 AA) in both themes, nothing wider than the narrowest
 * screen, and the whole work by keyboard alone.
 */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {after, before, describe, it} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';

import type {KeyInput, Page} from 'puppeteer-core';

import {consentWindow, find, outboxStates, until, waitForPdf, wordsOnDesk} from '../../demo/setup/officer.js';
import {cannotRun, openOffice, wordsOn} from '../support/extension-office.js';
import type {ExtensionOffice} from '../support/extension-office.js';
import {extensionStates, optionsParts} from '../support/extension-states.js';
import {makePki} from '../support/pki.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('the extension’s pages in chromium', {skip: cannotRun('chromium'), concurrency: false}, () => {
  let office: ExtensionOffice;
  before(async () => {
    office = await openOffice('chromium');
  });
  after(() => office?.close());

  for (const state of extensionStates) {
    it(`${state.name}: no barrier in light or dark, and it fits 320 pixels`, async () => {
      const page = await state.open(office);
      const parts = state.name === 'options' ? await optionsParts(page) : [''];
      for (const part of parts) {
        if (part) {
          await page.evaluate(id => (location.hash = id), part);
          await find(page, `[data-section="${part}"]`);
        }
        const where = `${state.name} ${part}`;
        for (const theme of ['light', 'dark']) {
          // Without the moment in which colours change: half-way they have no contrast.
          await page.evaluate(each => {
            document.documentElement.dataset['theme'] = each;
            document.documentElement.style.setProperty('--tk-quick', '0s');
          }, theme);
          await wait(50);
          await page.setViewport({width: state.name.startsWith('panel') ? 400 : 1280, height: 800});
          // The dark differs in its colours only.
          assert.deepEqual(await barriers(page, theme === 'dark'), [], `${where}, ${theme}`);
        }
        await page.setViewport({width: 320, height: 700});
        await wait(100);
        assert.deepEqual(await barriers(page), [], `${where}, 320 px`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= 320, `${where} is ${wide} px wide on a screen of 320`);
        await page.setViewport({width: 1280, height: 800});
      }
    });
  }

  it('the whole work by keyboard: read, write an opinion, sign, and take back what was put aside', async () => {
    const {leader} = makePki().people;
    const {desk} = office;
    // The windows of the states before would be taken for the one that opens now.
    for (const each of await office.browser.browser.pages()) if (/\/(consent|panel|options)\//.test(each.url())) await each.close();
    await desk.evaluate(() => location.reload());
    await desk.waitForSelector('body[data-ready]');
    await desk.bringToFront();
    await until('a list', () => desk.$eval('tk-desk', each => (each as HTMLElementTagNameMap['tk-desk']).documents.length > 3));
    const openId = () => desk.$eval('tk-desk', each => (each as HTMLElementTagNameMap['tk-desk']).selectedId);

    // Read: to the list by Tab, down by j, open by o.
    await tabTo(desk, 'tk-inbox');
    for (let row = 0; row < 12; row++) await desk.keyboard.press('j');
    await desk.keyboard.press('o');
    await waitForPdf(desk);
    const id = (await openId())!;
    // Opine: Tab to the decisions, the arrows choose, Tab to the words.
    await tabTo(desk, 'tk-opinion-form');
    if ((await choice(desk)) !== 'approve') await desk.keyboard.press('Space');
    assert.equal(await choice(desk), 'approve');
    await desk.keyboard.press('Tab');
    await desk.keyboard.type('Đồng ý, chỉ bằng bàn phím.');
    assert.equal(await wordsOnDesk(desk), 'Đồng ý, chỉ bằng bàn phím.');
    // Sign: Tab past "keep" to the one blue button.
    await desk.keyboard.press('Tab');
    await desk.keyboard.press('Tab');
    await desk.keyboard.press('Enter');
    const consent = await consentWindow(office.browser, desk);
    await find(consent, 'tk-document-view >>> canvas');
    await consent.bringToFront();
    await tabTo(consent, 'tk-signing-form');
    const chooser = consent.waitForFileChooser();
    await consent.keyboard.press('Space');
    await (await chooser).accept([office.keep('khoa.p12', leader.p12)]);
    await until('the file is taken', async () => (await wordsOn(consent, 'tk-signing-form')).includes('khoa.p12'));
    await consent.keyboard.type(leader.password);
    await consent.keyboard.press('Tab');
    await consent.keyboard.press('Tab');
    if (await consent.$('tk-signing-form >>> .sure input')) await consent.keyboard.press('Space');
    await consent.keyboard.press('Enter');
    await find(consent, 'tk-signing-form >>> .done');
    await consent.close();
    await desk.bringToFront();
    await until('it is in the outbox', async () => (await outboxStates(desk)).length > 0);
    await until('it arrived', async () => (await office.agency.decisions(Number(id.split(':').pop()))).some(each => each.comment.startsWith('Đồng ý, chỉ bằng bàn phím.')), 60_000);

    // Undo: put the next one aside with its key, take it back with z.
    await tabTo(desk, 'tk-inbox');
    const before = await listed(desk);
    await desk.keyboard.press('j');
    await desk.keyboard.press('e');
    await until('one fewer', async () => (await listed(desk)).length === before.length - 1);
    await desk.keyboard.press('z');
    await until('it is back', async () => (await listed(desk)).length === before.length);
  });

  /** Tab until the focus stands in an element of this tag, from the top of the page. */
  async function tabTo(page: Page, tag: string): Promise<void> {
    for (let pressed = 0; pressed < 60; pressed++) {
      const at = await page.evaluate(wanted => {
        const path: string[] = [];
        for (let each: Element | null = document.activeElement; each; each = each.shadowRoot?.activeElement ?? null) path.push(each.localName);
        return path.includes(wanted);
      }, tag);
      if (at) return;
      await page.keyboard.press('Tab' satisfies KeyInput);
    }
    assert.fail(`${tag} cannot be reached by Tab`);
  }

  function choice(desk: Page): Promise<string | undefined> {
    return desk.$eval('tk-opinion-form', each => (each as HTMLElementTagNameMap['tk-opinion-form']).decision);
  }

  function listed(desk: Page): Promise<string[]> {
    return desk.$eval('tk-desk', each => (each as HTMLElementTagNameMap['tk-desk']).documents.map(each => each.id));
  }

  async function barriers(page: Page, coloursOnly = false): Promise<string[]> {
    if (!(await page.evaluate('Boolean(globalThis.axe)'))) await page.evaluate(axe);
    return page.evaluate(async onlyColours => {
      const {axe} = globalThis as unknown as {axe: {run(context: Document, options: object): Promise<{violations: {id: string; nodes: {target: unknown; failureSummary: string}[]}[]}>}};
      const {violations} = await axe.run(document, {
        runOnly: onlyColours ? {type: 'rule', values: ['color-contrast']} : ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        resultTypes: ['violations'],
      });
      return violations.flatMap(({id, nodes}) => nodes.map(({target, failureSummary}) => `${id}: ${JSON.stringify(target)} ${failureSummary}`));
    }, coloursOnly);
  }
});
