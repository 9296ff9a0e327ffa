import {readFile} from 'node:fs/promises';

import {create as parseFont} from '@cantoo/fontkit';
import type {PDFDocument, PDFFont} from 'pdf-lib';

/** The faces a paper uses: Tinos, which has the metrics of the Times New Roman the law asks for. */
export const faces = ['regular', 'bold', 'italic', 'bold-italic'] as const;
export type Face = (typeof faces)[number];

const files: Readonly<Record<Face, string>> = {
  regular: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  'bold-italic': '700Bold_Italic/Tinos_700Bold_Italic.ttf',
};

type Fontkit = Parameters<PDFDocument['registerFontkit']>[0];

const bytesOf = new Map<Face, Promise<Uint8Array>>();
const parsed = new Map<Uint8Array, ReturnType<Fontkit['create']>>();

/** Parses each font file once for all papers, which halves the time a paper takes. */
const sharedFontkit: Fontkit = {
  create(bytes) {
    const font = parsed.get(bytes) ?? parseFont(bytes);
    parsed.set(bytes, font);
    return font;
  },
};

/** Embeds a subset of each face; only the faces a paper draws with end up in it. */
export async function embedFaces(pdf: PDFDocument): Promise<ReadonlyMap<Face, PDFFont>> {
  pdf.registerFontkit(sharedFontkit);
  const fonts = new Map<Face, PDFFont>();
  for (const face of faces) fonts.set(face, await pdf.embedFont(await readFace(face), {subset: true}));
  return fonts;
}

function readFace(face: Face): Promise<Uint8Array> {
  const reading =
    bytesOf.get(face) ??
    readFile(new URL(import.meta.resolve(`@expo-google-fonts/tinos/${files[face]}`))).then(
      bytes => new Uint8Array(bytes),
    );
  bytesOf.set(face, reading);
  return reading;
}
