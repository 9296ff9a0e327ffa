/** An official letter of three pages for the gallery, in the layout of Nghị định 30/2020, Phụ lục I, with a drawn signature image. */
import fontkit from '@cantoo/fontkit';
import bold from '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf?url';
import italic from '@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf?url';
import regular from '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf?url';
import {PDFDocument} from 'pdf-lib';
import type {PDFFont, PDFPage} from 'pdf-lib';

const paragraphs = [
  'Thực hiện Kế hoạch số 142/KH-UBND về công tác y tế dự phòng năm 2026, Sở Y tế kính trình Uỷ ban nhân dân tỉnh xem xét, phê duyệt phương án triển khai đợt cao điểm tiêm chủng mở rộng từ ngày 01 tháng 12 năm 2026.',
  'Kinh phí thực hiện được bảo đảm từ nguồn ngân sách đã giao; các địa phương chuẩn bị điểm tiêm, dây chuyền bảo quản và nhân lực theo Phụ lục kèm theo.',
  'Sở Y tế chịu trách nhiệm hướng dẫn chuyên môn, tổng hợp kết quả hằng tuần và báo cáo Uỷ ban nhân dân tỉnh trước ngày 31 tháng 12 năm 2026.',
];

/** `title` differs where two versions are compared. */
export async function samplePdf(title = 'V/v triển khai đợt cao điểm tiêm chủng mở rộng'): Promise<Blob> {
  const pdf = await PDFDocument.create();
  pdf.registerFontkit(fontkit);
  const embed = async (url: string) => pdf.embedFont(await (await fetch(url)).arrayBuffer(), {subset: true});
  const fonts = {regular: await embed(regular), bold: await embed(bold), italic: await embed(italic)};
  const first = pdf.addPage([595, 842]);
  centred(first, 'UBND TỈNH NAM HẢI', 170, 770, 13, fonts.regular);
  centred(first, 'SỞ Y TẾ', 170, 752, 13, fonts.bold);
  centred(first, 'Số: 15/UBND-VX', 170, 726, 13, fonts.regular);
  centred(first, 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM', 410, 770, 12, fonts.bold);
  centred(first, 'Độc lập - Tự do - Hạnh phúc', 410, 752, 13, fonts.bold);
  centred(first, 'Nam Hải, ngày 20 tháng 11 năm 2026', 410, 726, 13, fonts.italic);
  centred(first, title, 297, 670, 14, fonts.bold);
  centred(first, 'Kính gửi: Chủ tịch Uỷ ban nhân dân tỉnh', 297, 630, 14, fonts.regular);
  let y = 590;
  for (const paragraph of paragraphs) y = wrapped(first, paragraph, y, fonts.regular) - 8;
  centred(first, 'KT. CHỦ TỊCH', 420, 330, 14, fonts.bold);
  centred(first, 'PHÓ CHỦ TỊCH', 420, 312, 14, fonts.bold);
  centred(first, 'Trần Văn Lãnh', 420, 212, 14, fonts.bold);
  for (const number of [1, 2]) {
    const page = pdf.addPage(number === 2 ? [842, 595] : [595, 842]);
    centred(page, `PHỤ LỤC ${number}`, page.getWidth() / 2, page.getHeight() - 90, 14, fonts.bold);
    wrapped(page, paragraphs.join(' '), page.getHeight() - 130, fonts.regular);
  }
  return new Blob([(await pdf.save()) as Uint8Array<ArrayBuffer>], {type: 'application/pdf'});
}

function centred(page: PDFPage, text: string, x: number, y: number, size: number, font: PDFFont): void {
  page.drawText(text, {x: x - font.widthOfTextAtSize(text, size) / 2, y, size, font});
}

function wrapped(page: PDFPage, text: string, from: number, font: PDFFont): number {
  const width = page.getWidth() - 85 - 57;
  let y = from;
  let line = '      ';
  for (const word of text.split(' ')) {
    if (font.widthOfTextAtSize(`${line} ${word}`, 14) > width) {
      page.drawText(line, {x: 85, y, size: 14, font});
      y -= 20;
      line = word;
    } else {
      line = line.trim() ? `${line} ${word}` : `${line}${word}`;
    }
  }
  page.drawText(line, {x: 85, y, size: 14, font});
  return y - 20;
}
