/** Puts what the eye sees of a signature into its rectangle. */
import {findPage} from '../../pdf/page-tree.js';
import type {PdfFile} from '../../pdf/pdf-file.js';
import type {IncrementalUpdate} from '../../pdf/incremental-update.js';
import {latin1} from '../../pdf/characters.js';
import {isStream} from '../../pdf/pdf-object.js';
import type {PdfRef} from '../../pdf/pdf-object.js';
import {quarterTurn} from '../../pdf/text/page-geometry.js';
import {buildAppearance} from '../appearance/appearance.js';
import type {Rect} from './prepare.js';
import {sharingSink} from './sharing-sink.js';
import type {AppearanceContent} from './sign-options.js';

const MAX_METADATA = 4 << 20;

/**
 * Adds the form XObject of `content`, as large as `rect` on page `page`, upright for a reader of a rotated page.
 * @throws {OfficeError} `image-not-supported`, `image-damaged`, `image-too-large`, `font-damaged`, `place-size-wrong`
 */
export async function drawAppearance(pdf: PdfFile, update: IncrementalUpdate, page: number, rect: Rect, content: AppearanceContent): Promise<PdfRef> {
  const [left, bottom, right, top] = rect;
  const {inherited, dict} = await findPage(pdf.latest, page);
  const rotate = await pdf.latest.resolve(inherited.get('Rotate'));
  const unit = await pdf.latest.get(dict, 'UserUnit');
  const appearance = await buildAppearance({
    opaque: await forbidsTransparency(pdf),
    rotation: typeof rotate === 'number' ? quarterTurn(rotate) : 0,
    ...(typeof unit === 'number' && unit > 0 && {userUnit: unit}),
    ...content,
    width: right - left,
    height: top - bottom,
  });
  return appearance.addTo(await sharingSink(pdf, update));
}

/** PDF/A-1 has no transparency (ISO 19005-1, 6.4); later parts do. The metadata say which part a file claims. */
async function forbidsTransparency(pdf: PdfFile): Promise<boolean> {
  const metadata = await pdf.latest.get(await pdf.latest.catalog(), 'Metadata');
  if (!isStream(metadata)) return false;
  const text = latin1(await pdf.decode(metadata, {limit: MAX_METADATA}).catch(() => new Uint8Array(0)));
  return /pdfaid:part\s*(=\s*["']|>)\s*1/.test(text);
}
