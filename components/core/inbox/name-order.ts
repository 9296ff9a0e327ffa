/**
 * The order of Vietnamese names: by the given name, which stands last, then the middle names, then the family name, in the order of the
 * Vietnamese alphabet (a ă â … d đ) with its tones (ngang, huyền, hỏi, ngã, sắc, nặng).
 */

const collator = new Intl.Collator('vi', {sensitivity: 'variant', numeric: true});

/** Negative where `a` comes first. "Lê Văn An" before "Trần Thị Bình" before "An Văn Cường". */
export function compareVietnameseNames(a: string, b: string): number {
  const [left, right] = [nameParts(a), nameParts(b)];
  return (
    collator.compare(left.given, right.given) || collator.compare(left.middle, right.middle) || collator.compare(left.family, right.family)
  );
}

/** Organisations, subjects: plain alphabetical, `Sở 2` before `Sở 10`. */
export function compareVietnamese(a: string, b: string): number {
  return collator.compare(a, b);
}

/** Họ, đệm, tên. A single word is a given name. */
export function nameParts(name: string): {family: string; middle: string; given: string} {
  const words = name.normalize('NFC').trim().split(/\s+/u);
  const given = words.pop() ?? '';
  const family = words.shift() ?? '';
  return {family, middle: words.join(' '), given};
}
