import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import CircleAlert from 'lucide/dist/esm/icons/circle-alert.mjs';
import CircleCheck from 'lucide/dist/esm/icons/circle-check.mjs';
import CircleX from 'lucide/dist/esm/icons/circle-x.mjs';
import Download from 'lucide/dist/esm/icons/download.mjs';
import FileText from 'lucide/dist/esm/icons/file-text.mjs';
import Printer from 'lucide/dist/esm/icons/printer.mjs';

import type {TrustAnchor} from '../core/certificate/trust-anchors.js';
import type {Change, SignatureReport, ValidationReport} from '../core/signature/validation-report.js';
import {countText} from '../locale/moment.js';
import {term} from '../locale/term.js';
import {loadReasonTerms} from '../locale/reason-term.js';
import type {TermKey} from '../locale/term.js';
import {OfficeElement} from '../office-element.js';
import {base} from '../theme/base.styles.js';
import {icon} from '../theme/icon.js';
import {adoptTokens} from '../theme/tokens.js';
import {anchorOf} from './anchor-of.js';
import {ReportEvent} from './report-event.js';
import {changeWords, documentTruth, fullDay, integrityWords, lookOf, reasonWords, signatureTruth, timeWords, wasChanged, whoSigned} from './report-words.js';
import type {TruthLook} from './report-words.js';
import {ShowRevisionEvent} from './show-revision-event.js';
import {TrustEvent} from './trust-event.js';
import {styles} from './tk-verification.styles.js';

const icons = {proven: CircleCheck, broken: CircleX, unchecked: CircleAlert, unsigned: FileText} as const;
const changeIcons = {allowed: CircleCheck, doubtful: CircleAlert, forbidden: CircleX} as const;
const lookNames: Record<TruthLook, TermKey> = {
  proven: 'signature.look-proven',
  broken: 'signature.look-broken',
  unchecked: 'signature.look-unchecked',
  unsigned: 'signature.look-unsigned',
};

/**
 * The whole verification of a signed PDF in plain words: one sentence per signature, what a later hand did and whether that
 * was permitted, the file's revisions, and the technical part folded away.
 *
 * @fires {ShowRevisionEvent} tk-show-revision - Show the version this person signed.
 * @fires {TrustEvent} tk-trust - Trust the root at the end of a signer's path for this file, or no longer.
 * @fires {ReportEvent} tk-report - Make the report as JSON or on paper.
 * @csspart signature - One signature.
 */
export class TkVerification extends OfficeElement {
  static override styles = [base, styles];

  @property({attribute: false}) report: ValidationReport | undefined;
  /** Whom the report was made with: each says where it comes from. */
  @property({attribute: false}) anchors: readonly TrustAnchor[] = [];
  /** The owner can trust a root for this file alone. */
  @property({type: Boolean}) trustable = false;
  /** The check is running. */
  @property({type: Boolean}) checking = false;

  override connectedCallback(): void {
    super.connectedCallback();
    adoptTokens(this.ownerDocument);
  }

  /** A verdict without its sentences would be a row of codes: the first picture waits for them. */
  protected override async scheduleUpdate(): Promise<void> {
    await loadReasonTerms();
    await super.scheduleUpdate();
  }

  protected override render() {
    if (this.checking) return html`<p class="checking" role="status">${term('signature.truth-checking')}</p>`;
    const {report} = this;
    if (!report) return nothing;
    const {look, sentence} = documentTruth(report, this.anchors);
    return html`<section aria-label=${term('signature.verification')}>
      <div class="verdict ${look}">
        ${icon(icons[look])}
        <div>
          <p class="look">${term(lookNames[look])}</p>
          <p>${sentence}</p>
          ${look === 'unsigned' ? html`<p class="hint">${term('signature.unsigned-hint')}</p>` : nothing}
        </div>
      </div>
      ${report.warnings.length
        ? html`<h3 class="heading">${term('signature.warnings')}</h3>
            <ul class="warnings">
              ${report.warnings.map(code => html`<li>${reasonWords(code)}</li>`)}
            </ul>`
        : nothing}
      ${report.signatures.length
        ? html`<h3 class="heading">${term('signature.signatures')}</h3>
            <ol class="signatures">
              ${report.signatures.map(each => this.#renderSignature(each))}
            </ol>`
        : nothing}
      ${report.revisions > 1 && report.signatures.length ? this.#renderTimeline(report) : nothing}
      <p class="acts">
        ${this.#act('signature.export-json', Download, 'json')} ${this.#act('signature.print-report', Printer, 'print')}
      </p>
    </section>`;
  }

  #act(name: TermKey, node: typeof Download, format: 'json' | 'print') {
    return html`<button type="button" class="button" @click=${() => this.dispatchEvent(new ReportEvent(format))}>${icon(node)} ${term(name)}</button>`;
  }

  #renderSignature(signature: SignatureReport): TemplateResult {
    const {look, sentence} = signatureTruth(signature, this.anchors);
    const {signer} = signature;
    const show = () => this.dispatchEvent(new ShowRevisionEvent(signature.revision, signature.revisionEnd));
    return html`<li part="signature" class="signature ${look}">
      <p class="sentence">${icon(icons[look])}<span><span class="visually-hidden">${term(lookNames[look])}: </span>${sentence}</span></p>
      <dl>
        ${this.#fact('signature.signer', whoSigned(signature))}
        ${signer?.organisation ? this.#fact('signature.organisation', signer.organisation) : nothing}
        ${this.#fact('signature.time', timeWords(signature))}
        ${this.#fact('signature.integrity', integrityWords(signature), signature.integrity === 'broken' || wasChanged(signature))}
        ${this.#fact('signature.certificate', this.#certificateWords(signature))}
        ${signer ? this.#fact('signature.issuer', signer.issuer) : nothing}
        ${this.#renderAnchor(signature)}
        ${this.#fact('signature.revocation', term(`signature.revocation-${signature.revocation}`), signature.revocation === 'revoked')}
        ${signature.reason ? this.#fact('signature.reason-given', signature.reason) : nothing}
        ${signature.location ? this.#fact('signature.location', signature.location) : nothing}
      </dl>
      ${this.#renderReasons(signature)} ${this.#renderChanges(signature)}
      ${signature.coverage === 'earlier-revision'
        ? html`<button type="button" class="link" @click=${show}>${term('signature.show-revision')}</button>`
        : nothing}
      ${this.#renderTrust(signature)} ${this.#renderTechnical(signature)}
    </li>`;
  }

  #fact(name: TermKey, value: string, isBad = false) {
    return html`<div><dt>${term(name)}</dt><dd class=${isBad ? 'bad' : nothing}>${value}</dd></div>`;
  }

  #certificateWords({trust, signer}: SignatureReport): string {
    const trusted = term(`signature.trust-${trust}`);
    if (!signer) return trusted;
    return `${trusted} · ${term('signature.certificate-period', {from: fullDay(signer.notBefore), until: fullDay(signer.notAfter)})}`;
  }

  #renderAnchor(signature: SignatureReport) {
    const anchor = anchorOf(signature, this.anchors);
    if (!anchor) return nothing;
    const words = `${anchor.name} · ${term(`signature.origin.${anchor.origin}`)} · ${anchor.source}, ${fullDay(anchor.date)}`;
    return this.#fact('signature.trusted-by', words);
  }

  /** Only where everything else holds: a broken signature stays broken whoever is trusted. */
  #renderTrust(signature: SignatureReport) {
    const {pathEnd} = signature.details;
    if (!this.trustable || !pathEnd) return nothing;
    const isOwn = anchorOf(signature, this.anchors)?.origin === 'file';
    if (!isOwn && (signature.trust === 'trusted' || signature.integrity !== 'intact' || lookOf(signature) === 'broken')) return nothing;
    const ask = () => this.dispatchEvent(new TrustEvent(isOwn ? 'distrust' : 'trust', pathEnd));
    return html`<button type="button" class="link" data-act=${isOwn ? 'distrust' : 'trust'} @click=${ask}>${term(isOwn ? 'signature.distrust-root' : 'signature.trust-root')}</button>`;
  }

  #renderReasons({reasons}: SignatureReport) {
    if (reasons.length === 0) return nothing;
    return html`<h4 class="heading">${term('signature.why')}</h4>
      <ul class="reasons">
        ${reasons.map(code => html`<li>${reasonWords(code)}</li>`)}
      </ul>`;
  }

  #renderChanges({changesAfter}: SignatureReport) {
    if (changesAfter.length === 0) return nothing;
    return html`<h4 class="heading">${term('signature.changes')}</h4>
      <ul class="changes">
        ${changesAfter.map(
          change =>
            html`<li class=${verdictOf(change)}>
              ${icon(changeIcons[verdictOf(change)])}
              <span
                >${term('signature.revision', {revision: change.revision})}: ${changeWords(change)} ·
                <b>${term(`signature.change-${verdictOf(change)}`)}</b></span
              >
            </li>`,
        )}
      </ul>`;
  }

  #renderTechnical(signature: SignatureReport) {
    return html`<details>
      <summary>${term('signature.technical')}</summary>
      <dl>
        ${this.#fact('signature.field', signature.fieldName)} ${this.#fact('signature.level', signature.level)}
        ${signature.algorithm ? this.#fact('signature.algorithm', signature.algorithm) : nothing}
        ${signature.signer ? this.#fact('signature.serial-number', signature.signer.serialNumber) : nothing}
        ${this.#fact('signature.coverage', `${signature.coverage} · ${term('signature.bytes-covered', {bytes: countText(signature.revisionEnd)})}`)}
        ${signature.reasons.length ? this.#fact('signature.codes', signature.reasons.join(', ')) : nothing}
      </dl>
    </details>`;
  }

  #renderTimeline(report: ValidationReport) {
    const revisions = Array.from({length: report.revisions}, (_, index) => index + 1);
    return html`<h3 class="heading">${term('signature.timeline')}</h3>
      <ol class="timeline">
        ${revisions.map(revision => this.#renderRevision(report, revision))}
      </ol>`;
  }

  #renderRevision(report: ValidationReport, revision: number) {
    const signature = report.signatures.find(each => each.revision === revision);
    const changes = report.signatures.flatMap(each => each.changesAfter).filter(change => change.revision === revision);
    const forbidden = changes.some(change => !change.allowed);
    const signed = signature && term(signature.kind === 'signature' ? 'signature.revision-signed' : 'signature.revision-stamped', {who: whoSigned(signature)});
    const changed = forbidden ? term('signature.revision-forbidden') : signed ? undefined : term(changes.length ? 'signature.revision-allowed' : 'signature.revision-plain');
    const look = forbidden ? 'broken' : signature ? lookOf(signature) : 'none';
    return html`<li class=${look}>
      <b>${term('signature.revision', {revision})}</b> ${signed ? html`· ${signed}` : nothing}
      ${changed ? html`· ${forbidden ? html`<strong>${changed}</strong>` : changed}` : nothing}
    </li>`;
  }
}

function verdictOf(change: Change): keyof typeof changeIcons {
  if (!change.allowed) return 'forbidden';
  return change.isDoubtful ? 'doubtful' : 'allowed';
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-verification': TkVerification;
  }
}
