/** What stood before the officer's eyes, as facts of the journal's entry. */
import type {JournalAct} from '../../components/core/journal/hash-chain.js';
import {openPdf} from '../../components/core/pdf/pdf-file.js';

export interface Shown {
  readonly bytes: Blob;
  /** SHA-256 as it was told to the officer. */
  readonly digest: string;
  readonly pages: number;
  /** Absent in a batch signed in one go: there `read` says whether the document was opened. */
  readonly pagesShown?: number;
  /** RFC 3339. */
  readonly shownAt?: string;
  readonly placement?: {readonly page: number; readonly rect: readonly number[]} | undefined;
  readonly password?: string | undefined;
}

export async function shownFacts({bytes, digest, pages, pagesShown, shownAt, placement, password}: Shown): Promise<JournalAct['facts']> {
  const {revisions} = await openPdf(bytes, {password});
  return {
    shown: digest,
    pages,
    revision: revisions.length,
    screen: `${screen.width}x${screen.height}@${devicePixelRatio}, ${innerWidth}x${innerHeight}`,
    ...(pagesShown !== undefined && {pagesShown}),
    ...(shownAt !== undefined && {shownAt}),
    ...(placement && {placePage: placement.page, placeRect: placement.rect.map(each => Math.round(each * 100) / 100).join(' ')}),
  };
}
