/**
 * A page as it was typed: lines upright, points, origin at the lower left of what is seen. Layout is judged here, whatever /Rotate,
 * CropBox or UserUnit do, and only results go back to user space.
 */
import {findPage} from '../../pdf/page-tree.js';
import type {PdfFile} from '../../pdf/pdf-file.js';
import {transformBox} from '../../pdf/text/matrix.js';
import type {Box} from '../../pdf/text/matrix.js';
import {matrixFromView, matrixToView, viewSize} from '../../pdf/text/page-geometry.js';
import type {PageGeometry, QuarterTurn} from '../../pdf/text/page-geometry.js';
import {readPageText} from '../../pdf/text/page-text.js';
import {assembleLines, textDirection} from '../../pdf/text/text-line.js';
import type {TextLine} from '../../pdf/text/text-line.js';
import type {Place} from '../signature-place.js';
import {readMarks} from './page-marks.js';
import type {PageMark} from './page-marks.js';

export interface Sheet {
  /** 1-based. */
  readonly page: number;
  readonly width: number;
  readonly height: number;
  /** Clockwise turn that makes the text upright; equal to /Rotate on a page without text. */
  readonly turn: QuarterTurn;
  readonly geometry: PageGeometry;
  readonly lines: readonly TextLine[];
  /** Pictures that are not the whole page. */
  readonly images: readonly Box[];
  /** Widgets and annotations that show something. */
  readonly marks: readonly (Omit<PageMark, 'rect'> & {readonly box: Box})[];
  /** Everything a new mark must not cover. */
  readonly obstacles: readonly Box[];
  /** A picture of a page: nothing, or only a hidden text layer, can be read. */
  readonly isScan: boolean;
}

export async function readSheet(pdf: PdfFile, number: number, signal?: AbortSignal): Promise<Sheet> {
  const page = await findPage(pdf.latest, number);
  const {geometry, runs, images} = await readPageText(pdf, page, {signal});
  const turn = textDirection(runs) ?? geometry.rotate;
  const matrix = matrixToView(geometry, turn);
  const {width, height} = viewSize(geometry, turn);
  const seen: Box = [0, 0, width, height];
  const lines = assembleLines(runs, matrix).filter(line => overlaps(line.box, seen));
  const pictures = images.map(image => transformBox(matrix, image.box)).filter(box => overlaps(box, seen));
  const isWhole = (box: Box) => area(intersection(box, seen)) > 0.6 * width * height;
  const marks = (await readMarks(pdf, page)).map(({rect, ...mark}) => ({
    ...mark,
    box: transformBox(matrix, rect),
  }));
  const smaller = pictures.filter(box => !isWhole(box));
  return {
    page: number,
    width,
    height,
    turn,
    geometry,
    lines,
    images: smaller,
    marks,
    obstacles: [
      ...lines.map(line => line.box),
      ...smaller,
      ...marks.filter(mark => mark.kind !== 'empty-signature-field').map(mark => mark.box),
    ],
    isScan: pictures.some(isWhole) && !lines.some(line => !line.invisible),
  };
}

/** A place in user space from a box on the sheet, kept on the page. */
export function placeOn(sheet: Sheet, box: Box, because: string, confidence: number): Place {
  const [left, bottom, right, top] = transformBox(
    matrixFromView(sheet.geometry, sheet.turn),
    keepInside(box, sheet.width, sheet.height),
  );
  const rect = [round(left), round(bottom), round(right), round(top)] as const;
  return {
    page: sheet.page,
    rect,
    because,
    confidence: Math.round(confidence * 100) / 100,
    rotation: sheet.turn,
  };
}

/** Moves a box onto the page; one larger than the page is shrunk to it. */
export function keepInside([left, bottom, right, top]: Box, width: number, height: number): Box {
  const w = Math.min(right - left, width);
  const h = Math.min(top - bottom, height);
  const x = Math.min(Math.max(left, 0), width - w);
  const y = Math.min(Math.max(bottom, 0), height - h);
  return [x, y, x + w, y + h];
}

export function overlaps(one: Box, other: Box): boolean {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}

export function intersection(one: Box, other: Box): Box {
  const [left, bottom] = [Math.max(one[0], other[0]), Math.max(one[1], other[1])];
  return [
    left,
    bottom,
    Math.max(left, Math.min(one[2], other[2])),
    Math.max(bottom, Math.min(one[3], other[3])),
  ];
}

export function area([left, bottom, right, top]: Box): number {
  return (right - left) * (top - bottom);
}

export function centreX([left, , right]: Box): number {
  return (left + right) / 2;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
