/** The directory as it is kept: what `readAgencyTable` made of the axis' own table, checked again when it is read. */
import {list, shape, text} from '../messages/check.js';

const code = text(60);

export const isAgencyList = list(
  shape({code, name: text(400)}, {formerCodes: list(code, 20), formerNames: list(text(400), 20), parentCode: code, validFrom: text(10), validUntil: text(10), mergedInto: code, email: text(200)}),
  60_000,
);
