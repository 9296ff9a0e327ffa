/** One document open on the desk: its bytes, what is known of their signatures, and the draft of the officer's decision about it. */
import {reviseDraft, beginDraft} from '../../components/core/draft/revise-draft.js';
import type {DraftChange} from '../../components/core/draft/revise-draft.js';
import type {Placement} from '../../components/document/placement.js';
import type {Draft, DraftPlacement} from '../../components/core/draft/draft.js';
import type {OfficeDocument, OfficeFile} from '../../components/core/document/office-document.js';
import type {ValidationReport} from '../../components/core/signature/validation-report.js';
import type {Place} from '../../components/core/signature/signature-place.js';
import type {TrustAnchor} from '../../components/core/certificate/trust-anchors.js';
import {errorCode} from '../../components/core/office-error.js';
import {Autosave} from '../../components/storage/autosave.js';
import type {Desk} from '../../components/storage/open-desk.js';
import type {DraftState} from '../../components/draft/tk-draft-status.js';
import {callBackground} from '../messages/call-background.js';
import {fileKey} from '../messages/file-key.js';
import {now} from '../the-desk.js';
import {distrustForFile, readAnchors, readFileAnchors, trustForFile} from '../trust/anchor-shelf.js';
import {FileChoice, pdfsOf} from './file-choice.js';
import type {PdfKnowledge} from './pdf-knowledge.js';

export class OpenFile {
  document: OfficeDocument;
  file: OfficeFile | undefined;
  bytes: Blob | undefined;
  digest: string | undefined;
  report: ValidationReport | undefined;
  places: readonly Place[] = [];
  placement: Placement | undefined;
  /** Pages of the file that stood on the screen, and how many it has; 0 while it is not shown: then nothing can be signed. */
  shown = {pagesShown: 0, pages: 0};
  /** Why the view cannot show the bytes. */
  viewProblem: string | undefined;
  checking = false;
  /** Why the check could not end. */
  checkProblem: string | undefined;
  /** Whom the report was made with. */
  anchors: readonly TrustAnchor[] = [];
  loading = false;
  problem: string | undefined;
  draft: Draft;
  /** What other windows wrote of the same document: kept beside this one until the officer chooses. */
  otherDrafts: readonly Draft[] = [];
  readonly choice = new FileChoice();
  draftState: DraftState | undefined;
  savedAt = '';

  readonly #desk: Desk;
  readonly #pdf: PdfKnowledge;
  readonly #changed: () => void;
  readonly #officer: string;
  readonly #life = new AbortController();
  readonly #autosave: Autosave;
  #check = new AbortController();
  /** Code by file id: one file that could not be had says nothing of the others. */
  #fileProblems: ReadonlyMap<string, string> = new Map();
  #password: string | undefined;
  /** Its system was asked: until then nobody knows what it holds. */
  #isAnswered = false;
  readonly #placements = new Map<string, DraftPlacement>();

  constructor(desk: Desk, pdf: PdfKnowledge, document: OfficeDocument, drafts: readonly Draft[], changed: () => void, officer: string) {
    this.#desk = desk;
    this.#pdf = pdf;
    this.#changed = changed;
    this.#officer = officer;
    this.document = document;
    const [draft, ...others] = drafts;
    this.draft = draft ?? beginDraft(crypto.randomUUID(), document.id, now());
    this.otherDrafts = others;
    if (draft) {
      this.draftState = others.length === 0 ? 'saved' : 'conflict';
      this.savedAt = draft.updatedAt;
    }
    this.#autosave = new Autosave({
      store: desk.drafts,
      signal: this.#life.signal,
      onSaved: saved => {
        this.draft = {...this.draft, id: saved.draft.id, revision: saved.draft.revision};
        this.savedAt = saved.draft.updatedAt;
        if (saved.kind === 'forked') {
          this.draftState = 'conflict';
          this.otherDrafts = [saved.other, ...this.otherDrafts];
        }
        this.#changed();
      },
      onState: ({status}) => {
        if (this.draftState === 'conflict' && status !== 'failed') return;
        // "Saved" is said of every word on the screen or not at all: with the first key of a burst it is no longer true.
        if (status === 'saved') this.draftState = navigator.onLine ? 'saved' : 'offline';
        else if (status === 'failed') this.draftState = 'error';
        // A retry is not a remedy yet: the alarm stands until the disk has taken the words.
        else if (this.draftState !== 'error') this.draftState = 'saving';
        this.#changed();
      },
    });
  }

  /** Shows what the store has, then what the system has now; offline the first is enough. */
  async load(): Promise<void> {
    await this.#show();
    this.loading = this.bytes === undefined;
    this.#changed();
    try {
      if (this.document.source.adapterId !== 'file') {
        const problems = await callBackground({type: 'open-document', documentId: this.document.id});
        this.#fileProblems = new Map(problems.map(({fileId, code}) => [fileId, code]));
      }
      this.problem = undefined;
    } catch (thrown) {
      this.problem = errorCode(thrown);
    }
    this.document = (await this.#desk.documents.read(this.document.id)) ?? this.document;
    await this.#show();
    this.loading = false;
    this.#isAnswered = true;
    if (this.problem === 'state-secret') this.bytes = undefined;
    this.#changed();
  }

  /** The desk changed the document: a file was sealed. The newest file made here is what one wants to see. */
  async takeOver(document: OfficeDocument): Promise<void> {
    const known = new Set(this.document.files.map(file => file.id));
    this.document = document;
    const made = document.files.findLast(file => file.madeHere && !known.has(file.id));
    if (made) await this.choose(made.id);
    else this.#changed();
  }

  /** The next file of the document to show. */
  async choose(id: string): Promise<void> {
    this.rememberSeen();
    this.file = this.document.files.find(each => each.id === id) ?? this.file;
    this.digest = this.bytes = undefined;
    await this.#show();
    this.#changed();
  }

  /** Notes what stands on the screen of the file that is open. */
  rememberSeen(): void {
    const {file, digest, shown} = this;
    if (!file || digest === undefined || shown.pages === 0) return;
    const before = this.choice.seen(file.id);
    const pagesShown = before?.digest === digest ? Math.max(before.pagesShown, shown.pagesShown) : shown.pagesShown;
    const suggested = this.draft.decision === 'approve' && this.places[0];
    // What the officer saw suggested and did not move is where it goes.
    const placement = this.placementOf(file) ?? (suggested ? {page: suggested.page, rect: suggested.rect} : undefined);
    this.choice.remember(file.id, {digest, pages: shown.pages, pagesShown, placement});
  }

  /** Where the officer put the signature on `file`; the draft keeps it for the first PDF. */
  placementOf(file: OfficeFile): DraftPlacement | undefined {
    return file.id === pdfsOf(this.document.files)[0]?.id ? this.draft.placement : this.#placements.get(file.id);
  }

  place(placement: DraftPlacement): void {
    const {file} = this;
    if (!file || file.id === pdfsOf(this.document.files)[0]?.id) return this.change({placement});
    this.#placements.set(file.id, placement);
    this.rememberSeen();
  }

  /** Why the file that is chosen cannot be had from its system now; an older copy may be on the screen all the same. */
  get fileProblem(): string | undefined {
    return this.problem ?? (this.file && this.#fileProblems.get(this.file.id));
  }

  /** Whether an approval of it can be signed here; what is still on its way or asks for its password can. */
  get isSignable(): boolean {
    // While nobody knows whether there is a PDF, an approval must not slip out unsigned.
    if (!this.file) return !this.#isAnswered;
    const isLocked = this.viewProblem === 'pdf-encrypted' || this.viewProblem === 'password-wrong';
    const isLost = this.bytes === undefined && this.fileProblem !== undefined;
    return this.file?.contentType === 'application/pdf' && !isLost && (this.viewProblem === undefined || isLocked);
  }

  /** Of an encrypted file, as its reader typed it. */
  get password(): string | undefined {
    return this.#password;
  }

  /** The reader opened an encrypted file: what is learnt of it needs the password too. It is kept by this page alone. */
  unlock(password: string): void {
    this.#password = password;
    if (this.bytes) void this.#learn(this.bytes);
  }

  nowShown(pages: number, pagesShown: number): void {
    const isNews = this.shown.pages !== pages || this.viewProblem !== undefined;
    this.shown = {pages, pagesShown};
    this.viewProblem = undefined;
    if (isNews) this.#changed();
  }

  notShown(code: string): void {
    this.shown = {pages: 0, pagesShown: 0};
    this.viewProblem = code;
    this.#changed();
  }

  change(change: DraftChange): void {
    const next = reviseDraft(this.draft, change, now());
    if (next === this.draft) return;
    this.draft = next;
    this.#autosave.change(next);
  }

  /** Resolves when every word is on the disk. */
  async keep(): Promise<void> {
    await this.#autosave.flush();
    this.#changed();
  }

  close(): void {
    this.#life.abort();
  }

  /** What the view needs to show the box; the same object while nothing of it changed, because setting another moves the box. */
  placementWith(image: Blob | undefined): Placement | undefined {
    if (this.draft.decision !== 'approve' || this.places.length === 0) return undefined;
    const {places} = this;
    const current = this.file && this.placementOf(this.file);
    const known = this.placement;
    if (known && known.places === places && known.current === current && known.image === image) return known;
    this.placement = {places, ...(current && {current}), ...(image && {image})};
    return this.placement;
  }

  async #show(): Promise<void> {
    const {files} = this.document;
    const pdfs = pdfsOf(files);
    // Of a file from the officer's own disk the signed copy is the last one.
    this.file = files.find(each => each.id === this.file?.id) ?? (this.document.source.adapterId === 'file' ? pdfs.at(-1) : pdfs[0]) ?? files[0];
    if (!this.file) return;
    const key = fileKey(this.document.id, this.file.id);
    const stored = await this.#desk.files.describe(key);
    if (!stored || stored.digest === this.digest) return;
    // A new version never slips under the eyes of a reader: what is shown is replaced as a whole, with its own digest.
    this.bytes = await this.#desk.files.read(key);
    this.digest = stored.digest;
    this.report = undefined;
    this.places = [];
    this.shown = {pages: 0, pagesShown: 0};
    this.viewProblem = this.#password = undefined;
    if (stored.contentType === 'application/pdf') void this.#learn(this.bytes);
  }

  /** The reader does not want to wait for the check. */
  stopChecking(): void {
    this.#check.abort();
  }

  /** Once more, after it was stopped, or with other roots. */
  checkAgain(): void {
    if (this.bytes && !this.checking) void this.#learn(this.bytes);
  }

  /** Trusts `certificate` for these bytes alone, and judges them anew. */
  async trustRoot(certificate: string, source: string): Promise<void> {
    if (this.digest === undefined) return;
    await trustForFile(this.#desk, this.digest, certificate, source);
    this.checkAgain();
  }

  async distrustRoot(): Promise<void> {
    if (this.digest === undefined) return;
    await distrustForFile(this.#desk, this.digest);
    this.checkAgain();
  }

  async #readAnchors(): Promise<readonly TrustAnchor[]> {
    const own = this.digest === undefined ? [] : await readFileAnchors(this.#desk, this.digest);
    return [...(await readAnchors(this.#desk)), ...own];
  }

  async #learn(bytes: Blob): Promise<void> {
    this.checking = true;
    this.checkProblem = undefined;
    this.#check = new AbortController();
    this.#changed();
    const isCurrent = () => this.bytes === bytes && !this.#life.signal.aborted;
    try {
      const anchors = await this.#readAnchors();
      const check = {trustAnchors: anchors.map(each => each.der), signal: AbortSignal.any([this.#life.signal, this.#check.signal])};
      const report = await this.#pdf.validate(bytes, this.#password, check);
      if (isCurrent()) [this.report, this.anchors] = [report, anchors];
    } catch (thrown) {
      // A file that asks for a password says so in its own place.
      if (isCurrent() && errorCode(thrown) !== 'pdf-encrypted') this.checkProblem = errorCode(thrown);
    } finally {
      if (isCurrent()) this.checking = false;
      this.#changed();
    }
    if (isCurrent() && this.places.length === 0) await this.#findPlaces(bytes);
  }

  /** Where to sign is a suggestion: without one the officer puts the box where it belongs. */
  async #findPlaces(bytes: Blob): Promise<void> {
    const places = await this.#pdf.findPlaces(bytes, this.#officer, this.#password).catch(() => []);
    if (this.bytes !== bytes || this.#life.signal.aborted) return;
    this.places = places;
    this.#changed();
  }
}
