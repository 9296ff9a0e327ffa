/** What the content of a page shows: runs of text and pictures, in the page's user space. */
import type {Box} from './matrix.js';
import type {Reading} from './text-font.js';

/** Text one operator drew along one straight baseline. */
export interface TextRun {
  readonly text: string;
  /** Start of the baseline, user space. */
  readonly x: number;
  readonly y: number;
  /** Direction of the baseline, degrees counter-clockwise, -180 < angle ≤ 180. */
  readonly angle: number;
  /** Distance of each code unit of `text` from the start, along the baseline; one more at the end. User-space units. */
  readonly stops: readonly number[];
  /** Height of an em, user-space units. */
  readonly size: number;
  readonly fontName: string;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Drawn but not visible (rendering mode 3): the text layer of a scanned page. */
  readonly invisible: boolean;
  readonly reading: Reading;
}

export interface PageImage {
  /** Around the picture, user space. */
  readonly box: Box;
}

export interface PageContent {
  readonly runs: readonly TextRun[];
  readonly images: readonly PageImage[];
  /** Whether a bound was hit: what is here is true, but not all. */
  readonly truncated: boolean;
}
