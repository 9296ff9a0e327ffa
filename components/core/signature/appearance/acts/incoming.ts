/** Dấu "ĐẾN": 35 × 50 mm, frame, agency, number, date, forwarding, dossier; drawn, not a picture. Nghị định 30/2020, PL IV. */
import type {AppearanceRequest} from '../appearance.js';
import type {AppearanceLine} from '../text-block.js';
import {boundsOf} from './mark.js';
import type {MarkPlace} from './mark.js';

export interface IncomingStamp {
  readonly agency: string;
  /** Number in the register of incoming documents; counted per year, padded below ten. */
  readonly number: string;
  /** Day of arrival, `yyyy-MM-dd`. */
  readonly arrivedOn: string;
  readonly forwardedTo?: string;
  /** Số và ký hiệu hồ sơ. */
  readonly dossier?: string;
}

const stampRed = [0.8, 0.05, 0.05] as const;
const blank = '…………………';

export function incomingAppearance(place: MarkPlace, stamp: IncomingStamp): AppearanceRequest {
  const [year, month, day] = stamp.arrivedOn.split('-');
  const lines: AppearanceLine[] = [
    {text: stamp.agency.toLocaleUpperCase('vi'), align: 'centre', size: 9, bold: true, ruleBelow: true},
    {text: 'ĐẾN', align: 'centre', size: 14, bold: true},
    {text: `Số: ${stamp.number || blank}`},
    {text: `Ngày: ${[day, month, year].filter(Boolean).join('/') || blank}`},
    {text: `Chuyển: ${stamp.forwardedTo ?? blank}`},
    {text: `Số và ký hiệu HS: ${stamp.dossier ?? '…………'}`},
  ];
  return {
    ...boundsOf(place),
    lines,
    textSize: 10,
    leading: 1.3,
    colour: stampRed,
    frame: {thickness: 1, colour: stampRed},
  };
}
