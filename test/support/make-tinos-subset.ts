/**
 * Writes components/core/signature/appearance/font/tinos-subset.ts: the letters a Vietnamese office writes, from the Tinos of the
 * font package. Run it after the package changes: node --import tsx test/support/make-tinos-subset.ts
 */
import {writeFile} from 'node:fs/promises';
import {deflateSync} from 'node:zlib';

import {TrueTypeFont} from '../../components/core/signature/appearance/font/true-type-font.js';
import {subsetFont} from '../../components/core/signature/appearance/font/true-type-subset.js';
import {readTinos} from './documents/tinos.js';

const ranges = [
  [0x20, 0x7e], // Basic Latin
  [0xa0, 0xff], // Latin-1
  [0x100, 0x17f], // Latin Extended-A: ă đ ĩ ũ
  [0x1a0, 0x1b0], // ơ ư
  [0x300, 0x303], [0x306, 0x309], [0x31b, 0x31b], [0x323, 0x323], // marks on their own
  [0x1ea0, 0x1ef9], // Vietnamese
  [0x2010, 0x2026], [0x2030, 0x203a], [0x20ab, 0x20ac], [0x2116, 0x2116], [0x2122, 0x2122], [0x2190, 0x2193], [0x2212, 0x2212], [0x25a0, 0x25a1],
] as const; // prettier-ignore

const font = TrueTypeFont.parse(await readTinos('regular'));
const characters = ranges
  .flatMap(([from, to]) => Array.from({length: to - from + 1}, (_, i) => from + i))
  .filter(code => font.glyphOf(code) > 0);
const {bytes} = subsetFont(
  font,
  characters.map(code => font.glyphOf(code)),
  {
    characters,
    keep: ['OS/2'],
    extra: new Map([['name', postScriptNameTable('Tinos-Regular')]]),
  },
);
const text = `/**
 * Tinos Regular, ${characters.length} characters, without hints, as deflated TrueType in base64. Made by test/support/make-tinos-subset.ts.
 * Copyright 2026 The Tinos Project Authors (https://github.com/googlefonts/tinos). This font is licensed under the SIL Open Font
 * License, Version 1.1, and stays under it: https://openfontlicense.org
 */
export const tinosSubset =
  '${deflateSync(bytes, {level: 9}).toString('base64')}';
`;
await writeFile(
  new URL('../../components/core/signature/appearance/font/tinos-subset.ts', import.meta.url),
  text,
);
console.log(`${characters.length} characters, ${bytes.length} bytes, ${text.length} as a module`);

/** Format 0 with one record: Windows, US English, name 6. */
function postScriptNameTable(name: string): Uint8Array {
  const table = Buffer.alloc(18 + name.length * 2);
  [0, 1, 18, 3, 1, 0x409, 6, name.length * 2, 0].forEach((value, index) =>
    table.writeUInt16BE(value, index * 2),
  );
  for (let i = 0; i < name.length; i++) table.writeUInt16BE(name.charCodeAt(i), 18 + i * 2);
  return table;
}
