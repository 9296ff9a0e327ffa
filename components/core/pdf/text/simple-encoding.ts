/** The encodings simple fonts start from, as text by code. ISO 32000-2, annex D. */

export type BaseEncoding = 'WinAnsiEncoding' | 'MacRomanEncoding' | 'StandardEncoding';

const windows1252High = '€\u2022‚ƒ„…†‡ˆ‰Š‹Œ\u2022Ž\u2022\u2022‘’“”•–—˜™š›œ\u2022žŸ';
const macRomanHigh =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';
/** Code 0xA1 onwards of StandardEncoding; `·` stands for a code without a glyph except at 0xB4. */
const standardHigh = "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ\0–†‡·\0¶•‚„”»…‰\0¿\0`´ˆ˜¯˘˙¨\0˚¸\0˝˛ˇ—";
const standardLetters: Readonly<Record<number, string>> = {
  0xe1: 'Æ', 0xe3: 'ª', 0xe8: 'Ł', 0xe9: 'Ø', 0xea: 'Œ', 0xeb: 'º', 0xf1: 'æ', 0xf5: 'ı', 0xf8: 'ł', 0xf9: 'ø', 0xfa: 'œ', 0xfb: 'ß',
}; // prettier-ignore

function ascii(code: number): string | undefined {
  return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : undefined;
}

/** The text of `code`, or `undefined` where the encoding gives it none. */
export function textOfCode(code: number, encoding: BaseEncoding): string | undefined {
  if (encoding === 'StandardEncoding') {
    if (code === 0x27) return '’';
    if (code === 0x60) return '‘';
    const high = standardHigh[code - 0xa1];
    return ascii(code) ?? standardLetters[code] ?? (high === '\0' ? undefined : high);
  }
  if (code < 0x80) return ascii(code);
  if (encoding === 'MacRomanEncoding') return macRomanHigh[code - 0x80];
  return code < 0xa0 ? windows1252High[code - 0x80] : String.fromCharCode(code);
}
