/** A document with two PDFs: the officer reads both, signs both in one sitting, and each arrives once. Then a file of the officer's own. */
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {after, before, describe, it} from 'node:test';

import type {ElementHandle, Page} from 'puppeteer-core';

import {hasCommand} from '../../demo/setup/browsers.mjs';
import {consentWindow, decide, find, openDocument, press, signInConsent, until, waitForPdf} from '../../demo/setup/officer.js';
import {cannotRun, openOffice, wordsOn} from '../support/extension-office.js';
import type {ExtensionOffice} from '../support/extension-office.js';
import {plainPdf} from '../support/pdf-kinds.js';
import {makePki} from '../support/pki.mjs';

describe('several files in chromium', {skip: cannotRun('chromium'), concurrency: false}, () => {
  const {leader} = makePki().people;
  let office: ExtensionOffice;
  let desk: Page;
  const primary = 'tk-opinion-form >>> .acts .button.primary';
  const says = (words: RegExp) => until(String(words), async () => words.test(await wordsOn(desk, 'tk-desk >>> tk-notice')));
  const number = (id: string) => Number(id.split(':').pop());
  const states = (id: string) =>
    desk.$eval(
      'tk-outbox',
      (each, wanted) => (each as HTMLElementTagNameMap['tk-outbox']).commands.filter(({documentId}) => documentId === wanted).map(({action, state}) => `${action} ${state}`),
      id,
    );

  before(async () => {
    office = await openOffice('chromium');
    ({desk} = office);
  });
  after(() => office?.close());

  it('signs each file that is ticked, and only after it was read', async () => {
    const {rows} = await office.agency.database.query<{id: number}>('select document_id as id from attachments group by document_id having count(*) = 2');
    const two = new Set(rows.map(each => each.id));
    const id = office.documents.find(each => two.has(number(each)))!;
    await openDocument(desk, id);
    await waitForPdf(desk);
    await decide(desk, 'approve', 'Đồng ý cả hai tệp.');
    await press(desk, '.files .file:nth-of-type(2) input[type=checkbox]');
    await press(desk, primary);
    await says(/chưa mở xem.*Mở từng tệp/);
    await press(desk, '.files .file:nth-of-type(2) input[type=radio]');
    await until('the second file', () => desk.$eval('tk-document-view', each => /Phụ lục/.test((each as HTMLElementTagNameMap['tk-document-view']).name)));
    await waitForPdf(desk);
    await press(desk, primary);
    const consent = await consentWindow(office.browser, desk);
    assert.match(await wordsOn(consent, 'tk-signing-form'), /Ký số 2 tệp/);
    await press(consent, '.files label:nth-of-type(2) input');
    await until('the second file here', () => consent.$eval('tk-document-view', each => /Phụ lục/.test((each as HTMLElementTagNameMap['tk-document-view']).name)));
    await find(consent, 'tk-document-view >>> canvas');
    await signInConsent(consent, office.keep('khoa.p12', leader.p12), leader.password);
    await until('both arrived', async () => (await states(id)).join() === 'comment delivered,approve delivered', 60_000);
    const stored = (await office.agency.decisions(number(id))).filter(each => each.comment.includes('[TK-'));
    assert.deepEqual(
      stored.map(each => [each.kind, each.files.length]),
      [
        ['y-kien-khac', 1],
        ['phe-duyet', 1],
      ],
    );
    const signed = await office.agency.database.query<{content: Uint8Array}>('select content from decision_files f join decisions d on d.id = f.decision_id where d.document_id = $1', [number(id)]);
    if (!hasCommand('pdfsig')) return;
    for (const [i, {content}] of signed.rows.entries()) {
      assert.match(execFileSync('pdfsig', [office.keep(`signed-${i}.pdf`, content)], {encoding: 'utf8'}), /Total document signed[\s\S]*Signature is Valid/);
    }
    // Nothing is left to decide: the desk does not go on showing a decision that left.
    await until('the document is closed', () => desk.$('tk-opinion-form').then(each => each === null));
  });

  it('signs a file of the officer’s own, keeps it beside the first and sends it nowhere', async () => {
    await desk.bringToFront();
    const field = (await find(desk, '#add-file')) as ElementHandle<HTMLInputElement>;
    await field.uploadFile(office.keep('to-trinh.pdf', await plainPdf()));
    await until('it is open', () => desk.$eval('tk-document-view', each => (each as HTMLElementTagNameMap['tk-document-view']).name === 'to-trinh.pdf').catch(() => false));
    await waitForPdf(desk);
    assert.equal((await desk.$$('tk-opinion-form >>> input[type=radio]')).length, 1, 'there is nobody to answer to: it can be signed, no more');
    await decide(desk, 'approve', '');
    await press(desk, primary);
    const consent = await consentWindow(office.browser, desk);
    await signInConsent(consent, office.keep('khoa.p12', leader.p12), leader.password);
    await desk.bringToFront();
    await until('the signed copy', () => desk.$eval('tk-document-view', each => (each as HTMLElementTagNameMap['tk-document-view']).name === 'to-trinh (đã ký).pdf').catch(() => false));
    await waitForPdf(desk);
    assert.match(await wordsOn(desk, 'tk-truth-bar'), /Nguyễn Văn An/);
    const all = await desk.$eval('tk-outbox', each => (each as HTMLElementTagNameMap['tk-outbox']).commands.map(({documentId}) => documentId));
    assert.ok(!all.some(each => each.startsWith('file:')));
    assert.ok(await desk.$('#save-file'));
  });
});
