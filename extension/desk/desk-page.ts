/** What a desk page does besides the session: its window, its looks, and the events that need both. */
import browser from 'webextension-polyfill';

import {isEmptyDraft} from '../../components/core/draft/revise-draft.js';
import {fingerprintOf} from '../../components/core/certificate/anchor-file.js';
import {readBase64} from '../../components/core/certificate/certificate-base64.js';
import {errorCode} from '../../components/core/office-error.js';
import {codeSentence} from '../../components/locale/page-term.js';
import type {Desk} from '../../components/storage/open-desk.js';
import {Habits} from '../habits.js';
import {openDeskTab} from '../background/open-pages.js';
import type {DeskSession} from './desk-session.js';
import {IssueDesk} from './issue-desk.js';
import type {IssuePlanner} from './issue-desk.js';
import {beginBatch, dropBatch, openBatchWindow} from './open-batch.js';
import type {OpenFile} from './open-file.js';
import {printReport, saveReport} from './report-output.js';
import {TriageDesk} from './triage-desk.js';

type Theme = 'light' | 'dark';
const isTheme = (value: unknown): value is Theme => value === 'light' || value === 'dark';

export class DeskPage {
  readonly isPanel: boolean;
  theme: Theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  isDetailsOpen = false;
  /** Whether the drafts of two windows are shown beside each other. */
  isDraftsOpen = false;
  /** End of the revision that is shown beside today's file; `undefined`: none is. */
  comparedEnd: number | undefined;
  /** A root the officer is asked about; its fingerprint follows. */
  trusted: {readonly certificate: string; readonly name: string; readonly fingerprint: string} | undefined;
  /** Number, day and seal of the open document. */
  readonly issue: IssueDesk;

  readonly habits: Habits;
  readonly triageDesk: TriageDesk;

  readonly #desk: Desk;
  readonly #session: DeskSession;

  constructor(desk: Desk, session: DeskSession, isPanel: boolean, planner: IssuePlanner) {
    this.issue = new IssueDesk(desk, planner);
    this.issue.onChange = () => session.onChange();
    this.#desk = desk;
    this.#session = session;
    this.habits = new Habits(desk);
    this.triageDesk = new TriageDesk(desk);
    this.triageDesk.onChange = () => {
      this.#session.notice = this.triageDesk.notice ?? this.#session.notice;
      this.triageDesk.notice = undefined;
      this.#session.onChange();
    };
    this.isPanel = isPanel;
  }

  async readTheme(): Promise<void> {
    this.theme = (await this.#desk.settings.read('theme', stored => (isTheme(stored) ? stored : undefined))) ?? this.theme;
    document.documentElement.dataset['theme'] = this.theme;
  }

  chooseTheme = async ({theme}: HTMLElementEventMap['tk-theme-change']): Promise<void> => {
    await this.#desk.settings.write('theme', theme);
    await this.readTheme();
    this.#session.onChange();
  };

  chooseLanguage = async ({language}: HTMLElementEventMap['tk-language-change']): Promise<void> => {
    await this.#desk.settings.write('language', language);
  };

  openOptions(): void {
    void browser.runtime.openOptionsPage();
  }

  openDesk(): void {
    void openDeskTab();
  }

  continueBatch(): void {
    if (this.#session.batch) void openBatchWindow(this.#session.batch);
  }

  dropBatch(): void {
    void dropBatch(this.#desk);
  }

  /** A PDF off the officer's own disk, for those who do not drag. */
  fileChosen = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    input.value = '';
    if (file) void this.#session.addFile(file);
  };

  showDetails(isOpen: boolean): void {
    this.isDetailsOpen = isOpen;
    this.#session.onChange();
  }

  /** Shows the version a person signed beside the file as it is now. */
  compareWith(revisionEnd: number | undefined): void {
    this.comparedEnd = revisionEnd;
    this.isDetailsOpen = false;
    this.#session.onChange();
  }

  /** Nothing is trusted by one click: the officer is asked, with the fingerprint to compare. */
  trust = async (open: OpenFile, {act, certificate, name}: HTMLElementEventMap['tk-trust']): Promise<void> => {
    if (act === 'distrust') return open.distrustRoot();
    this.trusted = {certificate, name, fingerprint: await fingerprintOf(readBase64(certificate))};
    this.isDetailsOpen = false;
    this.#session.onChange();
  };

  answerTrust = async (open: OpenFile, isTrusted: boolean): Promise<void> => {
    const {trusted} = this;
    this.trusted = undefined;
    this.isDetailsOpen = true;
    this.#session.onChange();
    if (trusted && isTrusted) await open.trustRoot(trusted.certificate, open.file?.name ?? '');
  };

  report(open: OpenFile, format: 'json' | 'print'): void {
    if (!open.report) return;
    const name = open.file?.name ?? '';
    if (format === 'json') saveReport(open.report, name);
    else printReport(open.report, name);
  }

  clearNotice(): void {
    this.#session.notice = undefined;
    this.#session.onChange();
  }

  draftChanged(open: OpenFile, {decision, text}: HTMLElementEventMap['tk-draft-change']): void {
    const changesPlace = decision !== open.draft.decision;
    open.change({decision, text});
    // A keystroke needs no new picture of the page; another decision may show or hide the signature box.
    if (changesPlace) this.#session.onChange();
  }

  submitted = async (open: OpenFile, {kind, decision, text}: HTMLElementEventMap['tk-opinion-submit']): Promise<void> => {
    open.change({decision, text});
    try {
      if (kind === 'keep') await open.keep();
      else if (kind === 'send') await this.#session.send();
      else await this.#session.requestSignature();
    } catch (thrown) {
      this.#tellProblem(thrown);
    }
  };

  draftAct = async (open: OpenFile, {name}: HTMLElementEventMap['tk-draft-act']): Promise<void> => {
    if (name === 'retry' || name === 'keep') await open.keep();
    else if (name === 'copy') await navigator.clipboard.writeText(open.draft.text);
    else if (name === 'discard' && !isEmptyDraft(open.draft)) await this.#desk.drafts.remove(open.draft.id);
    else if (name === 'compare') this.showDrafts(true);
  };

  showDrafts(isOpen: boolean): void {
    this.isDraftsOpen = isOpen;
    this.#session.onChange();
  }

  draftChosen = async ({draftId}: HTMLElementEventMap['tk-draft-choice']): Promise<void> => {
    this.showDrafts(false);
    await this.#session.chooseDraft(draftId).catch((thrown: unknown) => this.#tellProblem(thrown));
  };

  triage = async ({name, ids}: HTMLElementEventMap['tk-triage']): Promise<void> => {
    if (name === 'undo') return this.undo();
    if (name === 'sign' && ids.length > 1) return beginBatch(this.#desk, ids);
    const documents = ids.flatMap(id => this.#session.list.find(id) ?? []);
    if (await this.triageDesk.begin(name, documents)) return;
    // Deciding and signing are taken up with the document before one's eyes.
    const [first] = ids;
    if (first !== undefined) await this.#session.open(first);
  };

  undo = (): Promise<void> => this.triageDesk.undo();

  requestIssue = async (open: OpenFile, {number, issuedOn}: HTMLElementEventMap['tk-issue-request']): Promise<void> => {
    try {
      await this.issue.request(open, number, issuedOn);
    } catch (thrown) {
      this.#tellProblem(thrown);
    }
  };

  /** The box was put somewhere: the seal's while the clerk's sheet is unfolded, else the signature's. */
  placed(open: OpenFile, {page, rect}: HTMLElementEventMap['tk-place']): void {
    if (this.issue.placement) this.issue.place({page, rect});
    else open.place({page, rect});
  }

  saveFile(open: OpenFile): void {
    if (!open.bytes || !open.file) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(open.bytes);
    link.download = open.file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  #tellProblem(thrown: unknown): void {
    const code = errorCode(thrown);
    this.#session.notice = {id: crypto.randomUUID(), text: codeSentence('error', code), problem: true};
    this.#session.onChange();
  }
}
