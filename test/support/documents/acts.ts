/** What each act of an office looks like on a page: Nghị định 30/2020 gives every one its place. */
import {numberAndDateFace} from '../../../components/core/signature/appearance/acts/number-and-date.js';
import type {NumberPlace} from '../../../components/core/signature/placement/find-number-places.js';
import {
  approveAppearance,
  copyAppearance,
  enclosureAppearance,
  incomingAppearance,
  initialAppearance,
  sealAppearance,
  sealSizeOf,
  writtenInstructionAppearance,
} from '../../../components/signature.js';
import type {SignatureAppearanceOptions} from '../../../components/signature.js';
import {handSignaturePng, sealPng} from './png.js';

const signedAt = new Date(Date.now() - 60_000).toISOString();

export type Rect = readonly [number, number, number, number];
export type Face = {readonly width: number; readonly height: number};
export const placed = (rect: Rect, appearance: (place: {rect: Rect}) => Face): SignatureAppearanceOptions => {
  const {width: _width, height: _height, ...content} = appearance({rect});
  return {page: 1, rect, ...content};
};
const sealSize = sealSizeOf({width: 36, height: 36});
const stampSize = sealSizeOf({width: 35, height: 50});

export const acts: Readonly<Record<string, () => SignatureAppearanceOptions>> = {
  initial: () => placed([480, 60, 520, 80], place => initialAppearance(place, {initials: 'NVA'})),
  approve: () => placed([350, 120, 470, 180], place => approveAppearance(place, handSignaturePng())),
  'number and date': () => {
    const gap = (part: NumberPlace['part'], left: number): NumberPlace => ({
      part, page: 1, rect: [left, 740, left + 30, 754], baseline: [left + 15, 743], fontSize: 13, italic: part !== 'number', rotation: 0, current: '', isFilled: false,
    });
    const face = numberAndDateFace([gap('number', 90), gap('day', 380), gap('month', 440), gap('year', 500)], {number: '7', issuedOn: '2026-02-03'})!;
    return {page: face.page, rect: face.rect, ...face.content};
  },
  seal: () => placed([300, 100, 300 + sealSize.width, 100 + sealSize.height], place => sealAppearance(place, sealPng())),
  enclosure: () => placed([400, 790, 560, 820], place => enclosureAppearance(place, {number: {number: '7', notation: 'QĐ-UBND'}, signedAt})),
  copy: () => placed([400, 780, 560, 825], place => copyAppearance(place, {form: 'true-copy', agency: 'Ủy ban nhân dân tỉnh Nam Hải', signedAt})),
  incoming: () => placed([30, 600, 30 + stampSize.width, 600 + stampSize.height], place => incomingAppearance(place, {agency: 'UBND xã Hòa Bình', number: '0125', arrivedOn: '2026-02-03'})),
  'written instruction': () => placed([80, 400, 300, 470], place => writtenInstructionAppearance(place, {text: 'Giao Văn phòng tham mưu.\nBáo cáo trước 20/11.', signerName: 'Nguyễn Văn An', signedAt})),
};
