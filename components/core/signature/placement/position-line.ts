/** Tells what a line over a signature is: capacity and position, or a note on how to sign. Nghị định 30/2020, Điều 13, PL I II.7. */
import {foldVietnamese} from '../../document/fold-vietnamese.js';
import type {TextLine} from '../../pdf/text/text-line.js';

/** KT., TM., TL., TUQ., Q.: deputy, collective, by order, by delegation, acting; also the older K/T., T/M. */
const capacity = /^(?:T[./]?M|K[./]?T|T[./]?L|T[./]?U[./]?Q|Q)\s*[./]\s*\p{Lu}/u;
/** Offices whose holders sign, folded; longer ones first where one begins another. */
const offices =
  /(?:^|\s)(?:pho\s+)?(?:chu tich|chu nhiem|giam doc|tong giam doc|cuc truong|vu truong|bo truong|thu truong|thu tuong|chi cuc truong|tong cuc truong|chanh van phong|chanh thanh tra|chanh an|vien truong|truong phong|truong ban|truong khoa|hieu truong|vien truong|bi thu|truong doan|to truong|doi truong|tram truong|kho truong|truong cong an|chi huy truong|tu lenh|chinh uy|tong bien tap|tong thu ky|ke toan truong|thu ky|chu toa|nguoi lap|nguoi dung dau|thu truong don vi|dai dien|ben a|ben b)(?:\s|$|,|\.)/u;
const note = /^\(?\s*(?:da\s+)?(?:ky|chu ky)\b(?=.*(?:ten|dau|so|dien tu|\)|$))/u;

export type LineRole = 'position' | 'note' | 'other';

/** What a line says above a name. Positions are written in capitals; in tables and on minutes also as a bold or short line. */
export function roleOf(line: TextLine): LineRole {
  const text = line.text.normalize('NFC').trim().replace(/\s+/gu, ' ');
  if (text.length > 80) return 'other';
  const folded = foldVietnamese(text);
  if (note.test(folded) && (text.startsWith('(') || text.length <= 40)) return 'note';
  if (capacity.test(text)) return 'position';
  const isUpper = text === text.toLocaleUpperCase('vi') && /\p{L}/u.test(text);
  if (isUpper && offices.test(folded)) return 'position';
  return line.bold &&
    text.length <= 40 &&
    /^\p{Lu}/u.test(text) &&
    offices.test(folded) &&
    /^(?:pho\s|[a-z]+\s?){1,6}$/.test(folded)
    ? 'position'
    : 'other';
}

/** The first line of an appendix: what follows in the same file is signed with the body, not on its own (Điều 13). */
export function isAppendixTitle(text: string): boolean {
  return /^PHỤ\s+LỤC(?:\s|$|\.|:)/u.test(text.normalize('NFC').trim());
}
