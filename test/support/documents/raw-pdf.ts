/** Writes small PDFs object by object, for content no library would write: damage, old fonts, odd boxes. */

export type RawObject = string | {readonly dict: string; readonly data: string | Uint8Array};

/** A file of the given objects, by number; object 1 is the catalog. Strings are Latin-1. */
export function rawPdf(objects: Readonly<Record<number, RawObject>>): Blob {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let length = parts[0]!.length;
  const offsets = new Map<number, number>();
  const add = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  for (const [key, object] of Object.entries(objects)) {
    offsets.set(Number(key), length);
    if (typeof object === 'string') add(Buffer.from(`${key} 0 obj\n${object}\nendobj\n`, 'latin1'));
    else {
      const data =
        typeof object.data === 'string' ? Buffer.from(object.data, 'latin1') : Buffer.from(object.data);
      add(Buffer.from(`${key} 0 obj\n<< ${object.dict} /Length ${data.length} >>\nstream\n`, 'latin1'));
      add(data);
      add(Buffer.from('\nendstream\nendobj\n', 'latin1'));
    }
  }
  const size = Math.max(...offsets.keys()) + 1;
  const xref = length;
  let table = `xref\n0 ${size}\n0000000000 65535 f \n`;
  for (let i = 1; i < size; i++) {
    const offset = offsets.get(i);
    table +=
      offset === undefined ? '0000000000 00000 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  }
  add(Buffer.from(`${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`, 'latin1'));
  return new Blob([Buffer.concat(parts)]);
}

export interface RawPage {
  readonly content: string | Uint8Array;
  /** Entries of the resource dictionary besides /Font. */
  readonly resources?: string;
  /** Font dictionaries by resource name; default `/F1` is Times-Roman. */
  readonly fonts?: Readonly<Record<string, string>>;
  /** More entries of the page dictionary. */
  readonly page?: string;
  readonly catalog?: string;
  /** Objects 10 and up. */
  readonly more?: Readonly<Record<number, RawObject>>;
}

/** One page of 600 by 800 units around a content stream. */
export function rawPage({
  content,
  resources = '',
  fonts,
  page = '/MediaBox [0 0 600 800]',
  catalog = '',
  more = {},
}: RawPage): Blob {
  const faces = fonts ?? {
    F1: '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>',
  };
  const fontEntries = Object.entries(faces).map(([key, font]) => `/${key} ${font}`);
  return rawPdf({
    1: `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    3: `<< /Type /Page /Parent 2 0 R ${page} /Resources << /Font << ${fontEntries.join(' ')} >> ${resources} >> /Contents 4 0 R >>`,
    4: {dict: '', data: content},
    ...more,
  });
}
