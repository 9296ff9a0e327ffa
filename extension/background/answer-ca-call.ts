/**
 * `ca-call`: a page asks the Government CA service for a signature, and Trình Ký stands in for it. The named file is fetched with the
 * page's session, shown in the consent window, signed there by the officer's own hand, uploaded to the named handler with the field
 * that service sends, and answered in that service's shape: Status 0, 11 when the officer cancels.
 */
import browser from 'webextension-polyfill';
import type {Runtime} from 'webextension-polyfill';

import {beginDraft, reviseDraft} from '../../components/core/draft/revise-draft.js';
import {OfficeError, errorCode} from '../../components/core/office-error.js';
import {findSignaturePlaces} from '../../components/core/signature/placement/find-signature-places.js';
import type {SignatureAct} from '../../components/core/signature/signature-place.js';
import {codeSentence} from '../../components/locale/page-term.js';
import {linkCourier, putFile, readFile} from '../adapter/courier-link.js';
import type {Courier} from '../adapter/courier-link.js';
import {registerFile} from '../desk/register-file.js';
import {isCaDetail, isCaMessage, isCaOutcome, outcomeKey} from '../messages/ca-call.js';
import type {CaDetail, CaSigningCall} from '../messages/ca-call.js';
import {isPlainRecord} from '../messages/check.js';
import {fileKey} from '../messages/file-key.js';
import {parseUrl} from '../messages/parse-url.js';
import {requestKey} from '../messages/signing-request.js';
import {now, theDesk} from '../the-desk.js';
import {isGranted, readSite} from './sites.js';

const acts: Readonly<Record<CaSigningCall, SignatureAct>> = {
  SignApproved: 'approve',
  SignPDF: 'approve',
  SignIssued: 'seal',
  SignIncome: 'incoming',
  SignAppendix: 'enclosure',
  SignCopy: 'copy',
  Comment: 'comment',
};
const mostBytes = 100 * 1024 * 1024;

/** JSON for the bridge, or undefined for a message that is none of ours. The page learns a status and a sentence, nothing else. */
export async function answerCaCall(message: unknown, sender: Runtime.MessageSender): Promise<string | undefined> {
  if (!isCaMessage(message)) return undefined;
  const detail = readJson(message.detail);
  if (!isCaDetail(detail)) return undefined;
  let answer: object;
  try {
    answer = await signFor(detail, sender);
  } catch (thrown) {
    const code = errorCode(thrown);
    answer = code === 'aborted' ? {Status: 11, Message: 'Người dùng huỷ'} : {Status: 500, Message: codeSentence('error', code)};
  }
  return JSON.stringify({id: detail.id, answer: JSON.stringify({FileName: '', FileServer: '', ...answer})});
}

async function signFor({id, call, text}: CaDetail, {id: extension, tab, frameId, url}: Runtime.MessageSender): Promise<object> {
  const origin = parseUrl(url)?.origin;
  if (extension !== browser.runtime.id || tab?.id === undefined || origin === undefined) throw new OfficeError('sender-refused', 'not from a page');
  const site = await readSite(origin);
  if (site.bridge === 'off' || !(await isGranted(origin))) throw new OfficeError('host-not-granted', `${origin}: the takeover is off`);
  const wish = readJson(text);
  if (!isPlainRecord(wish)) throw new OfficeError('call-invalid', 'the parameters are no JSON record');
  const [fileAddress, handler] = [textOf(wish, 'FileName'), textOf(wish, 'FileUploadHandler')];
  const tabId = tab.id;
  const awake = setInterval(() => void browser.runtime.getPlatformInfo(), 20_000);
  const courier = linkCourier(name => browser.tabs.connect(tabId, {name, frameId: frameId ?? 0}));
  try {
    const file = await fetchNamed(courier, fileAddress);
    const outcome = await askOfficer(id, file, acts[call]);
    const signed = await (await theDesk()).files.read(outcome.fileId);
    const stored = await upload(courier, handler, signed, outcome.fileName);
    return {Status: 0, Message: '', ...stored, DocumentNumber: textOf(wish, 'DocNumber'), DocumentDate: textOf(wish, 'IssuedDate')};
  } finally {
    clearInterval(awake);
    courier.close();
  }
}

async function fetchNamed(courier: Courier, address: string): Promise<File> {
  const facts = await courier.ask({op: 'get', url: address, file: true}, {ms: 120_000});
  if (facts.status !== 200) throw new OfficeError('system-failed', `HTTP ${facts.status}`);
  if (facts.size > mostBytes) throw new OfficeError('file-over-limit', `${facts.size} bytes`);
  const bytes = await readFile(courier, facts.size, 'application/pdf');
  const named = /filename\*=UTF-8''([^;]+)/i.exec(facts.disposition)?.[1];
  return new File([bytes], named ? decodeURIComponent(named) : 'van-ban.pdf', {type: 'application/pdf'});
}

/** Opens the consent window on the file and waits for the officer. @throws OfficeError `aborted` */
async function askOfficer(id: string, file: File, act: SignatureAct): Promise<{fileId: string; fileName: string}> {
  const desk = await theDesk();
  const document = await registerFile(desk, file);
  const [place] = await findSignaturePlaces(file, {act, size: {width: 150, height: 60}}).catch(() => []);
  const draft = reviseDraft(
    beginDraft(crypto.randomUUID(), document.id, now()),
    {decision: 'approve', ...(place && {placement: {page: place.page, rect: place.rect}})},
    now(),
  );
  const saved = await desk.drafts.save(draft);
  const [shown] = document.files;
  await desk.settings.write(requestKey(id), {
    id,
    documentId: document.id,
    fileId: fileKey(document.id, 'file'),
    fileName: file.name,
    digest: shown!.digest,
    draftId: saved.draft.id,
    pagesShown: 0,
    pages: 1,
    createdAt: now(),
    purpose: 'ca-call',
  });
  const life = new AbortController();
  try {
    const window = await browser.windows.create({
      url: browser.runtime.getURL(`extension/consent/index.html?request=${id}`),
      type: 'popup',
      width: 920,
      height: 760,
    });
    const outcome = await new Promise<unknown>(resolve => {
      const closed = (windowId: number) => windowId === window.id && setTimeout(() => resolve(undefined), 500);
      browser.windows.onRemoved.addListener(closed);
      life.signal.addEventListener('abort', () => browser.windows.onRemoved.removeListener(closed));
      desk.settings.watch(({ids}) => ids.includes(outcomeKey(id)) && void readOutcome().then(resolve), life.signal);
    });
    const final = isCaOutcome(outcome) ? outcome : await readOutcome();
    if (!isCaOutcome(final) || final.kind !== 'signed' || !final.fileId) throw new OfficeError('aborted', 'the officer did not sign');
    return {fileId: final.fileId, fileName: final.fileName ?? file.name};
  } finally {
    life.abort();
    await desk.settings.remove(outcomeKey(id));
    await desk.settings.remove(requestKey(id));
    await desk.drafts.remove(saved.draft.id);
    await desk.documents.remove([document.id]);
  }

  async function readOutcome(): Promise<unknown> {
    return desk.settings.read(outcomeKey(id), stored => stored);
  }
}

/** Field `uploadfile`, as the service sends it. @throws OfficeError `system-refused` */
async function upload(courier: Courier, address: string, signed: Blob, name: string): Promise<{FileName: string; FileServer: string}> {
  await putFile(courier, 0, signed, name);
  const facts = await courier.ask({op: 'post', url: address, set: [], files: [['uploadfile', 0]], once: true}, {ms: 120_000});
  const [row] = await courier.ask({op: 'pick', fields: {source: [{all: true}]}, max: 1});
  const reply = readJson(row?.['source']?.[0] ?? '');
  if (facts.status !== 200 || !isPlainRecord(reply) || (reply['Status'] !== true && reply['Status'] !== 0)) {
    throw new OfficeError('system-refused', `the upload was answered with HTTP ${facts.status}`);
  }
  return {FileName: textOf(reply, 'FileName'), FileServer: textOf(reply, 'FileServer')};
}

function textOf(record: Record<string, unknown>, name: string): string {
  const value = Object.hasOwn(record, name) ? record[name] : undefined;
  return typeof value === 'string' ? value.slice(0, 4000) : '';
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
