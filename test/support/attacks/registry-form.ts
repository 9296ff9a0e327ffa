/**
 * A clean file with everything a later hand may lawfully touch: groups of fields with merged and with separate widgets, radio
 * buttons that share a value, a structure tree, metadata, extensions, comments, empty places to sign, and an orphan.
 */
import {stream, writePdf} from './raw-pdf.js';

/** Object numbers, for later revisions to aim at. */
export const place = {
  catalog: 1,
  page: 3,
  content: 4,
  font: 5,
  form: 6,
  amount: 7,
  group: 10,
  first: 11,
  second: 12,
  secondWidget: 13,
  radio: 14,
  radioYes: 15,
  radioNo: 16,
  list: 17,
  reserved: 18,
  metadata: 20,
  apart: 21,
  apartWidget: 22,
  comment: 23,
  cover: 24,
  orphan: 26,
  private: 27,
  root: 30,
  top: 31,
  paragraph: 32,
  amountElement: 33,
  parents: 34,
  commentElement: 35,
  look: 40,
  secondPage: 41,
} as const;

export const xmp = (title: string) =>
  stream('/Type /Metadata /Subtype /XML', `<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/">${title}</x:xmpmeta><?xpacket end="w"?>`);

export const look = (text: string) =>
  stream('/Type /XObject /Subtype /Form /BBox [0 0 128 20] /Resources << /Font << /Helv 5 0 R >> >>', `/Tx BMC BT /Helv 12 Tf 2 5 Td (${text}) Tj ET EMC`);

export interface RegistryOptions {
  /** `/Lock` of the place to sign named `reserved`. */
  readonly lock?: string;
  /** The page's /Annots as an object of its own. */
  readonly hasIndirectAnnots?: boolean;
  readonly catalog?: string;
}

const annots = '[7 0 R 11 0 R 13 0 R 15 0 R 16 0 R 17 0 R 18 0 R 22 0 R 23 0 R 24 0 R]';

export function registryForm({lock, hasIndirectAnnots = false, catalog = ''}: RegistryOptions = {}): Uint8Array<ArrayBuffer> {
  const widget = (top: number) => `/Type /Annot /Subtype /Widget /Rect [72 ${top} 200 ${top + 20}] /F 4 /P 3 0 R`;
  const states = (name: string) => `/AP << /N << /${name} 40 0 R /Off 40 0 R >> >>`;
  return writePdf(
    {
      1: `<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R /Metadata 20 0 R /StructTreeRoot 30 0 R /MarkInfo << /Marked true >> /Extensions << /ADBE << /BaseVersion /1.7 /ExtensionLevel 3 >> >> /Private 27 0 R ${catalog} >>`,
      2: '<< /Type /Pages /Kids [3 0 R 41 0 R] /Count 2 >>',
      3: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /StructParents 0 /Resources << /Font << /F1 5 0 R >> >> /Annots ${hasIndirectAnnots ? '42 0 R' : annots} >>`,
      4: stream('', '/P << /MCID 0 >> BDC BT /F1 14 Tf 72 720 Td (Approve a budget of 1 000 000 dong) Tj ET EMC'),
      5: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
      6: '<< /Fields [7 0 R 10 0 R 14 0 R 17 0 R 18 0 R 21 0 R] /DR << /Font << /Helv 5 0 R >> >> /DA (/Helv 0 Tf 0 g) >>',
      7: `<< ${widget(600)} /FT /Tx /T (amount) /V (100) /AP << /N 40 0 R >> /DA (/Helv 12 Tf 0 g) /StructParent 1 >>`,
      10: '<< /T (group) /Kids [11 0 R 12 0 R] >>',
      11: `<< ${widget(560)} /FT /Tx /T (first) /Parent 10 0 R >>`,
      12: '<< /FT /Tx /T (second) /Parent 10 0 R /Kids [13 0 R] >>',
      13: `<< ${widget(530)} /Parent 12 0 R >>`,
      14: '<< /FT /Btn /Ff 49152 /T (choice) /V /Off /Kids [15 0 R 16 0 R] >>',
      15: `<< ${widget(500)} /Parent 14 0 R /AS /Off ${states('Yes')} >>`,
      16: `<< ${widget(470)} /Parent 14 0 R /AS /Off ${states('No')} >>`,
      17: `<< ${widget(440)} /FT /Ch /T (list) /Opt [(a) (b)] /V (a) /I [0] >>`,
      18: `<< ${widget(400)} /FT /Sig /T (reserved) ${lock ? `/Lock << /Type /SigFieldLock ${lock} >>` : ''} >>`,
      20: xmp('Registry'),
      21: '<< /FT /Sig /T (apart) /Kids [22 0 R] >>',
      22: `<< ${widget(360)} /Parent 21 0 R >>`,
      23: '<< /Type /Annot /Subtype /Text /Contents (to check) /Rect [500 700 520 720] /F 4 /P 3 0 R /StructParent 2 >>',
      24: '<< /Type /Annot /Subtype /Square /Rect [72 660 400 680] /IC [1 1 1] /F 4 /P 3 0 R >>',
      26: '(nobody refers to me)',
      27: '<< /Of (a tool) >>',
      30: '<< /Type /StructTreeRoot /K 31 0 R /ParentTree 34 0 R /ParentTreeNextKey 3 >>',
      31: '<< /Type /StructElem /S /Document /P 30 0 R /K [32 0 R 33 0 R 35 0 R] >>',
      32: '<< /Type /StructElem /S /P /P 31 0 R /Pg 3 0 R /K 0 >>',
      33: '<< /Type /StructElem /S /Form /P 31 0 R /Pg 3 0 R /K << /Type /OBJR /Obj 7 0 R >> >>',
      34: '<< /Nums [0 [32 0 R] 1 33 0 R 2 35 0 R] >>',
      35: '<< /Type /StructElem /S /Annot /P 31 0 R /Pg 3 0 R /K << /Type /OBJR /Obj 23 0 R >> >>',
      40: look('100'),
      41: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>',
      ...(hasIndirectAnnots ? {42: annots} : {}),
    },
    '1 0 R',
    '',
  );
}
