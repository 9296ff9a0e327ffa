/**
 * A hand-drawn line as a pen leaves it: smooth between the points a pointer gives, thinner where the hand was fast or light.
 * Pure data and one function that inks it on a canvas.
 */
export interface PenPoint {
  /** CSS pixels in the pad. */
  readonly x: number;
  readonly y: number;
  /** 0 to 1; a mouse has none and gives 0.5. */
  readonly pressure: number;
  /** Milliseconds, from the event. */
  readonly at: number;
}

export type PenStroke = readonly PenPoint[];

type Ink = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

const thickest = 3.4;
const thinnest = 1.1;

/** Draws one stroke at `scale` pad pixels to canvas pixels. */
export function inkStroke(ink: Ink, stroke: PenStroke, colour: string, scale = 1): void {
  const [first] = stroke;
  if (!first) return;
  ink.save();
  ink.scale(scale, scale);
  ink.strokeStyle = ink.fillStyle = colour;
  ink.lineCap = ink.lineJoin = 'round';
  if (stroke.length === 1) {
    ink.beginPath();
    ink.arc(first.x, first.y, thickest / 2, 0, 2 * Math.PI);
    ink.fill();
  }
  let width = thickest * 0.7;
  for (let index = 1; index < stroke.length; index++) {
    const from = stroke[index - 1]!;
    const to = stroke[index]!;
    // The width follows the hand slowly: a jump between two samples would show as a knot.
    width = width * 0.7 + widthBetween(from, to) * 0.3;
    const start = index > 1 ? middle(stroke[index - 2]!, from) : from;
    const end = index < stroke.length - 1 ? middle(from, to) : to;
    ink.lineWidth = width;
    ink.beginPath();
    ink.moveTo(start.x, start.y);
    ink.quadraticCurveTo(from.x, from.y, end.x, end.y);
    ink.stroke();
  }
  ink.restore();
}

function widthBetween(from: PenPoint, to: PenPoint): number {
  const speed = Math.hypot(to.x - from.x, to.y - from.y) / Math.max(to.at - from.at, 1);
  const lightness = Math.min(speed / 2.5, 1);
  return thinnest + (thickest - thinnest) * (1 - lightness) * (0.5 + to.pressure);
}

function middle(one: PenPoint, other: PenPoint): {x: number; y: number} {
  return {x: (one.x + other.x) / 2, y: (one.y + other.y) / 2};
}
