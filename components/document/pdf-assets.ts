/**
 * Where pdf.js finds its worker and tables, and the one place that loads it. Imported lazily: a page that shows no PDF
 * pays nothing. The legacy build, because the modern one asks for a newer browser than the kit does.
 */
import type * as Pdfjs from 'pdfjs-dist';

export interface PdfAssets {
  /** The module worker, `pdf.worker.min.mjs` of the same build. */
  readonly workerSrc: string;
  /** Folders, each with a trailing slash. */
  readonly cMapUrl: string;
  readonly standardFontDataUrl: string;
  readonly wasmUrl: string;
  readonly iccUrl: string;
}

/** The build puts pdf.js's own files in `pdfjs/` at its root, one folder above every chunk. In a variable, so that no bundler inlines them. */
const folder = '../pdfjs/';
let configured: Partial<PdfAssets> = {};
let loading: Promise<typeof Pdfjs> | undefined;

/** Says where the host serves pdf.js's files from. Call before the first document; what is left out stays as it was. */
export function configurePdfAssets(assets: Partial<PdfAssets>): void {
  configured = {...configured, ...assets};
}

export function pdfAssets(): PdfAssets {
  const beside = (name: string) => new URL(folder + name, import.meta.url).href;
  return {
    workerSrc: beside('pdf.worker.min.mjs'),
    cMapUrl: beside('cmaps/'),
    standardFontDataUrl: beside('standard_fonts/'),
    wasmUrl: beside('wasm/'),
    iccUrl: beside('iccs/'),
    ...configured,
  };
}

/** pdf.js, ready to open files. A failed load is forgotten, so that the next try is a real one. */
export function loadPdfjs(): Promise<typeof Pdfjs> {
  loading ??= import('pdfjs-dist/legacy/build/pdf.mjs').catch(problem => {
    loading = undefined;
    throw problem;
  });
  return loading.then(pdfjs => {
    pdfjs.GlobalWorkerOptions.workerSrc = pdfAssets().workerSrc;
    return pdfjs;
  });
}
