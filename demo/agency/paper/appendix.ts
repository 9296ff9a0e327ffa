import {pick, randomSequence} from '../seed/random.js';
import type {PaperSubject} from './administrative-paper.js';
import {frame, Paper, textWidth} from './paper.js';

const columns = [
  {title: 'STT', width: 34},
  {title: 'Nội dung công việc', width: 0},
  {title: 'Đơn vị chủ trì', width: 118},
  {title: 'Thời hạn', width: 92},
] as const;

const tasks = [
  'Rà soát, thống kê danh mục văn bản và hồ sơ công việc',
  'Xây dựng dự thảo kế hoạch chi tiết, lấy ý kiến các cơ quan liên quan',
  'Tổ chức tập huấn cho cán bộ, công chức, viên chức',
  'Cấp mới, thu hồi chứng thư chữ ký số chuyên dùng',
  'Kết nối, chia sẻ dữ liệu với trục liên thông văn bản quốc gia',
  'Kiểm tra thực tế tại các xã, phường',
  'Tổng hợp, báo cáo kết quả thực hiện',
  'Bố trí kinh phí và hướng dẫn thanh quyết toán',
] as const;

const units = [
  'Sở Nội vụ',
  'Sở Tài chính',
  'Văn phòng UBND tỉnh',
  'Sở Khoa học và Công nghệ',
  'UBND các xã, phường',
] as const;

/** An appendix in a file of its own. */
export async function writeAppendixPaper(document: PaperSubject): Promise<Uint8Array> {
  const title = `Phụ lục kèm theo ${document.number}`;
  const paper = await Paper.begin(title, document.organisation, document.receivedAt);
  writeTable(paper, document, randomSequence(document.id + 1));
  return paper.finish();
}

/** Starts a new page of `paper` and writes the appendix there. */
export function appendAppendix(paper: Paper, document: PaperSubject, random: () => number): void {
  paper.addPage();
  writeTable(paper, document, random);
}

function writeTable(paper: Paper, document: PaperSubject, random: () => number): void {
  paper.write('PHỤ LỤC', {face: 'bold', size: 14, align: 'centre'});
  paper.write('Danh mục nhiệm vụ và tiến độ thực hiện', {face: 'bold', size: 14, align: 'centre'});
  const origin = `(Kèm theo ${document.typeName} số ${document.number} của ${document.organisation})`;
  paper.write(origin, {face: 'italic', size: 13, align: 'centre', spaceAfter: 10});
  writeRow(
    paper,
    columns.map(column => column.title),
    'bold',
  );
  const count = 4 + Math.floor(random() * 34);
  const year = document.receivedAt.getUTCFullYear();
  for (let index = 1; index <= count; index += 1) {
    const month = 1 + Math.floor(random() * 12);
    writeRow(
      paper,
      [
        String(index),
        `${pick(random, tasks)} (đợt ${index})`,
        pick(random, units),
        `Tháng ${month}/${year + 1}`,
      ],
      'regular',
    );
  }
}

function writeRow(paper: Paper, cells: readonly string[], face: 'bold' | 'regular'): void {
  const style = {face, size: 12} as const;
  const fixed = columns.reduce((sum, column) => sum + column.width, 0);
  const widths = columns.map(column => column.width || textWidth - fixed);
  const padding = 4;
  const lines = cells.map(
    (cell, index) => paper.wrap(cell, style, (widths[index] ?? 0) - 2 * padding).length,
  );
  const height = Math.max(...lines) * style.size * 1.28 + 2 * padding;
  paper.need(height);
  const top = paper.y;
  let x = frame.left;
  for (const [index, cell] of cells.entries()) {
    const width = widths[index] ?? 0;
    paper.box(x, top, width, height);
    paper.y = top - padding;
    paper.write(cell, {
      ...style,
      x: x + padding,
      width: width - 2 * padding,
      align: face === 'bold' ? 'centre' : 'left',
    });
    x += width;
  }
  paper.y = top - height;
}
