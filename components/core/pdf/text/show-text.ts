/** What one text-showing operator draws, as runs along the baseline. ISO 32000-2, 9.4.3 and 9.4.4. */
import {isString} from '../pdf-object.js';
import type {PdfObject} from '../pdf-object.js';
import type {GraphicsState, TextCursor} from './graphics-state.js';
import {multiply} from './matrix.js';
import type {Reading} from './text-font.js';
import type {TextRun} from './text-run.js';

/** Thousandths of an em: a step forward this wide is a space or a tab, not kerning, and starts a new run … */
const GAP = 120;
/** … and so does a step back this wide. */
const RETURN = 1000;

/** Draws strings and offsets, moves the cursor behind them, and returns the runs. */
export function showText(items: readonly PdfObject[], state: GraphicsState, cursor: TextCursor): TextRun[] {
  const {font, fontSize, horizontalScaling} = state;
  const runs: TextRun[] = [];
  if (!font) return runs;
  let run: OpenRun | undefined;
  const finish = () => {
    if (run && run.text) runs.push(run.close());
    run = undefined;
  };
  for (const item of items) {
    if (typeof item === 'number') {
      if (item < -GAP || item > RETURN) finish();
      cursor.advance((-item / 1000) * fontSize * horizontalScaling);
      continue;
    }
    if (!isString(item)) continue;
    for (const glyph of font.decode(item.bytes)) {
      run ??= new OpenRun(state, cursor);
      run.add(glyph.text, glyph.reading, cursor, state);
      const spacing = state.characterSpacing + (glyph.isWordSpace ? state.wordSpacing : 0);
      const advance = (glyph.width * fontSize + spacing) * horizontalScaling;
      cursor.advance(advance);
      // Letter spacing belongs to the gap, not to the glyph: the stop stands where the ink may end.
      run.end(cursor, state, -state.characterSpacing * horizontalScaling);
    }
  }
  finish();
  return runs;
}

class OpenRun {
  text = '';
  readonly #x: number;
  readonly #y: number;
  readonly #ux: number;
  readonly #uy: number;
  readonly #size: number;
  readonly #state: GraphicsState;
  readonly #stops: number[] = [];
  #end = 0;
  #reading: Reading = 'sure';

  constructor(state: GraphicsState, cursor: TextCursor) {
    const [a, b, c, d, x, y] = renderingMatrix(state, cursor);
    const direction = Math.hypot(a, b) || 1;
    // A negative font size or scale mirrors the axis; the text still runs that way.
    const sign = Math.sign(state.fontSize) * Math.sign(state.horizontalScaling) < 0 ? -1 : 1;
    this.#x = x;
    this.#y = y;
    this.#ux = (a / direction) * sign;
    this.#uy = (b / direction) * sign;
    // Height of the em square across the baseline; slanted text is not taller for it.
    this.#size = Math.abs((a * d - b * c) / direction) * Math.abs(state.fontSize);
    this.#state = {...state};
  }

  add(text: string, reading: Reading, cursor: TextCursor, state: GraphicsState): void {
    const start = this.#along(cursor, state, 0);
    this.text += text;
    // A glyph of several letters (a ligature) shares its width among them once its end is known.
    for (let i = 0; i < text.length; i++) this.#stops.push(start);
    if (reading === 'unreadable' || (reading === 'guessed' && this.#reading === 'sure'))
      this.#reading = reading;
  }

  end(cursor: TextCursor, state: GraphicsState, correction: number): void {
    this.#end = this.#along(cursor, state, correction);
    const start = this.#stops.at(-1) ?? 0;
    const first = this.#stops.indexOf(start);
    const count = this.#stops.length - first;
    for (let i = 1; i < count; i++) this.#stops[first + i] = start + ((this.#end - start) * i) / count;
  }

  close(): TextRun {
    const font = this.#state.font!;
    return {
      text: this.text,
      x: this.#x,
      y: this.#y,
      angle: (Math.atan2(this.#uy, this.#ux) * 180) / Math.PI,
      stops: [...this.#stops, this.#end],
      size: this.#size,
      fontName: font.name,
      bold: font.bold || this.#state.renderingMode === 2,
      italic: font.italic,
      invisible: this.#state.renderingMode === 3 || this.#state.renderingMode === 7,
      reading: this.#reading,
    };
  }

  #along(cursor: TextCursor, state: GraphicsState, correction: number): number {
    const [a, b, , , x, y] = renderingMatrix(state, cursor);
    return (x + a * correction - this.#x) * this.#ux + (y + b * correction - this.#y) * this.#uy;
  }
}

function renderingMatrix(state: GraphicsState, cursor: TextCursor) {
  return multiply([1, 0, 0, 1, 0, state.rise], multiply(cursor.matrix, state.ctm));
}
