/**
 * Vietnamese typed before Unicode: fonts of the TCVN3 (`.VnTime`) and VNI (`VNI-Times`) families draw Vietnamese letters
 * at the code points of other ones, and PDFs made with them say "Céng hßa" for "Cộng hòa". The font's name gives them
 * away. The result is a good guess, so runs read this way are marked, never passed off as certain.
 */

export type LegacyEncoding = 'tcvn3' | 'tcvn3-capitals' | 'vni';

/** Which legacy family a font belongs to, by its PostScript name without the subset tag. */
export function legacyEncodingOf(fontName: string): LegacyEncoding | undefined {
  const name = fontName.replace(/^[A-Z]{6}\+/, '');
  // Capitals have a font of their own in TCVN3: the same codes as the small letters, `.VnTimeH`.
  if (/^\.?Vn[A-Z]\w*?H(?:[,-]|$)/.test(name)) return 'tcvn3-capitals';
  if (/^\.Vn[A-Z]/.test(name)) return 'tcvn3';
  return /^VNI[-_ ]/i.test(name) ? 'vni' : undefined;
}

/** TCVN 5712:1993, third table: code to letter. */
const tcvn3: ReadonlyMap<number, string> = new Map(
  (
    'a1Ă a2Â a3Ê a4Ô a5Ơ a6Ư a7Đ a8ă a9â aaê abô acơ adư aeđ b5à b6ả b7ã b8á b9ạ bbằ bcẳ bdẵ beắ c6ặ c7ầ c8ẩ c9ẫ caấ ' +
    'cbậ ccè ceẻ cfẽ d0é d1ẹ d2ề d3ể d4ễ d5ế d6ệ d7ì d8ỉ dcĩ ddí deị dfò e1ỏ e2õ e3ó e4ọ e5ồ e6ổ e7ỗ e8ố e9ộ eaờ ebở ' +
    'ecỡ edớ eeợ efù f1ủ f2ũ f3ú f4ụ f5ừ f6ử f7ữ f8ứ f9ự faỳ fbỷ fcỹ fdý feỵ'
  )
    .split(' ')
    .map(pair => [Number.parseInt(pair.slice(0, 2), 16), pair.slice(2).normalize('NFC')]),
);

/** VNI writes a vowel, then its marks as one more letter; these become combining marks, joined when the line is. */
const vniMarks: Readonly<Record<string, string>> = {
  ù: '\u0301', ø: '\u0300', û: '\u0309', õ: '\u0303', ï: '\u0323',
  â: '\u0302', á: '\u0302\u0301', à: '\u0302\u0300', å: '\u0302\u0309', ã: '\u0302\u0303', ä: '\u0302\u0323',
  ê: '\u0306', é: '\u0306\u0301', è: '\u0306\u0300', ú: '\u0306\u0309', ü: '\u0306\u0303', ë: '\u0306\u0323',
}; // prettier-ignore
const vniLetters: Readonly<Record<string, string>> = {ô: 'ơ', ö: 'ư', ñ: 'đ', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ'};

/** What one character of a legacy font, read as Latin-1, means. */
export function decodeLegacy(character: string, encoding: LegacyEncoding): string {
  if (encoding !== 'vni') {
    const letter = tcvn3.get(character.charCodeAt(0)) ?? character;
    return encoding === 'tcvn3-capitals' ? letter.toUpperCase() : letter;
  }
  const small = character.toLowerCase();
  const mark = vniMarks[small];
  if (mark) return mark;
  const letter = vniLetters[small];
  if (!letter) return character;
  return small === character ? letter : letter.toUpperCase();
}
