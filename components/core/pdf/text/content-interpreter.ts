/**
 * Runs a page's content stream and keeps what a reader of the page would read: text with its place, and pictures.
 * ISO 32000-2, 7.8.2, 8 and 9. Painting, colour and clipping are skipped; optional content that is switched off is not shown.
 */
import {OfficeError} from '../../office-error.js';
import {isWhitespace} from '../characters.js';
import {isKeyword, Lexer} from '../lexer.js';
import type {PdfFile} from '../pdf-file.js';
import {dictOf, isArray, isDict, isName, isStream, isString} from '../pdf-object.js';
import type {PdfDict, PdfObject, PdfStream} from '../pdf-object.js';
import {initialState, TextCursor} from './graphics-state.js';
import type {GraphicsState} from './graphics-state.js';
import type {HiddenContent} from './hidden-content.js';
import {identity, multiply, transformBox} from './matrix.js';
import type {Matrix} from './matrix.js';
import {textFontOf} from './text-font.js';
import type {TextFont} from './text-font.js';
import {showText} from './show-text.js';
import type {PageContent, PageImage, TextRun} from './text-run.js';

export interface InterpreterLimits {
  /** Operators run on one page; a dense map has about 500,000. */
  readonly operators: number;
  /** Nesting of form XObjects and of q. */
  readonly depth: number;
  /** Decoded bytes of one stream. */
  readonly streamBytes: number;
  /** Glyphs kept. */
  readonly glyphs: number;
}

export const defaultLimits: InterpreterLimits = {
  operators: 2_000_000,
  depth: 24,
  streamBytes: 64 << 20,
  glyphs: 400_000,
};

const MAX_SAVED_STATES = 4096;

export class ContentInterpreter {
  readonly #pdf: PdfFile;
  readonly #limits: InterpreterLimits;
  readonly #signal: AbortSignal | undefined;
  readonly #hidden: HiddenContent;
  readonly #runs: TextRun[] = [];
  readonly #images: PageImage[] = [];
  #operators = 0;
  #glyphs = 0;
  #truncated = false;

  constructor(
    pdf: PdfFile,
    hidden: HiddenContent,
    options: {limits?: InterpreterLimits; signal?: AbortSignal | undefined} = {},
  ) {
    this.#pdf = pdf;
    this.#hidden = hidden;
    this.#limits = options.limits ?? defaultLimits;
    this.#signal = options.signal;
  }

  get content(): PageContent {
    return {runs: this.#runs, images: this.#images, truncated: this.#truncated};
  }

  /** Runs one content stream with the resources it names. @throws {OfficeError} `aborted` */
  async run(bytes: Uint8Array, resources: PdfDict | undefined, ctm: Matrix = identity): Promise<void> {
    await this.#run(bytes, resources, initialState(ctm), 0, new Set());
  }

  async #run(
    bytes: Uint8Array,
    resources: PdfDict | undefined,
    state: GraphicsState,
    depth: number,
    active: ReadonlySet<number>,
  ): Promise<void> {
    const lexer = new Lexer(bytes, 0, true);
    const cursor = new TextCursor();
    const saved: GraphicsState[] = [];
    /** One entry per open BDC or BMC: whether it hides what it holds. */
    const marked: boolean[] = [];
    let operands: PdfObject[] = [];
    for (;;) {
      let token;
      try {
        token = lexer.read();
      } catch {
        // A broken token is stepped over, as every reader does: one byte further, and on.
        lexer.offset = Math.min(bytes.length, lexer.offset + 1);
        operands = [];
        continue;
      }
      if (token === undefined) return;
      if (!isKeyword(token)) {
        if (operands.length < 64) operands.push(token);
        continue;
      }
      if (++this.#operators > this.#limits.operators || this.#glyphs > this.#limits.glyphs) {
        this.#truncated = true;
        return;
      }
      if ((this.#operators & 1023) === 0) this.#throwIfStopped();
      const numbers = operands.filter(each => typeof each === 'number');
      const number = numbers.at(-1) ?? 0;
      switch (token.value) {
        case 'q':
          if (saved.length < MAX_SAVED_STATES) saved.push({...state});
          break;
        case 'Q':
          state = saved.pop() ?? state;
          break;
        case 'cm':
          if (isMatrix(numbers)) state.ctm = multiply(numbers, state.ctm);
          break;
        case 'BT':
          cursor.begin();
          break;
        case 'Tf':
          state.fontSize = number;
          state.font = await this.#font(resources, operands[0]);
          break;
        case 'gs':
          await this.#applyExtendedState(resources, operands[0], state);
          break;
        case 'Td':
          cursor.moveLine(numbers[0] ?? 0, numbers[1] ?? 0);
          break;
        case 'TD':
          state.leading = -(numbers[1] ?? 0);
          cursor.moveLine(numbers[0] ?? 0, numbers[1] ?? 0);
          break;
        case 'Tm':
          if (isMatrix(numbers)) cursor.set(numbers);
          break;
        case 'T*':
          cursor.moveLine(0, -state.leading);
          break;
        case 'Tc':
          state.characterSpacing = number;
          break;
        case 'Tw':
          state.wordSpacing = number;
          break;
        case 'Tz':
          state.horizontalScaling = number / 100;
          break;
        case 'TL':
          state.leading = number;
          break;
        case 'Ts':
          state.rise = number;
          break;
        case 'Tr':
          state.renderingMode = number;
          break;
        case '"':
          state.wordSpacing = numbers[0] ?? 0;
          state.characterSpacing = numbers[1] ?? 0;
          cursor.moveLine(0, -state.leading);
          this.#show(operands.at(-1), state, cursor, marked);
          break;
        case "'":
          cursor.moveLine(0, -state.leading);
          this.#show(operands.at(-1), state, cursor, marked);
          break;
        case 'Tj':
        case 'TJ':
          this.#show(operands.at(-1), state, cursor, marked);
          break;
        case 'BMC':
          marked.push(false);
          break;
        case 'BDC':
          marked.push(await this.#isHiddenContent(resources, operands));
          break;
        case 'EMC':
          marked.pop();
          break;
        case 'Do':
          if (!marked.includes(true)) await this.#drawObject(resources, operands[0], state, depth, active);
          break;
        case 'BI':
          if (!marked.includes(true)) this.#images.push({box: transformBox(state.ctm, [0, 0, 1, 1])});
          skipInlineImage(lexer, bytes);
          break;
      }
      operands = [];
    }
  }

  #show(
    operand: PdfObject | undefined,
    state: GraphicsState,
    cursor: TextCursor,
    marked: readonly boolean[],
  ): void {
    if (!isString(operand) && !isArray(operand)) return;
    const runs = showText(isArray(operand) ? operand.items : [operand], state, cursor);
    for (const run of runs) this.#glyphs += run.text.length;
    if (!marked.includes(true)) this.#runs.push(...runs);
  }

  async #drawObject(
    resources: PdfDict | undefined,
    operand: PdfObject | undefined,
    state: GraphicsState,
    depth: number,
    active: ReadonlySet<number>,
  ) {
    const stream = await this.#resource(resources, 'XObject', operand);
    if (!isStream(stream) || this.#hidden.hides(stream.dict.entries.get('OC'))) return;
    const subtype = await this.#pdf.latest.get(stream, 'Subtype');
    if (isName(subtype, 'Image')) this.#images.push({box: transformBox(state.ctm, [0, 0, 1, 1])});
    if (!isName(subtype, 'Form')) return;
    if (active.has(stream.start) || depth >= this.#limits.depth) {
      this.#truncated = true;
      return;
    }
    await this.#drawForm(stream, resources, state, depth, new Set([...active, stream.start]));
  }

  async #drawForm(
    form: PdfStream,
    outer: PdfDict | undefined,
    state: GraphicsState,
    depth: number,
    active: ReadonlySet<number>,
  ): Promise<void> {
    const view = this.#pdf.latest;
    const matrix = await view.get(form, 'Matrix');
    const numbers = isArray(matrix) ? matrix.items.filter(each => typeof each === 'number') : [];
    // 8.10.1: old files leave /Resources out and use the page's.
    const own = await view.get(form, 'Resources');
    const bytes = await this.#decode(form);
    if (!bytes) return;
    const inner = {...state, ctm: isMatrix(numbers) ? multiply(numbers, state.ctm) : state.ctm};
    await this.#run(bytes, isDict(own) ? own : outer, inner, depth + 1, active);
  }

  async #decode(stream: PdfStream): Promise<Uint8Array | undefined> {
    try {
      return await this.#pdf.decode(stream, {limit: this.#limits.streamBytes});
    } catch (error) {
      this.#throwIfStopped(error);
      this.#truncated = true;
      return undefined;
    }
  }

  async #font(resources: PdfDict | undefined, operand: PdfObject | undefined): Promise<TextFont | undefined> {
    if (!isName(operand)) return undefined;
    const fonts = dictOf(await this.#pdf.latest.get(resources, 'Font'));
    return textFontOf(this.#pdf, fonts?.entries.get(operand.value));
  }

  async #applyExtendedState(
    resources: PdfDict | undefined,
    operand: PdfObject | undefined,
    state: GraphicsState,
  ): Promise<void> {
    const font = await this.#pdf.latest.get(await this.#resource(resources, 'ExtGState', operand), 'Font');
    if (!isArray(font)) return;
    state.font = await textFontOf(this.#pdf, font.items[0]);
    if (typeof font.items[1] === 'number') state.fontSize = font.items[1];
  }

  async #isHiddenContent(
    resources: PdfDict | undefined,
    [tag, properties]: readonly PdfObject[],
  ): Promise<boolean> {
    if (!isName(tag, 'OC') || !isName(properties)) return false;
    const named = dictOf(await this.#pdf.latest.get(resources, 'Properties'));
    return this.#hidden.hides(named?.entries.get(properties.value));
  }

  async #resource(
    resources: PdfDict | undefined,
    category: string,
    operand: PdfObject | undefined,
  ): Promise<PdfObject> {
    return isName(operand)
      ? this.#pdf.latest.get(await this.#pdf.latest.get(resources, category), operand.value)
      : null;
  }

  #throwIfStopped(cause?: unknown): void {
    if (this.#signal?.aborted) throw new OfficeError('aborted', 'reading the page was stopped', {cause});
  }
}

function isMatrix(numbers: readonly number[]): numbers is Matrix & number[] {
  return numbers.length === 6 && numbers.every(Number.isFinite);
}

/** Moves past the data of an inline image: from ID to an EI that stands alone and is followed by text, not by more data. 8.9.7. */
function skipInlineImage(lexer: Lexer, bytes: Uint8Array): void {
  let at = lexer.offset;
  const isAlone = (from: number) =>
    isWhitespace(bytes[from - 1] ?? 0x20) && isWhitespace(bytes[from + 2] ?? 0x20);
  while (at < bytes.length && !(bytes[at] === 0x49 && bytes[at + 1] === 0x44 && isAlone(at))) at++;
  for (at += 3; at < bytes.length; at++) {
    if (bytes[at] !== 0x45 || bytes[at + 1] !== 0x49 || !isAlone(at)) continue;
    const following = bytes.subarray(at + 2, at + 12);
    if (following.every(code => code < 0x7f && (code >= 0x20 || isWhitespace(code)))) break;
  }
  lexer.offset = Math.min(bytes.length, at + 2);
}
