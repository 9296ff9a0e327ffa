/** Ordering the inbox in real browsers: many at once are looked over, a snooze asks until when, and every act is taken back one by one. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';

import type {BrowserName} from '../../demo/setup/browser-driver.js';
import {press, until} from '../../demo/setup/officer.js';
import {cannotRun, openOffice} from '../support/extension-office.js';
import type {ExtensionOffice} from '../support/extension-office.js';

for (const name of ['chromium', 'firefox'] as const satisfies readonly BrowserName[]) {
  describe(`ordering the inbox in ${name}`, {skip: cannotRun(name), concurrency: false}, () => {
    let office: ExtensionOffice;
    let before_: readonly string[];
    before(async () => {
      office = await openOffice(name, {documents: 40});
      before_ = await listed();
    });
    after(() => office?.close());

    it('asks before many move, moves none on a no, and takes them back', async () => {
      const ids = before_.slice(0, 2);
      await act('done', ids);
      await press(office.desk, '#triage .acts .button:not([data-confirm])');
      assert.deepEqual(await listed(), before_);
      await act('done', ids);
      await press(office.desk, '#triage [data-confirm]');
      await until('two gone', async () => (await listed()).length === before_.length - 2);
      await act('undo', []);
      await until('two back', async () => (await listed()).length === before_.length);
    });

    it('puts a document aside until the morning an officer chooses, and takes act after act back', async () => {
      await act('flag', [before_[1]!]);
      await act('snooze', [before_[0]!]);
      await press(office.desk, '#triage [data-snooze="next-week"]');
      await until('one gone', async () => !(await listed()).includes(before_[0]!));
      await act('undo', []);
      await until('it is back', async () => (await listed()).includes(before_[0]!));
      assert.equal(await isFlagged(before_[1]!), true);
      await act('undo', []);
      await until('the flag is gone too', async () => !(await isFlagged(before_[1]!)));
    });

    function listed(): Promise<string[]> {
      return office.desk.$eval('tk-desk', each => (each as HTMLElementTagNameMap['tk-desk']).documents.map(({id}) => id));
    }

    function isFlagged(id: string): Promise<boolean> {
      return office.desk.$eval('tk-desk', (each, wanted) => (each as HTMLElementTagNameMap['tk-desk']).documents.some(row => row.id === wanted && row.flagged === true), id);
    }

    async function act(what: string, ids: readonly string[]): Promise<void> {
      await office.desk.$eval('tk-desk', (each, act_, those) => each.dispatchEvent(Object.assign(new Event('tk-triage'), {name: act_, ids: those})), what, ids as string[]);
    }
  });
}
