/**
 * Which files of a document are signed, and what was seen of each. A decision about a document with several PDFs signs the ones the
 * officer ticks, each read before and each at a place of its own; alone, the first PDF is meant.
 */
import type {OfficeFile} from '../../components/core/document/office-document.js';
import type {DraftPlacement} from '../../components/core/draft/draft.js';
import {OfficeError} from '../../components/core/office-error.js';

/** What stood on the screen of one file. */
export interface SeenFile {
  readonly digest: string;
  readonly pages: number;
  readonly pagesShown: number;
  readonly placement: DraftPlacement | undefined;
}

export class FileChoice {
  readonly #seen = new Map<string, SeenFile>();
  #ticked: ReadonlySet<string> | undefined;

  /** Remembers what was seen of a file when another takes its place on the screen, or when it is to be signed. */
  remember(fileId: string, seen: SeenFile): void {
    this.#seen.set(fileId, seen);
  }

  seen(fileId: string): SeenFile | undefined {
    return this.#seen.get(fileId);
  }

  isTicked(file: OfficeFile, files: readonly OfficeFile[]): boolean {
    return this.#ticked ? this.#ticked.has(file.id) : file === pdfsOf(files)[0];
  }

  /** @param several whether more than one may be signed at once; else the tick moves */
  tick(file: OfficeFile, files: readonly OfficeFile[], isTicked: boolean, several: boolean): void {
    const before = pdfsOf(files).filter(each => this.isTicked(each, files) && each !== file);
    const kept = several || !isTicked ? before.map(({id}) => id) : [];
    this.#ticked = new Set(isTicked ? [...kept, file.id] : kept);
  }

  /** The files to sign in the order of the document. @throws OfficeError `file-not-chosen`, `file-not-read` */
  toSign(files: readonly OfficeFile[]): readonly (SeenFile & {readonly file: OfficeFile})[] {
    const chosen = pdfsOf(files).filter(each => this.isTicked(each, files));
    if (chosen.length === 0) throw new OfficeError('file-not-chosen', 'no file is ticked');
    return chosen.map(file => {
      const seen = this.#seen.get(file.id);
      if (!seen || seen.pages === 0) throw new OfficeError('file-not-read', `${file.id} was not opened`);
      return {...seen, file};
    });
  }
}

export function pdfsOf(files: readonly OfficeFile[]): readonly OfficeFile[] {
  return files.filter(({contentType}) => contentType === 'application/pdf');
}
