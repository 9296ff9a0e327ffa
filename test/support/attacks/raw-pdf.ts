/** Writes PDFs byte by byte, as an attacker does: any object, any cross-reference section, right or wrong. */

export const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text, char => char.charCodeAt(0));
export const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

export function stream(dict: string, data: string): string {
  return `<< ${dict} /Length ${data.length} >>\nstream\n${data}\nendstream`;
}

export interface RawUpdate {
  /** Object number to its body. */
  readonly objects?: Readonly<Record<number, string>>;
  /** Object number to an offset that is already in the file. */
  readonly pointers?: Readonly<Record<number, number>>;
  readonly freed?: readonly number[];
  /** More trailer entries, for example `/XRefStm 12`. */
  readonly trailer?: string;
  readonly root?: string;
  /** Default: the last startxref of `file`. `self`: this section again. */
  readonly prev?: number | 'self' | 'none';
  /** Raw text before the objects. */
  readonly before?: string;
  /** Objects written but not listed. */
  readonly unlisted?: Readonly<Record<number, string>>;
  readonly size?: number;
}

/** A whole file: objects, table, trailer. */
export function writePdf(
  objects: Readonly<Record<number, string>>,
  root = '1 0 R',
  extra = '',
): Uint8Array<ArrayBuffer> {
  return appendRaw(bytesOf('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'), {
    objects,
    root,
    prev: 'none',
    trailer: `${extra} /ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]`,
  });
}

export function lastStartXref(file: Uint8Array): number {
  return Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(textOf(file.subarray(-200)))?.[1] ?? 0);
}

/** Appends one update in the classic style. */
export function appendRaw(file: Uint8Array, update: RawUpdate): Uint8Array<ArrayBuffer> {
  const {objects = {}, pointers = {}, freed = [], unlisted = {}} = update;
  const last = textOf(file);
  // Files with junk before their header count from the header.
  const start = file.length - Math.max(0, last.indexOf('%PDF-'));
  let text = last.endsWith('\n') || file.length < 20 ? '' : '\n';
  text += update.before ?? '';
  const rows: [number, string][] = freed.map(num => [num, '0000000000 00001 f \n']);
  for (const [num, body] of Object.entries(objects)) {
    rows.push([Number(num), `${String(start + text.length).padStart(10, '0')} 00000 n \n`]);
    text += `${num} 0 obj\n${body}\nendobj\n`;
  }
  for (const [num, body] of Object.entries(unlisted)) text += `${num} 0 obj\n${body}\nendobj\n`;
  for (const [num, offset] of Object.entries(pointers))
    rows.push([Number(num), `${String(offset).padStart(10, '0')} 00000 n \n`]);
  rows.sort((a, b) => a[0] - b[0]);
  const at = start + text.length;
  const prev =
    update.prev === 'none'
      ? ''
      : ` /Prev ${update.prev === 'self' ? at : (update.prev ?? lastStartXref(file))}`;
  const sizes = [...last.matchAll(/\/Size (\d+)/g)].map(match => Number(match[1]));
  const size = update.size ?? Math.max(0, ...sizes, ...rows.map(([num]) => num + 1));
  const section = rows.map(([num, row]) => `${num} 1\n${row}`).join('');
  const root = update.root ?? rootOf(last);
  text += `xref\n${update.prev === 'none' ? '0 1\n0000000000 65535 f \n' : ''}${section}trailer\n<< /Size ${size} /Root ${root}${prev} ${update.trailer ?? ''} >>\nstartxref\n${at}\n%%EOF\n`;
  return join(file, bytesOf(text));
}

function rootOf(text: string): string {
  return [...text.matchAll(/\/Root (\d+ \d+ R)/g)].at(-1)?.[1] ?? '1 0 R';
}

export function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts));
}

/** Replaces one stretch by another of the same length, so that every offset stays right. */
export function patch(
  file: Uint8Array,
  find: RegExp,
  replace: (found: string) => string,
): Uint8Array<ArrayBuffer> {
  const text = textOf(file);
  const match = find.exec(text);
  if (!match) throw new Error(`nothing like ${find} in the file`);
  const next = replace(match[0]).padEnd(match[0].length, ' ');
  if (next.length !== match[0].length) throw new Error('a patch may not grow');
  return bytesOf(text.slice(0, match.index) + next + text.slice(match.index + match[0].length));
}

/** The newest body of object `num` written in the file. */
export function bodyOf(file: Uint8Array, num: number): string {
  const found = [
    ...textOf(file).matchAll(new RegExp(`(?:^|[\\r\\n])${num} 0 obj\\s*([\\s\\S]*?)\\s*endobj`, 'g')),
  ].at(-1)?.[1];
  const body = found ?? memberOf(file, num);
  if (body === undefined) throw new Error(`no object ${num}`);
  return body;
}

/** Out of an object stream that was written without a filter. */
function memberOf(file: Uint8Array, num: number): string | undefined {
  for (const [, first, data] of textOf(file).matchAll(/\/Type \/ObjStm \/N \d+ \/First (\d+) \/Length \d+ >>\nstream\n([\s\S]*?)\nendstream/g)) {
    const pairs = [...data!.slice(0, Number(first)).matchAll(/(\d+) (\d+)/g)].map(([, member, at]) => [Number(member), Number(at)] as const);
    const index = pairs.findIndex(([member]) => member === num);
    if (index >= 0) return data!.slice(Number(first) + pairs[index]![1], Number(first) + (pairs[index + 1]?.[1] ?? Infinity)).trim();
  }
  return undefined;
}

export function numberMatching(file: Uint8Array, body: RegExp): number {
  const all = [...textOf(file).matchAll(/(?:^|[\r\n])(\d+) 0 obj\s*([\s\S]*?)\s*endobj/g)].filter(match =>
    body.test(match[2]!),
  );
  const num = all.at(-1)?.[1];
  if (num === undefined) throw new Error(`no object like ${body}`);
  return Number(num);
}

/** Object number to offset, as the table at `table` lists them. */
export function listedOffsets(text: string, table: number): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const section = text.slice(table, text.indexOf('trailer', table));
  for (const [, first, , rows] of section.matchAll(
    /(?<=^|\n)(\d+) (\d+)\s*\r?\n((?:\d{10} \d{5} [nf][ \r]?\r?\n?)+)/g,
  )) {
    for (const [index, [, at, kind]] of [...rows!.matchAll(/(\d{10}) \d{5} ([nf])/g)].entries())
      if (kind === 'n') found.set(Number(first) + index, Number(at));
  }
  return found;
}
