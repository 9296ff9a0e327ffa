/**
 * In whose name somebody signs. The capacity prints before the position and decides whose authority the document has.
 * Nghị định 30/2020, Điều 13 and Phụ lục I, mục II.7.
 */
import {OfficeError} from '../office-error.js';

/**
 * `TM.` thay mặt tập thể · `Q.` quyền cấp trưởng · `KT.` ký thay, a deputy for the head · `TL.` thừa lệnh, a unit's head for the
 * organisation's · `TUQ.` thừa uỷ quyền, by written authority for a limited time, which may not be passed on.
 */
export const capacities = ['TM.', 'Q.', 'KT.', 'TL.', 'TUQ.'] as const;
export type SigningCapacity = (typeof capacities)[number];

export interface Delegation {
  readonly capacity: SigningCapacity;
  /** Position in whose name it is signed: `CHỦ TỊCH` in "KT. CHỦ TỊCH". */
  readonly onBehalfOf: string;
  /** The signer's own position: `PHÓ CHỦ TỊCH`. Absent where the law prints none (TM. followed by the head's own). */
  readonly position?: string;
  /** First and last day of the authority, `yyyy-MM-dd`; both are required for `TUQ.`. */
  readonly validFrom?: string;
  readonly validTo?: string;
  /** Number of the written authority, for `TUQ.`. */
  readonly basis?: string;
}

/**
 * Lines printed above the signature: `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`, in the capitals the decree asks for.
 */
export function capacityLines({capacity, onBehalfOf, position}: Delegation): readonly string[] {
  const lines = [`${capacity} ${onBehalfOf}`, ...(position ? [position] : [])];
  return lines.map(line => line.normalize('NFC').toLocaleUpperCase('vi'));
}

/**
 * Checks that `delegation` lets somebody sign on `day` (`yyyy-MM-dd`).
 *
 * @throws {OfficeError} `delegation-incomplete` where a TUQ. lacks its period or basis; `delegation-expired` outside the period
 */
export function assertDelegation(delegation: Delegation, day: string): void {
  const {capacity, validFrom, validTo, basis} = delegation;
  if (capacity === 'TUQ.' && !(validFrom && validTo && basis)) {
    throw new OfficeError(
      'delegation-incomplete',
      'a TUQ. delegation needs its first day, its last day and the document it rests on',
    );
  }
  if ((validFrom && day < validFrom) || (validTo && day > validTo)) {
    throw new OfficeError('delegation-expired', `${day} is outside ${validFrom ?? '…'} to ${validTo ?? '…'}`);
  }
}
