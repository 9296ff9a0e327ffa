import '../../../components/define.js';

import {expect, fixture, html, oneEvent} from '@open-wc/testing';

import {writeBase64} from '../../../components/core/certificate/certificate-base64.js';
import type {TrustAnchor} from '../../../components/core/certificate/trust-anchors.js';
import type {SignatureReport} from '../../../components/core/signature/validation-report.js';
import {setLanguage} from '../../../components/locale/term.js';
import type {CheckEvent} from '../../../components/signature/check-event.js';
import type {TkTruthBar} from '../../../components/signature/tk-truth-bar.js';
import type {TkVerification} from '../../../components/signature/tk-verification.js';
import type {TrustEvent} from '../../../components/signature/trust-event.js';
import {aReport, aSignature} from '../../support/builders-signature.js';

const text = (host: Element) => host.shadowRoot!.textContent!.replace(/\s+/g, ' ');
const der = Uint8Array.of(48, 3, 1, 2, 3);
const pathEnd = {name: 'Gốc thử nghiệm', certificate: writeBase64(der)};
const {details} = aSignature();
const anchor = (origin: TrustAnchor['origin']): TrustAnchor => ({der, name: 'Gốc thử nghiệm', source: 'công văn 12/CV-BCY', date: '2026-11-20', kind: 'other', origin});
const signature = (facts: Partial<SignatureReport> = {}) => aSignature({details: {...details, pathEnd}, ...facts});
const stranger = () => signature({indication: 'indeterminate', reasons: ['no-trusted-chain'], trust: 'untrusted'});

describe('trust on the screen', () => {
  afterEach(() => setLanguage('vi'));

  for (const origin of ['bundled', 'policy', 'user', 'file'] as const) {
    it(`says that a root comes from: ${origin}`, async () => {
      const anchors = [anchor(origin)];
      const panel = await fixture<TkVerification>(html`<tk-verification .report=${aReport([signature()])} .anchors=${anchors}></tk-verification>`);
      expect(text(panel)).to.contain('công văn 12/CV-BCY, 20/11/2026');
      await expect(panel).to.be.accessible();
      const bar = await fixture<TkTruthBar>(html`<tk-truth-bar .report=${aReport([signature()])} .anchors=${anchors}></tk-truth-bar>`);
      const look = bar.shadowRoot!.querySelector('.bar')!.className;
      expect(look).to.equal(origin === 'file' ? 'bar unchecked' : 'bar proven');
      await expect(bar).to.be.accessible();
    });
  }
  it('offers to trust the root of an intact signature for this file, and to stop it', async () => {
    const panel = await fixture<TkVerification>(html`<tk-verification trustable .report=${aReport([stranger()])}></tk-verification>`);
    const button = panel.shadowRoot!.querySelector<HTMLElement>('[data-act=trust]')!;
    setTimeout(() => button.click());
    const event = await oneEvent(panel, 'tk-trust') as TrustEvent;
    expect(event).to.include({act: 'trust', ...pathEnd});
    panel.report = aReport([signature()]);
    panel.anchors = [anchor('file')];
    await panel.updateComplete;
    setTimeout(() => panel.shadowRoot!.querySelector<HTMLElement>('[data-act=distrust]')!.click());
    expect((await oneEvent(panel, 'tk-trust') as TrustEvent).act).to.equal('distrust');
  });
  for (const [name, facts] of Object.entries({
    broken: {indication: 'total-failed', integrity: 'broken', trust: 'untrusted'},
    changed: {indication: 'total-failed', trust: 'untrusted', changesAfter: [{revision: 2, kind: 'page-content-changed', allowed: false}]},
    unknown: {indication: 'indeterminate', integrity: 'unknown', trust: 'unchecked'},
    'trusted already': {},
  } satisfies Record<string, Partial<SignatureReport>>)) {
    it(`offers nothing where it would change nothing: ${name}`, async () => {
      const panel = await fixture<TkVerification>(html`<tk-verification trustable .report=${aReport([signature(facts)])}></tk-verification>`);
      expect(panel.shadowRoot!.querySelector('[data-act=trust]')).to.equal(null);
    });
  }
  it('a page that cannot keep such a choice offers none', async () => {
    const panel = await fixture<TkVerification>(html`<tk-verification .report=${aReport([stranger()])}></tk-verification>`);
    expect(panel.shadowRoot!.querySelector('[data-act=trust]')).to.equal(null);
  });
  it('a doubt about what is seen comes before any doubt about the signer, and is neither green nor red', async () => {
    for (const reason of ['content-may-be-covered', 'comments-after-signing']) {
      const change = {revision: 2, kind: 'annotation-added', allowed: true, isDoubtful: true};
      const report = aReport([signature({indication: 'indeterminate', trust: 'untrusted', reasons: [reason], changesAfter: [change]})]);
      const bar = await fixture<TkTruthBar>(html`<tk-truth-bar .report=${report}></tk-truth-bar>`);
      expect(bar.shadowRoot!.querySelector('.bar')!.className).to.equal('bar unchecked');
      expect(text(bar)).to.match(/sau khi ký|Sau khi ký/);
      const panel = await fixture<TkVerification>(html`<tk-verification .report=${report}></tk-verification>`);
      expect(panel.shadowRoot!.querySelector('.changes .doubtful')).not.to.equal(null);
      await expect(panel).to.be.accessible();
    }
  });
});

describe('a check that takes long', () => {
  it('can be stopped after a second, and made again', async () => {
    const bar = await fixture<TkTruthBar>(html`<tk-truth-bar checking steerable></tk-truth-bar>`);
    const stop = bar.shadowRoot!.querySelector<HTMLElement>('.stop')!;
    expect(getComputedStyle(stop).visibility).to.equal('hidden');
    await new Promise(resolve => setTimeout(resolve, 1200));
    expect(getComputedStyle(stop).visibility).to.equal('visible');
    setTimeout(() => stop.click());
    expect((await oneEvent(bar, 'tk-check') as CheckEvent).act).to.equal('stop');
    bar.checking = false;
    bar.problem = 'aborted';
    await bar.updateComplete;
    await expect(bar).to.be.accessible();
    setTimeout(() => bar.shadowRoot!.querySelector<HTMLElement>('.again')!.click());
    expect((await oneEvent(bar, 'tk-check') as CheckEvent).act).to.equal('again');
  });
  it('says in both languages that a file was too much', async () => {
    const bar = await fixture<TkTruthBar>(html`<tk-truth-bar problem="check-too-long"></tk-truth-bar>`);
    expect(text(bar)).to.contain('quá lâu');
    setLanguage('en');
    await bar.updateComplete;
    expect(text(bar)).to.contain('too long');
  });
});
