/**
 * Makes official documents as Vietnamese offices type them (Nghị định 30/2020, Phụ lục I) and says where everything
 * stands, so that a test compares places with the truth and not with another reader.
 */
import fontkit from '@cantoo/fontkit';
import {
  concatTransformationMatrix,
  degrees,
  PDFDocument,
  PDFName,
  PDFNumber,
  popGraphicsState,
  pushGraphicsState,
} from 'pdf-lib';
import type {PDFFont, PDFPage} from 'pdf-lib';

import {paintPng} from './png.js';
import {readTinos} from './tinos.js';
import type {Face} from './tinos.js';

export interface OfficePdfOptions {
  /** Công văn carries its subject under the number, the others have a title. Default `decision`. */
  readonly kind?: 'letter' | 'decision' | 'submission';
  /** As typed: `Số:        /QĐ-UBND` while there is no number yet. */
  readonly number?: string;
  readonly issuedOn?: string;
  /** Capacity and position, one line each. */
  readonly position?: readonly string[];
  readonly note?: string;
  /** Absent: the line is not there. */
  readonly signer?: string | undefined;
  readonly paragraphs?: readonly string[];
  /** Points between the last line above the signature and the name; default 70. */
  readonly gap?: number;
  /** Moves the signature block to a page of its own. */
  readonly blockOnNewPage?: boolean;
  /** Puts the name on the last line of the page, just over the bottom margin. */
  readonly nameAtPageEnd?: boolean;
  /** Draws the rules of a table round the block. */
  readonly table?: boolean;
  /** Draws every few letters on their own, as word processors do. */
  readonly splitRuns?: boolean;
  /** Unicode form of the text in the file. */
  readonly form?: 'NFC' | 'NFD';
  /** Other people's blocks on the left of the signer's, as on minutes and joint documents. */
  readonly cosigner?: {readonly position: string; readonly name: string};
  /** Pages after the signed one: an appendix in the same file. */
  readonly appendixPages?: number;
  readonly rotate?: 0 | 90 | 180 | 270;
  /** With `rotate`: whether the text was drawn so that a reader sees it upright. Default true. */
  readonly upright?: boolean;
  /** Lower left corner of the MediaBox; default 0, 0. */
  readonly origin?: readonly [number, number];
  /** Cuts this much off every side by a CropBox. */
  readonly crop?: number;
  readonly userUnit?: number;
}

export type Box = readonly [left: number, bottom: number, right: number, top: number];

export interface OfficePdf {
  readonly bytes: Uint8Array;
  readonly pdf: Blob;
  /** 1-based page of the signature block. */
  readonly page: number;
  /** User-space boxes (baseline to cap height) of what was drawn: `name`, `position`, `note`, `number`, `date`, `recipients`. */
  readonly boxes: Readonly<Record<string, Box>>;
  /** The same, of every line on every page. */
  readonly lines: readonly {page: number; text: string; box: Box}[];
}

const body =
  'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; theo đề nghị của Giám đốc Sở Thông tin và Truyền thông, Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành khẩn trương thực hiện những nội dung sau đây.';
const closing =
  'Các đơn vị báo cáo kết quả thực hiện về Văn phòng Ủy ban nhân dân tỉnh trước ngày 25 hằng tháng để tổng hợp, theo dõi; nếu có vướng mắc, kịp thời phản ánh để được hướng dẫn, giải quyết./.';
const [paperWidth, paperHeight] = [595.28, 841.89];

/** Draws one document. The defaults make a two-paragraph decision signed "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH". */
export async function makeOfficePdf(options: OfficePdfOptions = {}): Promise<OfficePdf> {
  const {kind = 'decision', gap = 70, rotate = 0, upright = true, origin = [0, 0], userUnit = 1} = options;
  const unit = 1 / userUnit;
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  const fonts = new Map<Face, PDFFont>();
  for (const face of ['regular', 'bold', 'italic', 'bold-italic'] as const) {
    fonts.set(face, await document.embedFont(await readTinos(face), {subset: true}));
  }
  const turned = upright && (rotate === 90 || rotate === 270);
  const [width, height] = turned ? [paperHeight, paperWidth] : [paperWidth, paperHeight];
  // Clockwise page rotation by `rotate` is undone by drawing counter-clockwise, ISO 32000-2 7.7.3.3.
  const matrix = matrixOf(upright ? rotate : 0, width, height, unit, origin);
  const lines: {page: number; text: string; box: Box}[] = [];
  const boxes: Record<string, Box> = {};
  let page!: PDFPage;
  let pageNumber = 0;

  const addPage = () => {
    page = document.addPage([paperWidth * unit, paperHeight * unit]);
    pageNumber++;
    page.setMediaBox(origin[0], origin[1], paperWidth * unit, paperHeight * unit);
    if (rotate) page.setRotation(degrees(rotate));
    if (userUnit !== 1) page.node.set(PDFName.of('UserUnit'), PDFNumber.of(userUnit));
    const {crop} = options;
    if (crop)
      page.setCropBox(
        origin[0] + crop,
        origin[1] + crop,
        paperWidth * unit - 2 * crop,
        paperHeight * unit - 2 * crop,
      );
    page.pushOperators(pushGraphicsState(), concatTransformationMatrix(...matrix));
  };
  const write = (
    text: string,
    x: number,
    y: number,
    size: number,
    face: Face,
    role?: string,
    align: 'left' | 'centre' = 'left',
  ) => {
    const font = fonts.get(face)!;
    const shown = text.normalize(options.form ?? 'NFC');
    const advance = font.widthOfTextAtSize(shown, size);
    const left = align === 'centre' ? x - advance / 2 : x;
    const pieces = options.splitRuns
      ? (shown.match(/\P{M}\p{M}*(?:\P{M}\p{M}*)?(?:\P{M}\p{M}*)?/gu) ?? [])
      : [shown];
    let at = left;
    for (const piece of pieces) {
      page.drawText(piece, {x: at, y, size, font});
      at += font.widthOfTextAtSize(piece, size);
    }
    const box = boxThrough(matrix, left, y, left + advance, y + size * 0.7);
    lines.push({page: pageNumber, text, box});
    if (role) boxes[role] = box;
  };

  const left = 85;
  const right = width - 50;
  addPage();
  const header = height - 70;
  const leftCentre = left + 85;
  const rightCentre = right - 140;
  write('ỦY BAN NHÂN DÂN', leftCentre, header, 13, 'regular', 'superior', 'centre');
  write('TỈNH NAM HẢI', leftCentre, header - 16, 13, 'bold', 'agency', 'centre');
  write('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', rightCentre, header, 13, 'bold', 'nation', 'centre');
  write('Độc lập - Tự do - Hạnh phúc', rightCentre, header - 16, 13, 'bold', 'motto', 'centre');
  const notation = {letter: 'UBND-VP', decision: 'QĐ-UBND', submission: 'TTr-UBND'}[kind];
  write(
    options.number ?? `Số:        /${notation}`,
    leftCentre,
    header - 42,
    13,
    'regular',
    'number',
    'centre',
  );
  write(
    options.issuedOn ?? 'Nam Hải, ngày      tháng      năm 2026',
    rightCentre,
    header - 42,
    13,
    'italic',
    'date',
    'centre',
  );
  let y = header - 60;
  if (kind === 'letter') {
    write('V/v triển khai chuyển đổi số', leftCentre, y, 12, 'regular', 'subject', 'centre');
    write('Kính gửi: Các sở, ban, ngành', width / 2, y - 40, 14, 'regular', 'to', 'centre');
    y -= 70;
  } else {
    write(kind === 'decision' ? 'QUYẾT ĐỊNH' : 'TỜ TRÌNH', width / 2, y - 20, 14, 'bold', 'title', 'centre');
    write(
      'Về việc phê duyệt kế hoạch chuyển đổi số năm 2026',
      width / 2,
      y - 38,
      14,
      'bold',
      'subject',
      'centre',
    );
    y -= 70;
  }
  for (const paragraph of options.paragraphs ?? [body, closing]) {
    const words = paragraph.split(' ');
    let line = '';
    let indent = 14;
    for (const word of [...words, '\n']) {
      const next = `${line}${word} `;
      if (word === '\n' || fonts.get('regular')!.widthOfTextAtSize(next, 14) > right - left - indent) {
        if (y < 70) {
          page.pushOperators(popGraphicsState());
          addPage();
          y = height - 70;
        }
        write(line.trimEnd(), left + indent, y, 14, 'regular', 'last-body-line');
        y -= 20;
        line = `${word} `;
        indent = 0;
      } else line = next;
    }
  }

  const position = options.position ?? ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'];
  const blockHeight = position.length * 17 + (options.note ? 17 : 0) + gap + 20;
  if (options.blockOnNewPage || y - blockHeight < 60) {
    page.pushOperators(popGraphicsState());
    addPage();
    y = height - 70;
  }
  y -= 20;
  if (options.nameAtPageEnd) y = 45 + (position.length - 1) * 17 + (options.note ? 17 : 0) + gap;
  const blockPage = pageNumber;
  const centre = right - 110;
  const blockTop = y + 16;
  write('Nơi nhận:', left, y, 12, 'bold-italic', 'recipients');
  ['- Như trên;', '- Chủ tịch, các Phó Chủ tịch UBND tỉnh;', '- Lưu: VT, KSTT (05b).'].forEach(
    (line, index) => {
      if (y - 16 - index * 14 > 30) write(line, left, y - 16 - index * 14, 11, 'regular', 'recipients-end');
    },
  );
  position.forEach((line, index) => {
    if (index) y -= 17;
    write(line, centre, y, 14, 'bold', 'position', 'centre');
  });
  if (options.note) {
    y -= 17;
    write(options.note, centre, y, 13, 'italic', 'note', 'centre');
  }
  const {cosigner} = options;
  if (cosigner) {
    write(cosigner.position, left + 190, blockTop - 16, 14, 'bold', 'cosigner-position', 'centre');
    write(cosigner.name, left + 190, y - gap, 14, 'bold', 'cosigner', 'centre');
  }
  y -= gap;
  const {signer = 'Nguyễn Văn Hải'} = 'signer' in options ? {signer: options.signer ?? ''} : {};
  if (signer) write(signer, centre, y, 14, 'bold', 'name', 'centre');
  if (options.table) {
    for (const x of [left - 5, centre - 105, right])
      page.drawLine({start: {x, y: y - 8}, end: {x, y: blockTop}, thickness: 0.5});
    for (const row of [y - 8, blockTop])
      page.drawLine({start: {x: left - 5, y: row}, end: {x: right, y: row}, thickness: 0.5});
  }
  page.pushOperators(popGraphicsState());
  for (let index = 0; index < (options.appendixPages ?? 0); index++) {
    addPage();
    write(`PHỤ LỤC ${index + 1}`, width / 2, height - 70, 14, 'bold', undefined, 'centre');
    write(
      'Kèm theo Quyết định của Ủy ban nhân dân tỉnh',
      width / 2,
      height - 90,
      14,
      'italic',
      undefined,
      'centre',
    );
    page.pushOperators(popGraphicsState());
  }
  const bytes = await document.save();
  return {bytes, pdf: new Blob([bytes as Uint8Array<ArrayBuffer>]), page: blockPage, boxes, lines};
}

/** A document that went through a scanner: one grey picture a page, not a letter of text. */
export async function makeScannedPdf(pages = 1): Promise<Blob> {
  const document = await PDFDocument.create();
  const picture = await document.embedPng(
    paintPng(60, 84, (x, y) => ((x + y) % 7 ? [250, 250, 245, 255] : [90, 90, 90, 255])),
  );
  for (let index = 0; index < pages; index++) {
    document
      .addPage([paperWidth, paperHeight])
      .drawImage(picture, {x: 0, y: 0, width: paperWidth, height: paperHeight});
  }
  return new Blob([(await document.save()) as Uint8Array<ArrayBuffer>]);
}

type Matrix = [number, number, number, number, number, number];

function matrixOf(
  rotate: number,
  width: number,
  height: number,
  unit: number,
  [x, y]: readonly [number, number],
): Matrix {
  switch (rotate) {
    case 90:
      return [0, unit, -unit, 0, x + height * unit, y];
    case 180:
      return [-unit, 0, 0, -unit, x + width * unit, y + height * unit];
    case 270:
      return [0, -unit, unit, 0, x, y + width * unit];
    default:
      return [unit, 0, 0, unit, x, y];
  }
}

function boxThrough(
  [a, b, c, d, e, f]: Matrix,
  left: number,
  bottom: number,
  right: number,
  top: number,
): Box {
  const xs = [a * left + c * bottom + e, a * right + c * top + e];
  const ys = [b * left + d * bottom + f, b * right + d * top + f];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
