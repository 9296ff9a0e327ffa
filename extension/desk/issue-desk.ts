/** The clerk's act on the open document: plans it, keeps the agency's seal, and hands everything to the consent window. */
import browser from 'webextension-polyfill';

import {errorCode, OfficeError} from '../../components/core/office-error.js';
import type {IssuePlan} from '../../components/core/signature/issue/issue-document.js';
import type {Place} from '../../components/core/signature/signature-place.js';
import type {Placement} from '../../components/document/placement.js';
import type {IssueOutlook} from '../../components/signature/tk-issue-form.js';
import type {Desk} from '../../components/storage/open-desk.js';
import {fileKey} from '../messages/file-key.js';
import {isSealSize, issueKey, sealImageKey, sealSizeKey} from '../messages/issue-request.js';
import type {IssueOrder} from '../messages/issue-request.js';
import {now} from '../the-desk.js';
import type {OpenFile} from './open-file.js';

/** Port: where number, day and seal would go. */
export interface IssuePlanner {
  /** @throws OfficeError those of reading the file, `changes-not-permitted` is found only when signing */
  planIssue(pdf: Blob, millimetres: SealSize, password?: string): Promise<IssuePlan>;
}

export interface SealSize {
  readonly width: number;
  readonly height: number;
}

export class IssueDesk {
  /** The clerk unfolded the sheet; while it is, the box on the page is the seal's. */
  isOpen = false;
  seal: Blob | undefined;
  millimetres: SealSize = {width: 36, height: 36};
  plan: IssuePlan | undefined;
  problem: string | undefined;
  onChange: () => void = () => undefined;

  readonly #desk: Desk;
  readonly #planner: IssuePlanner;
  #planned: Blob | undefined;
  #chosen: Pick<Place, 'page' | 'rect' | 'rotation'> | undefined;
  #placement: Placement | undefined;

  constructor(desk: Desk, planner: IssuePlanner) {
    this.#desk = desk;
    this.#planner = planner;
  }

  /** What the sheet says; `undefined` while it is looked for. */
  get outlook(): IssueOutlook | undefined {
    const [best] = this.plan?.seals ?? [];
    if (!this.plan || !best) return undefined;
    return {
      gaps: this.plan.numbers.filter(each => !each.isFilled).map(each => each.part),
      typed: Object.fromEntries(this.plan.numbers.filter(each => each.isFilled && each.current).map(each => [each.part, each.current])),
      page: this.#chosen?.page ?? best.page,
      confidence: best.confidence,
      isMoved: this.#chosen !== undefined,
    };
  }

  async unfold(open: OpenFile, isOpen: boolean): Promise<void> {
    if (this.isOpen === isOpen) return;
    this.isOpen = isOpen;
    this.#forget();
    this.onChange();
    if (!isOpen) return;
    await this.#readSeal();
    await this.#look(open);
  }

  /** Another file stands on the screen, the sealed one for example: what was planned belonged to the one before. */
  follow(open: OpenFile | undefined): void {
    if (!this.isOpen || this.#planned === undefined || this.#planned === open?.bytes) return;
    this.isOpen = false;
    this.#forget();
  }

  #forget(): void {
    this.plan = this.problem = this.#planned = this.#chosen = this.#placement = undefined;
  }

  async #look(open: OpenFile): Promise<void> {
    const {bytes} = open;
    if (!bytes) return;
    this.#forget();
    this.#planned = bytes;
    this.onChange();
    try {
      const plan = await this.#planner.planIssue(bytes, this.millimetres, open.password);
      if (this.#planned === bytes) this.plan = plan;
    } catch (thrown) {
      if (this.#planned === bytes) this.problem = errorCode(thrown);
    }
    this.onChange();
  }

  /** The box of the seal; the same object while nothing of it changed, because setting another moves the box. */
  get placement(): Placement | undefined {
    const seals = this.isOpen ? this.plan?.seals : undefined;
    if (!seals || seals.length === 0) return undefined;
    if (this.#placement?.places !== seals || this.#placement.image !== this.seal) {
      this.#placement = {places: seals, ...(this.#chosen && {current: this.#chosen}), ...(this.seal && {image: this.seal})};
    }
    return this.#placement;
  }

  place({page, rect}: Pick<Place, 'page' | 'rect'>): void {
    const rotation = this.plan?.seals.find(each => each.page === page)?.rotation;
    this.#chosen = {page, rect, ...(rotation !== undefined && {rotation})};
    this.onChange();
  }

  async changeSeal(open: OpenFile, png: Uint8Array | undefined, millimetres: SealSize): Promise<void> {
    if (png) {
      const seal = new Blob([new Uint8Array(png)], {type: 'image/png'});
      await this.#desk.files.put(seal, {id: sealImageKey, name: 'con-dau.png', contentType: 'image/png'});
    }
    const isResized = millimetres.width !== this.millimetres.width || millimetres.height !== this.millimetres.height;
    if (isResized) await this.#desk.settings.write(sealSizeKey, {width: millimetres.width, height: millimetres.height});
    await this.#readSeal();
    if (isResized) await this.#look(open);
    else this.onChange();
  }

  /** @throws OfficeError `document-not-shown`, `request-missing` */
  async request(open: OpenFile, number: string, issuedOn: string): Promise<void> {
    const place = this.#chosen ?? this.plan?.seals[0];
    if (open.shown.pages === 0) throw new OfficeError('document-not-shown', 'nothing stands on the screen yet');
    if (!open.file || !open.digest || !place) throw new OfficeError('request-missing', 'nothing on the screen to seal');
    const order: IssueOrder = {
      id: crypto.randomUUID(),
      documentId: open.document.id,
      fileId: fileKey(open.document.id, open.file.id),
      fileName: open.file.name,
      digest: open.digest,
      number,
      issuedOn,
      page: place.page,
      rect: [...place.rect],
      ...(place.rotation !== undefined && {rotation: place.rotation}),
      ...this.millimetres,
      ...open.shown,
      createdAt: now(),
    };
    await this.#desk.settings.write(issueKey(order.id), order);
    await browser.windows.create({
      url: browser.runtime.getURL(`extension/consent/index.html?issue=${order.id}`),
      type: 'popup',
      width: 920,
      height: 760,
    });
  }

  async #readSeal(): Promise<void> {
    const {files, settings} = this.#desk;
    this.seal = (await files.describe(sealImageKey)) && (await files.read(sealImageKey));
    this.millimetres = (await settings.read(sealSizeKey, stored => (isSealSize(stored) ? stored : undefined))) ?? this.millimetres;
  }
}
