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
}
