/** Where Nghị định 30/2020 puts a signature, read from the document itself. */
import {OfficeError} from '../../office-error.js';
import {countPages} from '../../pdf/page-tree.js';
import {openPdf} from '../../pdf/pdf-file.js';
import type {Place, SignatureAct} from '../signature-place.js';
import {approvePlaces, pageEndPlace} from './approve-place.js';
import {commentPlaces} from './comment-place.js';
import {cornerPlace} from './corner-place.js';
import type {Size} from './free-space.js';
import {incomingPlaces} from './incoming-place.js';
import {initialPlaces} from './initial-place.js';
import {isAppendixTitle} from './position-line.js';
import {sealPlaces, sealSize} from './seal-place.js';
import {readSheet} from './sheet.js';
import type {Sheet} from './sheet.js';

export interface WantedPlace {
  readonly act: SignatureAct;
  /** As it is printed, for example from the certificate's common name. */
  readonly signerName?: string;
  /** Points; the seal is placed at exactly this size, the others may be made smaller to fit. */
  readonly size?: Size;
}

export interface FindPlacesOptions {
  readonly password?: string;
  readonly signal?: AbortSignal;
}

/** A long document is signed near its end or before its appendices: pages read from each side. */
const FROM_START = 20;
const FROM_END = 20;
const MAX_PLACES = 6;

/**
 * Places for one signature act, best first, at least one. A confidence below 0.5 asks a person to look.
 * @throws {OfficeError} `not-a-pdf`, `pdf-damaged`, `pdf-encrypted`, `place-size-wrong`, `aborted`
 */
export async function findSignaturePlaces(
  pdf: Blob,
  wanted: WantedPlace,
  options: FindPlacesOptions = {},
): Promise<readonly Place[]> {
  const {act, size} = wanted;
  if (size && !(size.width > 0 && size.height > 0 && Number.isFinite(size.width * size.height))) {
    throw new OfficeError(
      'place-size-wrong',
      `a signature of ${size.width} by ${size.height} points has no area`,
    );
  }
  const file = await openPdf(pdf, options);
  const count = await countPages(file.latest);
  const sheet = (number: number) => readSheet(file, number, options.signal);
  switch (act) {
    case 'copy':
    case 'enclosure':
      return [cornerPlace(await sheet(1), size)];
    case 'incoming':
      return incomingPlaces(await sheet(1), size);
    case 'comment': {
      const first = commentPlaces(await sheet(1), size);
      if (first.length > 0) return first;
      const last = await sheet(count);
      return withFallback(commentPlaces(last, size), last, size);
    }
    case 'initial':
    case 'approve':
    case 'seal':
      return throughPages(await readSheets(count, sheet), wanted);
  }
}

async function readSheets(count: number, sheet: (number: number) => Promise<Sheet>): Promise<Sheet[]> {
  const sheets: Sheet[] = [];
  for (let number = 1; number <= count; number++) {
    if (number <= FROM_START || number > count - FROM_END) sheets.push(await sheet(number));
  }
  return sheets;
}

function throughPages(sheets: readonly Sheet[], {act, signerName, size}: WantedPlace): readonly Place[] {
  const name = signerName?.trim() || undefined;
  const appendixFrom = sheets.findIndex(
    (sheet, index) =>
      index > 0 && sheet.lines.some(line => isAppendixTitle(line.text) && line.baseline > sheet.height * 0.7),
  );
  const body = appendixFrom > 0 ? sheets.slice(0, appendixFrom) : sheets;
  const last = body.at(-1)!;
  const places = sheets.flatMap((sheet, index) => {
    const isAppendix = appendixFrom > 0 && index >= appendixFrom;
    if (act === 'initial') return isAppendix ? [] : initialPlaces(sheet, size);
    const found =
      act === 'seal' ? sealPlaces(sheet, name, size) : approvePlaces(sheet, name, size, isAppendix);
    return found;
  });
  return withFallback(
    bestFirst(places, act === 'seal'),
    last,
    size ?? (act === 'seal' ? sealSize : undefined),
  );
}

/** Ties go to the later page for a person, whose block ends the text. */
function bestFirst(places: readonly Place[], isSeal: boolean): Place[] {
  const ranked = [...places].sort((one, other) => other.confidence - one.confidence || other.page - one.page);
  // Where a signature to seal was found, guesses without one only confuse.
  const isSealed = isSeal && ranked.some(place => place.because === 'signature-left-third');
  return ranked.filter(place => !isSealed || place.because === 'signature-left-third').slice(0, MAX_PLACES);
}

function withFallback(places: Place[], sheet: Sheet, size: Size | undefined): readonly Place[] {
  return places.length > 0 ? places : [pageEndPlace(sheet, size)];
}
