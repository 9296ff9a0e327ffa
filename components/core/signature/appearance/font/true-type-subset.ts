/**
 * A TrueType file of the glyphs one text uses: a stamp carries a few kilobytes of font, not half a megabyte.
 * Hinting is left out (PDF readers scale outlines), composite glyphs bring their parts. ISO 32000-2, 9.9.1.
 */
import type {TrueTypeFont} from './true-type-font.js';

export interface FontSubset {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** New glyph number of each old one that was asked for. */
  readonly glyphs: ReadonlyMap<number, number>;
  readonly glyphCount: number;
}

export interface SubsetOptions {
  /** Code points to map in the new file; a font inside a PDF needs none. */
  readonly characters?: readonly number[];
  /** Tables to take over as they are, `OS/2` for example. */
  readonly keep?: readonly string[];
  readonly extra?: ReadonlyMap<string, Uint8Array>;
}

const ARGS_ARE_WORDS = 0x0001;
const HAS_SCALE = 0x0008;
const MORE_COMPONENTS = 0x0020;
const HAS_XY_SCALE = 0x0040;
const HAS_TWO_BY_TWO = 0x0080;
const HAS_INSTRUCTIONS = 0x0100;

export function subsetFont(
  font: TrueTypeFont,
  wanted: Iterable<number>,
  options: SubsetOptions = {},
): FontSubset {
  // Glyph 0 is .notdef and always first.
  const order = [0];
  const glyphs = new Map<number, number>([[0, 0]]);
  const take = (glyph: number): number => {
    let number = glyphs.get(glyph);
    if (number === undefined) {
      number = order.length;
      glyphs.set(glyph, number);
      order.push(glyph);
    }
    return number;
  };
  for (const glyph of wanted) if (glyph < font.glyphCount) take(glyph);
  const outlines: Uint8Array[] = [];
  // `order` grows while composites name their parts.
  for (let i = 0; i < order.length; i++)
    outlines.push(
      i === 0 ? new Uint8Array() : rewriteOutline(font.outline(order[i]!), take, font.glyphCount),
    );

  const loca = new DataView(new ArrayBuffer((order.length + 1) * 4));
  let length = 0;
  outlines.forEach((outline, index) => {
    loca.setUint32(index * 4, length);
    length += (outline.length + 3) & ~3;
  });
  loca.setUint32(order.length * 4, length);
  const glyf = new Uint8Array(length);
  outlines.forEach((outline, index) => glyf.set(outline, loca.getUint32(index * 4)));

  const hmtx = new DataView(new ArrayBuffer(order.length * 4));
  order.forEach((glyph, index) => {
    hmtx.setUint16(index * 4, font.advance(glyph));
    hmtx.setInt16(index * 4 + 2, font.leftSideBearing(glyph));
  });
  const head = copyOf(font.table('head')!);
  head.setUint32(8, 0);
  head.setInt16(50, 1);
  const hhea = copyOf(font.table('hhea')!);
  hhea.setUint16(34, order.length);
  const maxp = copyOf(font.table('maxp')!);
  maxp.setUint16(4, order.length);
  const tables = new Map<string, Uint8Array>([
    ['head', bytesOf(head)],
    ['hhea', bytesOf(hhea)],
    ['maxp', bytesOf(maxp)],
    ['hmtx', bytesOf(hmtx)],
    ['loca', bytesOf(loca)],
    ['glyf', glyf],
    ...(options.extra ?? []),
  ]);
  for (const tag of options.keep ?? []) {
    const table = font.table(tag);
    if (table) tables.set(tag, table);
  }
  if (options.characters)
    tables.set(
      'cmap',
      characterTable(options.characters.map(code => [code, glyphs.get(font.glyphOf(code)) ?? 0])),
    );
  return {bytes: writeTables(tables), glyphs, glyphCount: order.length};
}

/** Drops instructions; renumbers the parts of a composite. */
function rewriteOutline(
  outline: Uint8Array,
  take: (glyph: number) => number,
  glyphCount: number,
): Uint8Array {
  if (outline.length < 10) return new Uint8Array();
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  const contours = view.getInt16(0);
  if (contours >= 0) {
    const endPoints = 10 + contours * 2;
    const instructions = view.getUint16(endPoints);
    const out = new Uint8Array(outline.length - instructions);
    out.set(outline.subarray(0, endPoints));
    out.set(outline.subarray(endPoints + 2 + instructions), endPoints + 2);
    return out;
  }
  const out = outline.slice();
  const copy = new DataView(out.buffer);
  let at = 10;
  for (let flags = MORE_COMPONENTS; flags & MORE_COMPONENTS;) {
    flags = view.getUint16(at);
    copy.setUint16(at, flags & ~HAS_INSTRUCTIONS);
    const part = view.getUint16(at + 2);
    copy.setUint16(at + 2, part < glyphCount ? take(part) : 0);
    at += 4 + (flags & ARGS_ARE_WORDS ? 4 : 2);
    at += flags & HAS_SCALE ? 2 : flags & HAS_XY_SCALE ? 4 : flags & HAS_TWO_BY_TWO ? 8 : 0;
  }
  return out.subarray(0, at);
}

/** A Windows Unicode table of format 4, one segment for each run of neighbours. */
function characterTable(pairs: readonly (readonly [code: number, glyph: number])[]): Uint8Array {
  const sorted = pairs
    .filter(([code, glyph]) => glyph > 0 && code < 0xffff)
    .sort(([one], [other]) => one - other);
  const segments: {start: number; end: number; delta: number}[] = [];
  for (const [code, glyph] of sorted) {
    const last = segments.at(-1);
    if (last && code === last.end + 1 && ((glyph - code) & 0xffff) === last.delta) last.end = code;
    else segments.push({start: code, end: code, delta: (glyph - code) & 0xffff});
  }
  segments.push({start: 0xffff, end: 0xffff, delta: 1});
  const count = segments.length;
  const view = new DataView(new ArrayBuffer(12 + 16 + count * 8));
  view.setUint16(2, 1);
  view.setUint16(4, 3);
  view.setUint16(6, 1);
  view.setUint32(8, 12);
  const power = 2 ** Math.floor(Math.log2(count));
  const header = [4, 16 + count * 8, 0, count * 2, power * 2, Math.log2(power), (count - power) * 2];
  header.forEach((value, index) => view.setUint16(12 + index * 2, value));
  segments.forEach(({start, end, delta}, index) => {
    view.setUint16(26 + index * 2, end);
    view.setUint16(28 + (count + index) * 2, start);
    view.setUint16(28 + (2 * count + index) * 2, delta);
  });
  return bytesOf(view);
}

/** The file: directory sorted by tag, tables on four-byte bounds, each with its checksum. */
function writeTables(tables: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const entries = [...tables].sort(([one], [other]) => (one < other ? -1 : 1));
  let offset = 12 + entries.length * 16;
  const total = entries.reduce((sum, [, table]) => sum + ((table.length + 3) & ~3), offset);
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  const power = 2 ** Math.floor(Math.log2(entries.length));
  view.setUint32(0, 0x00010000);
  [entries.length, power * 16, Math.log2(power), (entries.length - power) * 16].forEach((value, index) =>
    view.setUint16(4 + index * 2, value),
  );
  let headAt = 0;
  entries.forEach(([tag, table], index) => {
    bytes.set(table, offset);
    const entry = 12 + index * 16;
    for (let i = 0; i < 4; i++) bytes[entry + i] = tag.charCodeAt(i);
    view.setUint32(entry + 4, checksum(view, offset, table.length));
    view.setUint32(entry + 8, offset);
    view.setUint32(entry + 12, table.length);
    if (tag === 'head') headAt = offset;
    offset += (table.length + 3) & ~3;
  });
  view.setUint32(headAt + 8, (0xb1b0afba - checksum(view, 0, total)) >>> 0);
  return bytes;
}

function checksum(view: DataView, offset: number, length: number): number {
  let sum = 0;
  for (let at = offset; at < offset + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

function copyOf(table: Uint8Array): DataView {
  return new DataView(table.slice().buffer);
}

function bytesOf(view: DataView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}
