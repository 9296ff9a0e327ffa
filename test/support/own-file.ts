/** The document before is still on the screen until the one just opened has come: waits for the file of that one. */
import type {Page} from 'puppeteer-core';

import {until, waitForPdf} from '../../demo/setup/officer.js';

export async function waitForOwnFile(desk: Page, id: string): Promise<void> {
  await until('its own file', () =>
    desk.evaluate(wanted => {
      const found = document.querySelector<HTMLElementTagNameMap['tk-desk']>('tk-desk')?.documents.find(one => one.id === wanted)?.files[0];
      return found?.digest !== undefined && document.querySelector<HTMLElementTagNameMap['tk-document-view']>('tk-document-view')?.name === found.name;
    }, id),
  );
  await waitForPdf(desk);
  await until('it can be signed', () => desk.$eval('tk-opinion-form', each => (each as HTMLElementTagNameMap['tk-opinion-form']).signable));
  // The view tells the desk which pages stand on the screen a moment after they do, and only what was shown is signed.
  await new Promise(resolve => setTimeout(resolve, 1500));
}
