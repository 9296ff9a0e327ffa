/**
 * Opens a Blob with pdf.js for showing, never for a verdict: no script, no XFA, no eval'd fonts, no address resolved.
 * Failures are the codes the rest of the office uses.
 */
import type {PDFDocumentLoadingTask, PDFDocumentProxy} from 'pdfjs-dist';

import {OfficeError} from '../core/office-error.js';
import {loadPdfjs, pdfAssets} from './pdf-assets.js';

export interface OpenPdfOptions {
  readonly password?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Share of the file read, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** From here on pages are read from the Blob on demand instead of copying the file into the worker. */
const copyLimit = 16 * 2 ** 20;
const chunk = 2 ** 18;

/**
 * @throws {OfficeError} `pdf-empty`, `not-a-pdf`, `pdf-damaged`, `pdf-encrypted` (asks for a password), `password-wrong`,
 *   `viewer-unavailable` (pdf.js or its worker did not load), `aborted`
 */
export async function openPdf(file: Blob, options: OpenPdfOptions = {}): Promise<PDFDocumentProxy> {
  const {password, signal, onProgress} = options;
  if (file.size === 0) throw new OfficeError('pdf-empty', 'the file has 0 bytes');
  const [pdfjs, isPdf] = await Promise.all([loadViewer(), startsAsPdf(file)]);
  if (!isPdf) throw new OfficeError('not-a-pdf', 'no %PDF- header in the first 1024 bytes');
  stopIfAborted(signal);

  const {workerSrc: _, ...assets} = pdfAssets();
  const source =
    file.size > copyLimit
      ? {range: blobTransport(pdfjs, file), disableAutoFetch: true, disableStream: true, rangeChunkSize: chunk}
      : {data: new Uint8Array(await file.arrayBuffer())};
  stopIfAborted(signal);
  const task = pdfjs.getDocument({
    ...source,
    ...assets,
    ...(password === undefined ? {} : {password}),
    enableXfa: false,
    // A picture of more pixels than this is a bomb, not a page: an A3 scan at 600 dpi has 70 million.
    maxImageSize: 2 ** 28,
    verbosity: 0,
  });
  const abort = () => void task.destroy();
  signal?.addEventListener('abort', abort, {once: true});
  task.onProgress = ({loaded, total}: {loaded: number; total: number}) => onProgress?.(total ? Math.min(loaded / total, 1) : 0);
  try {
    return await settled(task);
  } catch (problem) {
    void task.destroy();
    stopIfAborted(signal);
    throw asOfficeError(problem, password !== undefined);
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

async function loadViewer() {
  try {
    return await loadPdfjs();
  } catch (cause) {
    throw new OfficeError('viewer-unavailable', 'pdf.js could not be loaded', {cause});
  }
}

/** pdf.js asks for a password by callback and waits for ever: here the question ends the attempt. */
function settled(task: PDFDocumentLoadingTask): Promise<PDFDocumentProxy> {
  return new Promise((resolve, reject) => {
    task.onPassword = () => reject(new DOMException('password', 'PasswordException'));
    task.promise.then(resolve, reject);
  });
}

/** Readers accept a header within the first 1024 bytes: ISO 32000-1 Annex H.3, implementation note 13. */
async function startsAsPdf(file: Blob): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, 1024).arrayBuffer());
  return new TextDecoder('latin1').decode(head).includes('%PDF-');
}

function blobTransport(pdfjs: Awaited<ReturnType<typeof loadPdfjs>>, file: Blob) {
  const transport = new pdfjs.PDFDataRangeTransport(file.size, null);
  transport.requestDataRange = (begin, end) => {
    const answer = (bytes: ArrayBuffer | null) => transport.onDataRange(begin, bytes && new Uint8Array(bytes));
    // The Blob's file was moved or changed on disk: null tells pdf.js that this range will not come.
    file.slice(begin, end).arrayBuffer().then(answer, () => answer(null));
  };
  return transport;
}

function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new OfficeError('aborted', 'opening was cancelled');
}

function asOfficeError(cause: unknown, triedPassword: boolean): OfficeError {
  const {name = '', message = ''} = (cause ?? {}) as {name?: string; message?: string};
  if (name === 'PasswordException') {
    return triedPassword
      ? new OfficeError('password-wrong', 'the file does not open with this password', {cause})
      : new OfficeError('pdf-encrypted', 'the file asks for a password', {cause});
  }
  if (/worker/i.test(message)) return new OfficeError('viewer-unavailable', `the worker of pdf.js failed: ${message}`, {cause});
  return new OfficeError('pdf-damaged', message || 'pdf.js could not read the file', {cause});
}
