/** Answers the asks of one connection. State: the current page or file and the files put so far; gone with the connection. */
import type {CourierAsk, CourierCode, CourierReply, CourierRequest, PageFacts, TokenSource} from '../messages/courier-ask.js';
import {findAll, findOne, readValue} from './find.js';

/** Thrown inside, answered as a code. */
const refuse = (code: CourierCode): never => {
  throw {code};
};

export function makeCourier(): (request: CourierRequest) => Promise<CourierReply> {
  let page: Document = document;
  let url = location.href;
  let text = '';
  let file = new Blob();
  const files: File[] = [];

  /** Same origin or nothing: neither an adapter nor a page can make us carry the session elsewhere. */
  const sameOrigin = (address: string): string => {
    const target = new URL(address, url);
    return target.origin === location.origin ? target.href : refuse('address-refused');
  };

  const authorise = (auth?: TokenSource, own?: HeadersInit): Headers => {
    const headers = new Headers(own);
    const token = auth && window[auth.from].getItem(auth.key);
    if (token) headers.set(auth.header, (auth.prefix ?? '') + token.replace(/^"|"$/g, ''));
    return headers;
  };

  async function send(address: string, init: RequestInit, signal: AbortSignal, asFile = false): Promise<PageFacts> {
    const target = sameOrigin(address);
    const request: RequestInit = {credentials: 'include', signal, ...init};
    const lost = () => refuse(signal.aborted ? 'timed-out' : 'unreachable');
    const response = await fetch(target, request).catch(async () => {
      // A redirect to a login on another host fails like a dead server; asked not to follow, it says which. Reading only.
      if (!init.method && !signal.aborted) {
        const first = await fetch(target, {...request, redirect: 'manual'}).catch(() => null);
        if (first?.type === 'opaqueredirect') return refuse('redirected-away');
      }
      return lost();
    });
    const header = (name: string) => response.headers.get(name) ?? '';
    const type = header('content-type');
    const blob = await response.blob().catch(lost);
    url = response.url || target;
    const readable = /^(text\/|application\/(json|xhtml|xml))/.test(type);
    if (asFile || !readable) file = blob;
    if (readable) {
      const bytes = await blob.arrayBuffer();
      // Old systems say their encoding in the page only.
      const start = new TextDecoder('latin1').decode(bytes.slice(0, 1024));
      const charset = /charset=["']?([\w-]+)/i.exec(type + start)?.[1] ?? 'utf-8';
      text = new TextDecoder(charset).decode(bytes);
      page = new DOMParser().parseFromString(text, 'text/html');
    }
    return {
      status: response.status,
      url,
      type,
      disposition: header('content-disposition'),
      size: asFile || !readable ? blob.size : text.length,
    };
  }

  /**
   * Browsers send a POST a second time, by themselves, when a kept-alive connection is cut before any answer: both do (measured), and
   * the system stores the decision twice. On a new connection they do not. So idle connections are made to end first: a header that
   * no server accepts is answered with 431 or 400 and `Connection: close` (RFC 6585, 5), nine at once because browsers keep six.
   * A page that asks for something meanwhile would leave a kept connection again; nine more go just ahead of the post and take what
   * it leaves. Not on HTTP/2: there all share the post's own connection.
   */
  async function endIdleConnections(signal: AbortSignal): Promise<void> {
    const headers = {'x-fresh': 'x'.repeat(66_000)};
    const end = () => Promise.allSettled([...'123456789'].map(() => fetch(location.origin, {headers, signal, cache: 'no-store'})));
    await end();
    const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    if (visit?.nextHopProtocol === 'http/1.1') void end();
  }

  async function post(ask: Extract<CourierAsk, {op: 'post'}>, signal: AbortSignal): Promise<PageFacts> {
    const form = ask.form ? (findOne(page, ask.form) as HTMLFormElement | null | undefined) : undefined;
    if (ask.form && !form) return refuse('element-missing');
    const button = form && ask.submit ? findOne(form, ask.submit) : undefined;
    if (ask.submit && !button) return refuse('element-missing');
    const data = form ? new FormData(form) : new FormData();
    const name = button?.getAttribute('name');
    if (name) data.set(name, button!.getAttribute('value') ?? '');
    for (const [field, value] of ask.set) data.set(field, value);
    // A form sends an empty file for an input left alone; ours takes its place.
    for (const [field] of ask.files) data.delete(field);
    for (const [field, number] of ask.files) data.append(field, files[number] ?? refuse('element-missing'));
    // `form.action` of a parsed page would resolve against the live page; the attribute against where the form came from.
    const address = ask.url ?? (button?.getAttribute('formaction') || form?.getAttribute('action') || url);
    const headers = authorise(ask.auth, ask.headers);
    const kind = ask.as ?? (form?.getAttribute('enctype') === 'multipart/form-data' || ask.files.length ? 'multipart' : 'form');
    let body: BodyInit = data;
    if (kind === 'form') body = new URLSearchParams(data as unknown as Record<string, string>);
    if (kind === 'json') {
      headers.set('content-type', 'application/json');
      body = JSON.stringify(Object.fromEntries(data));
    }
    if (ask.once) await endIdleConnections(signal);
    return send(address, {method: 'POST', body, headers}, signal);
  }

  async function waitFor(sel: string, signal: AbortSignal): Promise<null> {
    while (!findOne(document, sel)) {
      if (signal.aborted) refuse('timed-out');
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    return null;
  }

  async function answer(ask: CourierAsk, signal: AbortSignal): Promise<unknown> {
    switch (ask.op) {
      case 'get':
        return send(ask.url, {headers: authorise(ask.auth)}, signal, ask.file);
      case 'live':
        page = document;
        url = location.href;
        return {status: 200, url};
      case 'pick': {
        const rows: Array<Element | Document> = ask.rows ? findAll(page, ask.rows).slice(0, ask.max) : [page];
        return rows.map(row =>
          Object.fromEntries(
            Object.entries(ask.fields).map(([name, ways]) => [name, ways.map(way => readValue(row, way, url, text))]),
          ),
        );
      }
      case 'read': {
        return toBase64(file.slice(ask.at, ask.at + ask.length));
      }
      case 'put': {
        const piece = Uint8Array.from(atob(ask.piece), each => each.charCodeAt(0));
        const before = files[ask.file];
        files[ask.file] = new File(before ? [before, piece] : [piece], ask.name, {type: ask.type});
        return files[ask.file]!.size;
      }
      case 'post':
        return post(ask, signal);
      case 'click':
        ((findOne(document, ask.sel) ?? refuse('element-missing')) as HTMLElement).click();
        return null;
      case 'wait':
        return waitFor(ask.sel, signal);
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
      if (typeof code === 'string') return {n, ok: false, code: code as CourierCode};
      return {n, ok: false, code: name === 'SyntaxError' ? 'selector-wrong' : 'failed'};
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
