/** The face of marks that bring no font of their own: Tinos, as wide as Times New Roman, letters of Vietnamese and its neighbours. Loaded when first needed. */
import {inflate} from '../../../pdf/filters/flate.js';
import {TrueTypeFont} from './true-type-font.js';

let loading: Promise<TrueTypeFont> | undefined;

export function defaultFont(): Promise<TrueTypeFont> {
  loading ??= load();
  return loading;
}

async function load(): Promise<TrueTypeFont> {
  const {tinosSubset} = await import('./tinos-subset.js');
  const packed = Uint8Array.from(atob(tinosSubset), character => character.charCodeAt(0));
  return TrueTypeFont.parse(await inflate(packed, 1 << 20));
}
