/** Sets lines of text into a box: wrapped at words, made smaller until they fit. */
import {widthOf} from './font/embedded-font.js';
import type {TrueTypeFont} from './font/true-type-font.js';

/** Red, green, blue, each 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number];

export interface AppearanceLine {
  readonly text: string;
  /** Points; default that of the request. */
  readonly size?: number;
  readonly align?: 'left' | 'centre' | 'right';
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly colour?: Colour;
  /** Draws a rule under the line, from side to side. */
  readonly ruleBelow?: boolean;
}

export interface PlacedText {
  readonly line: AppearanceLine;
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
  /** Units of the box. */
  readonly size: number;
  /** Height of the rule under it, on the last piece of a line that has one. */
  readonly ruleAt?: number;
}

export interface TextBox {
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

const SHRINK = 0.96;
/** Text is never made smaller than this part of its size: then it runs out of the box, which a reader sees. */
const SMALLEST = 0.3;

export function layOutText(
  font: TrueTypeFont,
  lines: readonly AppearanceLine[],
  box: TextBox,
  text: {size: number; leading: number},
): PlacedText[] {
  for (let scale = 1; ; scale *= SHRINK) {
    const pieces = lines.flatMap(line => {
      const size = (line.size ?? text.size) * scale;
      const parts = wrap(font, line.text, box.width / size);
      return parts.map((part, index) => ({line, text: part, size, isLast: index === parts.length - 1}));
    });
    const height = pieces.reduce((sum, piece) => sum + piece.size * text.leading, 0);
    const widest = Math.max(0, ...pieces.map(piece => widthOf(font, piece.text) * piece.size));
    if ((height <= box.height + 0.01 && widest <= box.width + 0.01) || scale < SMALLEST)
      return place(font, pieces, box, height, text.leading);
  }
}

function place(
  font: TrueTypeFont,
  pieces: readonly {line: AppearanceLine; text: string; size: number; isLast: boolean}[],
  box: TextBox,
  height: number,
  leading: number,
): PlacedText[] {
  let top = box.bottom + box.height - Math.max(0, (box.height - height) / 2);
  return pieces.map(({line, text, size, isLast}) => {
    const spare = box.width - widthOf(font, text) * size;
    const shift = line.align === 'right' ? spare : line.align === 'centre' ? spare / 2 : 0;
    // Half the extra leading above; Latin capitals with two marks reach 0.9 em over the baseline.
    const baseline = top - size * (0.915 + (leading - 1.2) / 2);
    top -= size * leading;
    return {line, text, x: box.left + shift, baseline, size, ...(line.ruleBelow && isLast && {ruleAt: top})};
  });
}

/** Breaks at spaces into parts not wider than `ems`; a word that is wider stays whole. */
function wrap(font: TrueTypeFont, text: string, ems: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const word of text.split(/(?<=\s)/u)) {
    const longer = part + word;
    if (part.trim() && widthOf(font, longer.trimEnd()) > ems) {
      parts.push(part.trimEnd());
      part = word;
    } else part = longer;
  }
  parts.push(part.trimEnd());
  return parts;
}
