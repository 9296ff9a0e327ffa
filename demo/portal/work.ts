/** One document on this page: its bytes, its draft, its signing. Everything is kept by the kit's own storage of this origin. */
import {beginDraft, reviseDraft} from 'trinh-ky';
import type {Decision, Draft, DraftPlacement, DraftState, Place, ValidationReport} from 'trinh-ky';
import {findSignaturePlaces, signPdf, validatePdf} from 'trinh-ky/signature';
import {openPkcs12} from 'trinh-ky/signers';
import {Autosave} from 'trinh-ky/storage';
import type {Desk} from 'trinh-ky/storage';

export interface Signing {
  readonly file: File;
  readonly password: string;
  readonly image: Uint8Array | undefined;
  readonly signal: AbortSignal;
  readonly onStep: (step: 'open-key' | 'sign' | 'check' | 'save') => void;
}

const now = () => new Date().toISOString();

export class Work {
  readonly name: string;
  readonly digest: string;
  bytes: Blob;
  draft: Draft;
  places: readonly Place[] = [];
  report: ValidationReport | undefined;
  readonly #desk: Desk;
  readonly #life = new AbortController();
  readonly #autosave: Autosave;

  private constructor(
    desk: Desk,
    file: {name: string; digest: string; bytes: Blob},
    draft: Draft | undefined,
    onState: (state: DraftState, at: string) => void,
  ) {
    this.#desk = desk;
    this.name = file.name;
    this.digest = file.digest;
    this.bytes = file.bytes;
    this.draft = draft ?? beginDraft(crypto.randomUUID(), `file:${file.digest}`, now());
    this.#autosave = new Autosave({
      store: desk.drafts,
      signal: this.#life.signal,
      onSaved: saved => {
        this.draft = {...this.draft, id: saved.draft.id, revision: saved.draft.revision, updatedAt: saved.draft.updatedAt};
      },
      // "Saved" is said of every word on the screen or not at all.
      onState: ({status}) => onState(status === 'failed' ? 'error' : status === 'saved' ? 'saved' : 'saving', this.draft.updatedAt),
    });
  }

  /** Takes a file in. The same bytes again find their draft again. */
  static async begin(desk: Desk, file: File, onState: (state: DraftState, at: string) => void): Promise<Work> {
    const stored = await desk.files.put(file, {name: file.name, contentType: 'application/pdf'});
    await desk.settings.write('portal-current', stored.id);
    return Work.#open(desk, stored.id, onState);
  }

  /** What was on this page when it was last closed. */
  static async resume(desk: Desk, onState: (state: DraftState, at: string) => void): Promise<Work | undefined> {
    const id = await desk.settings.read('portal-current', stored =>
      typeof stored === 'string' && stored ? stored : undefined,
    );
    return id === undefined || !(await desk.files.describe(id)) ? undefined : Work.#open(desk, id, onState);
  }

  static async #open(desk: Desk, id: string, onState: (state: DraftState, at: string) => void): Promise<Work> {
    const [stored, bytes] = [await desk.files.describe(id), await desk.files.read(id)];
    const [draft] = await desk.drafts.readByDocument(`file:${stored!.digest}`);
    return new Work(desk, {name: stored!.name, digest: stored!.digest, bytes}, draft, onState);
  }

  /** Judges the signatures and looks for the place of the next one. @throws OfficeError `not-a-pdf`, `pdf-damaged`, `pdf-encrypted` */
  async check(): Promise<void> {
    this.report = await validatePdf(this.bytes);
    // A file nobody can read places from can still be signed: the box then starts on the first page.
    this.places = await findSignaturePlaces(this.bytes, {act: 'approve'}).catch(() => []);
  }

  change(change: {decision?: Decision | undefined; text?: string; placement?: DraftPlacement}): void {
    const next = reviseDraft(this.draft, change, now());
    if (next === this.draft) return;
    this.draft = next;
    this.#autosave.change(next);
  }

  async sign({file, password, image, signal, onStep}: Signing): Promise<Blob> {
    onStep('open-key');
    const signer = await openPkcs12(new Uint8Array(await file.arrayBuffer()), password);
    onStep('sign');
    const place = this.draft.placement ?? this.places[0];
    const signed = await signPdf(this.bytes, signer, {
      signal,
      ...(place && image ? {appearance: {page: place.page, rect: place.rect, image}} : {}),
    });
    onStep('check');
    const report = await validatePdf(signed);
    onStep('save');
    const stored = await this.#desk.files.put(signed, {
      name: this.name.replace(/(\.pdf)?$/i, '-da-ky.pdf'),
      contentType: 'application/pdf',
    });
    const {signer: who, signedAt} = report.signatures.at(-1) ?? {};
    await this.#desk.journal.append({
      at: now(),
      clock: 'machine',
      actor: who?.commonName ?? '',
      act: 'signature-made',
      digest: stored.digest,
      facts: {shown: this.digest, signatures: report.signatures.length, signedAt: signedAt ?? ''},
    });
    this.bytes = signed;
    this.report = report;
    return signed;
  }

  async close(): Promise<void> {
    await this.#autosave.flush();
    this.#life.abort();
    await this.#desk.settings.write('portal-current', '');
  }
}
