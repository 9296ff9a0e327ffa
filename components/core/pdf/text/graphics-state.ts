/** The part of the graphics state that decides where text lands. ISO 32000-2, 8.4.1 and 9.3. */
import {identity, multiply} from './matrix.js';
import type {Matrix} from './matrix.js';
import type {TextFont} from './text-font.js';

export interface GraphicsState {
  ctm: Matrix;
  font: TextFont | undefined;
  fontSize: number;
  characterSpacing: number;
  wordSpacing: number;
  /** 1 is 100 %. */
  horizontalScaling: number;
  leading: number;
  rise: number;
  renderingMode: number;
}

export function initialState(ctm: Matrix): GraphicsState {
  return {
    ctm,
    font: undefined,
    fontSize: 0,
    characterSpacing: 0,
    wordSpacing: 0,
    horizontalScaling: 1,
    leading: 0,
    rise: 0,
    renderingMode: 0,
  };
}

/** Text matrix and text line matrix between BT and ET. 9.4.1. */
export class TextCursor {
  matrix: Matrix = identity;
  #line: Matrix = identity;

  begin(): void {
    this.set(identity);
  }
  set(matrix: Matrix): void {
    this.matrix = matrix;
    this.#line = matrix;
  }
  /** Td: to the next line's start, from this line's. */
  moveLine(x: number, y: number): void {
    this.set(multiply([1, 0, 0, 1, x, y], this.#line));
  }
  /** Along the baseline, unscaled text space units. */
  advance(x: number): void {
    this.matrix = multiply([1, 0, 0, 1, x, 0], this.matrix);
  }
}
