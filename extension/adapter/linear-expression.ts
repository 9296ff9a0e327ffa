/**
 * Whether an expression stays fast on any text: short, no back-references, no look-around, no repeated group that repeats inside,
 * and few unbounded repeats.
 */
export function isLinear(source: string): boolean {
  if (source.length > 200 || /\\[1-9k]|\(\?[=!<]/.test(source)) return false;
  if (/\([^)]*[*+}][^)]*\)[*+{]/.test(source)) return false;
  // Alternatives inside a repeated group may overlap: `(a|a)*`.
  if (/\([^)]*\|[^)]*\)[*+{]/.test(source)) return false;
  if ((source.match(/(?<!\\)[*+]|\{\d+,\d*\}/g) ?? []).length > 6) return false;
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
}
