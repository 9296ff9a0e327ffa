/** One copy being written or read: how far it is, how it ended, and the way to stop it. A screen shows it, a test drives it. */
import type {CopyOptions} from '../../components/storage/copy/copy-progress.js';
import type {ImportReport} from '../../components/storage/copy/import-desk.js';
import {errorCode} from '../../components/core/office-error.js';

export class CopyWork {
  /** 0 to 1 while it runs. */
  share: number | undefined;
  /** Code of the failure of the last one. */
  problem: string | undefined;
  done: {readonly kind: 'written'; readonly unreadable: number} | {readonly kind: 'read'; readonly report: ImportReport} | undefined;
  onChange: () => void = () => undefined;
  #stop: AbortController | undefined;

  get isRunning(): boolean {
    return this.share !== undefined;
  }

  /** Runs one at a time; what it throws becomes `problem`. */
  async run(work: (options: CopyOptions) => Promise<CopyWork['done']>): Promise<void> {
    if (this.isRunning) return;
    const stop = (this.#stop = new AbortController());
    this.share = 0;
    this.problem = this.done = undefined;
    this.onChange();
    const leave = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', leave);
    try {
      this.done = await work({signal: stop.signal, onProgress: (done, total) => this.#advance(done / total)});
    } catch (thrown) {
      this.problem = errorCode(thrown);
    } finally {
      window.removeEventListener('beforeunload', leave);
      this.share = undefined;
      this.onChange();
    }
  }

  stop(): void {
    this.#stop?.abort();
  }

  #advance(share: number): void {
    const isNews = Math.floor(share * 100) !== Math.floor((this.share ?? 0) * 100);
    this.share = share;
    if (isNews) this.onChange();
  }
}
