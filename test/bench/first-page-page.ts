/** Runs in the benchmark's page: makes PDFs, then shows the first page of each, by bare pdf.js and by the kit, in turns. */
import '../../components/define.js';

import {PDFDocument, StandardFonts} from 'pdf-lib';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
// oxlint-disable-next-line import/default -- Vite makes it
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

import {configurePdfAssets} from '../../components/document/pdf-assets.js';

configurePdfAssets({workerSrc: worker});
pdfjs.GlobalWorkerOptions.workerSrc = worker;

const area = {width: 800, height: 900};

async function textPdf(pages: number): Promise<Blob> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  for (let page = 1; page <= pages; page++) {
    const sheet = pdf.addPage([595, 842]);
    for (let line = 0; line < 40; line++) sheet.drawText(`Page ${page}, line ${line}: the quick brown fox jumps over the lazy dog again`, {x: 72, y: 780 - line * 18, size: 12, font});
  }
  return asBlob(await pdf.save());
}

/** Pages as a scanner at 200 dpi leaves them: one JPEG each, nothing else. */
async function scannedPdf(pages: number): Promise<Blob> {
  const pdf = await PDFDocument.create();
  const paper = new OffscreenCanvas(1654, 2339);
  const ink = paper.getContext('2d')!;
  for (let page = 1; page <= pages; page++) {
    const pixels = ink.createImageData(1654, 2339);
    for (let at = 0; at < pixels.data.length; at += 4) pixels.data.fill(225 + ((at * 31 + page * 17) % 30), at, at + 4);
    ink.putImageData(pixels, 0, 0);
    ink.font = '40px serif';
    for (let line = 0; line < 45; line++) ink.fillText(`Page ${page}, line ${line}: the quick brown fox jumps over the lazy dog`, 150, 150 + line * 48);
    const jpeg = await (await paper.convertToBlob({type: 'image/jpeg', quality: 0.85})).arrayBuffer();
    const sheet = pdf.addPage([595, 842]);
    sheet.drawImage(await pdf.embedJpg(jpeg), {x: 0, y: 0, width: 595, height: 842});
  }
  return asBlob(await pdf.save());
}

const asBlob = (bytes: Uint8Array) => new Blob([bytes as Uint8Array<ArrayBuffer>], {type: 'application/pdf'});

/** Milliseconds from the file in hand to the picture of page 1, at the size the view shows it. */
async function bare(file: Blob): Promise<number> {
  const canvas = document.createElement('canvas');
  document.body.append(canvas);
  const from = performance.now();
  const task = pdfjs.getDocument({data: new Uint8Array(await file.arrayBuffer()), verbosity: 0});
  const pdf = await task.promise;
  const page = await pdf.getPage(1);
  const viewport = page.getViewport({scale: (area.width - 47) / page.getViewport({scale: 1}).width});
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  await page.render({canvas, viewport}).promise;
  const spent = performance.now() - from;
  await task.destroy();
  canvas.remove();
  return spent;
}

async function ours(file: Blob): Promise<number> {
  const view = document.createElement('tk-document-view');
  view.style.cssText = `width:${area.width}px;height:${area.height}px`;
  document.body.append(view);
  await view.updateComplete;
  const ready = new Promise(resolve => view.addEventListener('tk-ready', resolve, {once: true}));
  const from = performance.now();
  view.file = file;
  await ready;
  const spent = performance.now() - from;
  view.remove();
  return spent;
}

const makers = {'5 pages of text': () => textPdf(5), '200 pages of text': () => textPdf(200), '12 scanned pages': () => scannedPdf(12)};
type Kind = keyof typeof makers;

async function run(kind: Kind, pairs: number): Promise<{size: number; pairs: (readonly [bare: number, ours: number])[]}> {
  const file = await makers[kind]();
  await bare(file);
  await ours(file);
  const measured: (readonly [number, number])[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    // Who goes first alternates: the machine's mood falls on both.
    if (pair % 2) {
      const own = await ours(file);
      measured.push([await bare(file), own]);
    } else {
      measured.push([await bare(file), await ours(file)]);
    }
  }
  return {size: file.size, pairs: measured};
}

Object.assign(globalThis, {bench: {kinds: Object.keys(makers), run}});
