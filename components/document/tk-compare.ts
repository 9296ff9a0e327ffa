import {html, nothing} from 'lit';
import type {PropertyValues, TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';

import {errorCode} from '../core/office-error.js';
import {codeSentence, term} from '../locale/term.js';
import {OfficeElement} from '../office-element.js';
import {base} from '../theme/base.styles.js';
import {adoptTokens} from '../theme/tokens.js';
import {ComparedEvent} from './compared-event.js';
import {DocumentComparison} from './document-comparison.js';
import type {PageComparison} from './document-comparison.js';
import type {DifferenceBox} from './page-difference.js';
import {DocumentProblemEvent} from './document-problem-event.js';
import {styles} from './tk-compare.styles.js';

/** Pixels across each picture: sharp on half a desk, on any screen. */
const pictureWidth = 1000;

/**
 * Two versions of a PDF side by side, the differences marked on the page: what a person signed, and what the file shows today.
 *
 * Compares what the eye sees, page by page; the pages that differ are listed as they are found.
 *
 * @fires {ComparedEvent} tk-compared - Every page was compared.
 * @fires {DocumentProblemEvent} tk-document-problem - One of the files cannot be shown.
 */
export class TkCompare extends OfficeElement {
  static override styles = [base, styles];

  /** The earlier version, for example `file.slice(0, revisionEnd)`. */
  @property({attribute: false}) earlier: Blob | undefined;
  /** The later version. */
  @property({attribute: false}) later: Blob | undefined;
  /** Names of the two, shown over them. */
  @property({attribute: 'earlier-name'}) earlierName = '';
  @property({attribute: 'later-name'}) laterName = '';
  /** Of an encrypted file; the same for both. */
  @property({attribute: false}) password: string | undefined;

  @state() private compared: readonly PageComparison[] = [];
  @state() private page = 1;
  @state() private problem: string | undefined;
  /** Only `finished` may say that nothing differs. */
  @state() private progress: 'stopped' | 'running' | 'finished' = 'stopped';
  @state() private pictures: {earlier?: HTMLCanvasElement | undefined; later?: HTMLCanvasElement | undefined} = {};
  #comparison: DocumentComparison | undefined;
  #run: AbortController | undefined;
  #drawing = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    adoptTokens(this.ownerDocument);
    if (this.hasUpdated) void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('earlier') || changed.has('later')) void this.#start();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('page')) void this.#draw();
  }

  protected override render() {
    if (this.problem) return html`<p class="problem" role="alert">${codeSentence('error', this.problem)}</p>`;
    if (!this.earlier || !this.later) return nothing;
    return html`<div class="summary">
        <p role="status">${this.#summary()}</p>
        ${this.progress === 'running'
          ? html`<progress aria-label=${term('document.compare-running')} max=${this.#comparison?.pages ?? 1} .value=${this.compared.length}></progress>
              <button type="button" class="button" @click=${this.#cancel}>${term('shell.cancel')}</button>`
          : nothing}
      </div>
      <nav aria-label=${term('document.compare-pages')}>${this.#changes.map(each => this.#renderPageButton(each))}</nav>
      <div class="sides" role="region" tabindex="0" aria-label=${term('document.compare-sides')}>
        ${this.#renderSide('earlier', this.earlierName || term('document.compare-earlier'))}
        ${this.#renderSide('later', this.laterName || term('document.compare-later'))}
      </div>`;
  }

  #renderPageButton({page, kind}: PageComparison): TemplateResult {
    return html`<button type="button" class="button" aria-current=${page === this.page ? 'page' : nothing} @click=${() => (this.page = page)}>
      ${term(`document.compare-${kind}`, {page})}
    </button>`;
  }

  #renderSide(side: 'earlier' | 'later', name: string): TemplateResult {
    const now = this.compared.find(each => each.page === this.page);
    const missing = (side === 'earlier' && now?.kind === 'added') || (side === 'later' && now?.kind === 'removed');
    return html`<figure>
      <figcaption><b>${name}</b> · ${term('document.page')} ${this.page}</figcaption>
      <div class="sheet ${missing ? 'missing' : ''}" role="img" aria-label=${this.#sheetWords(name, now, missing)}>
        ${missing ? html`<p>${term('document.compare-missing')}</p>` : html`${this.pictures[side]}${now?.boxes.map(markOn)}`}
      </div>
    </figure>`;
  }

  #sheetWords(name: string, now: PageComparison | undefined, missing: boolean): string {
    const where = `${name}, ${term('document.page').toLowerCase()} ${this.page}`;
    if (missing) return `${where}: ${term('document.compare-missing')}`;
    return `${where}: ${term('document.compare-spots', {count: now?.boxes.length ?? 0})}`;
  }

  get #changes(): readonly PageComparison[] {
    return this.compared.filter(each => each.kind !== 'same');
  }

  #summary(): string {
    const count = this.#changes.length;
    const pages = this.#comparison?.pages ?? 0;
    if (this.progress === 'running') return term('document.compare-progress', {done: this.compared.length, pages, count});
    if (this.progress === 'stopped') return term('document.compare-stopped', {done: this.compared.length, pages, count});
    return count ? term('document.compare-differ', {count, pages}) : term('document.compare-alike', {pages});
  }

  async #start(): Promise<void> {
    this.#stop();
    const {earlier, later, password} = this;
    this.compared = [];
    this.pictures = {};
    this.page = 1;
    this.problem = undefined;
    if (!earlier || !later) return;
    const run = (this.#run = new AbortController());
    this.progress = 'running';
    try {
      const comparison = await DocumentComparison.open(earlier, later, {password, signal: run.signal});
      if (run.signal.aborted) return comparison.close();
      this.#comparison = comparison;
      void this.#draw();
      for await (const each of comparison.compare(run.signal)) {
        if (run.signal.aborted) return;
        // The first difference is what the reader came for.
        if (each.kind !== 'same' && this.#changes.length === 0) this.page = each.page;
        this.compared = [...this.compared, each];
      }
      this.progress = 'finished';
      this.dispatchEvent(new ComparedEvent(this.#changes.map(each => each.page), comparison.pages));
    } catch (thrown) {
      if (this.#run !== run || run.signal.aborted) return;
      this.progress = 'stopped';
      this.problem = errorCode(thrown);
      this.dispatchEvent(new DocumentProblemEvent(this.problem));
    }
  }

  /** Stops comparing; what was found stays on the screen. */
  #cancel = () => {
    this.#run?.abort();
    this.progress = 'stopped';
  };

  #stop(): void {
    this.#run?.abort();
    this.#run = undefined;
    this.#comparison?.close();
    this.#comparison = undefined;
    this.progress = 'stopped';
  }

  async #draw(): Promise<void> {
    const comparison = this.#comparison;
    const drawing = ++this.#drawing;
    if (!comparison) return;
    const earlier = await comparison.draw('earlier', this.page, pictureWidth);
    const later = await comparison.draw('later', this.page, pictureWidth);
    if (drawing === this.#drawing) this.pictures = {earlier, later};
  }
}

function markOn(box: DifferenceBox): TemplateResult {
  return html`<i style="left:${box.left}%;top:${box.top}%;width:${box.width}%;height:${box.height}%"></i>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-compare': TkCompare;
  }
}
