/**
 * A font as a reader of text needs it: bytes of a string in, glyphs with their text and width out. ISO 32000-2, 9.5 to 9.10.
 */
import type {PdfFile} from '../pdf-file.js';
import {dictOf, isArray, isDict, isName, isRef, isStream} from '../pdf-object.js';
import type {PdfDict, PdfObject} from '../pdf-object.js';
import {readCharacterMap, splitCodes} from './character-map.js';
import type {CharacterMap} from './character-map.js';
import {textOfGlyphName} from './glyph-name.js';
import {decodeLegacy, legacyEncodingOf} from './legacy-vietnamese.js';
import {textOfCode} from './simple-encoding.js';
import type {BaseEncoding} from './simple-encoding.js';
import {standardWidth} from './standard-widths.js';

/** How sure the text is: `guessed` from a legacy font or a missing map, `unreadable` where the file gives nothing to go by. */
export type Reading = 'sure' | 'guessed' | 'unreadable';

export interface Glyph {
  /** NFC or NFD, as the file has it; U+FFFD where unreadable. */
  readonly text: string;
  /** Advance in ems. */
  readonly width: number;
  /** Whether word spacing applies: single-byte code 32 (9.3.3). */
  readonly isWordSpace: boolean;
  readonly reading: Reading;
}

export interface TextFont {
  /** PostScript name without its subset tag. */
  readonly name: string;
  readonly bold: boolean;
  readonly italic: boolean;
  decode(bytes: Uint8Array): readonly Glyph[];
}

const MAX_CMAP_BYTES = 8 << 20;
const UNREADABLE = '\ufffd';

/** Fonts of a file by object, kept while the file is: every page of a document uses the same few. */
const loaded = new WeakMap<PdfFile, Map<string, Promise<TextFont>>>();

/** The font an entry of /Font points to, read once for each file. */
export async function textFontOf(pdf: PdfFile, object: PdfObject | undefined): Promise<TextFont> {
  if (!isRef(object)) return loadTextFont(pdf, object);
  const fonts = loaded.get(pdf) ?? new Map<string, Promise<TextFont>>();
  loaded.set(pdf, fonts);
  const key = `${object.num} ${object.gen}`;
  let font = fonts.get(key);
  if (!font) {
    font = loadTextFont(pdf, object);
    fonts.set(key, font);
    // What was stopped or failed is read again next time.
    font.catch(() => fonts.delete(key));
  }
  return font;
}

/** Loads the font a page's resources name. Anything wrong with it makes unreadable text, never an error. */
async function loadTextFont(pdf: PdfFile, object: PdfObject | undefined): Promise<TextFont> {
  const view = pdf.latest;
  const font = dictOf(await view.resolve(object)) ?? {
    kind: 'dict' as const,
    entries: new Map<string, PdfObject>(),
  };
  const baseFont = await view.get(font, 'BaseFont');
  const name = isName(baseFont) ? baseFont.value.replace(/^[A-Z]{6}\+/, '') : '';
  const subtype = await view.get(font, 'Subtype');
  const map = await loadCharacterMap(pdf, await view.get(font, 'ToUnicode'));
  const composite = isName(subtype, 'Type0');
  const descendants = composite ? await view.get(font, 'DescendantFonts') : null;
  const descendant = isArray(descendants) ? dictOf(await view.resolve(descendants.items[0])) : undefined;
  const descriptor = dictOf(await view.get(descendant ?? font, 'FontDescriptor'));
  const flags = await numberAt(pdf, descriptor, 'Flags', 0);
  const weight = await numberAt(pdf, descriptor, 'FontWeight', 400);
  const looks = {
    name,
    bold: /bold|black|heavy/i.test(name) || (flags & 0x40000) !== 0 || weight >= 600,
    italic: /italic|oblique/i.test(name) || (flags & 0x40) !== 0,
  };
  const decode = composite
    ? await compositeDecoder(pdf, font, descendant, map)
    : await simpleDecoder(pdf, font, {
        name,
        map,
        descriptor,
        isSymbolic: (flags & 4) !== 0,
        isType3: isName(subtype, 'Type3'),
      });
  const legacy = legacyEncodingOf(name);
  if (!legacy) return {...looks, decode};
  const asLegacy = (glyph: Glyph): Glyph =>
    glyph.reading === 'unreadable'
      ? glyph
      : {
          ...glyph,
          text: [...glyph.text].map(each => decodeLegacy(each, legacy)).join(''),
          reading: 'guessed',
        };
  return {...looks, decode: bytes => decode(bytes).map(asLegacy)};
}

async function simpleDecoder(
  pdf: PdfFile,
  font: PdfDict,
  facts: {
    name: string;
    map: CharacterMap | undefined;
    descriptor: PdfDict | undefined;
    isSymbolic: boolean;
    isType3: boolean;
  },
): Promise<TextFont['decode']> {
  const view = pdf.latest;
  const encoding = await view.get(font, 'Encoding');
  const baseName = isName(encoding) ? encoding : await view.get(encoding, 'BaseEncoding');
  const base = isName(baseName) && isBaseEncoding(baseName.value) ? baseName.value : undefined;
  const differences = await readDifferences(pdf, await view.get(encoding, 'Differences'));
  const embedded = ['FontFile', 'FontFile2', 'FontFile3'].some(key => facts.descriptor?.entries.has(key));
  // An embedded symbolic font without /Encoding uses codes of its own: only ToUnicode could tell (9.6.5).
  const isOpaque =
    !base && !facts.map && differences.size === 0 && (facts.isType3 || (facts.isSymbolic && embedded));
  const widths = await view.get(font, 'Widths');
  const widthItems = isArray(widths)
    ? await Promise.all(widths.items.slice(0, 256).map(item => view.resolve(item)))
    : undefined;
  const firstChar = await numberAt(pdf, font, 'FirstChar', 0);
  const missingWidth = await numberAt(pdf, facts.descriptor, 'MissingWidth', 0);
  const fontMatrix = facts.isType3 ? await view.get(font, 'FontMatrix') : null;
  const scale =
    isArray(fontMatrix) && typeof fontMatrix.items[0] === 'number' ? Math.abs(fontMatrix.items[0]) : 0.001;

  const glyphs = new Map<number, Glyph>();
  const glyphOf = (code: number): Glyph => {
    const mapped = facts.map?.texts.get(code);
    const text =
      mapped ||
      differences.get(code) ||
      (isOpaque ? undefined : textOfCode(code, base ?? 'StandardEncoding'));
    const width =
      widthItems?.[code - firstChar] ?? (widthItems ? missingWidth : standardWidth(facts.name, text ?? ''));
    const reading = !text
      ? 'unreadable'
      : mapped || base || differences.has(code) || !facts.isSymbolic
        ? 'sure'
        : 'guessed';
    return {
      text: text || UNREADABLE,
      width: (typeof width === 'number' ? width : 0) * scale,
      isWordSpace: code === 32,
      reading,
    };
  };
  return bytes => {
    const out: Glyph[] = [];
    for (const code of bytes) {
      let glyph = glyphs.get(code);
      if (!glyph) glyphs.set(code, (glyph = glyphOf(code)));
      out.push(glyph);
    }
    return out;
  };
}

async function compositeDecoder(
  pdf: PdfFile,
  font: PdfDict,
  descendant: PdfDict | undefined,
  map: CharacterMap | undefined,
): Promise<TextFont['decode']> {
  const view = pdf.latest;
  // Identity-H and the predefined two-byte maps need no table; an embedded CMap does.
  const encoding = await loadCharacterMap(pdf, await view.get(font, 'Encoding'));
  const defaultWidth = await numberAt(pdf, descendant, 'DW', 1000);
  const widths = await readCidWidths(pdf, await view.get(descendant, 'W'));
  return bytes =>
    splitCodes(bytes, encoding, 2).map(({code, length}) => {
      const cid = encoding?.cids.get(code) ?? code;
      const text = map?.texts.get(code);
      return {
        text: text || UNREADABLE,
        width: (widths.get(cid) ?? defaultWidth) / 1000,
        isWordSpace: length === 1 && code === 32,
        reading: text ? 'sure' : 'unreadable',
      };
    });
}

/** /W: `first [w w w]` or `first last w`. 9.7.4.3. */
async function readCidWidths(pdf: PdfFile, object: PdfObject): Promise<ReadonlyMap<number, number>> {
  const widths = new Map<number, number>();
  if (!isArray(object)) return widths;
  const items = object.items;
  for (let at = 0; at < items.length;) {
    const first = await pdf.latest.resolve(items[at]);
    const next = await pdf.latest.resolve(items[at + 1]);
    if (typeof first !== 'number') break;
    if (isArray(next)) {
      for (const [index, item] of next.items.entries()) {
        const width = isRef(item) ? await pdf.latest.resolve(item) : item;
        if (typeof width === 'number') widths.set(first + index, width);
      }
      at += 2;
    } else {
      const width = await pdf.latest.resolve(items[at + 2]);
      if (typeof next !== 'number' || typeof width !== 'number') break;
      for (let cid = first; cid <= Math.min(next, first + 0xffff); cid++) widths.set(cid, width);
      at += 3;
    }
  }
  return widths;
}

/** /Differences: `code /name /name ...`. 9.6.5.1. */
async function readDifferences(pdf: PdfFile, object: PdfObject): Promise<ReadonlyMap<number, string>> {
  const texts = new Map<number, string>();
  if (!isArray(object)) return texts;
  let code = 0;
  for (const item of object.items.slice(0, 1024)) {
    const value = await pdf.latest.resolve(item);
    if (typeof value === 'number') code = value;
    else if (isName(value)) {
      const text = textOfGlyphName(value.value);
      if (text) texts.set(code, text);
      code++;
    }
  }
  return texts;
}

async function loadCharacterMap(pdf: PdfFile, object: PdfObject): Promise<CharacterMap | undefined> {
  if (!isStream(object)) return undefined;
  try {
    const map = readCharacterMap(await pdf.decode(object, {limit: MAX_CMAP_BYTES}));
    return map.texts.size + map.cids.size + map.codeSpaces.length > 0 ? map : undefined;
  } catch (error) {
    // A damaged map leaves the text unreadable; only being stopped is passed on.
    if (error instanceof Error && error.name === 'AbortError') throw error;
    return undefined;
  }
}

async function numberAt(
  pdf: PdfFile,
  dict: PdfDict | undefined,
  key: string,
  otherwise: number,
): Promise<number> {
  const value = isDict(dict) ? await pdf.latest.get(dict, key) : null;
  return typeof value === 'number' ? value : otherwise;
}

function isBaseEncoding(name: string): name is BaseEncoding {
  return name === 'WinAnsiEncoding' || name === 'MacRomanEncoding' || name === 'StandardEncoding';
}
