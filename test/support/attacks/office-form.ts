/** The clean file every attack starts from: one page with text, a form, a comment, layers, and things prepared to mislead. */
import {stream, writePdf} from './raw-pdf.js';

/** Object numbers, for attacks to aim at. */
export const part = {
  catalog: 1,
  pages: 2,
  page: 3,
  content: 4,
  font: 5,
  form: 6,
  amount: 7,
  amountLook: 8,
  comment: 9,
  layers: 10,
  layer: 11,
  info: 12,
  approved: 13,
  note: 14,
  noteLook: 15,
  secondPage: 16,
  secondContent: 17,
  reserved: 18,
  cover: 19,
} as const;

const text = (line: string) => `BT /F1 14 Tf 72 720 Td (${line}) Tj ET`;

/** `reserved` is a signature field nobody has signed; `cover` an annotation that hides a line until it is taken away. */
export function officeForm(): Uint8Array<ArrayBuffer> {
  return writePdf(officeObjects, '1 0 R', '/Info 12 0 R');
}

/** Bodies by number, for other ways of writing the same file. */
export const officeObjects: Readonly<Record<number, string>> = {
      [part.catalog]: '<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R /OCProperties 10 0 R >>',
      [part.pages]: '<< /Type /Pages /Kids [3 0 R 16 0 R] /Count 2 >>',
      [part.page]:
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /Properties << /L1 11 0 R >> >> /Annots [7 0 R 9 0 R 13 0 R 14 0 R 19 0 R] >>',
      [part.content]: stream(
        '',
        `${text('Approve a budget of 1 000 000 dong')} /OC /L1 BDC BT /F1 14 Tf 72 690 Td (for the school) Tj ET EMC`,
      ),
      [part.font]: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
      [part.form]:
        '<< /Fields [7 0 R 13 0 R 14 0 R 18 0 R] /DR << /Font << /Helv 5 0 R >> >> /DA (/Helv 0 Tf 0 g) >>',
      [part.amount]:
        '<< /Type /Annot /Subtype /Widget /FT /Tx /T (amount) /V (100) /Rect [72 600 200 620] /F 4 /P 3 0 R /AP << /N 8 0 R >> /DA (/Helv 12 Tf 0 g) >>',
      [part.amountLook]: stream(
        '/Type /XObject /Subtype /Form /BBox [0 0 128 20] /Resources << /Font << /Helv 5 0 R >> >>',
        '/Tx BMC BT /Helv 12 Tf 2 5 Td (100) Tj ET EMC',
      ),
      [part.comment]:
        '<< /Type /Annot /Subtype /Text /Contents (to check) /Rect [500 700 520 720] /F 4 /P 3 0 R >>',
      [part.layers]: '<< /OCGs [11 0 R] /D << /ON [11 0 R] /Order [11 0 R] >> >>',
      [part.layer]: '<< /Type /OCG /Name (school) >>',
      [part.info]: '<< /Title (Budget) >>',
      [part.approved]:
        '<< /Type /Annot /Subtype /Widget /FT /Btn /T (approved) /V /Off /AS /Off /Rect [72 560 90 578] /F 4 /P 3 0 R /AP << /N << /Yes 15 0 R /Off 15 0 R >> >> >>',
      [part.note]:
        '<< /Type /Annot /Subtype /Widget /FT /Tx /T (note) /Rect [72 500 300 540] /F 6 /P 3 0 R /V (a hidden sentence) /AP << /N 8 0 R >> >>',
      [part.noteLook]: stream('/Type /XObject /Subtype /Form /BBox [0 0 18 18]', '0 0 18 18 re S'),
      [part.secondPage]:
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 17 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
      [part.secondContent]: stream('', text('Second page')),
      [part.reserved]:
        '<< /FT /Sig /T (reserved) /Type /Annot /Subtype /Widget /Rect [300 100 450 160] /F 4 /P 16 0 R >>',
      [part.cover]:
        '<< /Type /Annot /Subtype /Square /Rect [72 640 400 660] /IC [1 1 1] /C [1 1 1] /F 4 /P 3 0 R >>',
};
