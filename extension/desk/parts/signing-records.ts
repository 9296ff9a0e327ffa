/** Đã ký: what was shown at each signature made here, to look at and to take away. */
import {html} from 'lit';

import type {ChainVerdict} from '../../../components/core/journal/hash-chain.js';
import {signingRecords} from '../../../components/core/journal/signing-record.js';
import type {SigningRecord, SigningRecordExport} from '../../../components/core/journal/signing-record.js';
import {saveBlob} from '../../save-blob.js';
import {now, today} from '../../the-desk.js';
import type {OpenDeskPart} from '../desk-part.js';

export const signingRecordsPart: OpenDeskPart = ({desk, redraw}) => {
  let records: readonly SigningRecord[] = [];
  let subjects: ReadonlyMap<string, string> = new Map();
  let chain: ChainVerdict | undefined;
  const read = async () => {
    records = signingRecords(await desk.journal.read());
    const ids = [...new Set(records.flatMap(each => each.documentId ?? []))];
    const known = await Promise.all(ids.map(id => desk.documents.read(id)));
    subjects = new Map(known.flatMap(each => (each ? [[each.id, each.subject] as const] : [])));
    redraw();
    chain = await desk.journal.verify();
    redraw();
  };
  const save = async () => {
    const journal = await desk.journal.read();
    const content: SigningRecordExport = {
      format: 'trinh-ky/signing-records-1',
      exportedAt: now(),
      chain: await desk.journal.verify(),
      records: signingRecords(journal),
      journal,
    };
    saveBlob(new Blob([JSON.stringify(content, null, 2)], {type: 'application/json'}), `da-ky-${today()}.json`);
  };
  return {
    id: 'signing-records',
    group: 'documents',
    wide: true,
    start: async () => {
      desk.journal.watch(() => void read(), new AbortController().signal);
      await read();
    },
    view: () => html`<tk-signing-records .records=${records} .subjects=${subjects} .chain=${chain} @tk-records-export=${save}></tk-signing-records>`,
  };
};
