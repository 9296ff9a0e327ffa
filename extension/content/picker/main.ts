/**
 * The picker: put on a granted page by the administrator's click in the builder, gone when the builder closes its port. It watches
 * one real click (or one form being sent), says what it saw, and keeps nothing.
 */
import type {PickerAsk} from '../../messages/picker-ask.js';
import {describeFile, describeForm, describeProof, describeValue} from './describe-value.js';
import {describeRow} from './describe-row.js';
import {maskPage} from './mask-page.js';
import {signpost} from './signpost.js';

interface Port {
  readonly name: string;
  readonly sender?: {readonly id?: string; readonly url?: string};
  postMessage(message: unknown): void;
  readonly onMessage: {addListener(listener: (message: PickerAsk) => void): void};
  readonly onDisconnect: {addListener(listener: () => void): void};
}
interface Runtime {
  readonly id: string;
  getURL(path: string): string;
  readonly onConnect: {addListener(listener: (port: Port) => void): void; removeListener(listener: (port: Port) => void): void};
}
declare const browser: {runtime: Runtime} | undefined;
declare const chrome: {runtime: Runtime};
const {runtime} = typeof browser === 'object' ? browser : chrome;

runtime.onConnect.addListener(function take(port) {
  const {sender} = port;
  // No page and no other extension can open this port; Firefox does not say which page of ours did.
  if (!port.name.startsWith('trinh-ky-picker:') || sender?.id !== runtime.id || (sender.url && !sender.url.startsWith(runtime.getURL('')))) return;
  // One connection for each time it is put here.
  runtime.onConnect.removeListener(take);
  let life = new AbortController();
  port.onDisconnect.addListener(() => life.abort());
  port.onMessage.addListener(ask => {
    life.abort();
    life = new AbortController();
    const say = (value: unknown) => {
      life.abort();
      port.postMessage({ask: ask.ask, value});
    };
    if (ask.ask === 'page') say(pageFacts(ask.keep));
    else if (ask.ask !== 'stop') watch(ask, say, life.signal);
  });
});

function watch(ask: Exclude<PickerAsk, {ask: 'page' | 'stop'}>, say: (value: unknown) => void, signal: AbortSignal): void {
  signpost(ask.say, () => say(undefined), signal);
  if (ask.ask === 'form') {
    window.addEventListener(
      'submit',
      event => event.isTrusted && event.target instanceof HTMLFormElement && say(describeForm(event.target, event.submitter, ask.words)),
      {capture: true, signal},
    );
    return;
  }
  const isOurs = (event: Event) => !event.isTrusted || !(event.target instanceof Element) || event.target.localName === 'tk-signpost';
  const stop = (event: Event) => {
    if (isOurs(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type !== 'click') return;
    const clicked = event.target as Element;
    const picked =
      ask.ask === 'row' ? describeRow(clicked)?.picked : ask.ask === 'value' ? describeValue(clicked, ask.rows) : ask.ask === 'file' ? describeFile(clicked) : describeProof(clicked, ask.words);
    if (picked) say(picked);
  };
  for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) window.addEventListener(type, stop, {capture: true, signal});
  window.addEventListener(
    'pointermove',
    event => {
      const target = event.target as Element;
      if (isOurs(event)) return;
      const before = (target as HTMLElement).style?.outline;
      if (before === undefined) return;
      (target as HTMLElement).style.outline = '2px solid #c8102e';
      setTimeout(() => ((target as HTMLElement).style.outline = before), 400);
    },
    {capture: true, signal},
  );
}

/** Marks by which the product may be known: what its maker wrote into the head. */
function pageFacts(keep: readonly string[]) {
  const marks: string[] = [];
  const add = (sel: string) => document.querySelectorAll(sel).length > 0 && sel.length <= 400 && marks.length < 6 && marks.push(sel);
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name=generator],meta[name=application-name],meta[name=csrf-param]')) {
    const fixed = `meta[name='${meta.name}'][content='${meta.content.replaceAll("'", '')}']`;
    // A token or a version would not be there tomorrow.
    add(/\d/.test(meta.content) || document.querySelector(fixed) === null ? `meta[name='${meta.name}']` : fixed);
  }
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel~=stylesheet][href]')) {
    const {origin, pathname} = new URL(link.href);
    // Without what changes with each release.
    if (origin === location.origin && !/[0-9a-f]{8}/i.test(pathname)) add(`link[href*='${pathname.split('/').slice(-2).join('/').replaceAll("'", '')}']`);
  }
  return {url: location.href.slice(0, 2000), marks, html: maskPage(document, keep), title: document.title.slice(0, 200)};
}
