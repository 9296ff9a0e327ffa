/** Universal signature forgery and signature wrapping: the bytes of the signature itself. pdf-insecurity.org, 2019. */
import type {Attack} from './attack.js';
import {bodyOf, bytesOf, join, listedOffsets, numberMatching, patch, stream, textOf} from './raw-pdf.js';
import {part} from './office-form.js';

const range = /\/ByteRange\s*\[[^\]]*\]/;
const contents = /\/Contents\s*<[0-9a-fA-F]+>/;
const broken = [
  'byte-range-missing',
  'byte-range-invalid',
  'byte-range-gap',
  'contents-missing',
  'contents-empty',
  'cms-damaged',
  'contents-not-direct',
  'signed-range-ends-inside-revision',
  'digest-mismatch',
  'timestamp-imprint-mismatch',
];

function forgery(name: string, find: RegExp, replace: (found: string) => string): Attack {
  return {name, family: 'forgery', refusedAs: broken, make: signed => patch(signed, find, replace)};
}

/** What stands between the brackets, changed number by number. */
const numbers =
  (change: (list: number[]) => readonly (number | string)[]) =>
  (found: string): string =>
    `/ByteRange [${change(found.match(/\d+/g)!.map(Number)).join(' ')}]`;

export const forgeries: readonly Attack[] = [
  forgery('byte range null', range, () => '/ByteRange null'),
  forgery('byte range gone', range, found => found.replace('/ByteRange', '/ByteRangX')),
  forgery('byte range empty', range, () => '/ByteRange []'),
  forgery(
    'byte range all zero',
    range,
    numbers(() => [0, 0, 0, 0]),
  ),
  forgery(
    'byte range negative',
    range,
    numbers(([a, b, c, d]) => [a!, -b!, c!, d!]),
  ),
  forgery(
    'byte range of three',
    range,
    numbers(([a, b, c]) => [a!, b!, c!]),
  ),
  forgery('byte range of names', range, () => '/ByteRange [/a /b /c /d]'),
  forgery(
    'byte range too long',
    range,
    numbers(([a, b, c, d]) => [a!, b!, c!, d! + 7]),
  ),
  forgery(
    'byte range overlapping',
    range,
    numbers(([a, b, c, d]) => [a!, b!, b! - 9, d! + c! - b! + 9]),
  ),
  forgery(
    'byte range from one',
    range,
    numbers(([, b, c, d]) => [1, b! - 1, c!, d!]),
  ),
  forgery(
    'byte range short at the end',
    range,
    numbers(([a, b, c, d]) => [a!, b!, c!, d! - 20]),
  ),
  forgery(
    'gap one byte wide more',
    range,
    numbers(([a, b, c, d]) => [a!, b! - 1, c!, d!]),
  ),
  forgery(
    'gap inside the delimiters',
    range,
    numbers(([a, b, c, d]) => [a!, b! + 1, c! - 1, d! + 1]),
  ),
  forgery('contents null', contents, () => '/Contents null'),
  forgery('contents gone', contents, found => found.replace('/Contents', '/ContentX')),
  forgery('contents empty', contents, () => '/Contents <>'),
  forgery('contents zero', contents, found => found.replace(/[0-9a-fA-F](?=[0-9a-fA-F]*>)/g, '0')),
  forgery('contents a comment', contents, found => found.replace(/<(....)/, '<%%%%')),
  forgery('contents a literal string', contents, found => `/Contents (${' '.repeat(found.length - 13)})`),
  {
    name: 'one byte of text',
    family: 'forgery',
    refusedAs: ['digest-mismatch'],
    make: signed => patch(signed, /1 000 000/, () => '9 000 000'),
  },
  {
    name: 'signature value changed',
    family: 'forgery',
    refusedAs: [
      'signature-invalid',
      'cms-damaged',
      'digest-mismatch',
      'signing-certificate-mismatch',
      'content-type-mismatch',
      'message-digest-missing',
      'cms-signer-count',
      'timestamp-imprint-mismatch',
      'timestamp-signature-invalid',
      'timestamp-damaged',
      'timestamp-digest-mismatch',
    ],
    make: signed => {
      const text = textOf(signed);
      const from = contents.exec(text)!;
      const hex = from[0].replace(/0+>$/, '').length;
      const at = from.index + hex - 40;
      return bytesOf(text.slice(0, at) + (text[at] === 'a' ? 'b' : 'a') + text.slice(at + 1));
    },
  },
  wrapping('second range moved, new dictionary', 'copy'),
  wrapping('second range moved, dictionary without contents of its own', 'none'),
  wrapping('second range moved, comment in the gap', 'comment'),
];

/**
 * Signature wrapping: the signed bytes stay, apart from each other; what lies between is the attacker's, with a
 * dictionary whose byte range jumps over it.
 */
function wrapping(name: string, kind: 'copy' | 'none' | 'comment'): Attack {
  return {
    name,
    family: 'wrapping',
    refusedAs: [...broken, 'structure-rebuilt', 'bytes-after-signed-range', 'digest-mismatch'],
    make: signed => {
      const text = textOf(signed);
      const found = contents.exec(text)!;
      const open = found.index + found[0].indexOf('<');
      const close = found.index + found[0].length;
      const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)![1]);
      const signature = numberMatching(signed, range);
      const token = text.slice(open, close);
      const head = text.slice(0, open) + token;
      const prev = /\/Prev (\d+)/.exec(text.slice(table))?.[1] ?? '0';
      // The forged table must stand where the signed tail says the table is; it lists what the signed one lists.
      const evil = stream('', 'BT /F1 14 Tf 72 720 Td (Approve a budget of 9 000 000 dong) Tj ET');
      const listed = listedOffsets(text, table);
      const rows = (contentAt: number, signatureAt: number) => {
        const all = new Map([
          ...listed,
          [part.content, contentAt] as const,
          [signature, signatureAt] as const,
        ]);
        const lines = [...all]
          .map(([num, at]) => `${num} 1\n${String(at).padStart(10, '0')} 00000 n \n`)
          .join('');
        return `xref\n${lines}trailer\n<< /Size 99 /Root 1 0 R /Prev ${prev} >>\nstartxref\n${table}\n%%EOF\n`;
      };
      const filler = text.slice(close, table);
      const rowsLength = rows(0, 0).length;
      const contentAt = table + rowsLength;
      const body = `${part.content} 0 obj\n${evil}\nendobj\n`;
      const signatureAt = contentAt + body.length;
      const rest = signed.length - close;
      const own = kind === 'copy' ? `/Contents ${token}` : kind === 'comment' ? `%\n/Contents ${token}` : '';
      const make = (second: number) =>
        `${signature} 0 obj\n${bodyOf(signed, signature)
          .replace(contents, own)
          .replace(range, `/ByteRange [0 ${open} ${String(second).padStart(9, ' ')} ${rest}]`)}\nendobj\n`;
      const second = signatureAt + make(0).length;
      return join(
        bytesOf(head + filler + rows(contentAt, signatureAt) + body + make(second)),
        signed.subarray(close),
      );
    },
  };
}
