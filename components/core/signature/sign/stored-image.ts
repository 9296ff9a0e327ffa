/** Finds a picture that an earlier signature already put into the file: it is stored once, however often it is shown. */
import type {ImageObject} from '../../pdf/image/image-object.js';
import type {PdfFile} from '../../pdf/pdf-file.js';
import {isDict, isInteger, isRef, isStream} from '../../pdf/pdf-object.js';
import type {PdfObject, PdfRef} from '../../pdf/pdf-object.js';
import {sameBytes} from '../../certificate/der-value.js';
import {listFields} from '../field/form-field.js';

/** Deeper nesting of forms than any signature appearance has. */
const MAX_DEPTH = 4;
const MAX_LOOKED_AT = 2000;

/** The image XObject of a signed field's appearance whose stored bytes, mask included, are those of `wanted`. */
export async function findStoredImage(pdf: PdfFile, wanted: ImageObject): Promise<PdfRef | undefined> {
  const view = pdf.latest;
  let lookedAt = 0;
  const search = async (form: PdfObject, depth: number): Promise<PdfRef | undefined> => {
    const objects = await view.get(await view.get(form, 'Resources'), 'XObject');
    if (!isDict(objects) || depth > MAX_DEPTH) return undefined;
    for (const target of objects.entries.values()) {
      if (!isRef(target) || lookedAt++ > MAX_LOOKED_AT) continue;
      if (await isSame(pdf, target, wanted)) return target;
      const inside = await search(target, depth + 1);
      if (inside) return inside;
    }
    return undefined;
  };
  for (const field of await listFields(view)) {
    if (field.type !== 'Sig' || !isDict(field.value)) continue;
    const found = await search(await view.get(await view.get(field.dict, 'AP'), 'N'), 0);
    if (found) return found;
  }
  return undefined;
}

async function isSame(pdf: PdfFile, target: PdfRef, {image, mask}: ImageObject): Promise<boolean> {
  const stored = await pdf.latest.resolve(target);
  if (!isStream(stored) || !(await hasData(pdf, stored, image.data))) return false;
  for (const key of ['Width', 'Height']) {
    const value = await pdf.latest.get(stored, key);
    if (!isInteger(value) || value !== image.dict.entries.get(key)) return false;
  }
  const storedMask = await pdf.latest.get(stored, 'SMask');
  if (!mask) return storedMask === null;
  return isStream(storedMask) && hasData(pdf, storedMask, mask.data);
}

async function hasData(pdf: PdfFile, stream: PdfObject, data: Uint8Array): Promise<boolean> {
  if (!isStream(stream)) return false;
  // Encryption adds a block or two; a larger difference needs no reading.
  if (Math.abs(stream.end - stream.start - data.length) > 64) return false;
  return sameBytes(await pdf.encoded(stream), data);
}
