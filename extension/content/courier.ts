/** Answers the asks of one connection. State: the current page or file and the files put so far; gone with the connection. */
import type {CourierAsk, CourierCode, CourierReply, CourierRequest, PageFacts, Target, TokenSource} from '../messages/courier-ask.js';
import {findAll, findMeant, findOne, readValue} from './find.js';
import type {endIdleConnections} from './more/end-idle-connections.js';
import type {encodeForm} from './more/encode-form.js';
import type {fillFields} from './more/fill-fields.js';
import type {takeFile} from './more/take-file.js';
import type {pageOf} from './more/page-of.js';

interface More {
  readonly pageOf: typeof pageOf;
  readonly encodeForm: typeof encodeForm;
  readonly fillFields: typeof fillFields;
  readonly endIdleConnections: typeof endIdleConnections;
  readonly takeFile: typeof takeFile;
}
declare global {
  /** Put beside the courier by `more.js` where a system needs it. Unknown to the page: content scripts have globals of their own. */
  // eslint-disable-next-line no-var -- a global is declared so
  var trinhKyMore: More | undefined;
}

/** Thrown inside, answered as a code. */
const refuse = (code: CourierCode): never => {
  throw {code};
};

const missing = () => refuse('element-missing');

export function makeCourier(): (request: CourierRequest) => Promise<CourierReply> {
  let page: Document = document;
  let url = location.href;
  let text = '';
  let file = new Blob();
  const files: File[] = [];
  let more: More | undefined;

  /** Same origin or nothing: neither an adapter nor a page can make us carry the session elsewhere. */
  const sameOrigin = (address: string): string => {
    const target = new URL(address, url);
    return target.origin === location.origin ? target.href : refuse('address-refused');
  };

  const read = () => (page = more?.pageOf(text) ?? new DOMParser().parseFromString(text, 'text/html'));

  const token = (auth?: TokenSource) => {
    const kept = auth && window[auth.from].getItem(auth.key);
    return kept && (auth.re ? new RegExp(auth.re, 'u').exec(kept)?.[1] : kept.replace(/^"|"$/g, ''));
  };

  const tokenQuery = ({auth, file, url}: Extract<CourierAsk, {op: 'get'}>) =>
    file && auth?.query && token(auth) ? (url.includes('?') ? '&' : '?') + auth.query + '=' + encodeURIComponent(token(auth)!) : '';

  const authorise = (auth?: TokenSource, own?: HeadersInit): Headers => {
    const headers = new Headers(own);
    if (token(auth)) headers.set(auth!.header, (auth!.prefix ?? '') + token(auth));
    return headers;
  };

  async function send(address: string, init: RequestInit, signal: AbortSignal, asFile = false): Promise<PageFacts> {
    const target = sameOrigin(address);
    // The session goes along by itself: only this origin is ever asked.
    const request: RequestInit = {signal, ...init};
    const lost = () => refuse(signal.aborted ? 'timed-out' : 'unreachable');
    const response = await fetch(target, request).catch(async () => {
      // A redirect to a login on another host fails like a dead server; asked not to follow, it says which. Reading only.
      if (!init.method) {
        const first = await fetch(target, {...request, redirect: 'manual'}).catch(() => null);
        if (first?.type === 'opaqueredirect') return refuse('redirected-away');
      }
      return lost();
    });
    const header = (name: string) => response.headers.get(name) ?? '';
    const type = header('content-type');
    const blob = await response.blob().catch(lost);
    url = response.url || target;
    // A redirect may have left the origin, and a browser may let us read what is there: nothing of another origin is carried here.
    if (new URL(url).origin !== location.origin) refuse('redirected-away');
    const isFile = asFile || !/^text\/|[/+](json|xml)/.test(type);
    if (isFile) file = blob;
    else {
      const bytes = await blob.arrayBuffer();
      // Old systems say their encoding in the page only.
      const start = new TextDecoder('latin1').decode(bytes.slice(0, 1024));
      const charset = /charset=["']?([\w-]+)/i.exec(type + ' ' + start)?.[1] ?? 'utf-8';
      text = new TextDecoder(charset).decode(bytes);
      read();
    }
    return {
      status: response.status,
      url,
      type,
      disposition: header('content-disposition'),
      size: isFile ? blob.size : text.length,
      json: !isFile && /^\s*[[{]/.test(text),
    };
  }

  async function post(ask: Extract<CourierAsk, {op: 'post'}>, signal: AbortSignal): Promise<PageFacts> {
    const form = ask.form && ((findOne(page, ask.form) ?? missing()) as HTMLFormElement);
    const button = form && ask.submit && (findOne(form, ask.submit) ?? missing());
    const data = new FormData(form || undefined);
    const of = (element: Element | '' | undefined, name: string) => (element && element.getAttribute(name)) || '';
    if (of(button, 'name')) data.set(of(button, 'name'), of(button, 'value'));
    for (const [field, value, after] of ask.set) data.set(field, (after ? String(data.get(field)) : '') + value);
    // A form sends an empty file for an input left alone; ours takes its place.
    for (const [field] of ask.files) data.delete(field);
    for (const [field, number] of ask.files) data.append(field, files[number] ?? missing());
    // `form.action` of a parsed page would resolve against the live page; the attribute against where the form came from.
    const address = ask.url ?? (of(button, 'formaction') || of(form, 'action') || url);
    const headers = authorise(ask.auth, ask.headers);
    const isPlain = ask.as ? ask.as === 'form' : of(form, 'enctype') !== 'multipart/form-data' && !ask.files[0];
    const body = ask.body ?? (isPlain ? (more?.encodeForm(data) ?? new URLSearchParams(data as never)) : data);
    if (ask.once) await more!.endIdleConnections(signal);
    return send(address, {method: ask.method ?? 'POST', body, headers}, signal);
  }

  async function waitFor(target: Target, signal: AbortSignal): Promise<null> {
    while (!findMeant(document, target, document)) {
      if (signal.aborted) refuse('timed-out');
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    return null;
  }

  async function answer(ask: CourierAsk, signal: AbortSignal): Promise<unknown> {
    switch (ask.op) {
      case 'get':
        return send(ask.url + tokenQuery(ask), {headers: authorise(ask.auth, ask.headers)}, signal, ask.file);
      case 'live':
        page = document;
        url = location.href;
        return {charset: page.characterSet};
      case 'pick': {
        const rows: Array<Element | Document> = ask.rows ? findAll(page, ask.rows).slice(0, ask.max) : [page];
        return rows.map(row =>
          Object.fromEntries(
            Object.entries(ask.fields).map(([name, ways]) => [name, ways.map(way => readValue(row, way, url, text, page))]),
          ),
        );
      }
      case 'read':
        return toBase64(file.slice(ask.at, ask.at + ask.length));
      case 'put': {
        const piece = Uint8Array.from(atob(ask.piece), each => each.charCodeAt(0));
        const before = files[ask.file];
        files[ask.file] = new File(before ? [before, piece] : [piece], ask.name, {type: ask.type});
        return files[ask.file]!.size;
      }
      case 'post':
        return post(ask, signal);
      case 'click':
        ((findMeant(document, ask, document) ?? missing()) as HTMLElement).click();
        return null;
      case 'wait':
        return waitFor(ask, signal);
      case 'take':
        file = (await more?.takeFile(ask, signal)) ?? missing();
        return {type: file.type, size: file.size};
      case 'more':
        more = globalThis.trinhKyMore;
        return read() && null;
      case 'fill':
        return more?.fillFields(ask.set, ask.files.map(([sel, number]) => [sel, files[number]!])) ? missing() : null;
      default:
        return refuse('ask-unknown');
    }
  }

  return async ({n, ms, ask}) => {
    try {
      return {n, ok: true, value: await answer(ask, AbortSignal.timeout(ms))};
    } catch (thrown) {
      const {code, name} = thrown as {code?: unknown; name?: unknown};
      // A DOMException has a number as its code; a selector the browser cannot read is one of those.
      return {n, ok: false, code: typeof code === 'string' ? (code as CourierCode) : name === 'SyntaxError' ? 'selector-wrong' : 'failed'};
    }
  };
}

/** By FileReader: in Firefox the buffer of a fetched blob belongs to the page and cannot be wrapped here. */
function toBase64(blob: Blob): Promise<string> {
  return new Promise(resolve => {
    const reader = new FileReader();
    reader.onload = () => resolve((reader.result as string).split(',')[1] ?? '');
    reader.readAsDataURL(blob);
  });
}
