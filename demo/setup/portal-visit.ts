/** What a visitor of the portal does, for the tour and for the end-to-end test. */
import {writeFileSync} from 'node:fs';
import type {ElementHandle, Page} from 'puppeteer-core';

const patience = 60_000;

async function find(page: Page, selector: string): Promise<ElementHandle<Element>> {
  const found = await page.waitForSelector(selector, {timeout: patience});
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

export async function openPortal(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await find(page, 'body[data-ready]');
}

/** Gives the page a PDF from disk. */
export async function giveFile(page: Page, path: string): Promise<void> {
  const input = (await find(page, '#choose')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(path);
  await find(page, '#work:not([hidden])');
  await find(page, 'tk-document-view >>> canvas');
}

/** Draws two strokes in the pad with the mouse. */
export async function drawSignature(page: Page): Promise<void> {
  await find(page, 'tk-signature-pad');
  await page.$eval('tk-signature-pad', pad => {
    const folded = pad.closest('details');
    if (folded) folded.open = true;
  });
  const canvas = await find(page, 'tk-signature-pad >>> canvas');
  await canvas.scrollIntoView();
  const box = (await canvas.boundingBox())!;
  for (const shift of [0.25, 0.55]) {
    await page.mouse.move(box.x + box.width * 0.15, box.y + box.height * shift);
    await page.mouse.down();
    for (let at = 1; at <= 12; at++) {
      await page.mouse.move(
        box.x + box.width * (0.15 + at * 0.055),
        box.y + box.height * (shift + (at % 2 ? 0.2 : 0)),
      );
    }
    await page.mouse.up();
  }
}

/** Signs with a PKCS#12 file and returns the signed file's bytes. */
export async function signInPortal(
  page: Page,
  key: {readonly file: string; readonly password: string},
  words: string,
): Promise<Uint8Array> {
  const approve = await find(page, 'tk-opinion-form >>> input[value="approve"]');
  await approve.evaluate(each => (each as HTMLElement).click());
  await (await find(page, 'tk-opinion-form >>> textarea')).type(words);
  const now = await find(page, 'tk-opinion-form >>> button.primary');
  await now.evaluate(each => (each as HTMLElement).click());
  const file = (await find(
    page,
    'tk-signing-form >>> input[type="file"]',
  )) as ElementHandle<HTMLInputElement>;
  await file.uploadFile(key.file);
  await (await find(page, 'tk-signing-form >>> #password')).type(key.password);
  const sure = await page.$('tk-signing-form >>> .sure input');
  if (sure) await sure.evaluate(each => (each as HTMLElement).click());
  const sign = await find(page, 'tk-signing-form >>> button.primary');
  await sign.evaluate(each => (each as HTMLElement).click());
  await find(page, '#download:not([hidden])');
  const base64 = await page.$eval('#download', async link => {
    const bytes = new Uint8Array(await (await fetch((link as HTMLAnchorElement).href)).arrayBuffer());
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192)
      text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return btoa(text);
  });
  return Buffer.from(base64, 'base64');
}

export function keep(path: string, bytes: Uint8Array): string {
  writeFileSync(path, bytes);
  return path;
}
