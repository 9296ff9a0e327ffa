/**
 * Puts an appearance's objects into an update, but points to equal objects that earlier signatures already put into the
 * file: a signature picture or a font subset is stored once per document, however often it is shown.
 */
import type {IncrementalUpdate} from '../../pdf/incremental-update.js';
import type {PdfFile} from '../../pdf/pdf-file.js';
import {isDict, isRef, isStream} from '../../pdf/pdf-object.js';
import type {PdfDict, PdfObject, PdfRef} from '../../pdf/pdf-object.js';
import {ByteWriter, hexText, writeObject} from '../../pdf/serialize.js';
import type {Writable, WritableDict} from '../../pdf/serialize.js';
import {latin1} from '../../pdf/characters.js';
import type {ObjectSink} from '../appearance/object-sink.js';
import {listFields} from '../field/form-field.js';

/** What is looked at in a file: beyond it a picture is rather stored again than searched for. */
const MAX_OBJECTS = 400;
const MAX_STREAM = 4 << 20;

/** @returns a sink; nothing is read again after this. */
export async function sharingSink(pdf: PdfFile, update: IncrementalUpdate): Promise<ObjectSink> {
  const stored = await storedObjects(pdf);
  return {
    add(value) {
      const key = value.kind === 'new-stream' ? streamKey(value.dict, value.data) : objectKey(value);
      const known = stored.get(key);
      if (known) return known;
      const added = update.add(value);
      stored.set(key, added);
      return added;
    },
  };
}

/** Everything that the appearances of the signed fields consist of, by content. */
async function storedObjects(pdf: PdfFile): Promise<Map<string, PdfRef>> {
  const found = new Map<string, PdfRef>();
  const seen = new Set<number>();
  const visit = async (object: PdfObject): Promise<void> => {
    if (isRef(object)) {
      if (seen.has(object.num) || seen.size >= MAX_OBJECTS) return;
      seen.add(object.num);
      const value = await pdf.latest.getObject(object);
      if (isStream(value)) {
        if (value.end - value.start <= MAX_STREAM) found.set(streamKey(value.dict, await pdf.encoded(value)), object);
        await visit(value.dict);
      } else if (isDict(value)) {
        // A page or a form that is reached by chance leads through the whole document.
        if (value.entries.has('Kids') || value.entries.has('Parent')) return;
        found.set(objectKey(value), object);
        await visit(value);
      }
    } else if (typeof object === 'object' && object !== null) {
      if (object.kind === 'array') for (const item of object.items) await visit(item);
      if (object.kind === 'dict') for (const item of object.entries.values()) await visit(item);
    }
  };
  for (const field of await listFields(pdf.latest)) {
    if (field.type === 'Sig' && isDict(field.value)) await visit((await pdf.latest.get(field.dict, 'AP')) ?? null);
  }
  return found;
}

function streamKey(dict: WritableDict | PdfDict, data: Uint8Array): string {
  const entries = new Map<string, Writable>(dict.entries);
  entries.delete('Length');
  // The data themselves are the key: equal by chance is worse than a few kilobytes of memory.
  return `${objectKey({kind: 'dict', entries})}\n${latin1(data)}`;
}

/** Strings by their bytes: an encrypted file holds in hex what was literal. */
function objectKey(value: Writable): string {
  const writer = new ByteWriter();
  writeObject(writer, plainStrings(value));
  return latin1(writer.toBytes());
}

function plainStrings(value: Writable): Writable {
  if (value === null || typeof value !== 'object') return value;
  if (value.kind === 'string') return {kind: 'verbatim', bytes: new TextEncoder().encode(hexText(value.bytes)), label: ''};
  if (value.kind === 'array') return {kind: 'array', items: value.items.map(plainStrings)};
  if (value.kind === 'dict') return {kind: 'dict', entries: new Map([...value.entries].map(([key, each]) => [key, plainStrings(each)]))};
  return value;
}

