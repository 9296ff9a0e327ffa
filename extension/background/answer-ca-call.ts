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
import {putFile, readFile} from '../adapter/courier-link.js';
import type {Courier} from '../adapter/courier-link.js';
import {registerFile} from '../desk/register-file.js';
import {isCaDetail, isCaMessage, isCaOutcome, outcomeKey} from '../messages/ca-call.js';
import type {CaDetail, CaSigningCall} from '../messages/ca-call.js';
import {isPlainRecord} from '../messages/check.js';
import {fileKey} from '../messages/file-key.js';
import {parseUrl} from '../messages/parse-url.js';
import {requestKey} from '../messages/signing-request.js';
import {now, theDesk} from '../the-desk.js';
import {courierOnTab} from './courier-on-tab.js';
import {isGranted, readSite} from './sites.js';

const acts: Readonly<Record<CaSigningCall, SignatureAct>> = {
  SignApproved: 'approve',
  SignPDF: 'approve',
  SignIssued: 'seal',
  SignIncome: 'incoming',
  SignAppendix: 'enclosure',
  SignCopy: 'copy',
  Comment: 'comment',
  SignFiles: 'approve',
};
const mostBytes = 100 * 1024 * 1024;
const mostFiles = 50;

/** Calls being worked on: the same one twice is a replay. Gone with the worker, as are the promises of their callers. */
const working = new Set<string>();
const mostAtOnce = 20;

/** JSON for the bridge, or undefined for a message that is none of ours. The page learns a status and a sentence, nothing else. */
export async function answerCaCall(message: unknown, sender: Runtime.MessageSender): Promise<string | undefined> {
  if (!isCaMessage(message)) return undefined;
  const detail = readJson(message.detail);
  if (!isCaDetail(detail)) return undefined;
  const say = (answer: object) => JSON.stringify({id: detail.id, answer: JSON.stringify({FileName: '', FileServer: '', ...answer})});
  const key = `${sender.tab?.id}:${sender.frameId}:${detail.id}`;
  try {
    if (working.has(key)) throw new OfficeError('call-replayed', 'this call is being worked on');
    if (working.size >= mostAtOnce) throw new OfficeError('call-invalid', `more than ${mostAtOnce} calls at once`);
    working.add(key);
    try {
      return say(await signFor(detail, sender));
    } finally {
      working.delete(key);
    }
  } catch (thrown) {
    const code = errorCode(thrown);
    // Without an answer the bridge turns to the real service.
    if (code === 'handed-on') return JSON.stringify({id: detail.id, answer: null});
    return say(code === 'aborted' ? {Status: 11, Message: 'Người dùng huỷ'} : {Status: 500, Message: codeSentence('error', code)});
  }
}

async function signFor({call, text}: CaDetail, {id: extension, tab, frameId, url}: Runtime.MessageSender): Promise<object> {
  const origin = parseUrl(url)?.origin;
  if (extension !== browser.runtime.id || tab?.id === undefined || origin === undefined) throw new OfficeError('sender-refused', 'not from a page');
  const site = await readSite(origin);
  if (site.bridge === 'off' || !(await isGranted(origin))) throw new OfficeError('host-not-granted', `${origin}: the takeover is off`);
  const wish = readJson(text);
  if (!isPlainRecord(wish)) throw new OfficeError('call-invalid', 'the parameters are no JSON record');
  const tabId = tab.id;
  const awake = setInterval(() => void browser.runtime.getPlatformInfo(), 20_000);
  const courier = await courierOnTab(tabId, frameId ?? 0);
  try {
    if (!courier) throw new OfficeError('page-gone', 'the page left');
    const mayHandOn = site.bridge === 'ask';
    if (call === 'SignFiles') return await signBatch(courier, wish, mayHandOn);
    const stored = await signOne(courier, {address: textOf(wish, 'FileName'), handler: textOf(wish, 'FileUploadHandler'), act: acts[call], mayHandOn});
    return {Status: 0, Message: '', ...stored, DocumentNumber: textOf(wish, 'DocNumber'), DocumentDate: textOf(wish, 'IssuedDate')};
  } finally {
    clearInterval(awake);
    courier?.close();
  }
}

interface OneFile {
  readonly address: string;
  readonly handler: string;
  readonly act: SignatureAct;
  readonly mayHandOn: boolean;
  /** `2/5` */
  readonly part?: string;
  /** Number of the file in the courier's hands. */
  readonly number?: number;
}

async function signOne(courier: Courier, {address, handler, act, mayHandOn, part, number = 0}: OneFile): Promise<{FileName: string; FileServer: string}> {
  const file = await fetchNamed(courier, address);
  const outcome = await askOfficer(file, act, mayHandOn, part);
  const signed = await (await theDesk()).files.read(outcome.fileId);
  return upload(courier, handler, signed, outcome.fileName, number);
}

/** Each file is shown and signed for itself; a failure or a refusal ends the batch, and what was signed before is told. */
async function signBatch(courier: Courier, wish: Record<string, unknown>, mayHandOn: boolean): Promise<object> {
  const files = wish['Files'];
  if (!Array.isArray(files) || files.length === 0 || files.length > mostFiles || !files.every(isPlainRecord)) {
    throw new OfficeError('call-invalid', 'no list of files');
  }
  const done: object[] = [];
  for (const [at, each] of files.entries()) {
    const about = {FileID: textOf(each, 'FileID')};
    try {
      const address = textOf(each, 'URL') || textOf(each, 'FileName');
      const handler = textOf(each, 'FileUploadHandler') || textOf(wish, 'FileUploadHandler');
      const stored = await signOne(courier, {address, handler, act: 'approve', mayHandOn: mayHandOn && at === 0, part: `${at + 1}/${files.length}`, number: at});
      done.push({...about, Status: 0, Message: '', ...stored});
    } catch (thrown) {
      const code = errorCode(thrown);
      if (at === 0) throw thrown;
      const Status = code === 'aborted' ? 11 : 500;
      const Message = code === 'aborted' ? 'Người dùng huỷ' : codeSentence('error', code);
      return {Status, Message, Files: [...done, {...about, Status, Message, FileName: '', FileServer: ''}]};
    }
  }
  return {Status: 0, Message: '', Files: done};
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
async function askOfficer(file: File, act: SignatureAct, mayHandOn: boolean, part?: string): Promise<{fileId: string; fileName: string}> {
  // Ours, not the page's: what a page says names nothing in our store.
  const id = crypto.randomUUID();
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
    ...(mayHandOn && {mayHandOn}),
    ...(part !== undefined && {part}),
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
    if (isCaOutcome(final) && final.kind === 'handed-on') throw new OfficeError('handed-on', 'the officer leaves it to the real service');
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
async function upload(courier: Courier, address: string, signed: Blob, name: string, number: number): Promise<{FileName: string; FileServer: string}> {
  await putFile(courier, number, signed, name);
  await courier.more?.();
  const facts = await courier.ask({op: 'post', url: address, set: [], files: [['uploadfile', number]], once: true}, {ms: 120_000});
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
