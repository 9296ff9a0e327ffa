/** The text of one page, read when it is asked for. */
import {OfficeError} from '../../office-error.js';
import type {PdfPage} from '../page-tree.js';
import type {PdfFile} from '../pdf-file.js';
import {isArray, isDict, isStream} from '../pdf-object.js';
import {ContentInterpreter} from './content-interpreter.js';
import type {InterpreterLimits} from './content-interpreter.js';
import {HiddenContent} from './hidden-content.js';
import {readGeometry} from './page-geometry.js';
import type {PageGeometry} from './page-geometry.js';
import type {PageContent} from './text-run.js';

export interface PageText extends PageContent {
  readonly page: PdfPage;
  readonly geometry: PageGeometry;
}

export interface ReadPageOptions {
  readonly signal?: AbortSignal | undefined;
  readonly limits?: InterpreterLimits;
}

/** All content streams of a page together may unpack to this much. */
const MAX_CONTENT_BYTES = 128 << 20;

/**
 * Runs a page's content. Damage in it never throws: what could be read is returned, `truncated` says that something is missing.
 * @throws {OfficeError} `aborted`
 */
export async function readPageText(
  pdf: PdfFile,
  page: PdfPage,
  options: ReadPageOptions = {},
): Promise<PageText> {
  const geometry = await readGeometry(pdf, page);
  const interpreter = new ContentInterpreter(pdf, await HiddenContent.of(pdf), options);
  const {bytes, complete} = await readContents(pdf, page, options.signal);
  const resources = await pdf.latest.resolve(page.inherited.get('Resources'));
  await interpreter.run(bytes, isDict(resources) ? resources : undefined);
  const content = interpreter.content;
  return {...content, truncated: content.truncated || !complete, page, geometry};
}

/** /Contents may be an array: one stream cut anywhere between tokens, 7.8.2. */
async function readContents(
  pdf: PdfFile,
  page: PdfPage,
  signal?: AbortSignal,
): Promise<{bytes: Uint8Array; complete: boolean}> {
  const contents = await pdf.latest.resolve(page.dict.entries.get('Contents'));
  const parts: Uint8Array[] = [];
  let left = MAX_CONTENT_BYTES;
  let complete = true;
  for (const item of isArray(contents) ? contents.items : [contents]) {
    if (signal?.aborted) throw new OfficeError('aborted', 'reading the page was stopped');
    const stream = await pdf.latest.resolve(item);
    if (!isStream(stream)) continue;
    try {
      const bytes = await pdf.decode(stream, {limit: left});
      left -= bytes.length;
      parts.push(bytes, Uint8Array.of(0x0a));
    } catch (error) {
      if (signal?.aborted) throw new OfficeError('aborted', 'reading the page was stopped', {cause: error});
      complete = false;
    }
  }
  const bytes = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return {bytes, complete};
}
