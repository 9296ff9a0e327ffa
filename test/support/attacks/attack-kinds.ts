/** The one clean file, written in the ways PDFs are: the same numbers everywhere, so that every attack finds its object. */
import {officeObjects} from './office-form.js';
import {bytesOf, join, writePdf} from './raw-pdf.js';

const trailer = '/Root 1 0 R /Info 12 0 R /ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]';
const header = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
const isStream = (body: string) => /\bstream\n/.test(body);

export const attackKinds: Readonly<Record<string, () => Uint8Array<ArrayBuffer>>> = {
  'classic table': () => writePdf(officeObjects, '1 0 R', '/Info 12 0 R'),
  'cross-reference stream': () => withXrefStream(officeObjects, {}),
  'object streams': () => {
    const packed = Object.fromEntries(Object.entries(officeObjects).filter(([, body]) => !isStream(body)));
    const open = Object.fromEntries(Object.entries(officeObjects).filter(([, body]) => isStream(body)));
    return withXrefStream(open, packed);
  },
  'other line ends and comments': () => otherWriting(),
  'junk before the header': () => join(bytesOf('HTTP/1.1 200 OK\r\n\r\n'), writePdf(officeObjects, '1 0 R', '/Info 12 0 R')),
  'annotations in an object of their own': () => {
    const page = officeObjects[3]!;
    const list = /\/Annots (\[[^\]]*\])/.exec(page)![1]!;
    return writePdf({...officeObjects, 3: page.replace(list, '30 0 R'), 30: list}, '1 0 R', '/Info 12 0 R');
  },
};

function withXrefStream(objects: Readonly<Record<number, string>>, packed: Readonly<Record<number, string>>): Uint8Array<ArrayBuffer> {
  let text = header;
  const rows = new Map<number, readonly [number, number, number]>([[0, [0, 0, 65_535]]]);
  const write = (num: number, body: string) => {
    rows.set(num, [1, text.length, 0]);
    text += `${num} 0 obj\n${body}\nendobj\n`;
  };
  for (const [num, body] of Object.entries(objects)) write(Number(num), body);
  const members = Object.entries(packed);
  if (members.length > 0) {
    let [index, bodies] = ['', ''];
    for (const [place, [num, body]] of members.entries()) {
      rows.set(Number(num), [2, 60, place]);
      index += `${num} ${bodies.length} `;
      bodies += `${body}\n`;
    }
    const data = index + bodies;
    write(60, `<< /Type /ObjStm /N ${members.length} /First ${index.length} /Length ${data.length} >>\nstream\n${data}\nendstream`);
  }
  const at = text.length;
  rows.set(61, [1, at, 0]);
  const sorted = [...rows].sort(([a], [b]) => a - b);
  const data = sorted.map(([, [type, second, third]]) => String.fromCharCode(type, (second >> 24) & 255, (second >> 16) & 255, (second >> 8) & 255, second & 255, third >> 8, third & 255)).join('');
  const list = sorted.map(([num]) => `${num} 1`).join(' ');
  text += `61 0 obj\n<< /Type /XRef /Size 62 /W [1 4 2] /Index [${list}] ${trailer} /Length ${data.length} >>\nstream\n${data}\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`;
  return bytesOf(text);
}

/** As old writers did it: carriage returns alone in the tables' rows, comments between objects, a table in subsections. */
function otherWriting(): Uint8Array<ArrayBuffer> {
  let text = '%PDF-1.4\r%\xe2\xe3\xcf\xd3\r';
  const rows: string[] = [];
  for (const [num, body] of Object.entries(officeObjects)) {
    text += `% object ${num} follows\r`;
    rows.push(`${num} 1\r\n${String(text.length).padStart(10, '0')} 00000 n\r\n`);
    text += `${num} 0 obj\r\n${body}\r\nendobj\r\n`;
  }
  const at = text.length;
  text += `xref\r\n0 1\r\n0000000000 65535 f\r\n${rows.join('')}trailer\r\n<< /Size 20 ${trailer} >>\r\nstartxref\r\n${at}\r\n%%EOF`;
  return bytesOf(text);
}
