/**
 * Points of a PDF page ↔ CSS pixels of its picture on the screen. Everything the placer stores is in points, so that zoom,
 * rotation and the resolution of the screen can never move a signature. ISO 32000-2 8.3.2.3, 14.11.2.
 */

/** Left, bottom, right, top in default user space: origin lower left of the unrotated page, before /Rotate and zoom. */
export type Rect = readonly [left: number, bottom: number, right: number, top: number];

export type PageRotation = 0 | 90 | 180 | 270;

export interface PageGeometry {
  /** The visible box of the page (CropBox cut by MediaBox) in user space; its lower left need not be 0, 0. */
  readonly box: Rect;
  /** Clockwise turn the page asks for, ISO 32000-2 Table 31 /Rotate. */
  readonly rotation: PageRotation;
  /** CSS pixels per user space unit: zoom × 96/72 × UserUnit. */
  readonly scale: number;
}

/** A box on the screen: CSS pixels from the top left of the page's picture. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Any quarter turn, negative or beyond a circle, as one of the four; anything else reads as upright. */
export function normalRotation(degrees: number): PageRotation {
  const turned = ((degrees % 360) + 360) % 360;
  return turned === 90 || turned === 180 || turned === 270 ? turned : 0;
}

/** Size of the page's picture in CSS pixels, after rotation. */
export function pagePixels({box, rotation, scale}: PageGeometry): {width: number; height: number} {
  const width = (box[2] - box[0]) * scale;
  const height = (box[3] - box[1]) * scale;
  return rotation % 180 === 0 ? {width, height} : {width: height, height: width};
}

/** The pixel of a point of user space. */
export function pointToPixel(geometry: PageGeometry, x: number, y: number): {x: number; y: number} {
  const {box, rotation, scale} = geometry;
  const [left, bottom, right, top] = box;
  switch (rotation) {
    case 0:
      return {x: (x - left) * scale, y: (top - y) * scale};
    case 90:
      return {x: (y - bottom) * scale, y: (x - left) * scale};
    case 180:
      return {x: (right - x) * scale, y: (y - bottom) * scale};
    case 270:
      return {x: (top - y) * scale, y: (right - x) * scale};
  }
}

/** The point of user space under a pixel: the inverse of `pointToPixel`. */
export function pixelToPoint(geometry: PageGeometry, x: number, y: number): {x: number; y: number} {
  const {box, rotation, scale} = geometry;
  const [left, bottom, right, top] = box;
  const [across, down] = [x / scale, y / scale];
  switch (rotation) {
    case 0:
      return {x: left + across, y: top - down};
    case 90:
      return {x: left + down, y: bottom + across};
    case 180:
      return {x: right - across, y: bottom + down};
    case 270:
      return {x: right - down, y: top - across};
  }
}

export function rectToPixels(geometry: PageGeometry, rect: Rect): PixelBox {
  const one = pointToPixel(geometry, rect[0], rect[1]);
  const other = pointToPixel(geometry, rect[2], rect[3]);
  return {
    left: Math.min(one.x, other.x),
    top: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  };
}

export function pixelsToRect(geometry: PageGeometry, box: PixelBox): Rect {
  const one = pixelToPoint(geometry, box.left, box.top);
  const other = pixelToPoint(geometry, box.left + box.width, box.top + box.height);
  return [Math.min(one.x, other.x), Math.min(one.y, other.y), Math.max(one.x, other.x), Math.max(one.y, other.y)];
}

/** `box` moved, and only then shrunk, so that it lies on the page's picture. */
export function keepOnPage(geometry: PageGeometry, box: PixelBox): PixelBox {
  const page = pagePixels(geometry);
  const width = Math.min(box.width, page.width);
  const height = Math.min(box.height, page.height);
  return {
    left: Math.min(Math.max(box.left, 0), page.width - width),
    top: Math.min(Math.max(box.top, 0), page.height - height),
    width,
    height,
  };
}

/** Points of user space in a millimetre of paper; `userUnit` is 1/72 inch times this (ISO 32000-2 Table 31). */
export function pointsPerMillimetre(userUnit = 1): number {
  return 72 / 25.4 / userUnit;
}
