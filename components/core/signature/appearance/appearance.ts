/**
 * What the eye sees of a signature: a picture, lines of text, a frame. It proves nothing; the signature does.
 *
 *     const appearance = await buildAppearance({width: 142, height: 71, image});
 *     const form = appearance.addTo(update);          // anything with add(object): PdfRef
 *     // annotation: /AP << /N form >>, /Rect as wide and high as the request
 */
import {OfficeError} from '../../office-error.js';
import {latin1Bytes} from '../../pdf/characters.js';
import {deflate} from '../../pdf/filters/flate.js';
import {array, name} from '../../pdf/pdf-object.js';
import type {PdfRef} from '../../pdf/pdf-object.js';
import type {Writable} from '../../pdf/serialize.js';
import type {QuarterTurn} from '../../pdf/text/page-geometry.js';
import {defaultFont} from './font/default-font.js';
import {embedFont, widthOf} from './font/embedded-font.js';
import type {EmbeddedFont} from './font/embedded-font.js';
import {TrueTypeFont} from './font/true-type-font.js';
import {addImage, embedImage} from './image/embedded-image.js';
import type {EmbeddedImage} from './image/embedded-image.js';
import type {ObjectSink} from './object-sink.js';
import {layOutText} from './text-block.js';
import type {AppearanceLine, Colour, PlacedText, TextBox} from './text-block.js';

export interface AppearanceFrame {
  /** Points. */
  readonly thickness: number;
  readonly colour?: Colour;
}

/** Words centred on a point of the baseline, in units of the upright box, from its lower left corner. */
export interface PlacedWords {
  readonly text: string;
  readonly centre: number;
  readonly baseline: number;
  /** Units of the box. */
  readonly size: number;
  readonly italic?: boolean;
}

export interface AppearanceRequest {
  /** Of the annotation's rectangle, user-space units, as it lies on the unrotated page. */
  readonly width: number;
  readonly height: number;
  /** Counter-clockwise turn of the upright mark in user space; the page's /Rotate makes it upright for a reader. Default 0. */
  readonly rotation?: QuarterTurn;
  /** Points per user-space unit of the page. Default 1. */
  readonly userUnit?: number;
  /** PNG or JPEG; shape kept, centred. With lines it stands on their left, or above them where the box is narrow. */
  readonly image?: Uint8Array;
  readonly lines?: readonly (string | AppearanceLine)[];
  /** Words at places of their own, beside or instead of lines: nothing moves or shrinks them. */
  readonly placed?: readonly PlacedWords[];
  /** Points; smaller where the text would not fit. Default 10, as Nghị định 30/2020, PL I asks of text signatures. */
  readonly textSize?: number;
  /** Line distance in text sizes. Default 1.2. */
  readonly leading?: number;
  /** Default black. */
  readonly colour?: Colour;
  readonly frame?: AppearanceFrame;
  /** A TrueType file; default a Times-metric face with the Vietnamese letters. Only used glyphs go into the PDF. */
  readonly font?: Uint8Array;
  /** Forbids transparency, as PDF/A-1 does: a picture is laid on white. */
  readonly opaque?: boolean;
}

export interface Appearance {
  /** Adds the form XObject and what it needs; returns the form. */
  addTo(sink: ObjectSink): PdfRef;
}

const black: Colour = [0, 0, 0];
/** Beyond this a printer shows no more. */
const DOTS_PER_INCH = 600;

/**
 * @throws {OfficeError} `place-size-wrong`, `image-not-supported`, `image-damaged`, `image-too-large`, `font-damaged`
 */
export async function buildAppearance(request: AppearanceRequest): Promise<Appearance> {
  const {rotation = 0, userUnit = 1, image, opaque = false} = request;
  if (!(request.width > 0 && request.height > 0 && Number.isFinite(request.width + request.height))) {
    throw new OfficeError(
      'place-size-wrong',
      `an appearance of ${request.width} by ${request.height} units shows nothing`,
    );
  }
  const isTurned = rotation === 90 || rotation === 270;
  const [width, height] = isTurned ? [request.height, request.width] : [request.width, request.height];
  const enough = Math.ceil((Math.max(width, height) * userUnit * DOTS_PER_INCH) / 72);
  const picture = image && (await embedImage(image, {opaque, enough}));
  const lines = (request.lines ?? []).map(line => (typeof line === 'string' ? {text: line} : line));
  const boxes = shareBox(
    width,
    height,
    picture !== undefined,
    lines.length > 0,
    (request.frame?.thickness ?? 0) / userUnit,
  );
  const placed = request.placed ?? [];
  const font =
    lines.length + placed.length > 0
      ? request.font
        ? TrueTypeFont.parse(request.font)
        : await defaultFont()
      : undefined;
  const flowing =
    font && lines.length > 0
      ? layOutText(font, inUnits(lines, userUnit), boxes.text, {
          size: (request.textSize ?? 10) / userUnit,
          leading: request.leading ?? 1.2,
        })
      : [];
  const texts = [...flowing, ...(font ? placed.map(each => wordsAt(font, each)) : [])];
  const embedded =
    font &&
    (await embedFont(
      font,
      texts.map(each => each.text),
    ));
  const content = [
    ...(request.frame ? [frameContent(request.frame, width, height, userUnit)] : []),
    ...(picture ? [imageContent(picture, boxes.image)] : []),
    ...(embedded ? texts.map(each => textContent(each, embedded, request.colour ?? black)) : []),
    ...texts
      .filter(each => each.ruleAt !== undefined)
      .map(each => ruleContent(each.ruleAt!, width, userUnit, each.line.colour ?? request.colour ?? black)),
  ].join('\n');
  const plain = latin1Bytes(content);
  const packed = await deflate(plain);
  const isPacked = packed.length + 22 < plain.length;

  return {
    addTo(sink) {
      const resources = new Map<string, Writable>();
      if (picture)
        resources.set('XObject', {kind: 'dict', entries: new Map([['Im0', addImage(sink, picture)]])});
      if (embedded) resources.set('Font', {kind: 'dict', entries: new Map([['F0', embedded.addTo(sink)]])});
      const entries = new Map<string, Writable>([
        ['Type', name('XObject')],
        ['Subtype', name('Form')],
        ['BBox', array([0, 0, width, height])],
        ['Resources', {kind: 'dict', entries: resources}],
      ]);
      if (isPacked) entries.set('Filter', name('FlateDecode'));
      // 12.5.5: the turned box is then fitted to /Rect, which is as large, so nothing is stretched.
      if (rotation !== 0) entries.set('Matrix', array([...turns[rotation]]));
      return sink.add({kind: 'new-stream', dict: {kind: 'dict', entries}, data: isPacked ? packed : plain});
    },
  };
}

function wordsAt(
  font: TrueTypeFont,
  {text, centre, baseline, size, italic = false}: PlacedWords,
): PlacedText {
  return {line: {text, italic}, text, x: centre - (widthOf(font, text) * size) / 2, baseline, size};
}

const turns = {90: [0, 1, -1, 0, 0, 0], 180: [-1, 0, 0, -1, 0, 0], 270: [0, -1, 1, 0, 0, 0]} as const;

function inUnits(lines: readonly AppearanceLine[], userUnit: number): AppearanceLine[] {
  return lines.map(line => (line.size === undefined ? line : {...line, size: line.size / userUnit}));
}

function shareBox(
  width: number,
  height: number,
  hasImage: boolean,
  hasText: boolean,
  frame: number,
): {image: TextBox; text: TextBox} {
  const inset = frame > 0 ? frame + Math.min(width, height) * 0.03 : 0;
  const whole = {left: inset, bottom: inset, width: width - 2 * inset, height: height - 2 * inset};
  if (!hasImage || !hasText) return {image: whole, text: whole};
  if (width >= 1.6 * height) {
    const part = whole.width * 0.42;
    return {
      image: {...whole, width: part},
      text: {...whole, left: whole.left + part + 2, width: whole.width - part - 2},
    };
  }
  const part = whole.height * 0.55;
  return {
    image: {...whole, bottom: whole.bottom + whole.height - part, height: part},
    text: {...whole, height: whole.height - part},
  };
}

function imageContent(picture: EmbeddedImage, box: TextBox): string {
  const scale = Math.min(box.width / picture.width, box.height / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  const [x, y] = [box.left + (box.width - width) / 2, box.bottom + (box.height - height) / 2];
  return `q ${real(width)} 0 0 ${real(height)} ${real(x)} ${real(y)} cm /Im0 Do Q`;
}

function textContent(
  {line, text, x, baseline, size}: PlacedText,
  font: EmbeddedFont,
  colour: Colour,
): string {
  const shade = line.colour ?? colour;
  const ink = shade.map(real).join(' ');
  // One face is embedded: bold is outlined with the same ink, italic leans by 12 degrees.
  const bold = line.bold ? `2 Tr ${real(size * 0.03)} w ${ink} RG ` : '';
  // A mark starts with the default state, which is black (12.5.5): most marks need no colour.
  const fill = shade.some(part => part > 0) ? `${ink} rg ` : '';
  const shown = `BT ${bold}/F0 ${real(size)} Tf ${line.italic ? '1 0 0.2126 1 ' : '1 0 0 1 '}${real(x)} ${real(baseline)} Tm ${font.encode(text)} Tj ET`;
  return bold || fill ? `q ${fill}${shown} Q` : shown;
}

function frameContent(
  {thickness, colour = black}: AppearanceFrame,
  width: number,
  height: number,
  userUnit: number,
): string {
  const line = thickness / userUnit;
  return `q ${colour.map(real).join(' ')} RG ${real(line)} w ${real(line / 2)} ${real(line / 2)} ${real(width - line)} ${real(height - line)} re S Q`;
}

function ruleContent(y: number, width: number, userUnit: number, colour: Colour): string {
  return `q ${colour.map(real).join(' ')} RG ${real(0.75 / userUnit)} w 0 ${real(y)} m ${real(width)} ${real(y)} l S Q`;
}

function real(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}
