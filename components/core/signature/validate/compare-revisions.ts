/**
 * Check 5: what one revision changed against the one before, object by object. A whitelist: whatever no rule explains is
 * `never`. The rules follow the ideas of ISO 32000-2 12.8.2.2 and of the published difference policies of validators.
 */
import {OfficeError} from '../../office-error.js';
import {dictOf, isArray, isRef, isStream, isString} from '../../pdf/pdf-object.js';
import type {PdfObject, PdfStream} from '../../pdf/pdf-object.js';
import type {PdfFile} from '../../pdf/pdf-file.js';
import {sameBytes} from '../../certificate/der-value.js';
import {formFieldsAt} from './form-field.js';
import {compareForms, collectWidgets} from './compare-form.js';
import {collectPages, comparePages} from './compare-pages.js';
import {compareValidationData} from './compare-validation-data.js';
import {findAmbiguousObjects, hasDuplicateKeys} from './ambiguous-objects.js';
import {compareExtensions} from './extension-rule.js';
import {compareStructure} from './compare-structure.js';
import {ObjectWalk} from './object-walk.js';
import type {ReferenceCache} from './object-walk.js';
import {findUnlistedObjects} from './unlisted-objects.js';
import type {RevisionChange} from './revision-change.js';

/** Catalog keys whose change means something by itself; others are `catalog-changed`. */
const catalogKinds: Readonly<Record<string, string>> = {
  OCProperties: 'layers-changed',
  Outlines: 'outlines-changed',
  Names: 'names-changed',
  Dests: 'names-changed',
  OpenAction: 'actions-changed',
  AA: 'actions-changed',
  Perms: 'permissions-changed',
  PageLabels: 'pages-changed',
};

/** Describes the file or what reads it, shows nothing. */
const quietCatalogKeys: ReadonlySet<string> = new Set(['Type', 'Version', 'MarkInfo']);
/** Bookkeeping of the cross-reference section itself. Tables 15 and 17. */
const sectionKeys: ReadonlySet<string> = new Set([
  'Size',
  'Prev',
  'XRefStm',
  'Type',
  'W',
  'Index',
  'Length',
  'Filter',
  'DecodeParms',
  'Root',
  'ID',
  'Info',
]);

/** @throws {OfficeError} `revision-too-large`, `aborted` */
export async function compareRevisions(
  pdf: PdfFile,
  revision: number,
  references: ReferenceCache,
  signal?: AbortSignal,
): Promise<readonly RevisionChange[]> {
  const walk = new ObjectWalk(pdf, revision, references, signal);
  for (const num of await findUnlistedObjects(pdf, walk.after.revision))
    walk.record('object-not-listed', 'never', {num});
  const {before, after} = walk;
  const [oldRoot, newRoot] = [before.trailer.entries.get('Root'), after.trailer.entries.get('Root')];
  if (!isRef(oldRoot) || !isRef(newRoot) || oldRoot.num !== newRoot.num)
    walk.record('catalog-replaced', 'never');
  if (isRef(newRoot)) walk.ruled.add(newRoot.num);
  const forms = {before: await formFieldsAt(pdf, revision - 1), after: await formFieldsAt(pdf, revision)};
  const widgets = collectWidgets(walk, forms);
  const pages = await collectPages(walk);
  for (const num of await findAmbiguousObjects(walk)) walk.record('dictionary-ambiguous', 'never', {num});
  await compareTrailers(walk);
  await compareCatalogs(walk);
  await comparePages(walk, pages, widgets);
  await compareForms(walk, forms);
  walk.judgeReplacedAppearances();
  return walk.changes;
}

async function compareTrailers(walk: ObjectWalk): Promise<void> {
  const [before, after] = [walk.before.trailer, walk.after.trailer];
  if (
    walk.after.revision.sections.some(
      section =>
        hasDuplicateKeys(section.trailer) || (section.hybrid && hasDuplicateKeys(section.hybrid.trailer)),
    )
  ) {
    walk.record('dictionary-ambiguous', 'never');
  }
  const firstId = async (view: typeof walk.before): Promise<Uint8Array | undefined> => {
    const id = await view.resolve(view.trailer.entries.get('ID'));
    const first = isArray(id) ? await view.resolve(id.items[0]) : null;
    return isString(first) ? first.bytes : undefined;
  };
  const [oldId, newId] = [await firstId(walk.before), await firstId(walk.after)];
  // 14.4: the first half stays for the life of the file; widely used writers renew it all the same.
  if (oldId && newId && !sameBytes(oldId, newId)) walk.record('file-identifier-changed', 'update');
  for (const key of new Set([...before.entries.keys(), ...after.entries.keys()])) {
    if (sectionKeys.has(key)) continue;
    const [old, now] = [before.entries.get(key), after.entries.get(key)];
    // No reader shows what stands under keys of its writer (`/DocChecksum`); what was there before must still not change.
    if (await walk.same(old, now)) await walk.compare(old, now, 'trailer-changed', 'never', undefined, key);
    else {
      walk.record('trailer-changed', key === 'Encrypt' ? 'never' : 'update');
      await walk.walkExisting(old, 'trailer-changed');
      await walk.walkExisting(now, 'trailer-changed');
    }
  }
  await compareInformation(walk, before.entries.get('Info'), after.entries.get('Info'));
}

/** The information dictionary may say something new, as long as it holds plain values. 14.3.3. */
async function compareInformation(
  walk: ObjectWalk,
  old: PdfObject | undefined,
  now: PdfObject | undefined,
): Promise<void> {
  if (now === undefined || !(await walk.differs(old, now))) return;
  const values = dictOf(await walk.after.resolve(now))?.entries.values() ?? [];
  for (const value of values) {
    const item = await walk.after.resolve(value);
    if (typeof item === 'object' && item !== null && item.kind !== 'string' && item.kind !== 'name') {
      walk.record('information-changed', 'never');
      return;
    }
  }
  walk.record('information-changed', 'update', {num: isRef(now) ? now.num : undefined});
}

async function compareCatalogs(walk: ObjectWalk): Promise<void> {
  const [before, after] = [await walk.before.catalog(), await walk.after.catalog()];
  for (const key of new Set([...before.entries.keys(), ...after.entries.keys()])) {
    const [old, now] = [before.entries.get(key), after.entries.get(key)];
    if (quietCatalogKeys.has(key) || key === 'AcroForm') continue;
    if (key === 'Pages') continue;
    if (key === 'DSS') await compareValidationData(walk, old, now);
    else if (key === 'Extensions') await compareExtensions(walk, old, now);
    else if (key === 'Metadata') await compareMetadata(walk, old, now);
    else if (key === 'StructTreeRoot') await compareStructure(walk, old, now);
    else await walk.compare(old, now, catalogKinds[key] ?? 'catalog-changed', 'never', undefined, key);
  }
}

/** XMP may be rewritten by whoever touches the file, not taken away; it is text beside the pages. 14.3.2. */
async function compareMetadata(
  walk: ObjectWalk,
  old: PdfObject | undefined,
  now: PdfObject | undefined,
): Promise<void> {
  if (!(await walk.differs(old, now))) return;
  const value = await walk.after.resolve(now);
  const isText = isStream(value) && (await isMarkup(walk, value));
  walk.record('metadata-changed', isText ? 'update' : 'never', {num: isRef(now) ? now.num : undefined});
}

/** Whether a stream holds XML as far as its first sign goes: UTF-8, or UTF-16 with its mark. Anything else is no XMP. */
async function isMarkup(walk: ObjectWalk, stream: PdfStream): Promise<boolean> {
  try {
    const bytes = await walk.pdf.decode(stream, {view: walk.after, limit: 16 << 20});
    const start = String.fromCharCode(...bytes.subarray(0, 256)).replaceAll('\0', '');
    return /^(?:\xef\xbb\xbf|\xfe\xff|\xff\xfe)?\s*<[?!a-zA-Z]/.test(start);
  } catch (error) {
    if (error instanceof OfficeError && error.code !== 'aborted') return false;
    throw error;
  }
}
