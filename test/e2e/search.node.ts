/** The desk's list and search in a real browser: what a system listed is found as an officer types it, and follows every change. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';

import type {BrowserName} from '../../demo/setup/browser-driver.js';
import {find, openDocument, until} from '../../demo/setup/officer.js';
import {cannotRun, openOffice} from '../support/extension-office.js';
import type {ExtensionOffice} from '../support/extension-office.js';

for (const name of ['chromium', 'firefox'] as const satisfies readonly BrowserName[]) {
  describe(`the search of the desk in ${name}`, {skip: cannotRun(name), concurrency: false}, () => {
    let office: ExtensionOffice;
    before(async () => {
      office = await openOffice(name);
    });
    after(() => office?.close());

    it('finds what a system listed, without accents and by number', async () => {
      const {rows} = await office.agency.database.query<{subject: string; number: string; id: number}>(
        "select d.subject, d.number, d.id from documents d join assignments a on a.document_id = d.id where a.box = 'cho-xu-ly' order by d.id limit 1",
      );
      const {subject, number} = rows[0]!;
      const plain = subject.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase();
      assert.ok((await search(plain)).some(each => each.subject.endsWith(subject)), `"${plain}" finds nothing`);
      assert.ok((await search(number.toLowerCase())).length > 0, `"${number}" finds nothing`);
      assert.equal((await search('khong co van ban nao nhu the nay xyz')).length, 0);
    });

    it('follows a change at once, and opens what it found', async () => {
      const [first] = await search('báo cáo');
      assert.ok(first);
      await openDocument(office.desk, first.id);
      await until('read in the search too', async () => (await search('báo cáo')).find(({id}) => id === first.id)?.unread === false);
    });

    it('goes back to the tab when the words are taken away', async () => {
      await search('');
      await until('the tab', () => office.desk.$eval('tk-desk', each => (each as HTMLElementTagNameMap['tk-desk']).rowAt === undefined));
    });

    interface Row {
      readonly id: string;
      readonly subject: string;
      readonly unread: boolean;
    }

    /** Types `words` in the desk's field and gives the first rows when they have come; the rows of the words before are gone by then. */
    async function search(words: string): Promise<Row[]> {
      await type('');
      await until('the tab', () => office.desk.$eval('tk-desk', each => (each as HTMLElementTagNameMap['tk-desk']).rowAt === undefined));
      await type(words);
      return words === '' ? [] : until('rows', () => rows());
    }

    async function type(words: string): Promise<void> {
      const field = await find(office.desk, 'tk-desk >>> tk-search >>> input');
      await field.evaluate((each, text) => {
        (each as HTMLInputElement).value = text;
        each.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
      }, words);
    }

    function rows(): Promise<Row[] | false> {
      return office.desk.$eval('tk-desk', each => {
        const {rowAt, total = 0} = each as HTMLElementTagNameMap['tk-desk'];
        if (!rowAt) return false;
        const known = Array.from({length: Math.min(total, 20)}, (_, index) => rowAt(index));
        return known.flatMap(row => (row ? [{id: row.id, subject: row.subject, unread: row.unread}] : []));
      });
    }
  });
}
