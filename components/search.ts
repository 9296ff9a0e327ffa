/** `trinh-ky/search`: folding of Vietnamese text, and the index over everything a desk saw (browser only). */
export {findFolded, foldVietnamese, foldWithOffsets} from './core/document/fold-vietnamese.js';
export type {FoldedText} from './core/document/fold-vietnamese.js';
export {openSearch} from './storage/search/open-search.js';
export type {Search} from './storage/search/open-search.js';
export type {SearchOptions, SearchResult} from './storage/search/search-register.js';
