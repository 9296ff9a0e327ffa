/** Puts the picture of a signature into its rectangle. */
import type {IncrementalUpdate} from '../../pdf/incremental-update.js';
import {latin1Bytes} from '../../pdf/characters.js';
import {imageObject, withMask} from '../../pdf/image/image-object.js';
import type {ImageObject} from '../../pdf/image/image-object.js';
import type {PdfFile} from '../../pdf/pdf-file.js';
import {array, dict, name} from '../../pdf/pdf-object.js';
import type {PdfObject, PdfRef} from '../../pdf/pdf-object.js';
import type {Rect} from './prepare.js';
import {findStoredImage} from './stored-image.js';
import type {SignatureAppearanceOptions} from './sign-options.js';

/** Returns what `prepareSignature` calls: adds the objects and gives the form XObject (ISO 32000-2, 12.5.5). */
export function drawAppearance(pdf: PdfFile, options: SignatureAppearanceOptions): (update: IncrementalUpdate, rect: Rect) => Promise<PdfRef> {
  return async (update, [left, bottom, right, top]) => {
    const width = right - left;
    const height = top - bottom;
    const xobjects: [string, PdfObject][] = [];
    let content = '';
    if (options.image) {
      const image = await imageObject(options.image);
      xobjects.push(['Im0', (await findStoredImage(pdf, image)) ?? addImage(update, image)]);
      content = drawing(image, width, height);
    }
    return update.add({
      kind: 'new-stream',
      dict: dict([
        ['Type', name('XObject')],
        ['Subtype', name('Form')],
        ['BBox', array([0, 0, width, height])],
        ['Resources', dict([['XObject', dict(xobjects)]])],
      ]),
      data: latin1Bytes(content),
    });
  };
}

function addImage(update: IncrementalUpdate, {image, mask}: ImageObject): PdfRef {
  return update.add(mask ? withMask(image, update.add(mask)) : image);
}

/** As large as fits, in the middle, never distorted. */
function drawing(image: ImageObject, width: number, height: number): string {
  const scale = Math.min(width / image.width, height / image.height);
  const [w, h] = [image.width * scale, image.height * scale];
  const matrix = [w, 0, 0, h, (width - w) / 2, (height - h) / 2].map(value => Number(value.toFixed(4)));
  return `q ${matrix.join(' ')} cm /Im0 Do Q`;
}
