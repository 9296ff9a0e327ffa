/**
 * Number and notation of an official document as issued, for example `15` and `QĐ-BNV` of "Số: 15/QĐ-BNV".
 * A pair, never one string: the number is counted per year, the notation names kind and agency (Nghị định 30/2020, PL I, 3).
 */
export interface DocumentNumber {
  /** As written, leading zero kept: `05`. Empty on a draft that has no number yet. */
  readonly number: string;
  /** `QĐ-BNV`, `NĐ-CP` with its year `2020/NĐ-CP`, or empty. */
  readonly notation: string;
}

/** A draft leaves room for the number, or fills it with dots. */
const written = /^(?:Số\s*:\s*)?(?:(\d+[A-Za-z]?)|[.…_\s–-]*)\s*\/\s*(.+)$/u;

/** Reads "Số: 15/QĐ-BNV" and the "Số:    /QĐ-BNV" of a draft, whose number is empty; `undefined` where the text is not a number with notation. */
export function parseDocumentNumber(text: string): DocumentNumber | undefined {
  const match = written.exec(text.normalize('NFC').trim());
  return match ? {number: match[1] ?? '', notation: match[2]!.trim()} : undefined;
}

/** `15/QĐ-BNV`; only the part that exists where one is missing. */
export function formatDocumentNumber({number, notation}: DocumentNumber): string {
  return [number, notation].filter(Boolean).join('/');
}
