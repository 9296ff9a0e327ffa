/** Whom this office trusts: every root with its source, date and fingerprint; the officer adds and removes his own. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import ShieldCheck from 'lucide/dist/esm/icons/shield-check.mjs';

import {fingerprintOf, readAnchorFile} from '../../../components/core/certificate/anchor-file.js';
import {readCertificate} from '../../../components/core/certificate/certificate.js';
import {displayName, nameText} from '../../../components/core/certificate/distinguished-name.js';
import type {TrustAnchor} from '../../../components/core/certificate/trust-anchors.js';
import {errorCode} from '../../../components/core/office-error.js';
import {screenText} from '../../../components/locale/screen-text.js';
import {codeSentence, language, term} from '../../../components/locale/page-term.js';
import type {Desk} from '../../../components/storage/open-desk.js';
import {addAnchors, anchorsKey, readAnchors, removeAnchor} from '../../trust/anchor-shelf.js';
import type {OpenOptionsSection} from '../options-section.js';

interface ShownRoot {
  readonly name: string;
  readonly fingerprint: string;
  readonly notBefore: number;
  readonly notAfter: number;
}

interface ShownAnchor extends ShownRoot {
  readonly anchor: TrustAnchor;
}

/** What was picked and waits for its source and the officer's word. */
interface Candidate {
  readonly file: Uint8Array;
  readonly roots: readonly ShownRoot[];
}

export const trustSection: OpenOptionsSection = ({desk, redraw}) => {
  let anchors: readonly ShownAnchor[] = [];
  let candidate: Candidate | undefined;
  let problem: string | undefined;

  const read = async () => {
    anchors = await Promise.all((await readAnchors(desk)).map(async anchor => ({anchor, ...(await describe(anchor.der))})));
    redraw();
  };
  const attempt = async (work: () => Promise<void>) => {
    problem = undefined;
    try {
      await work();
    } catch (thrown) {
      problem = errorCode(thrown);
    }
    redraw();
  };
  const pick = (event: Event) =>
    attempt(async () => {
      const input = event.target as HTMLInputElement;
      const [picked] = input.files ?? [];
      if (!picked) return;
      const file = new Uint8Array(await picked.arrayBuffer());
      input.value = '';
      candidate = {file, roots: await Promise.all(readAnchorFile(file).map(describe))};
    });
  const add = (event: Event) => {
    event.preventDefault();
    const {elements} = event.target as HTMLFormElement;
    const source = (elements.namedItem('source') as HTMLInputElement).value.trim();
    void attempt(async () => {
      if (candidate) await addAnchors(desk, candidate.file, source);
      candidate = undefined;
      await read();
    });
  };
  const drop = () => {
    candidate = undefined;
    redraw();
  };

  return {
    id: 'trust',
    icon: ShieldCheck,
    title: () => term('system.trust'),
    start: async () => {
      watch(desk, read);
      await read();
    },
    view: () => html`
      <p class="hint">${term('system.trust-hint')}</p>
      ${anchors.length === 0 ? html`<p>${term('system.trust-none')}</p>` : nothing}
      <ul class="list">
        ${anchors.map(each => row(each, () => void attempt(() => removeAnchor(desk, each.anchor))))}
      </ul>
      <p class="problem" role="alert">${problem ? codeSentence('error', problem) : nothing}</p>
      ${candidate ? form(candidate, add, drop) : picker(pick)}
    `,
  };
};

function watch(desk: Desk, read: () => Promise<void>): void {
  desk.settings.watch(({ids}) => ids.includes(anchorsKey) && void read(), new AbortController().signal);
}

async function describe(der: Uint8Array): Promise<ShownRoot> {
  const {subject, notBefore, notAfter} = readCertificate(der);
  return {name: displayName(subject) || nameText(subject), fingerprint: await fingerprintOf(der), notBefore, notAfter};
}

function facts({fingerprint, notBefore, notAfter}: ShownRoot): TemplateResult {
  const period = term('signature.certificate-period', {from: day(notBefore), until: day(notAfter)});
  return html`<p class="hint">${period}</p>
    <p class="hint">${term('signature.fingerprint')}<br /><code class="fingerprint">${fingerprint}</code></p>`;
}

function row(shown: ShownAnchor, remove: () => void): TemplateResult {
  const {anchor, name} = shown;
  return html`<li data-anchor=${shown.fingerprint}>
    <div class="line">
      <div class="grow">
        <b>${screenText(name, 160)}</b> <span class="hint">${term(`system.trust-kind.${anchor.kind}`)} · ${term(`signature.origin.${anchor.origin}`)}</span>
        <p>${term('system.trust-source', {source: screenText(anchor.source, 200), at: day(Date.parse(anchor.date))})}</p>
        ${facts(shown)}
      </div>
      ${anchor.origin === 'user' ? html`<button class="button" data-act="remove" @click=${remove}>${term('system.trust-remove')}</button>` : nothing}
    </div>
  </li>`;
}

function picker(pick: (event: Event) => void): TemplateResult {
  return html`<label class="button">
    ${term('system.trust-add')}
    <input class="visually-hidden" type="file" accept=".cer,.crt,.pem,.der,application/x-x509-ca-cert,application/pkix-cert" @change=${pick} />
  </label>`;
}

function form({roots}: Candidate, add: (event: Event) => void, drop: () => void): TemplateResult {
  return html`<form class="trust-form" @submit=${add}>
    <h3>${term('system.trust-new')}</h3>
    <ul class="list">
      ${roots.map(root => html`<li><b>${screenText(root.name, 160)}</b>${facts(root)}</li>`)}
    </ul>
    <p class="warning">${term('signature.trust-root-warning')}</p>
    <label for="trust-source">${term('system.trust-where')}</label>
    <input class="field" id="trust-source" name="source" type="text" required minlength="3" maxlength="200" autocomplete="off" aria-describedby="trust-where-hint" />
    <p class="hint" id="trust-where-hint">${term('system.trust-where-hint')}</p>
    <label class="checked"><input type="checkbox" required /> <span>${term('signature.trust-root-checked')}</span></label>
    <p class="line">
      <button class="button primary" type="submit">${term('system.trust-confirm')}</button>
      <button class="button" type="button" @click=${drop}>${term('shell.cancel')}</button>
    </p>
  </form>`;
}

function day(at: number): string {
  return Number.isNaN(at) ? '' : new Intl.DateTimeFormat(language(), {dateStyle: 'medium', timeZone: 'Asia/Ho_Chi_Minh'}).format(new Date(at));
}
