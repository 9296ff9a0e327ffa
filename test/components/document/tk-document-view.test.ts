import '../../../components/define.js';

import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import {PDFDocument, StandardFonts, degrees} from 'pdf-lib';
import {configurePdfAssets} from '../../../components/document/pdf-assets.js';
import type {TkDocumentView} from '../../../components/document/tk-document-view.js';

const assets = '/node_modules/pdfjs-dist/';
configurePdfAssets({
  workerSrc: `${assets}legacy/build/pdf.worker.min.mjs`,
  cMapUrl: `${assets}cmaps/`,
  standardFontDataUrl: `${assets}standard_fonts/`,
  wasmUrl: `${assets}wasm/`,
  iccUrl: `${assets}iccs/`,
});

async function aPdf(pages: number, options: {rotate?: number} = {}): Promise<Blob> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  for (let number = 1; number <= pages; number++) {
    const page = pdf.addPage([595, 842]);
    page.drawText(`This is page number ${number}`, {x: 72, y: 700, size: 16, font});
    if (options.rotate) page.setRotation(degrees(options.rotate));
  }
  return new Blob([(await pdf.save()) as Uint8Array<ArrayBuffer>], {type: 'application/pdf'});
}

async function aView(file: Blob | undefined): Promise<TkDocumentView> {
  return fixture<TkDocumentView>(html`<tk-document-view style="height:600px;width:800px" .file=${file} name="15-UBND-VX.pdf"></tk-document-view>`);
}

describe('<tk-document-view>', () => {
  it('shows the first page with its text and tells how many there are', async () => {
    const view = await aView(undefined);
    view.file = await aPdf(3);
    const ready = await oneEvent(view, 'tk-ready');
    expect(ready.pages).to.equal(3);
    await new Promise(resolve => setTimeout(resolve, 300));
    expect(view.shadowRoot!.querySelector('[data-page="1"] .text')!.textContent).to.contain('This is page number 1');
    await expect(view).to.be.accessible();
  });
});
