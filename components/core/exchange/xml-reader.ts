/**
 * From the bytes of an envelope to a small XML tree. Attachments are cut out first: a parser that builds nodes for 50 MB of base64
 * costs ten times the decoding. Names are compared without their prefix: real senders bind `edXML:` to the default namespace, to
 * nothing at all, or leave it out.
 */
import {DOMParser} from '@xmldom/xmldom';
import type {Element} from '@xmldom/xmldom';

import {OfficeError} from '../office-error.js';

/** Envelopes beyond this are refused unread. */
export const maxEnvelope = 384 * 1024 * 1024;
/** What may be left once attachments are cut out: some 50,000 recipients. */
const maxMarkup = 16 * 1024 * 1024;

export interface CutXml {
  readonly root: Element;
  /** The text of the envelope; attachment n stands at `ranges[n]`. */
  readonly text: string;
  readonly ranges: readonly (readonly [start: number, end: number])[];
  readonly warnings: readonly string[];
}

/** Marks where attachment n was cut out. Private-use characters: no base64 text can hold them. */
const mark = (index: number) => `\uE000${index}\uE001`;

/** The attachment number a cut element's text stands for. */
export function cutIndex(text: string): number | undefined {
  const found = /\uE000(\d+)\uE001/.exec(text);
  return found ? Number(found[1]) : undefined;
}

/** @throws OfficeError `envelope-too-large`, `envelope-not-xml` */
export function readXml(bytes: Uint8Array): CutXml {
  if (bytes.length > maxEnvelope)
    throw new OfficeError('envelope-too-large', `envelope of ${bytes.length} bytes`);
  const warnings: string[] = [];
  const whole = decode(bytes, warnings);
  const start = findStart(whole);
  if (start < 0) throw new OfficeError('envelope-not-xml', 'no XML declaration and no root element');
  if (whole.slice(0, start).trim()) warnings.push('junk-before-xml');
  const {markup, ranges} = cutAttachments(whole, start);
  if (markup.length > maxMarkup)
    throw new OfficeError('envelope-too-large', `${markup.length} characters besides attachments`);
  // Entities of its own are the way to bombs and to files of the reader's machine; no envelope needs one.
  if (/<!DOCTYPE|<!ENTITY/i.test(whole.slice(0, start) + markup))
    throw new OfficeError('envelope-not-xml', 'a document type declaration is not allowed');
  return {root: parse(bindPrefixes(markup, warnings), warnings), text: whole, ranges, warnings};
}

function decode(bytes: Uint8Array, warnings: string[]): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    warnings.push('text-not-utf8');
    return new TextDecoder('utf-8').decode(bytes);
  }
}

/** Some senders leave characters before the declaration; reading begins at `<?xml` or at the root. */
function findStart(text: string): number {
  const head = text.slice(0, 65_536);
  const declaration = head.indexOf('<?xml');
  if (declaration >= 0) return declaration;
  return head.search(/<(?:[A-Za-z_][\w.-]*:)?[A-Za-z_]/);
}

function cutAttachments(
  text: string,
  start: number,
): {markup: string; ranges: (readonly [number, number])[]} {
  const ranges: (readonly [number, number])[] = [];
  const parts: string[] = [];
  let copied = start;
  for (
    let at = text.indexOf('ContentTransferEncoded', start);
    at >= 0;
    at = text.indexOf('ContentTransferEncoded', at + 1)
  ) {
    const tag = text.lastIndexOf('<', at);
    if (!/^<(?:[A-Za-z_][\w.-]{0,63}:)?$/.test(text.slice(tag, at))) continue;
    const open = text.indexOf('>', at);
    if (open < 0 || text[open - 1] === '/') continue;
    const close = text.indexOf('</', open);
    if (close < 0) break;
    parts.push(text.slice(copied, open + 1), mark(ranges.length));
    ranges.push([open + 1, close]);
    copied = close;
    at = close;
  }
  parts.push(text.slice(copied));
  return {markup: parts.join('').trimEnd(), ranges};
}

/** Declares on the root each prefix that is used and nowhere bound; without it no parser goes on. */
function bindPrefixes(markup: string, warnings: string[]): string {
  const used = new Set([...markup.matchAll(/[<\s/]([A-Za-z_][\w.-]*):[A-Za-z_]/g)].map(each => each[1]!));
  const bound = new Set([...markup.matchAll(/xmlns:([A-Za-z_][\w.-]*)\s*=/g)].map(each => each[1]!));
  const root = /<(?![?!])[^\s/>]+/.exec(markup);
  if (!root) return markup;
  const rootEnd = markup.indexOf('>', root.index);
  const onRoot = markup.slice(root.index, rootEnd);
  // A prefix bound on one element does not reach its siblings; binding all used ones on the root harms nothing.
  const missing = [...used].filter(
    prefix => prefix !== 'xml' && prefix !== 'xmlns' && !onRoot.includes(`xmlns:${prefix}`),
  );
  if (missing.some(prefix => !bound.has(prefix))) warnings.push('prefix-not-bound');
  const known: Record<string, string> = {
    xlink: 'http://www.w3.org/1999/xlink',
    ds: 'http://www.w3.org/2000/09/xmldsig#',
    xsi: 'http://www.w3.org/2001/XMLSchema-instance',
  };
  const declarations = missing
    .map(prefix => ` xmlns:${prefix}="${known[prefix] ?? 'http://www.mic.gov.vn/TBT/QCVN_102_2016'}"`)
    .join('');
  const insert = root.index + root[0].length;
  return markup.slice(0, insert) + declarations + markup.slice(insert);
}

function parse(markup: string, warnings: string[]): Element {
  let problem = '';
  try {
    const parser = new DOMParser({
      onError: (level, message) => {
        if (level === 'warning') return;
        problem ||= String(message).split('\n')[0]!;
        if (level === 'fatalError') throw new Error(problem);
      },
    });
    const root = parser.parseFromString(markup, 'text/xml').documentElement;
    if (root) {
      if (problem) warnings.push('xml-not-well-formed');
      return root;
    }
  } catch (cause) {
    throw new OfficeError('envelope-not-xml', problem || 'not well formed', {cause});
  }
  throw new OfficeError('envelope-not-xml', problem || 'no root element');
}

/** Child elements, in order. */
export function children(of: Element | undefined): Element[] {
  const found: Element[] = [];
  for (let node = of?.firstChild ?? null; node; node = node.nextSibling)
    if (node.nodeType === 1) found.push(node as Element);
  return found;
}

export function localName(of: Element): string {
  return of.localName ?? of.nodeName.replace(/^.*:/, '');
}

export function childrenNamed(of: Element | undefined, name: string): Element[] {
  return children(of).filter(each => localName(each) === name);
}

export function child(of: Element | undefined, ...path: readonly string[]): Element | undefined {
  return path.reduce<Element | undefined>((at, name) => childrenNamed(at, name)[0], of);
}

/** Text of the element at `path`, trimmed and composed; `undefined` where it is missing or empty. */
export function text(of: Element | undefined, ...path: readonly string[]): string | undefined {
  const value = child(of, ...path)
    ?.textContent?.normalize('NFC')
    .trim();
  return value || undefined;
}
