/**
 * The kit's engine behind the two ports of our pages: what the desk learns of a PDF, and what the consent window signs with.
 * Reading and judging runs in a worker, within limits; signing asks the key of the window it is consented in.
 */
import {countPages} from '../components/core/pdf/page-tree.js';
import {openPdf} from '../components/core/pdf/pdf-file.js';
import {issueDocument, planIssue, signPdf} from '../components/signature.js';
import {openPkcs12} from '../components/signers.js';
import type {SigningEngine} from './consent/consent-session.js';
import type {IssuingEngine} from './consent/issue-session.js';
import type {IssuePlanner} from './desk/issue-desk.js';
import type {PdfKnowledge} from './desk/pdf-knowledge.js';
import {PdfWorkerHost} from './pdf-worker-host.js';

/** Points; about the size of a hand signature on paper, 53 × 21 mm. */
const signatureSize = {width: 150, height: 60};

const host = new PdfWorkerHost(() => new Worker(new URL('../components/workers/pdf-worker.ts', import.meta.url), {type: 'module', name: 'pdf'}));

export const pdfEngine: PdfKnowledge & SigningEngine & IssuePlanner & IssuingEngine = {
  validate: (pdf, password?: string, {trustAnchors, signal} = {}) =>
    host.call(pdf, signal, (client, stop) => client.validatePdf(pdf, {password, trustAnchors, signal: stop})),
  findPlaces: (pdf, signerName, password) =>
    host.call(pdf, undefined, client =>
      client.findSignaturePlaces(pdf, {act: 'approve', ...(signerName && {signerName}), ...(password !== undefined && {password}), size: signatureSize}),
    ),
  countPages: async (pdf, password) => countPages((await openPdf(pdf, {...(password !== undefined && {password})})).latest),
  openKey: openPkcs12,
  sign: signPdf,
  planIssue: (pdf, millimetres, password) =>
    planIssue(pdf, {seal: {image: new Uint8Array(0), millimetres}, ...(password !== undefined && {options: {password}})}),
  issue: issueDocument,
};
