/** Every state of the document and signature elements, by name, for the gallery's screenshots. */
import {html} from 'lit';
import type {TemplateResult} from 'lit';
import {ref} from 'lit/directives/ref.js';
// oxlint-disable-next-line import/default -- Vite makes it
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

import type {ValidationReport} from '../../../components/core/signature/validation-report.js';
import type {BatchItem} from '../../../components/signature/batch-item.js';
import {configurePdfAssets} from '../../../components/document/pdf-assets.js';
import {aReport, aSignature, aSubject} from '../builders-signature.js';
import {samplePdf} from './sample-pdf.js';

configurePdfAssets({workerSrc: worker});

const places = [
  {page: 1, rect: [345, 232, 495, 302], because: 'name-line', confidence: 0.92},
  {page: 1, rect: [345, 150, 495, 210], because: 'page-end', confidence: 0.3},
] as const;

const sign = new Blob(
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 100" width="240" height="100"><path fill="none" stroke="#0b3fa8" stroke-width="4" stroke-linecap="round" d="M10 76C40 8 62 20 52 60s20-44 40-48-14 60 8 52 22-50 36-48-6 46 12 44 34-30 80-36"/></svg>`,
  ],
  {type: 'image/svg+xml'},
);

const seal = aSignature({
  fieldName: 'Signature2',
  signer: {...aSignature().signer!, commonName: 'Uỷ ban nhân dân tỉnh Nam Hải'},
  signedAt: '2026-11-20T14:20:00+07:00',
  revision: 3,
  revisionEnd: 231_870,
});
const numbered = aSignature({
  coverage: 'earlier-revision',
  changesAfter: [
    {revision: 2, kind: 'annotation-added', allowed: true},
    {revision: 3, kind: 'signature-added', allowed: true},
  ],
});
const untrusted = aSignature({
  indication: 'indeterminate',
  reasons: ['no-certificate-chain-found'],
  trust: 'untrusted',
  revocation: 'unchecked',
  timeSource: 'claimed',
  level: 'B-B',
});
const changed = aSignature({
  indication: 'total-failed',
  reasons: ['forbidden-changes'],
  coverage: 'earlier-revision',
  changesAfter: [{revision: 2, kind: 'page-content-changed', object: '12 0', allowed: false}],
});

const reports: Readonly<Record<string, ValidationReport>> = {
  proven: aReport(),
  clerk: aReport([numbered, seal], {revisions: 3}),
  untrusted: aReport([untrusted]),
  changed: aReport([changed], {revisions: 2}),
  broken: aReport([aSignature({indication: 'total-failed', reasons: ['hash-failure'], integrity: 'broken'})]),
  unsigned: aReport([]),
};

const view = (content: TemplateResult | undefined, options: {rail?: boolean; placing?: boolean; file?: Promise<Blob>} = {}) => {
  const file = options.file ?? samplePdf();
  const fill = (element: Element | undefined) => {
    if (element) void file.then(blob => ((element as HTMLElementTagNameMap['tk-document-view']).file = blob));
  };
  return html`<tk-document-view
    style="block-size: 100%"
    name="15-UBND-VX.pdf"
    printable
    ?thumbnails=${options.rail ?? false}
    .placement=${options.placing ? {places, image: sign} : undefined}
    ${ref(fill)}
    >${content}</tk-document-view
  >`;
};

const bars = html`${Object.values(reports).map(
  report => html`<tk-truth-bar .report=${report}></tk-truth-bar>`,
)}<tk-truth-bar checking></tk-truth-bar><tk-truth-bar problem="pdf-damaged"></tk-truth-bar>`;

const batch: readonly BatchItem[] = [
  {id: 'a', number: '15/UBND-VX', subject: 'V/v triển khai đợt cao điểm tiêm chủng mở rộng', fileName: '15-UBND-VX.pdf', pages: 3, isSeen: true, state: 'waiting'},
  {id: 'b', number: '107/TTr-NH', subject: 'Tờ trình về việc phê duyệt dự toán kinh phí chuyển đổi số năm 2026', fileName: '107-TTr.pdf', pages: 12, state: 'waiting'},
  {id: 'c', subject: 'Báo cáo kết quả xử lý văn bản trên môi trường điện tử quý III', fileName: 'bao-cao.pdf', pages: 5, isSeen: true, state: 'waiting'},
];
const ran: readonly Partial<BatchItem>[] = [{state: 'signed'}, {state: 'failed', problem: 'pdf-damaged'}, {state: 'signing'}];

const verification = (name: string) => html`<div class="padded"><tk-verification .report=${reports[name]}></tk-verification></div>`;
const form = (content: TemplateResult) => html`<div class="padded" style="max-inline-size: 560px">${content}</div>`;

export const documentStates: Readonly<Record<string, () => TemplateResult>> = {
  'document-reading': () => view(html`<tk-truth-bar slot="banner" .report=${reports['proven']}></tk-truth-bar>`, {rail: true}),
  'document-placing': () => view(html`<tk-truth-bar slot="banner" .report=${reports['unsigned']}></tk-truth-bar>`, {placing: true}),
  // Filled from outside, with reports of real files (verdict-pictures.ts).
  verdict: () => html`<tk-truth-bar></tk-truth-bar><div class="padded"><tk-verification></tk-verification></div>`,
  'document-empty': () => html`<tk-document-view style="block-size: 100%"></tk-document-view>`,
  'document-damaged': () => view(undefined, {file: Promise.resolve(new Blob(['%PDF-1.7 rác']))}),
  'document-not-pdf': () => view(undefined, {file: Promise.resolve(new Blob(['<html>']))}),
  'truth-bars': () => html`<div>${bars}</div>`,
  'verification-proven': () => verification('proven'),
  'verification-clerk': () => verification('clerk'),
  'verification-untrusted': () => verification('untrusted'),
  'verification-changed': () => verification('changed'),
  'verification-unsigned': () => verification('unsigned'),
  'pad-draw': () => html`<div class="padded"><tk-signature-pad name="Trần Văn Lãnh"></tk-signature-pad></div>`,
  'pad-load': () => html`<div class="padded"><tk-signature-pad source="load"></tk-signature-pad></div>`,
  'pad-type': () => html`<div class="padded"><tk-signature-pad source="type" name="Trần Văn Lãnh"></tk-signature-pad></div>`,
  'signing-batch': () => form(html`<tk-batch-review .items=${batch}></tk-batch-review>`),
  'signing-batch-running': () =>
    form(html`<tk-batch-review running .items=${batch.map((item, index) => ({...item, ...ran[index]}))}></tk-batch-review>`),
  'document-compare': () => {
    const sides = (element: Element | undefined) => {
      if (element) void Promise.all([samplePdf(), samplePdf('V/v dừng đợt cao điểm tiêm chủng mở rộng')]).then(([earlier, later]) => Object.assign(element, {earlier, later}));
    };
    return html`<tk-compare style="block-size: 100%" ${ref(sides)}></tk-compare>`;
  },
  'signing-form': () => form(html`<tk-signing-form .subject=${aSubject()}></tk-signing-form>`),
  'signing-methods': () =>
    form(html`<tk-signing-form
      problem="password-wrong"
      .subject=${aSubject({shownPages: 1})}
      .methods=${[
        {id: 'pkcs12', kind: 'pkcs12'},
        {id: 'ca', kind: 'ca-service', problem: 'viewer-unavailable'},
        {id: 'remote', kind: 'remote', label: 'MySign (từ xa)'},
      ]}
    ></tk-signing-form>`),
  'signing-progress': () => form(html`<tk-signing-form step="check" .subject=${aSubject()}></tk-signing-form>`),
  'signing-done': () => form(html`<tk-signing-form done .subject=${aSubject()}></tk-signing-form>`),
};
