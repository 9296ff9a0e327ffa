export interface FixtureDocument {
  readonly id: number;
  readonly number: string;
  readonly subject: string;
  readonly organisation: string;
  readonly urgency: string;
  /** dd/MM/yyyy. */
  readonly issuedOn: string;
  /** dd/MM/yyyy, or empty. */
  readonly dueOn: string;
  readonly fileName: string;
  readonly pdf: Uint8Array;
}

const subjects = [
  'phê duyệt dự toán kinh phí',
  'góp ý dự thảo Quy chế làm việc',
  'báo cáo & đánh giá "một cửa"',
];
const organisations = ['Sở Nội vụ', 'Sở Tài chính', 'Văn phòng UBND tỉnh Nam Hải'];
const urgencies = ['Thường', 'Khẩn', 'Thượng khẩn', 'Hỏa tốc'];

const twoDigits = (number: number) => String(number).padStart(2, '0');
const nth = (items: readonly string[], index: number) => items[index % items.length] ?? '';

/** Twenty-five invented documents: three pages of ten. */
export const fixtureDocuments: readonly FixtureDocument[] = Array.from({length: 25}, (_, index) => {
  const number = `${100 + index * 7}/TTr-SNV`;
  return {
    id: 501 + index,
    number,
    subject: `Tờ trình số ${index + 1} về việc ${nth(subjects, index)}`,
    organisation: nth(organisations, index),
    urgency: nth(urgencies, index),
    issuedOn: `${twoDigits(1 + index)}/10/2026`,
    dueOn: index % 4 === 3 ? '' : `${twoDigits(2 + index)}/11/2026`,
    fileName: `Tờ trình ${number.replace('/', '_')} (bản trình ký).pdf`,
    pdf: plainPdf(`To trinh so ${index + 1}`),
  };
});

/** The smallest honest PDF: one page, one line of ASCII, a correct cross-reference table (ISO 32000-2 7.5.4). */
function plainPdf(line: string): Uint8Array {
  const content = `BT /F1 14 Tf 72 760 Td (${line}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.7\n';
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(text.length);
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const start = text.length;
  const entries = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(text);
}
