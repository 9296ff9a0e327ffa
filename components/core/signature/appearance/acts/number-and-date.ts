/** Số và ngày ban hành: what the clerk writes into the gaps of a signed document. Nghị định 30/2020, PL I, II.3 and II.4. */
import type {NumberPlace} from '../../placement/find-number-places.js';
import type {AppearanceRequest} from '../appearance.js';

export interface NumberAndDate {
  /** The running number of the year, `7` or `07`; notation is typed in the document already. */
  readonly number: string;
  /** Day of issue, `yyyy-MM-dd`. */
  readonly issuedOn: string;
}

export interface WrittenPart {
  readonly part: NumberPlace['part'];
  readonly page: number;
  readonly text: string;
  /** User space; as wide as the gap, wider where the text needs it. */
  readonly rect: readonly [number, number, number, number];
  readonly appearance: AppearanceRequest;
}

/** Rough width of a digit, ems: those of Times are all half an em wide. */
const DIGIT = 0.5;

/** Number and day as the face of one signature: its rectangle spans all gaps, everything between them stays clear. */
export interface NumberAndDateFace {
  readonly page: number;
  readonly rect: readonly [number, number, number, number];
  readonly content: Required<Pick<AppearanceRequest, 'placed' | 'rotation'>>;
}

/** `undefined` where no gap is left to fill. */
export function numberAndDateFace(
  places: readonly NumberPlace[],
  values: NumberAndDate,
): NumberAndDateFace | undefined {
  const marks = numberAndDateMarks(places, values);
  const [first] = marks;
  if (!first) return undefined;
  const rect = marks.reduce<Rect>(
    ([l, b, r, t], {rect: [left, bottom, right, top]}) => [
      Math.min(l, left),
      Math.min(b, bottom),
      Math.max(r, right),
      Math.max(t, top),
    ],
    first.rect,
  );
  const placed = marks.map(({part, text}) => {
    const place = places.find(each => each.part === part)!;
    const [centre, baseline] = inBox(place.baseline, rect, place.rotation);
    return {text, centre, baseline, size: place.fontSize, ...(place.italic && {italic: true})};
  });
  return {page: first.page, rect, content: {placed, rotation: places[0]!.rotation}};
}

/** Gaps that are filled already, and not, as far as can be read, with these values: the words of a mark are not the page's own text. */
export function numberAndDateConflicts(
  places: readonly NumberPlace[],
  values: NumberAndDate,
): readonly NumberPlace[] {
  const texts = textsOf(values);
  const plain = (text: string) => text.replace(/^0+(?=\d)/, '').toLowerCase();
  return places.filter(place => place.isFilled && plain(place.current) !== plain(texts[place.part]));
}

type Rect = NumberPlace['rect'];

/** A point of user space in the upright box of an appearance that is turned counter-clockwise. */
function inBox(
  [x, y]: readonly [number, number],
  [left, bottom, right, top]: Rect,
  rotation: NumberPlace['rotation'],
): readonly [number, number] {
  if (rotation === 90) return [y - bottom, right - x];
  if (rotation === 180) return [right - x, top - y];
  return rotation === 270 ? [top - y, x - left] : [x - left, y - bottom];
}

/**
 * One mark for each gap that is still empty, in the size and slant of its line. Gaps that are filled are left alone: what a leader
 * signed is never written over.
 */
export function numberAndDateMarks(
  places: readonly NumberPlace[],
  values: NumberAndDate,
  userUnit = 1,
): readonly WrittenPart[] {
  const texts = textsOf(values);
  return places
    .filter(place => !place.isFilled)
    .map(place => {
      const text = texts[place.part];
      const rect = widened(place, text.length * DIGIT * place.fontSize + 1);
      const appearance: AppearanceRequest = {
        width: rect[2] - rect[0],
        height: rect[3] - rect[1],
        rotation: place.rotation,
        userUnit,
        // The box is the line's own: 0.22 em below the baseline, 0.85 above.
        lines: [{text, align: 'centre', ...(place.italic && {italic: true})}],
        textSize: place.fontSize * userUnit,
        leading: 1.07,
      };
      return {part: place.part, page: place.page, text, rect, appearance};
    });
}

/** The words of each part, as they stand on the page. */
export function textsOf({number, issuedOn}: NumberAndDate): Readonly<Record<NumberPlace['part'], string>> {
  const [year = '', month = '', day = ''] = issuedOn.split('-');
  return {
    number: padNumber(number),
    day: String(Number(day)).padStart(2, '0'),
    // Only January and February are padded: 3 cannot be made 13 by another hand.
    month: Number(month) <= 2 ? String(Number(month)).padStart(2, '0') : String(Number(month)),
    year,
  };
}

/** Numbers below ten get a leading zero. */
export function padNumber(number: string): string {
  return /^\d(?!\d)/.test(number) ? `0${number}` : number;
}

function widened({rect, rotation}: NumberPlace, needed: number): readonly [number, number, number, number] {
  const [left, bottom, right, top] = rect;
  const isUpright = rotation === 0 || rotation === 180;
  const missing = Math.max(0, needed - (isUpright ? right - left : top - bottom)) / 2;
  return isUpright
    ? [left - missing, bottom, right + missing, top]
    : [left, bottom - missing, right, top + missing];
}
