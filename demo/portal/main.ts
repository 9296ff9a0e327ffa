/**
 * Another agency's portal: a plain page that embeds the kit's elements. It gives them properties, listens to their events, and keeps
 * everything on this machine. No extension, no server of ours.
 */
import {adoptTokens, codeSentence, configurePdfAssets, errorCode, language, setLanguage} from 'trinh-ky';
import type {DraftState} from 'trinh-ky';
import {openDesk} from 'trinh-ky/storage';

import {startOffline} from './start-offline.js';
import {Work} from './work.js';
import {fillWords, word} from './words.js';

type Tags = HTMLElementTagNameMap;
const find = <K extends keyof Tags>(id: string, _tag: K): Tags[K] => document.getElementById(id) as Tags[K];

const view = find('view', 'tk-document-view');
const truth = find('truth', 'tk-truth-bar');
const opinion = find('opinion', 'tk-opinion-form');
const pad = find('pad', 'tk-signature-pad');
const signing = find('signing', 'tk-signing-form');
const consent = find('consent', 'tk-dialog');
const details = find('details', 'tk-dialog');
const problem = find('problem', 'p');
const result = find('result', 'p');
const download = find('download', 'a');

adoptTokens(document);
const assets = (name: string) => new URL(`pdfjs/${name}`, document.baseURI).href;
configurePdfAssets({
  workerSrc: assets('pdf.worker.min.mjs'),
  cMapUrl: assets('cmaps/'),
  standardFontDataUrl: assets('standard_fonts/'),
  wasmUrl: assets('wasm/'),
  iccUrl: assets('iccs/'),
});

const desk = await openDesk('portal');
let work: Work | undefined;
let image: Uint8Array | undefined;
let shownPages = 0;
let pages = 0;
let running: AbortController | undefined;

const saved = (state: DraftState, at: string) => {
  opinion.draftState = state;
  opinion.savedAt = at;
};

/** Puts a document on the page, or says why not. */
async function show(opening: Promise<Work | undefined>): Promise<void> {
  problem.textContent = '';
  try {
    const opened = await opening;
    if (!opened) return;
    truth.checking = true;
    await opened.check();
    work = opened;
  } catch (thrown) {
    problem.textContent = codeSentence('error', errorCode(thrown));
    return;
  } finally {
    truth.checking = false;
  }
  find('welcome', 'section').hidden = true;
  find('work', 'div').hidden = false;
  result.textContent = '';
  download.hidden = true;
  view.name = work.name;
  view.file = work.bytes;
  opinion.content = {id: work.draft.id, decision: work.draft.decision, text: work.draft.text};
  refresh();
}

/** Gives the elements what is known now. */
function refresh(): void {
  if (!work) return;
  truth.report = work.report;
  find('verification', 'tk-verification').report = work.report;
  const current = work.draft.placement;
  view.placement = work.places.length
    ? {
        places: work.places,
        ...(current ? {current} : {}),
        ...(image ? {image: new Blob([image as Uint8Array<ArrayBuffer>], {type: 'image/png'})} : {}),
      }
    : undefined;
}

const take = (file: File | undefined) => {
  if (file) void show(Work.begin(desk, file, saved));
};
const choose = find('choose', 'input');
choose.addEventListener('change', () => take(choose.files?.[0]));
const drop = document.getElementById('drop')!;
for (const name of ['dragover', 'dragleave', 'drop'] as const) {
  drop.addEventListener(name, event => {
    event.preventDefault();
    drop.classList.toggle('over', name === 'dragover');
    if (name === 'drop') take(event.dataTransfer?.files[0]);
  });
}

view.addEventListener('tk-ready', event => (pages = event.pages));
view.addEventListener('tk-view-area', event => (shownPages = event.pages.length));
view.addEventListener('tk-place', ({page, rect}) => work?.change({placement: {page, rect}}));
view.addEventListener('tk-details', () => (details.open = true));
details.addEventListener('tk-dialog-close', () => (details.open = false));
details.addEventListener('tk-report', ({format}) => {
  if (format === 'print') return window.print();
  const link = document.createElement('a');
  link.href = URL.createObjectURL(
    new Blob([JSON.stringify(work?.report, null, 2)], {type: 'application/json'}),
  );
  link.download = 'kiem-tra-chu-ky.json';
  link.click();
});
pad.addEventListener('tk-signature-image', ({png}) => {
  image = png;
  refresh();
});
opinion.addEventListener('tk-draft-change', ({decision, text}) => work?.change({decision, text}));
opinion.addEventListener('tk-opinion-submit', ({kind}) => {
  if (!work) return;
  if (kind !== 'sign-now') {
    result.textContent = word('kept');
    return;
  }
  const place = work.draft.placement ?? work.places[0];
  signing.subject = {
    subject: work.name,
    fileName: work.name,
    pages,
    shownPages,
    digest: work.digest,
    ...(work.draft.decision ? {decision: work.draft.decision} : {}),
    ...(place && image
      ? {place: {page: place.page, because: 'because' in place ? String(place.because) : 'by-hand'}}
      : {}),
  };
  signing.problem = undefined;
  signing.done = false;
  consent.open = true;
});
const closeConsent = () => {
  running?.abort();
  consent.open = false;
};
consent.addEventListener('tk-dialog-close', closeConsent);
signing.addEventListener('tk-sign-cancel', closeConsent);
signing.addEventListener('tk-sign-request', async ({file, password}) => {
  if (!work || !file) return;
  running = new AbortController();
  signing.problem = undefined;
  try {
    const signed = await work.sign({
      file,
      password: password ?? '',
      image,
      signal: running.signal,
      onStep: step => (signing.step = step),
    });
    signing.step = undefined;
    consent.open = false;
    result.textContent = word('signed');
    download.href = URL.createObjectURL(signed);
    download.download = work.name.replace(/(\.pdf)?$/i, '-da-ky.pdf');
    download.hidden = false;
    view.file = signed;
    refresh();
    view.placement = undefined;
  } catch (thrown) {
    signing.step = undefined;
    signing.problem = errorCode(thrown);
  }
});
find('another', 'button').addEventListener('click', async () => {
  await work?.close();
  location.reload();
});

function speak(): void {
  document.documentElement.lang = language();
  find('switch-language', 'button').textContent = language() === 'vi' ? 'English' : 'Tiếng Việt';
  find('switch-language', 'button').lang = language() === 'vi' ? 'en' : 'vi';
  details.label = word('details');
  consent.label = word('consent');
  document.getElementById('network')!.textContent = word(navigator.onLine ? 'online' : 'offline');
  fillWords(document);
}
find('switch-language', 'button').addEventListener('click', () => {
  setLanguage(language() === 'vi' ? 'en' : 'vi');
  speak();
});
for (const name of ['online', 'offline']) window.addEventListener(name, speak);

const clerk = find('clerk', 'details');
clerk.addEventListener('toggle', () => void import('./clerk.js').then(({openClerk}) => openClerk()), {once: true});

speak();
startOffline();
await show(Work.resume(desk, saved));
document.body.dataset['ready'] = '';
