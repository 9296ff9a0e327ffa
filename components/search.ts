/** `trinh-ky/search`: folding of Vietnamese text, here and in a worker. */
export {findFolded, foldVietnamese, foldWithOffsets} from './core/document/fold-vietnamese.js';
export type {FoldedText} from './core/document/fold-vietnamese.js';
