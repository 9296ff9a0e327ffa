/** A copy of the whole desk: to another computer, or against the day this one fails. */
import {html} from 'lit';
import HardDriveDownload from 'lucide/dist/esm/icons/hard-drive-download.mjs';

import {term} from '../../../components/locale/page-term.js';
import {exportDesk} from '../../../components/storage/copy/export-desk.js';
import {importDesk} from '../../../components/storage/copy/import-desk.js';
import '../../copy/copy.css';
import {readForm, workView, writeForm} from '../../copy/copy-view.js';
import {CopyWork} from '../../copy/copy-work.js';
import {saveBlob} from '../../save-blob.js';
import {today} from '../../the-desk.js';
import type {OpenOptionsSection} from '../options-section.js';

export const copySection: OpenOptionsSection = ({desk, redraw}) => {
  const [writing, reading] = [new CopyWork(), new CopyWork()];
  writing.onChange = reading.onChange = redraw;
  const write = (passphrase: string) =>
    writing.run(async options => {
      saveBlob(await exportDesk(desk, passphrase, options), `trinh-ky-${today()}.tkdesk`);
      return {kind: 'written', unreadable: 0};
    });
  const read = (file: File, passphrase: string) =>
    reading.run(async options => ({kind: 'read', report: await importDesk(desk, file, passphrase, options)}));
  return {
    id: 'copy',
    icon: HardDriveDownload,
    title: () => term('safety.copy'),
    view: () => html`
      <p class="hint">${term('safety.copy-hint')}</p>
      ${writeForm(writing, 'copy-write', passphrase => void write(passphrase))} ${workView(writing)}
      <h3>${term('safety.copy-bring')}</h3>
      <p class="hint">${term('safety.copy-bring-hint')}</p>
      ${readForm(reading, 'copy-read', term('safety.copy-bring'), (file, passphrase) => void read(file, passphrase))} ${workView(reading)}
    `,
  };
};
