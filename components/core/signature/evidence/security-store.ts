/** The document security store: evidence kept inside the file. ISO 32000-2, 12.8.4.3 (DSS) and 12.8.4.4 (VRI). */
import {OfficeError} from '../../office-error.js';
import {deflate} from '../../pdf/filters/flate.js';
import type {IncrementalUpdate} from '../../pdf/incremental-update.js';
import type {PdfFile} from '../../pdf/pdf-file.js';
import {array, dict, isArray, isDict, isRef, isStream, name} from '../../pdf/pdf-object.js';
import type {PdfDict, PdfObject, PdfRef} from '../../pdf/pdf-object.js';
import {sameBytes, toHex} from '../../certificate/der-value.js';
import type {ValidationData} from './revocation-client.js';

/** Larger evidence already in a file is not compared, only kept. */
const MAX_COMPARED = 4 << 20;

/** Adds `data` to the file's store, and names it for the signature whose /Contents (padding included) is `contents`. */
export async function addToSecurityStore(pdf: PdfFile, update: IncrementalUpdate, data: ValidationData, contents: Uint8Array): Promise<void> {
  const root = pdf.trailer.entries.get('Root');
  if (!isRef(root)) throw new OfficeError('pdf-damaged', 'the catalog is no object of its own');
  const catalog = await pdf.latest.catalog();
  const entry = catalog.entries.get('DSS');
  const old = await pdf.latest.resolve(entry);
  const oldStore = isDict(old) ? old : dict([]);
  const kinds = [['Certs', 'Cert', data.certificates], ['OCSPs', 'OCSP', data.ocsps], ['CRLs', 'CRL', data.crls]] as const;
  const changes: [string, PdfObject][] = [['Type', name('DSS')]];
  const own: [string, PdfObject][] = [['Type', name('VRI')]];
  for (const [key, singular, values] of kinds) {
    if (values.length === 0) continue;
    const list = await pdf.latest.get(oldStore, key);
    const items = isArray(list) ? [...list.items] : [];
    const refs: PdfRef[] = [];
    for (const value of values) {
      const target = (await findStored(pdf, items, value)) ?? (await addStream(update, value));
      if (!items.some(item => isRef(item) && item.num === target.num)) items.push(target);
      refs.push(target);
    }
    changes.push([key, array(items)]);
    own.push([singular, array(refs)]);
  }
  const vri = await pdf.latest.get(oldStore, 'VRI');
  const key = toHex(new Uint8Array(await crypto.subtle.digest('SHA-1', Uint8Array.from(contents))));
  changes.push(['VRI', extended(isDict(vri) ? vri : dict([]), [[key, update.add(dict(own))]])]);
  const store = extended(oldStore, changes);
  if (isRef(entry) && isDict(old)) update.set(entry, store);
  else update.set(root, extended(pendingCatalog(update, root) ?? catalog, [['DSS', update.add(store)]]));
}

/** The catalog as this very update already changed it. */
function pendingCatalog(update: IncrementalUpdate, root: PdfRef): PdfDict | undefined {
  const pending = update.pending(root);
  return typeof pending === 'object' && pending?.kind === 'dict' ? (pending as PdfDict) : undefined;
}

async function addStream(update: IncrementalUpdate, value: Uint8Array): Promise<PdfRef> {
  return update.add({kind: 'new-stream', dict: dict([['Filter', name('FlateDecode')]]), data: await deflate(Uint8Array.from(value))});
}

async function findStored(pdf: PdfFile, items: readonly PdfObject[], value: Uint8Array): Promise<PdfRef | undefined> {
  for (const item of items) {
    const stream = await pdf.latest.resolve(item);
    if (!isRef(item) || !isStream(stream) || stream.end - stream.start > MAX_COMPARED) continue;
    const stored = await pdf.decode(stream, {limit: MAX_COMPARED}).catch(() => undefined);
    if (sameBytes(stored, value)) return item;
  }
  return undefined;
}

function extended(base: PdfDict, changes: readonly (readonly [string, PdfObject])[]): PdfDict {
  return dict(new Map([...base.entries, ...changes]));
}
