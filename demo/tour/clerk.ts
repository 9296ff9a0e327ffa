/**
 * The tour's second person: after the leader signed, the clerk writes number and day into the page and seals it, on a desk of their own.
 * Takes `2-signed.pdf` and leaves `4-numbered-and-sealed.pdf`, which is the file that is registered and sent.
 */
import {createHash} from 'node:crypto';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Page} from 'puppeteer-core';

import type {DemoKeys} from '../keys.js';
import type {ExtensionBrowser} from '../setup/browser-driver.js';
import {dropFile, fillIssueSheet, sealDocument, signingRecordsOn} from '../setup/clerk.js';
import {openDesk} from '../setup/officer.js';
import {checkSigned} from './check-signed.js';
import {sealPng} from './seal-image.js';
import type {TourLog} from './tour-log.js';

export interface ClerkVisit {
  readonly browser: ExtensionBrowser;
  /** Path of the file the leader signed. */
  readonly signed: string;
  readonly keys: DemoKeys;
  /** A folder for the seal's picture. */
  readonly folder: string;
  /** Waits until a page of the document is drawn. */
  readonly drawn: (page: Page) => Promise<void>;
}

export function sealStep({browser, signed, keys, folder, drawn}: ClerkVisit): Parameters<TourLog['step']>[2] {
  return async ({fact, keep, picture}) => {
    const seal = join(folder, 'con-dau.png');
    writeFileSync(seal, sealPng());
    const issue = {number: '7', issuedOn: new Intl.DateTimeFormat('sv-SE').format(new Date()), seal, key: keys.clerk};
    const desk = await openDesk(browser);
    await desk.setViewport({width: 1280, height: 800});
    await dropFile(desk, signed);
    const issuedOn = await fillIssueSheet(desk, issue);
    await drawn(desk);
    await picture(desk, '12-clerk-sheet');
    const sealed = await sealDocument(browser, desk, issue, async page => {
      await drawn(page);
      await picture(page, '13-clerk-consent');
    });
    await drawn(desk);
    await picture(desk, '14-sealed');
    const path = keep('4-numbered-and-sealed.pdf', sealed);
    fact('number and day', `${issue.number.padStart(2, '0')}, ${issuedOn}`);
    await checkSigned(path, keys.root, 3, fact);
    const [record] = await signingRecordsOn(desk);
    const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    if (record?.shown !== sha256(readFileSync(signed)) || record.signed !== sha256(sealed)) throw new Error(`the record says ${JSON.stringify(record)}`);
    fact('record of what was shown', `${record.pages} pages, version ${record.revision}, screen ${record.screen}; both digests are those of the files`);
    await picture(desk, '15-record');
  };
}
