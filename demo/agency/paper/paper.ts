import {PDFArray, PDFDocument, PDFName, PDFNumber, PDFOperator, rgb} from 'pdf-lib';
import type {PDFFont, PDFHexString, PDFPage} from 'pdf-lib';

import {embedFaces} from './fonts.js';
import type {Face} from './fonts.js';

/** Points in a millimetre. */
const mm = 72 / 25.4;

/** A4 portrait with the margins of Nghị định 30/2020, annex I: top and bottom 20 mm, left 30 mm, right 18 mm. */
export const frame = {
  width: 595.28,
  height: 841.89,
  top: 20 * mm,
  bottom: 20 * mm,
  left: 30 * mm,
  right: 18 * mm,
};
export const textWidth = frame.width - frame.left - frame.right;

export type Alignment = 'left' | 'centre' | 'right' | 'justified';

export interface TextStyle {
  readonly face: Face;
  readonly size: number;
}

export interface Block extends TextStyle {
  readonly align?: Alignment;
  /** Left edge and width of the column, in points; the whole text width by default. */
  readonly x?: number;
  readonly width?: number;
  readonly firstLineIndent?: number;
  readonly spaceAfter?: number;
}

interface Word {
  readonly code: PDFHexString;
  readonly width: number;
}

/**
 * A page writer from top to bottom: wraps and justifies text, starts pages, numbers them from the second on, centred in
 * the top margin. `y` is the baseline-free upper edge of what comes next, in points from the bottom of the page.
 */
export class Paper {
  y = frame.height - frame.top;
  readonly #pdf: PDFDocument;
  readonly #fonts: ReadonlyMap<Face, PDFFont>;
  readonly #words = new Map<string, Word>();
  #page: PDFPage;
  #fontKeys = new Map<Face, PDFName>();

  private constructor(pdf: PDFDocument, fonts: ReadonlyMap<Face, PDFFont>) {
    this.#pdf = pdf;
    this.#fonts = fonts;
    this.#page = pdf.addPage([frame.width, frame.height]);
  }

  /** A paper titled for readers and assistive software, dated `writtenAt` so that equal papers are equal bytes. */
  static async begin(title: string, author: string, writtenAt: Date): Promise<Paper> {
    const pdf = await PDFDocument.create({updateMetadata: false});
    pdf.setTitle(title, {showInWindowTitleBar: true});
    pdf.setAuthor(author);
    pdf.setLanguage('vi-VN');
    pdf.setProducer('Hệ thống quản lý văn bản và điều hành');
    pdf.setCreationDate(writtenAt);
    pdf.setModificationDate(writtenAt);
    return new Paper(pdf, await embedFaces(pdf));
  }

  /** Bytes of the finished file. */
  async finish(): Promise<Uint8Array> {
    return this.#pdf.save();
  }

  addPage(): void {
    this.#page = this.#pdf.addPage([frame.width, frame.height]);
    this.#fontKeys = new Map();
    const number = String(this.#pdf.getPageCount());
    const style: TextStyle = {face: 'regular', size: 13};
    const x = (frame.width - this.measure(number, style)) / 2;
    this.#drawLine([number], x, frame.height - frame.top / 2 - 5, style, 0);
    this.y = frame.height - frame.top;
  }

  /** Goes to a new page unless `height` points are left on this one. */
  need(height: number): void {
    if (this.y - height < frame.bottom) this.addPage();
  }

  space(height: number): void {
    this.y -= height;
  }

  /** Writes one paragraph at `y` and moves down past it, over as many pages as it takes. */
  write(text: string, block: Block): void {
    const {x = frame.left, width = textWidth, firstLineIndent = 0, align = 'left', spaceAfter = 0} = block;
    const lineHeight = block.size * 1.28;
    const lines = this.wrap(text, block, width, firstLineIndent);
    for (const [index, words] of lines.entries()) {
      this.need(lineHeight);
      const indent = index === 0 ? firstLineIndent : 0;
      const slack = width - indent - this.measure(words.join(' '), block);
      const isLast = index === lines.length - 1;
      const shift = align === 'centre' ? slack / 2 : align === 'right' ? slack : 0;
      const extra = align === 'justified' && !isLast && words.length > 1 ? slack / (words.length - 1) : 0;
      this.#drawLine(words, x + indent + shift, this.y - block.size, block, extra);
      this.y -= lineHeight;
    }
    this.y -= spaceAfter;
  }

  /** The words of each line of `text` in a column. A word longer than the column gets a line of its own. */
  wrap(text: string, style: TextStyle, width: number, firstLineIndent = 0): string[][] {
    const lines: string[][] = [];
    for (const part of text.split('\n')) {
      let line: string[] = [];
      let used = lines.length === 0 ? firstLineIndent : 0;
      for (const word of part.split(/\s+/).filter(Boolean)) {
        const wordWidth = this.measure(word, style);
        const gap = line.length > 0 ? this.measure(' ', style) : 0;
        if (line.length > 0 && used + gap + wordWidth > width) {
          lines.push(line);
          line = [];
          used = 0;
        }
        used += (line.length > 0 ? gap : 0) + wordWidth;
        line.push(word);
      }
      lines.push(line);
    }
    return lines;
  }

  measure(text: string, style: TextStyle): number {
    const spaces = text.split(' ');
    const words = spaces.filter(Boolean).reduce((sum, word) => sum + this.#word(word, style.face).width, 0);
    return ((words + (spaces.length - 1) * this.#word(' ', style.face).width) * style.size) / 1000;
  }

  rule(x: number, y: number, width: number): void {
    this.#page.drawLine({start: {x, y}, end: {x: x + width, y}, thickness: 0.7});
  }

  /** An empty rectangle with its upper left corner at `x`, `y`. */
  box(x: number, y: number, width: number, height: number, isRed = false): void {
    const colour = isRed ? rgb(0.8, 0, 0) : rgb(0, 0, 0);
    this.#page.drawRectangle({
      x,
      y: y - height,
      width,
      height,
      borderWidth: isRed ? 1.2 : 0.6,
      borderColor: colour,
    });
  }

  /** A red stamp such as KHẨN or MẬT, its upper left corner at `x`, `y`. */
  stamp(text: string, x: number, y: number, width: number): void {
    const height = 8 * mm;
    this.box(x, y, width, height, true);
    const font = this.#font('bold');
    const shift = (width - this.measure(text, {face: 'bold', size: 13})) / 2;
    this.#page.drawText(text, {x: x + shift, y: y - height + 7, size: 13, font, color: rgb(0.8, 0, 0)});
  }

  // Composite fonts have no word spacing operator (ISO 32000-2 9.3.3), so a justified line is one TJ array: real space
  // characters, for whoever copies or searches the text, and an adjustment after each.
  #drawLine(words: readonly string[], x: number, y: number, style: TextStyle, extra: number): void {
    if (words.length === 0) return;
    const pieces = PDFArray.withContext(this.#pdf.context);
    for (const [index, word] of words.entries()) {
      if (index > 0) {
        pieces.push(this.#word(' ', style.face).code);
        if (extra > 0) pieces.push(PDFNumber.of(Math.round((-extra / style.size) * 100_000) / 100));
      }
      pieces.push(this.#word(word, style.face).code);
    }
    const number = (value: number) => PDFNumber.of(Math.round(value * 100) / 100);
    this.#page.pushOperators(
      operator('BT'),
      operator('Tf', [this.#fontKey(style.face), number(style.size)]),
      operator('Td', [number(x), number(y)]),
      operator('TJ', [pieces]),
      operator('ET'),
    );
  }

  #fontKey(face: Face): PDFName {
    const font = this.#font(face);
    const key = this.#fontKeys.get(face) ?? this.#page.node.newFontDictionary(font.name, font.ref);
    this.#fontKeys.set(face, key);
    return key;
  }

  #word(text: string, face: Face): Word {
    const key = `${face} ${text}`;
    const font = this.#font(face);
    const word = this.#words.get(key) ?? {
      code: font.encodeText(text),
      width: font.widthOfTextAtSize(text, 1000),
    };
    this.#words.set(key, word);
    return word;
  }

  #font(face: Face): PDFFont {
    const font = this.#fonts.get(face);
    if (!font) throw new RangeError(`no such face: ${face}`);
    return font;
  }
}

function operator(name: string, operands: (PDFName | PDFNumber | PDFArray)[] = []): PDFOperator {
  return PDFOperator.of(name as Parameters<typeof PDFOperator.of>[0], operands);
}
