/** A TrueType font as PDF wants it: a composite font with the used glyphs, their widths and their text. ISO 32000-2, 9.7 and 9.10; PDF/A-safe. */
import {latin1Bytes} from '../../../pdf/characters.js';
import {deflate} from '../../../pdf/filters/flate.js';
import {array, dict, name, string} from '../../../pdf/pdf-object.js';
import type {PdfRef} from '../../../pdf/pdf-object.js';
import type {ObjectSink} from '../object-sink.js';
import type {TrueTypeFont} from './true-type-font.js';
import {subsetFont} from './true-type-subset.js';

export interface EmbeddedFont {
  /** The operand of Tj for a text, in angle brackets: two bytes a glyph. */
  encode(text: string): string;
  addTo(sink: ObjectSink): PdfRef;
}

/** Stands for a character the font lacks: better seen than lost. */
const REPLACEMENT = '?';

/** Glyph numbers of a text, marks composed; what the font lacks loses its marks, then becomes a question mark. */
export function glyphsOf(font: TrueTypeFont, text: string): {glyph: number; text: string}[] {
  const glyphs: {glyph: number; text: string}[] = [];
  for (const character of text.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')) {
    const exact = font.glyphOf(character.codePointAt(0)!);
    if (exact) {
      glyphs.push({glyph: exact, text: character});
      continue;
    }
    // A letter no font composes (x̣) is written as letter and mark.
    const parts = [...character.normalize('NFKD')].map(part => ({
      glyph: font.glyphOf(part.codePointAt(0)!),
      text: part,
    }));
    if (parts.length > 0 && parts.every(part => part.glyph)) glyphs.push(...parts);
    else glyphs.push({glyph: font.glyphOf(REPLACEMENT.codePointAt(0)!), text: character});
  }
  return glyphs;
}

/** Width of a text, ems. */
export function widthOf(font: TrueTypeFont, text: string): number {
  return (
    glyphsOf(font, text).reduce((sum, {glyph}) => sum + font.advance(glyph), 0) / font.metrics.unitsPerEm
  );
}

export async function embedFont(font: TrueTypeFont, texts: readonly string[]): Promise<EmbeddedFont> {
  const used = new Map<number, string>();
  for (const text of texts)
    for (const each of glyphsOf(font, text)) if (!used.has(each.glyph)) used.set(each.glyph, each.text);
  const wanted = [...used.keys()].sort((one, other) => one - other);
  const subset = subsetFont(font, wanted);
  const numberOf = (glyph: number) => subset.glyphs.get(glyph) ?? 0;
  const {unitsPerEm, ascent, descent, capHeight, italicAngle, box, weight} = font.metrics;
  const scaled = (units: number) => Math.round((units * 1000) / unitsPerEm);
  const fontName = name(`${await tagOf(wanted)}+${font.postScriptName}`);
  const program = await deflate(subset.bytes);
  const toUnicode = await deflate(
    latin1Bytes(characterMap([...used].map(([glyph, text]) => [numberOf(glyph), text]))),
  );
  // ISO 19005-1, 6.3.5: a subset says which CIDs it holds; here all of them up to its last.
  const cidSet = await deflate(bitsUpTo(subset.glyphCount));
  const flate = ['Filter', name('FlateDecode')] as const;
  // New numbers count up from 0 without a gap, so one list of widths says all.
  const widths = [...subset.glyphs]
    .sort(([, one], [, other]) => one - other)
    .map(([glyph]) => scaled(font.advance(glyph)));

  return {
    encode(text) {
      const codes = glyphsOf(font, text).map(({glyph}) => numberOf(glyph).toString(16).padStart(4, '0'));
      return `<${codes.join('')}>`;
    },
    addTo(sink) {
      const file = sink.add({
        kind: 'new-stream',
        dict: dict([flate, ['Length1', subset.bytes.length]]),
        data: program,
      });
      const set = sink.add({kind: 'new-stream', dict: dict([flate]), data: cidSet});
      const descriptor = sink.add(
        dict([
          ['Type', name('FontDescriptor')],
          ['FontName', fontName],
          // Table 121: symbolic (4), because the codes are this subset's own; italic (64).
          ['Flags', 4 | (italicAngle === 0 ? 0 : 64)],
          ['FontBBox', array(box.map(scaled))],
          ['ItalicAngle', italicAngle],
          ['Ascent', scaled(ascent)],
          ['Descent', scaled(descent)],
          ['CapHeight', scaled(capHeight)],
          ['StemV', weight >= 600 ? 140 : 80],
          ['FontFile2', file],
          ['CIDSet', set],
        ]),
      );
      const descendant = sink.add(
        dict([
          ['Type', name('Font')],
          ['Subtype', name('CIDFontType2')],
          ['BaseFont', fontName],
          [
            'CIDSystemInfo',
            dict([
              ['Registry', string(latin1Bytes('Adobe'))],
              ['Ordering', string(latin1Bytes('Identity'))],
              ['Supplement', 0],
            ]),
          ],
          ['FontDescriptor', descriptor],
          ['CIDToGIDMap', name('Identity')],
          ['W', array([0, array(widths)])],
        ]),
      );
      const map = sink.add({kind: 'new-stream', dict: dict([flate]), data: toUnicode});
      return sink.add(
        dict([
          ['Type', name('Font')],
          ['Subtype', name('Type0')],
          ['BaseFont', fontName],
          ['Encoding', name('Identity-H')],
          ['DescendantFonts', array([descendant])],
          ['ToUnicode', map],
        ]),
      );
    },
  };
}

/** Six capitals that name this subset, the same for the same glyphs. 9.9.2. */
async function tagOf(glyphs: readonly number[]): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', Uint16Array.from(glyphs)));
  return String.fromCharCode(...digest.subarray(0, 6).map(byte => 0x41 + (byte % 26)));
}

function bitsUpTo(count: number): Uint8Array<ArrayBuffer> {
  const bits = new Uint8Array(Math.ceil(count / 8));
  for (let cid = 0; cid < count; cid++) bits[cid >> 3]! |= 0x80 >> (cid & 7);
  return bits;
}

function characterMap(pairs: readonly (readonly [number, string])[]): string {
  const hex = (value: number) => value.toString(16).padStart(4, '0');
  const utf16 = (text: string) =>
    Array.from({length: text.length}, (_, i) => hex(text.charCodeAt(i))).join('');
  const sorted = [...pairs].sort(([one], [other]) => one - other);
  const blocks: string[] = [];
  // Codes follow each other, so a range with a list of texts is the shortest; 9.10.3 keeps the high byte of a range the same.
  for (let from = 0; from < sorted.length;) {
    let to = from + 1;
    while (
      to < sorted.length &&
      to - from < 100 &&
      sorted[to]![0] === sorted[to - 1]![0] + 1 &&
      (sorted[to]![0] & 255) > 0
    )
      to++;
    const texts = sorted.slice(from, to).map(([, text]) => `<${utf16(text)}>`);
    blocks.push(
      `1 beginbfrange\n<${hex(sorted[from]![0])}> <${hex(sorted[to - 1]![0])}> [${texts.join(' ')}]\nendbfrange`,
    );
    from = to;
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}
