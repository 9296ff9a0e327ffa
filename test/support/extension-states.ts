/**
 * The extension's own pages in the states an officer meets, one after the other in one browser: what the accessibility test checks and
 * what the screenshot tool photographs.
 */
import type {Page} from 'puppeteer-core';

import {consentWindow, decide, find, openDocument, press, until, waitForPdf} from '../../demo/setup/officer.js';
import type {ExtensionOffice} from './extension-office.js';
import {wordsOn} from './extension-office.js';
import {makePki} from './pki.mjs';

export interface ExtensionState {
  readonly name: string;
  /** Brings the state about and gives the page that shows it. */
  open(office: ExtensionOffice): Promise<Page>;
}

const primary = 'tk-opinion-form >>> .acts .button.primary';
const pages = new Map<string, Page>();

async function page(office: ExtensionOffice, name: string, query = ''): Promise<Page> {
  const known = pages.get(name + query);
  if (known && !known.isClosed()) {
    await known.bringToFront();
    return known;
  }
  const opened = await office.browser.openPage(name, query);
  pages.set(name + query, opened);
  return opened;
}

async function withTwoFiles(office: ExtensionOffice): Promise<string> {
  const {rows} = await office.agency.database.query<{id: number}>('select document_id as id from attachments group by document_id having count(*) = 2');
  const two = new Set(rows.map(each => each.id));
  return office.documents.find(each => two.has(Number(each.split(':').pop())))!;
}

async function goTo(desk: Page, section: string): Promise<void> {
  await desk.$eval(
    'tk-desk',
    (each, wanted) => {
      const element = each as HTMLElementTagNameMap['tk-desk'];
      element.section = wanted;
      element.view = 'list';
      element.dispatchEvent(Object.assign(new Event('tk-section-change'), {section: wanted}));
    },
    section,
  );
}

const read = async (desk: Page, id: string) => {
  await openDocument(desk, id);
  await desk.$eval('tk-desk', each => ((each as HTMLElementTagNameMap['tk-desk']).view = 'document'));
  await waitForPdf(desk);
};
const pane = (desk: Page, name: 'read' | 'act') => desk.$eval('tk-desk', (each, wanted) => ((each as HTMLElementTagNameMap['tk-desk']).pane = wanted), name);

export const extensionStates: readonly ExtensionState[] = [
  {
    name: 'desk-inbox',
    open: async office => {
      await office.desk.bringToFront();
      await goTo(office.desk, 'incoming');
      return office.desk;
    },
  },
  {
    name: 'desk-reading',
    open: async office => {
      await read(office.desk, office.documents[0]!);
      await pane(office.desk, 'read');
      return office.desk;
    },
  },
  {
    name: 'desk-deciding',
    open: async office => {
      await decide(office.desk, 'approve', 'Đồng ý. Giao Sở Y tế chủ trì, Sở Tài chính phối hợp, hoàn thành trước 25/11.');
      await until('saved', () => office.desk.$eval('tk-opinion-form', each => (each as HTMLElementTagNameMap['tk-opinion-form']).draftState === 'saved'));
      await pane(office.desk, 'act');
      return office.desk;
    },
  },
  {
    name: 'desk-several-files',
    open: async office => {
      await read(office.desk, await withTwoFiles(office));
      await decide(office.desk, 'approve', 'Đồng ý.');
      await pane(office.desk, 'act');
      return office.desk;
    },
  },
  {
    name: 'desk-file-problem',
    open: async office => {
      const id = office.documents[5]!;
      const {rows} = await office.agency.database.query<{id: number}>('select id from attachments where document_id = $1', [Number(id.split(':').pop())]);
      for (const each of rows) await office.agency.replaceAttachment(each.id, new Uint8Array());
      await openDocument(office.desk, id);
      await office.desk.$eval('tk-desk', each => ((each as HTMLElementTagNameMap['tk-desk']).view = 'document'));
      await pane(office.desk, 'read');
      await until('the problem', async () => /Tệp rỗng|empty/.test(await wordsOn(office.desk, 'tk-document-view')));
      return office.desk;
    },
  },
  {
    name: 'desk-two-drafts',
    open: async office => {
      await openDocument(office.desk, office.documents[6]!);
      await decide(office.desk, 'comment', 'Đề nghị bổ sung phụ lục kinh phí trước khi trình.');
      await until('saved', () => office.desk.$eval('tk-opinion-form', each => (each as HTMLElementTagNameMap['tk-opinion-form']).draftState === 'saved'));
      const second = await page(office, 'desk', '?second');
      await openDocument(second, office.documents[6]!);
      await until('the draft there', () => second.$eval('tk-opinion-form', each => (each as HTMLElementTagNameMap['tk-opinion-form']).text !== ''));
      await (await find(second, 'tk-opinion-form >>> textarea')).type('Ý kiến ở thẻ khác. ');
      await until('saved there', () => second.$eval('tk-opinion-form', each => (each as HTMLElementTagNameMap['tk-opinion-form']).draftState === 'saved'));
      await second.close();
      await office.desk.bringToFront();
      await (await find(office.desk, 'tk-opinion-form >>> textarea')).type('Thêm. ');
      await until('a conflict', () => office.desk.$eval('tk-opinion-form', each => (each as HTMLElementTagNameMap['tk-opinion-form']).draftState === 'conflict'));
      await pane(office.desk, 'act');
      await press(office.desk, 'tk-opinion-form >>> tk-draft-status >>> button');
      await find(office.desk, 'tk-draft-choice');
      return office.desk;
    },
  },
  {
    name: 'desk-outbox',
    open: async office => {
      await press(office.desk, 'tk-draft-choice >>> button');
      await until('one draft', () => office.desk.$eval('tk-opinion-form', each => (each as HTMLElementTagNameMap['tk-opinion-form']).draftState === 'saved').catch(() => false));
      office.agency.faults.failNextPosts(403);
      await openDocument(office.desk, office.documents[7]!);
      await decide(office.desk, 'return', 'Thiếu phụ lục kinh phí.');
      await press(office.desk, primary);
      await until('refused', () => office.desk.$eval('tk-outbox', each => (each as HTMLElementTagNameMap['tk-outbox']).commands.some(({state}) => state === 'refused')));
      office.agency.faults.failNextPosts(500);
      await openDocument(office.desk, office.documents[8]!);
      await decide(office.desk, 'comment', 'Ý kiến khi máy chủ lỗi.');
      await press(office.desk, primary);
      await until('unsure', () => office.desk.$eval('tk-outbox', each => (each as HTMLElementTagNameMap['tk-outbox']).commands.some(({state}) => state === 'unsure')));
      await goTo(office.desk, 'outbox');
      return office.desk;
    },
  },
  {
    name: 'consent',
    open: async office => {
      await goTo(office.desk, 'incoming');
      await read(office.desk, office.documents[0]!);
      await press(office.desk, primary);
      const consent = await consentWindow(office.browser, office.desk);
      pages.set('consent', consent);
      await find(consent, 'tk-document-view >>> canvas');
      return consent;
    },
  },
  {
    name: 'consent-wrong-password',
    open: async office => {
      const consent = pages.get('consent')!;
      const field = (await find(consent, 'tk-signing-form >>> input[type=file]')) as unknown as {uploadFile(path: string): Promise<void>};
      await field.uploadFile(office.keep('khoa.p12', makePki().people.leader.p12));
      await (await find(consent, 'tk-signing-form >>> #password')).type('sai');
      if (await consent.$('tk-signing-form >>> .sure input:not(:checked)')) await press(consent, 'tk-signing-form >>> .sure input');
      await press(consent, 'tk-signing-form >>> .button.primary');
      await until('the sentence', async () => /Mật khẩu chưa đúng|password is not right/i.test(await wordsOn(consent, 'tk-signing-form')));
      return consent;
    },
  },
  {name: 'panel', open: office => page(office, 'panel')},
  {
    name: 'panel-document',
    open: async office => {
      const panel = await page(office, 'panel');
      await panel.setViewport({width: 400, height: 800});
      await read(panel, office.documents[1]!);
      await pane(panel, 'read');
      return panel;
    },
  },
  {
    name: 'panel-act',
    open: async office => {
      const panel = await page(office, 'panel');
      await decide(panel, 'reject', 'Không đúng thẩm quyền.');
      await pane(panel, 'act');
      return panel;
    },
  },
  {name: 'options', open: office => page(office, 'options')},
];

/** Ids of the parts of the options page, as its own menu names them. */
export async function optionsParts(options: Page): Promise<readonly string[]> {
  return options.$$eval('nav a', links => links.map(link => link.getAttribute('href')!.slice(1)));
}
