/** The kit's engine behind the two ports of our pages: what the desk learns of a PDF, and what the consent window signs with. */
import {countPages} from '../components/core/pdf/page-tree.js';
import {openPdf} from '../components/core/pdf/pdf-file.js';
import {findSignaturePlaces, signPdf, validatePdf} from '../components/signature.js';
import {openPkcs12} from '../components/signers.js';
import type {SigningEngine} from './consent/consent-session.js';
import type {PdfKnowledge} from './desk/pdf-knowledge.js';

/** Points; about the size of a hand signature on paper, 53 × 21 mm. */
const signatureSize = {width: 150, height: 60};

export const pdfEngine: PdfKnowledge & SigningEngine = {
  validate: (pdf, password?: string) => validatePdf(pdf, {password}),
  findPlaces: (pdf, signerName, password) =>
    findSignaturePlaces(pdf, {act: 'approve', ...(signerName && {signerName}), ...(password !== undefined && {password}), size: signatureSize}),
  countPages: async (pdf, password) => countPages((await openPdf(pdf, {...(password !== undefined && {password})})).latest),
  openKey: openPkcs12,
  sign: signPdf,
};
