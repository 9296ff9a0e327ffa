/** A clerk's store in memory, as strict as the real one about numbers and revisions. */
import type {OfficeDocument} from '../../components/core/document/office-document.js';
import type {ArrivedDocument, Parcel, SentDocument} from '../../components/core/exchange/clerk-record.js';
import type {ClerkChange, ClerkStore} from '../../components/core/exchange/clerk-store.js';
import {dayOf, inSeries, numberOf} from '../../components/core/exchange/register.js';
import type {RegisterEntry} from '../../components/core/exchange/register.js';
import {OfficeError} from '../../components/core/office-error.js';

export interface MemoryClerk extends ClerkStore {
  readonly acts: string[];
  readonly documents: Map<string, OfficeDocument>;
  readonly files: Map<string, Blob>;
  readonly parcels: Map<string, Parcel>;
}

export function memoryClerk(): MemoryClerk {
  const entries = new Map<string, RegisterEntry>();
  const sent = new Map<string, SentDocument>();
  const arrived = new Map<string, ArrivedDocument>();
  const parcels = new Map<string, Parcel>();
  const files = new Map<string, Blob>();
  const documents = new Map<string, OfficeDocument>();
  const acts: string[] = [];
  const next = (stored: {revision: number} | undefined, {id, revision}: {id: string; revision: number}) => {
    if (revision !== (stored?.revision ?? 0) + 1) throw new OfficeError('clerk-overtaken', id);
  };
  return {
    acts,
    documents,
    files,
    parcels,
    entries: async (kind, year) => [...entries.values()].filter(each => each.kind === kind && Number(dayOf(each).slice(0, 4)) === year),
    entriesOf: async id => [...entries.values()].filter(each => each.documentId === id),
    sent: async id => sent.get(id),
    arrived: async id => arrived.get(id),
    listSent: async limit => [...sent.values()].reverse().slice(0, limit),
    listArrived: async limit => [...arrived.values()].reverse().slice(0, limit),
    waitingParcels: async () => [...parcels.values()].filter(each => each.state === 'waiting'),
    parcelsOf: async id => [...parcels.values()].filter(each => each.recordId === id),
    async commit(change: ClerkChange) {
      for (const each of change.sent ?? []) next(sent.get(each.id), each);
      for (const each of change.arrived ?? []) next(arrived.get(each.id), each);
      for (const each of change.parcels ?? []) next(parcels.get(each.id), each);
      for (const each of change.entries ?? []) {
        const series = {kind: each.kind, year: Number(dayOf(each).slice(0, 4)), ...(each.kind === 'outgoing' && {series: each.series})};
        const taken = [...entries.values()].find(other => inSeries(other, series) && Number(numberOf(other)) === Number(numberOf(each)) && other.documentId !== each.documentId);
        if (taken) throw new OfficeError('register-number-taken', numberOf(each));
      }
      for (const each of change.entries ?? []) entries.set(`${each.kind} ${each.documentId}`, each);
      for (const each of change.sent ?? []) sent.set(each.id, each);
      for (const each of change.arrived ?? []) arrived.set(each.id, each);
      for (const each of change.parcels ?? []) parcels.set(each.id, each);
      if (change.act) acts.push(change.act.name);
    },
    async putFile(file, {id = crypto.randomUUID()}) {
      files.set(id, file);
      return id;
    },
    async readFile(id) {
      const file = files.get(id);
      if (!file) throw new OfficeError('file-missing', id);
      return file;
    },
    async removeFile(id) {
      files.delete(id);
    },
    async putDocument(document) {
      documents.set(document.id, document);
    },
    async updateDocument(id, change) {
      const document = documents.get(id);
      if (document) documents.set(id, change(document));
    },
  };
}
