/**
 * The kit's engine behind the two ports of our pages: what the desk learns of a PDF, and what the consent window signs with.
 * Reading and judging runs in a worker, within limits; signing too, and it asks the key of the window it is consented in.
 */
import {countPages} from '../components/core/pdf/page-tree.js';
import {openPdf} from '../components/core/pdf/pdf-file.js';
import {errorCode} from '../components/core/office-error.js';
import type {Signer} from '../components/core/signature/signer.js';
import {issueDocument, planIssue} from '../components/signature.js';
import {openPkcs12} from '../components/signers.js';
import {createPdfClient} from '../components/workers/pdf-client.js';
import type {PdfClient} from '../components/workers/pdf-client.js';
import type {SignatureWish, SigningEngine} from './consent/consent-session.js';
import type {IssuingEngine} from './consent/issue-session.js';
import type {IssuePlanner} from './desk/issue-desk.js';
import type {PdfKnowledge} from './desk/pdf-knowledge.js';
import {PdfWorkerHost} from './pdf-worker-host.js';

/** Points; about the size of a hand signature on paper, 53 × 21 mm. */
const signatureSize = {width: 150, height: 60};

const makeWorker = () => new Worker(new URL('../components/workers/pdf-worker.ts', import.meta.url), {type: 'module', name: 'pdf'});
const host = new PdfWorkerHost(makeWorker);

/** Signing waits for people as long as they need, so it has a worker of its own without a limit; the key stays in this window. */
let signing: PdfClient | undefined;

async function sign(pdf: Blob, signer: Signer, wish: SignatureWish): Promise<Blob> {
  signing ??= createPdfClient(makeWorker());
  try {
    return await signing.signPdf(pdf, signer, wish);
  } catch (thrown) {
    if (errorCode(thrown) === 'worker-lost') signing = undefined;
    throw thrown;
  }
}


export const pdfEngine: PdfKnowledge & SigningEngine & IssuePlanner & IssuingEngine = {
  validate: (pdf, password?: string, {trustAnchors, signal} = {}) =>
    host.call(pdf, signal, (client, stop) => client.validatePdf(pdf, {password, trustAnchors, signal: stop})),
  findPlaces: (pdf, signerName, password) =>
    host.call(pdf, undefined, client =>
      client.findSignaturePlaces(pdf, {act: 'approve', ...(signerName && {signerName}), ...(password !== undefined && {password}), size: signatureSize}),
    ),
  countPages: async (pdf, password) => countPages((await openPdf(pdf, {...(password !== undefined && {password})})).latest),
  openKey: openPkcs12,
  sign,
  planIssue: (pdf, millimetres, password) =>
    planIssue(pdf, {seal: {image: new Uint8Array(0), millimetres}, ...(password !== undefined && {options: {password}})}),
  issue: issueDocument,
};
