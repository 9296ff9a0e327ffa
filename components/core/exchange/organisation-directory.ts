/**
 * The agencies a clerk may send to, with the codes they had and have. Agencies were merged in 2025: a closed one is still found, for
 * what it issued, but is not chosen; its successor is named. Codes of three generations lead to one agency (QĐ 20/2020/QĐ-TTg).
 */
import {foldVietnamese} from '../document/fold-vietnamese.js';
import type {Organisation} from './edoc-message.js';

export interface DirectoryAgency {
  /** The code it is addressed by now, or was until it closed. */
  readonly code: string;
  readonly name: string;
  /** Codes and names it had: `000.00.00.H41`, "Bộ Thông tin và Truyền thông". */
  readonly formerCodes?: readonly string[];
  readonly formerNames?: readonly string[];
  /** Cơ quan chủ quản. */
  readonly parentCode?: string;
  /** First and last day, `yyyy-MM-dd`; open where absent. */
  readonly validFrom?: string;
  readonly validUntil?: string;
  /** Code of the agency that took over. */
  readonly mergedInto?: string;
  readonly email?: string;
}

/** Whether an agency may be chosen on a day, and if not, why and who instead. */
export type AgencyStatus =
  | {readonly kind: 'open'}
  | {readonly kind: 'not-yet'; readonly from: string}
  | {readonly kind: 'closed'; readonly since: string | undefined; readonly successor: DirectoryAgency | undefined};

interface Searchable {
  readonly agency: DirectoryAgency;
  readonly name: string;
  readonly text: string;
}

export class OrganisationDirectory {
  readonly agencies: readonly DirectoryAgency[];
  readonly #byCode = new Map<string, DirectoryAgency[]>();
  readonly #searchable: readonly Searchable[];

  constructor(agencies: Iterable<DirectoryAgency>) {
    this.agencies = [...agencies];
    for (const agency of this.agencies) {
      for (const code of new Set([agency.code, ...(agency.formerCodes ?? [])].map(reduced))) {
        this.#byCode.set(code, [...(this.#byCode.get(code) ?? []), agency]);
      }
    }
    this.#searchable = this.agencies.map(agency => ({
      agency,
      name: foldVietnamese(agency.name),
      text: foldVietnamese([agency.name, agency.code, ...(agency.formerCodes ?? []), ...(agency.formerNames ?? [])].join(' \n ')),
    }));
  }

  /** The agency a code named on `day`; without a day, or where none was open then, the one that came last. */
  find(code: string, day?: string): DirectoryAgency | undefined {
    const known = this.#byCode.get(reduced(code)) ?? [];
    const open = day === undefined ? [] : known.filter(each => isOpen(each, day));
    const candidates = open.length > 0 ? open : known;
    // An agency whose own code this is goes before one that had it once.
    const own = candidates.filter(each => reduced(each.code) === reduced(code));
    return (own.length > 0 ? own : candidates).reduce<DirectoryAgency | undefined>((last, each) => (!last || (each.validFrom ?? '') >= (last.validFrom ?? '') ? each : last), undefined);
  }

  status(agency: DirectoryAgency, day: string): AgencyStatus {
    const {validFrom, validUntil} = agency;
    if (isOpen(agency, day)) return {kind: 'open'};
    if (validFrom !== undefined && day < validFrom) return {kind: 'not-yet', from: validFrom};
    return {kind: 'closed', since: validUntil, successor: this.successor(agency, day)};
  }

  /** Who answers for a closed agency on `day`: the end of its chain of mergers; `undefined` where it leads nowhere open. */
  successor(agency: DirectoryAgency, day: string): DirectoryAgency | undefined {
    const seen = new Set<DirectoryAgency>([agency]);
    for (let next = agency; ; ) {
      const heir = next.mergedInto === undefined ? undefined : this.find(next.mergedInto, day);
      if (!heir || seen.has(heir)) return undefined;
      if (isOpen(heir, day)) return heir;
      seen.add(heir);
      next = heir;
    }
  }

  /** Agencies that hold every word of `query` in a name or code, old ones too: exact code, then name from its start, then the rest; open before closed. */
  search(query: string, {day, limit = 50}: {readonly day: string; readonly limit?: number}): readonly DirectoryAgency[] {
    const words = foldVietnamese(query).split(/\s+/u).filter(Boolean);
    const whole = words.join(' ');
    const code = reduced(query);
    const ranked = this.#searchable.flatMap(({agency, name, text}, index) => {
      if (!words.every(word => text.includes(word))) return [];
      const isExact = [agency.code, ...(agency.formerCodes ?? [])].some(each => reduced(each) === code);
      const closeness = isExact ? 0 : name.startsWith(whole) ? 1 : 2;
      return [{agency, index, rank: closeness * 2 + (isOpen(agency, day) ? 0 : 1)}];
    });
    return ranked.sort((one, other) => one.rank - other.rank || one.index - other.index).slice(0, limit).map(each => each.agency);
  }

  /** As an envelope names it. */
  organisation(agency: DirectoryAgency, day: string): Organisation {
    const parent = agency.parentCode === undefined ? undefined : this.find(agency.parentCode, day);
    return {id: agency.code, name: agency.name, ...(parent && {inCharge: parent.name}), ...(agency.email && {email: agency.email})};
  }
}

/** An agency that was merged without a known day is closed. */
function isOpen({validFrom, validUntil, mergedInto}: DirectoryAgency, day: string): boolean {
  return (validFrom === undefined || day >= validFrom) && (validUntil === undefined ? mergedInto === undefined : day <= validUntil);
}

/** `000.00.00.G22` and `G22` are one code; case and blanks do not count. */
function reduced(code: string): string {
  return code.trim().toUpperCase().replace(/^(0{2,3}\.)+(?=[A-Z]\d{2}$)/, '');
}

/**
 * Reads the axis' own table (`/getAgenciesList`, `/getAgenciesListQD20`, `/getSynchronizeUnit`): rows without code or name are left out.
 * A unit marked deleted comes without a day; `closedBefore` stands for it.
 */
export function readAgencyTable(rows: unknown, closedBefore: string): readonly DirectoryAgency[] {
  if (!Array.isArray(rows)) return [];
  const texts = rows.flatMap((row: unknown) => (row !== null && typeof row === 'object' ? [row as Readonly<Record<string, unknown>>] : []));
  const codeOfId = new Map(texts.map(row => [textOf(row['id']), textOf(row['code'])] as const));
  return texts.flatMap(row => {
    const [code, name] = [textOf(row['code']), textOf(row['name']).normalize('NFC')];
    if (!code || !name) return [];
    const formerCodes = [textOf(row['oldCode']), textOf(row['code102'])].filter((each, at, all) => each && each !== code && all.indexOf(each) === at);
    const parentCode = codeOfId.get(textOf(row['pid']));
    const mail = textOf(row['mail']);
    const isDeleted = row['deleted'] === true || textOf(row['deleted']) === '1' || textOf(row['deleted']) === 'true';
    return [
      {
        code,
        name,
        ...(formerCodes.length > 0 && {formerCodes}),
        ...(parentCode && parentCode !== code && {parentCode}),
        ...(isDeleted && {validUntil: closedBefore}),
        ...(mail && {email: mail}),
      },
    ];
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
