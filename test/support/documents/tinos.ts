/** The Times-metric faces official documents are set in, from the installed font package (SIL OFL 1.1). */
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';

export type Face = 'regular' | 'bold' | 'italic' | 'bold-italic';

const files: Readonly<Record<Face, string>> = {
  regular: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  'bold-italic': '700Bold_Italic/Tinos_700Bold_Italic.ttf',
};

/** The whole TrueType file of one face. */
export async function readTinos(face: Face): Promise<Uint8Array> {
  const root = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'));
  return new Uint8Array(await readFile(join(root, files[face])));
}
