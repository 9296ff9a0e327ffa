/**
 * Ban hành: after the leader signed, the clerk writes number and day into the gaps of the page, and seals. Nghị định 30/2020, Điều 17
 * and PL I, II.8. Nothing signed is touched: what a page shows after a signature may only come with another signature (an annotation
 * could cover anything, and readers say so), so number and day are the face of one signature of the agency, the seal of the next.
 */
import type {Clock} from '../../clock.js';
import {dayNumber} from '../../inbox/working-days.js';
import {OfficeError} from '../../office-error.js';
import {numberAndDateConflicts, numberAndDateFace, padNumber, textsOf} from '../appearance/acts/number-and-date.js';
import {sealAppearance, sealSizeOf} from '../appearance/acts/seal.js';
import {findNumberPlaces} from '../placement/find-number-places.js';
import type {NumberPlace} from '../placement/find-number-places.js';
import {findSignaturePlaces} from '../placement/find-signature-places.js';
import type {Place} from '../signature-place.js';
import type {Signer} from '../signer.js';
import type {SignOptions} from '../sign/sign-options.js';
import {signPdf} from '../sign/sign-pdf.js';

export interface IssueRequest {
  /** The running number of the year, `7` or `07`; the notation is typed in the document already. */
  readonly number: string;
  /** `yyyy-MM-dd`. */
  readonly issuedOn: string;
  readonly seal: {
    /** PNG on a transparent ground, red. */
    readonly image: Uint8Array;
    /** Real size of the seal; default the round one of most agencies, 36 by 36. */
    readonly millimetres?: {readonly width: number; readonly height: number};
    /** Where; default over the left third of the leader's signature. */
    readonly place?: Pick<Place, 'page' | 'rect' | 'rotation'>;
  };
  /** Whose signature is sealed, where a page carries several. */
  readonly signerName?: string;
  /** Level, timestamp, password and the like, for both signatures. */
  readonly options?: Pick<SignOptions, 'level' | 'timestampUrl' | 'password' | 'fetch' | 'signal' | 'signedAt' | 'location'>;
}

export interface IssuedDocument {
  readonly pdf: Blob;
  /** What was written, as it stands on the page: `07`, `05`, `01`, `2026`. */
  readonly written: Readonly<Partial<Record<NumberPlace['part'], string>>>;
  readonly sealPlace: Pick<Place, 'page' | 'rect'>;
  /** 0 to 1; below 0.5 a person should have looked. 1 where the place was given. */
  readonly confidence: number;
}

/** What `issueDocument` would do, for the clerk to look at first. */
export interface IssuePlan {
  readonly numbers: readonly NumberPlace[];
  readonly seals: readonly Place[];
}

/** @throws {OfficeError} as `findNumberPlaces` and `findSignaturePlaces` */
export async function planIssue(pdf: Blob, {seal, signerName, options}: Pick<IssueRequest, 'seal' | 'signerName' | 'options'>): Promise<IssuePlan> {
  const open = {...(options?.password !== undefined && {password: options.password}), ...(options?.signal && {signal: options.signal})};
  const size = sealSizeOf(seal.millimetres ?? {width: 36, height: 36});
  const [numbers, seals] = await Promise.all([
    findNumberPlaces(pdf, open),
    findSignaturePlaces(pdf, {act: 'seal', size, ...(signerName !== undefined && {signerName})}, open),
  ]);
  return {numbers, seals};
}

/**
 * Writes number and day where the page leaves room for them, then seals. A document that was typed with its number and day is only
 * sealed, if they are the ones given.
 *
 * @throws {OfficeError} `number-place-missing` the page has no "Số: …/…" to write into, `number-already-written` it carries another
 *   number or day, `register-number-invalid`, `day-invalid`, `place-size-wrong`, and what `signPdf` throws
 */
export async function issueDocument(pdf: Blob, signer: Signer, clock: Clock, request: IssueRequest): Promise<IssuedDocument> {
  const {number, issuedOn, seal, options = {}} = request;
  if (!/^\d{1,9}\p{L}?$/u.test(number)) throw new OfficeError('register-number-invalid', `${JSON.stringify(number.slice(0, 40))} is no number of a register`);
  if (dayNumber(issuedOn) === undefined) throw new OfficeError('day-invalid', `${issuedOn.slice(0, 40)} is no day`);
  const {numbers, seals} = await planIssue(pdf, request);
  if (!numbers.some(place => place.part === 'number')) throw new OfficeError('number-place-missing', 'the first page has no line "Số: …/…"');
  const conflicts = numberAndDateConflicts(numbers, {number, issuedOn});
  if (conflicts.length > 0) throw new OfficeError('number-already-written', `the page already says ${conflicts.map(each => `${each.part} ${each.current || 'as a mark'}`).join(', ')}`);
  const chosen = seal.place ?? seals[0];
  if (!chosen || !hasArea(chosen.rect)) throw new OfficeError('place-size-wrong', 'a seal without area');

  const face = numberAndDateFace(numbers, {number, issuedOn});
  const day = issuedOn.split('-').reverse().join('/');
  const numbered = face
    ? await signPdf(pdf, signer, clock, {...options, reason: `Cấp số ${padNumber(number)}, ngày ban hành ${day}`, appearance: {page: face.page, rect: face.rect, ...face.content}})
    : pdf;
  const {width: _width, height: _height, ...look} = sealAppearance(chosen, seal.image);
  const sealed = await signPdf(numbered, signer, clock, {...options, reason: 'Đóng dấu cơ quan', appearance: {page: chosen.page, rect: chosen.rect, ...look}});
  const texts = textsOf({number, issuedOn});
  return {
    pdf: sealed,
    written: Object.fromEntries(numbers.filter(each => !each.isFilled).map(each => [each.part, texts[each.part]])),
    sealPlace: {page: chosen.page, rect: chosen.rect},
    confidence: seal.place ? 1 : seals[0]!.confidence,
  };
}

function hasArea([left, bottom, right, top]: Place['rect']): boolean {
  return right > left && top > bottom;
}
