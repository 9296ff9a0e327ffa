/**
 * One signature over bytes that were shown: signed, read again, validated, and only then made durable together with the decision that
 * carries it. Used for one document and for each of a batch.
 */
import type {OfficeDocument} from '../../components/core/document/office-document.js';
import type {Draft} from '../../components/core/draft/draft.js';
import type {OutboxFile} from '../../components/core/exchange/outbox-command.js';
import type {JournalAct} from '../../components/core/journal/hash-chain.js';
import {OfficeError} from '../../components/core/office-error.js';
import type {Signer} from '../../components/core/signature/signer.js';
import type {SigningStep} from '../../components/signature/signing-request.js';
import type {Desk} from '../../components/storage/open-desk.js';
import {term} from '../../components/locale/page-term.js';
import {fileKey, signatureImageKey} from '../messages/file-key.js';
import {now} from '../the-desk.js';
import {digestOf, requireDigest} from './file-digest.js';
import type {SignatureWish, SigningEngine} from './consent-session.js';

/** What the signature looks like and where it goes; with neither place nor picture it is invisible, by choice. */
export async function wishFor(desk: Desk, placement: Draft['placement'], signal: AbortSignal, password?: string): Promise<SignatureWish> {
  const wish = {signedAt: now(), signal, ...(password !== undefined && {password})};
  if (!placement) return wish;
  const picture = (await desk.files.describe(signatureImageKey)) && (await desk.files.read(signatureImageKey));
  const image = picture && new Uint8Array(await picture.arrayBuffer());
  return {...wish, appearance: {page: placement.page, rect: placement.rect, ...(image && {image})}};
}

/**
 * @param shown the bytes that stood on the screen, and `digest` as it was told there
 * @throws OfficeError `digest-changed`, `signature-not-made`, and those of `signPdf`
 */
export async function makeSignature(
  engine: SigningEngine,
  signer: Signer,
  {shown, digest, wish}: {readonly shown: Blob; readonly digest: string; readonly wish: SignatureWish},
  enter: (step: SigningStep) => void,
): Promise<Blob> {
  enter('sign');
  await requireDigest(shown, digest);
  const signed = await engine.sign(shown, signer, wish);
  wish.signal.throwIfAborted();
  enter('check');
  await requirePrefix(shown, signed);
  const {signatures} = await engine.validate(signed, wish.password);
  const own = signatures.find(each => each.coverage === 'whole-document');
  if (own?.integrity !== 'intact') throw new OfficeError('signature-not-made', 'the new signature does not validate');
  wish.signal.throwIfAborted();
  return signed;
}

async function requirePrefix(shown: Blob, signed: Blob): Promise<void> {
  const [before, prefix] = await Promise.all([digestOf(shown), digestOf(signed.slice(0, shown.size))]);
  if (signed.size <= shown.size || before !== prefix) {
    throw new OfficeError('signature-not-made', 'the shown file is no prefix of the signed one');
  }
}

/** Stores the signed file under the command that will carry it. */
export async function storeSigned(desk: Desk, signed: Blob, document: OfficeDocument, fileName: string, commandId: string): Promise<OutboxFile> {
  const name = fileName.replace(/(\.pdf)?$/i, ' (đã ký).pdf');
  const stored = await desk.files.put(signed, {id: fileKey(document.id, `signed:${commandId}`), name, contentType: 'application/pdf', createdAt: now()});
  return {fileId: stored.id, name, contentType: stored.contentType, size: stored.size, digest: stored.digest};
}

export interface SignedDecision {
  readonly commandId: string;
  readonly document: OfficeDocument;
  readonly draft: Draft | undefined;
  readonly file: OutboxFile;
  /** More signed files of the document: each leaves before the decision, as an opinion that carries it. */
  readonly others?: readonly OutboxFile[];
  /** What was shown, for the journal. */
  readonly facts: JournalAct['facts'];
}

/** Decision, end of the draft and journal entry in one transaction; the file is there already, so a kill between leaves an unused file. */
export async function queueSigned(desk: Desk, {commandId, document, draft, file, others = [], facts}: SignedDecision): Promise<void> {
  const createdAt = now();
  const action = draft?.decision ?? 'approve';
  const signature = {at: createdAt, clock: 'machine', actor: 'officer', act: 'signature-made', documentId: document.id} as const;
  for (const each of others) await desk.journal.append({...signature, digest: each.digest, facts: {action, with: file.digest}});
  const act = {...signature, digest: file.digest, facts: {action, ...facts}};
  if (document.source.adapterId === 'file') {
    await keepSigned(desk, document, [file, ...others], createdAt);
    await desk.journal.append(act);
    if (draft) await desk.drafts.remove(draft.id);
    return;
  }
  // Forms take one file, and every system takes opinions: so each file finds its way in, and none is sent twice.
  const before = others.map((each, i) => ({
    id: `${commandId}-${i + 1}`,
    documentId: document.id,
    action: 'comment' as const,
    text: term('system.signed-attachment', {name: each.name}),
    files: [each],
    createdAt,
  }));
  await desk.outbox.add(
    {id: commandId, documentId: document.id, action, text: draft?.text ?? '', files: [file], createdAt},
    {...(draft && {draftId: draft.id}), act, before},
  );
}

/** A file of the officer's own has no system to go to: the signed ones stand beside it, to be saved. */
async function keepSigned(desk: Desk, document: OfficeDocument, files: readonly OutboxFile[], at: string): Promise<void> {
  const signed = files.map(({fileId, name, contentType, size, digest}) => ({id: fileId.slice(document.id.length + 1), name, contentType, madeHere: true, size, digest}));
  await desk.documents.update(document.id, known => ({...known, files: [...known.files, ...signed], state: term('system.signed-here', {at: at.slice(0, 10)})}));
}
