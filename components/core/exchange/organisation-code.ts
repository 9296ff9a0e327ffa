/** Mã định danh điện tử of agencies: three generations are on the wire at once, and none may be refused on reading. */

/** `qcvn-2016` 000.00.00.G22 · `short` 28.22.H17 · `qd-20` G09.20 (QĐ 20/2020/QĐ-TTg) · `other` test codes and private ones. */
export type OrganisationCodeKind = 'qcvn-2016' | 'short' | 'qd-20' | 'other';

export function organisationCodeKind(code: string): OrganisationCodeKind {
  const trimmed = code.trim();
  if (/^\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}$/.test(trimmed)) return 'qcvn-2016';
  if (/^(\d{2,3}\.){1,3}[A-Z]\d{2}$/.test(trimmed)) return 'short';
  if (trimmed.length <= 35 && /^[A-Z]\d{2}(\.[A-Z0-9]{1,6})*$/.test(trimmed)) return 'qd-20';
  return 'other';
}

/**
 * Whether two codes surely name one agency: equal, or the old and the new form of a level-1 code (`000.00.00.G22`, `G22`).
 * Below level 1 the two orders cannot be turned into each other by rule: the axis' own table of agencies decides.
 */
export function sameOrganisation(one: string, other: string): boolean {
  const reduce = (code: string) =>
    code
      .trim()
      .toUpperCase()
      .replace(/^(0{2,3}\.)+(?=[A-Z]\d{2}$)/, '');
  return reduce(one) === reduce(other);
}
