/** A TrueType font, as far as drawing lines of text needs it. OpenType 1.9: head, hhea, hmtx, maxp, cmap, loca, glyf, OS/2, name. */
import {OfficeError} from '../../../office-error.js';

export interface FontMetrics {
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly italicAngle: number;
  readonly box: readonly [number, number, number, number];
  readonly weight: number;
}

const MAX_GLYPHS = 65_535;

export class TrueTypeFont {
  readonly metrics: FontMetrics;
  readonly postScriptName: string;
  readonly glyphCount: number;
  readonly #view: DataView;
  readonly #tables: ReadonlyMap<string, {offset: number; length: number}>;
  readonly #glyphs: ReadonlyMap<number, number>;
  readonly #longLoca: boolean;
  readonly #widths: number;

  private constructor(view: DataView, tables: ReadonlyMap<string, {offset: number; length: number}>) {
    this.#view = view;
    this.#tables = tables;
    const at = (tag: string) => this.#offset(tag);
    this.glyphCount = Math.min(MAX_GLYPHS, view.getUint16(at('maxp') + 4));
    this.#longLoca = view.getInt16(at('head') + 50) === 1;
    this.#widths = Math.max(1, view.getUint16(at('hhea') + 34));
    this.metrics = this.#readMetrics();
    this.postScriptName = this.#readPostScriptName() ?? 'Unnamed';
    this.#glyphs = this.#readCharacters();
  }

  /** @throws {OfficeError} `font-damaged`; also for fonts with other outlines (CFF) and for collections. */
  static parse(bytes: Uint8Array): TrueTypeFont {
    try {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const version = view.getUint32(0);
      if (version !== 0x00010000 && version !== 0x74727565)
        throw new RangeError('it has no TrueType outlines');
      const tables = new Map<string, {offset: number; length: number}>();
      for (let i = 0; i < view.getUint16(4); i++) {
        const entry = 12 + i * 16;
        const tag = String.fromCharCode(...bytes.subarray(entry, entry + 4));
        const [offset, length] = [view.getUint32(entry + 8), view.getUint32(entry + 12)];
        if (offset + length <= bytes.length) tables.set(tag, {offset, length});
      }
      for (const tag of ['head', 'hhea', 'hmtx', 'maxp', 'cmap', 'loca', 'glyf']) {
        if (!tables.has(tag)) throw new RangeError(`the table ${tag} is missing`);
      }
      const font = new TrueTypeFont(view, tables);
      // Every glyph is in reach, so that later reading cannot fail half way.
      for (let glyph = 0; glyph < font.glyphCount; glyph++) font.outline(glyph);
      return font;
    } catch (error) {
      throw new OfficeError('font-damaged', 'the font cannot be read as TrueType', {cause: error});
    }
  }

  /** Bytes of a table; `undefined` where the font has none. */
  table(tag: string): Uint8Array | undefined {
    const entry = this.#tables.get(tag);
    return entry && new Uint8Array(this.#view.buffer, this.#view.byteOffset + entry.offset, entry.length);
  }

  /** Glyph of a Unicode code point, 0 where the font has none. */
  glyphOf(codePoint: number): number {
    return this.#glyphs.get(codePoint) ?? 0;
  }

  /** Advance width, font units. */
  advance(glyph: number): number {
    return this.#view.getUint16(this.#offset('hmtx') + Math.min(glyph, this.#widths - 1) * 4);
  }

  leftSideBearing(glyph: number): number {
    const at = glyph < this.#widths ? glyph * 4 + 2 : this.#widths * 4 + (glyph - this.#widths) * 2;
    return this.#view.getInt16(this.#offset('hmtx') + at);
  }

  /** The glyph's entry in `glyf`; empty for a space. */
  outline(glyph: number): Uint8Array {
    const loca = this.#offset('loca');
    const place = (index: number) =>
      this.#longLoca ? this.#view.getUint32(loca + index * 4) : this.#view.getUint16(loca + index * 2) * 2;
    const {offset, length} = this.#tables.get('glyf')!;
    const [start, end] = [place(glyph), place(glyph + 1)];
    if (start > end || end > length) throw new RangeError(`glyph ${glyph} lies outside its table`);
    return new Uint8Array(this.#view.buffer, this.#view.byteOffset + offset + start, end - start);
  }

  #offset(tag: string): number {
    return this.#tables.get(tag)!.offset;
  }

  #readMetrics(): FontMetrics {
    const view = this.#view;
    const [head, hhea] = [this.#offset('head'), this.#offset('hhea')];
    const unitsPerEm = view.getUint16(head + 18) || 1000;
    const os2 = this.#tables.get('OS/2');
    const post = this.#tables.get('post');
    const hasCapHeight = os2 && os2.length >= 90 && view.getUint16(os2.offset) >= 2;
    return {
      unitsPerEm,
      ascent: view.getInt16(hhea + 4),
      descent: view.getInt16(hhea + 6),
      capHeight: hasCapHeight ? view.getInt16(os2.offset + 88) : Math.round(unitsPerEm * 0.66),
      italicAngle: post ? view.getInt32(post.offset + 4) / 65536 : 0,
      box: [
        view.getInt16(head + 36),
        view.getInt16(head + 38),
        view.getInt16(head + 40),
        view.getInt16(head + 42),
      ],
      weight: os2 ? view.getUint16(os2.offset + 4) : 400,
    };
  }

  /** Name 6, Windows platform (UTF-16BE). */
  #readPostScriptName(): string | undefined {
    const name = this.#tables.get('name');
    if (!name) return undefined;
    const view = this.#view;
    const strings = name.offset + view.getUint16(name.offset + 4);
    for (let i = 0; i < view.getUint16(name.offset + 2); i++) {
      const record = name.offset + 6 + i * 12;
      if (view.getUint16(record) !== 3 || view.getUint16(record + 6) !== 6) continue;
      const [length, offset] = [view.getUint16(record + 8), view.getUint16(record + 10)];
      let text = '';
      for (let at = 0; at + 1 < length; at += 2)
        text += String.fromCharCode(view.getUint16(strings + offset + at));
      return text.replace(/[^\w-]/g, '') || undefined;
    }
    return undefined;
  }

  /** Unicode subtables: format 12 where there is one, else format 4. */
  #readCharacters(): ReadonlyMap<number, number> {
    const view = this.#view;
    const cmap = this.#offset('cmap');
    let best: {at: number; format: number} | undefined;
    for (let i = 0; i < view.getUint16(cmap + 2); i++) {
      const record = cmap + 4 + i * 8;
      const platform = view.getUint16(record);
      const encoding = view.getUint16(record + 2);
      const at = cmap + view.getUint32(record + 4);
      const format = view.getUint16(at);
      const isUnicode = platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10));
      if (isUnicode && (format === 4 || format === 12) && format > (best?.format ?? 0)) best = {at, format};
    }
    if (!best) throw new RangeError('it maps no Unicode characters');
    return best.format === 12 ? readFormat12(view, best.at) : readFormat4(view, best.at);
  }
}

function readFormat4(view: DataView, at: number): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  const count = view.getUint16(at + 6) / 2;
  for (let i = 0; i < count; i++) {
    const end = view.getUint16(at + 14 + i * 2);
    const start = view.getUint16(at + 16 + (count + i) * 2);
    const delta = view.getUint16(at + 16 + (2 * count + i) * 2);
    const rangeAt = at + 16 + (3 * count + i) * 2;
    const range = view.getUint16(rangeAt);
    for (let code = start; code <= end && code < 0xffff; code++) {
      const raw = range === 0 ? code : view.getUint16(rangeAt + range + (code - start) * 2);
      const glyph = range !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff;
      if (glyph) glyphs.set(code, glyph);
    }
  }
  return glyphs;
}

function readFormat12(view: DataView, at: number): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  for (let i = 0; i < Math.min(view.getUint32(at + 12), MAX_GLYPHS); i++) {
    const group = at + 16 + i * 12;
    const [start, end, first] = [view.getUint32(group), view.getUint32(group + 4), view.getUint32(group + 8)];
    for (let code = start; code <= Math.min(end, start + MAX_GLYPHS); code++)
      glyphs.set(code, first + code - start);
  }
  return glyphs;
}
