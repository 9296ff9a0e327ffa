/** PDFs made in the browser for tests of the document view: each page says its lines, in a face that has Vietnamese. */
import fontkit from '@cantoo/fontkit';
import {PDFDocument, degrees} from 'pdf-lib';

import {configurePdfAssets} from '../../components/document/pdf-assets.js';

export interface PagePdfOptions {
  /** One page per entry, one line per string. Default: one page. */
  readonly pages?: readonly (readonly string[])[];
  readonly size?: readonly [width: number, height: number];
  readonly rotate?: number;
  readonly password?: string;
}

let face: Promise<ArrayBuffer> | undefined;

export async function pagePdf({pages = [['Văn bản']], size = [595, 842], rotate = 0, password}: PagePdfOptions = {}): Promise<Blob> {
  face ??= fetch('/node_modules/@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf').then(answer => answer.arrayBuffer());
  const pdf = await PDFDocument.create();
  pdf.registerFontkit(fontkit);
  const font = await pdf.embedFont(await face, {subset: true});
  for (const lines of pages) {
    const page = pdf.addPage([...size]);
    if (rotate) page.setRotation(degrees(rotate));
    lines.forEach((line, index) => page.drawText(line, {x: 72, y: size[1] - 90 - index * 24, size: 14, font}));
  }
  if (password !== undefined) pdf.encrypt({userPassword: password, ownerPassword: password});
  return new Blob([(await pdf.save()) as Uint8Array<ArrayBuffer>], {type: 'application/pdf'});
}

/** pdf.js's own files as the test server has them. */
export function servePdfAssets(): void {
  const root = '/node_modules/pdfjs-dist/';
  configurePdfAssets({
    workerSrc: `${root}legacy/build/pdf.worker.min.mjs`,
    cMapUrl: `${root}cmaps/`,
    standardFontDataUrl: `${root}standard_fonts/`,
    wasmUrl: `${root}wasm/`,
    iccUrl: `${root}iccs/`,
  });
}
