/** What an officer can do when the desk does not open: try again, save what can be read, rebuild from a copy. Nothing is given up unasked. */
import type {Draft} from '../../components/core/draft/draft.js';
import {errorCode} from '../../components/core/office-error.js';
import {exportDesk} from '../../components/storage/copy/export-desk.js';
import {importDesk} from '../../components/storage/copy/import-desk.js';
import {rebuildDesk} from '../../components/storage/copy/rebuild-desk.js';
import {openDesk} from '../../components/storage/open-desk.js';
import type {Desk} from '../../components/storage/open-desk.js';
import {CopyWork} from '../copy/copy-work.js';
import {markAnew} from '../desk-mark.js';
import {saveBlob} from '../save-blob.js';
import {deskName, theDesk, today} from '../the-desk.js';
import {holdPassphrase, heldPassphrase} from '../the-passphrase.js';

export class RecoverySession {
  /** Why the desk did not open. */
  readonly code: string;
  /** Drafts that could be read, and how many could not; `undefined`: not looked yet. */
  rescued: {readonly drafts: readonly Draft[]; readonly documents: number; readonly unreadable: number} | undefined;
  rescueProblem: string | undefined;
  unlockProblem: string | undefined;
  busy = false;
  readonly writing = new CopyWork();
  readonly rebuilding = new CopyWork();
  onChange: () => void = () => undefined;
  #reader: Desk | undefined;

  constructor(code: string) {
    this.code = code;
    this.writing.onChange = this.rebuilding.onChange = () => this.onChange();
  }

  /** Locked, not broken. */
  get isLocked(): boolean {
    return this.code === 'passphrase-needed' || this.code === 'passphrase-wrong';
  }

  /** There is a desk, and it is empty: the copy is taken in, nothing has to go for it. */
  get isCleared(): boolean {
    return this.code === 'desk-cleared';
  }

  retry(): void {
    location.reload();
  }

  async unlock(passphrase: string): Promise<void> {
    await this.#run(
      async () => {
        // Tried before it is held: a wrong one would be handed to every page.
        (await openDesk(deskName, {passphrase})).close();
        await holdPassphrase(passphrase);
        location.reload();
      },
      code => {
        this.unlockProblem = code;
      },
    );
  }

  /** Opens what is there for reading only, whichever version wrote it, and looks how much of it can be read. */
  async rescue(): Promise<void> {
    await this.#run(
      async () => {
        const passphrase = await heldPassphrase();
        const reader = (this.#reader ??= await openDesk(deskName, {asIs: true, ...(passphrase === undefined ? {} : {passphrase})}));
        const drafts: Draft[] = [];
        let unreadable = 0;
        for (const id of await reader.drafts.ids()) {
          const draft = await reader.drafts.read(id).catch(() => void unreadable++);
          if (draft) drafts.push(draft);
        }
        this.rescued = {drafts, unreadable, documents: await reader.documents.total().catch(() => 0)};
      },
      code => {
        this.rescueProblem = code;
      },
    );
  }

  async saveRescued(passphrase: string): Promise<void> {
    const reader = this.#reader;
    if (!reader) return;
    await this.writing.run(async options => {
      let unreadable = 0;
      saveBlob(await exportDesk(reader, passphrase, {...options, onUnreadable: () => void unreadable++}), `trinh-ky-cuu-${today()}.tkdesk`);
      return {kind: 'written', unreadable};
    });
  }

  /** From a copy; the damaged desk goes only after the copy has been read to its end. */
  async rebuild(file: File, passphrase: string): Promise<void> {
    await this.rebuilding.run(async options => {
      this.#reader?.close();
      this.#reader = undefined;
      const report = this.isCleared ? await importDesk(await theDesk(), file, passphrase, options) : await rebuildDesk(deskName, file, passphrase, options);
      await markAnew(await theDesk());
      return {kind: 'read', report};
    });
  }

  /** After the browser's data was cleared and there is no copy: go on with what the systems still list. */
  async beginAnew(): Promise<void> {
    await markAnew(await theDesk());
    location.reload();
  }

  async #run(work: () => Promise<void>, failed: (code: string) => void): Promise<void> {
    this.busy = true;
    this.onChange();
    try {
      await work();
    } catch (thrown) {
      failed(errorCode(thrown));
    } finally {
      this.busy = false;
      this.onChange();
    }
  }
}
