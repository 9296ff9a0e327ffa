/** The files of an envelope: the manifest says what is meant, the encoded part holds the bytes, and either may be missing a piece. */
import type {Element} from '@xmldom/xmldom';

import {OfficeError} from '../office-error.js';
import {contentTypeOf, isDestroyed, unwrap} from './attachment-content.js';
import {decodeBase64} from './base64.js';
import type {Attachment} from './edoc-message.js';
import {child, childrenNamed, cutIndex, text} from './xml-reader.js';
import type {CutXml} from './xml-reader.js';

/** All files of one envelope together, unpacked. */
const maxTotal = 1024 * 1024 * 1024;

const bareId = (id: string | undefined) => (id ?? '').replace(/^cid:/i, '').trim();

export function readAttachments(xml: CutXml, warnings: string[]): Attachment[] {
  const body = child(child(xml.root, 'edXMLEnvelope'), 'edXMLBody');
  const references = childrenNamed(child(body, 'edXMLManifest'), 'Reference');
  const encoded = childrenNamed(
    child(xml.root, 'AttachmentEncoded') ?? child(child(xml.root, 'edXMLEnvelope'), 'AttachmentEncoded'),
    'Attachment',
  );
  const left = new Set(references);
  let total = 0;
  const found = encoded.map((each, at) => {
    const id = bareId(text(each, 'ContentId'));
    const reference =
      references.find(one => id && bareId(text(one, 'ContentId')) === id) ??
      (id ? undefined : references[at]);
    if (reference) left.delete(reference);
    const attachment = readOne(xml, each, reference, warnings);
    total += attachment.content.length;
    if (total > maxTotal)
      throw new OfficeError('envelope-too-large', `attachments of more than ${maxTotal} bytes`);
    return attachment;
  });
  if (left.size) warnings.push('attachment-missing');
  return found;
}

function readOne(xml: CutXml, of: Element, reference: Element | undefined, warnings: string[]): Attachment {
  const raw = text(of, 'AttachmentName') ?? text(reference, 'AttachmentName') ?? '';
  const name = displayName(raw);
  const encoded = child(of, 'ContentTransferEncoded');
  const index = cutIndex(encoded?.textContent ?? '');
  const range = index === undefined ? undefined : xml.ranges[index];
  const decoded = range
    ? decodeBase64(xml.text, ...contentRange(xml.text, range))
    : {bytes: new Uint8Array(), clean: true};
  if (!decoded.clean) warn(warnings, 'attachment-base64-damaged');
  if (!decoded.bytes.length) warn(warnings, 'attachment-empty');
  const {content, warning} = unwrap(decoded.bytes, name);
  if (warning) warn(warnings, warning);
  const claimed = text(reference, 'ContentType') ?? text(of, 'ContentType') ?? '';
  const contentType = contentTypeOf(content, name, claimed);
  if (claimed && claimed.toLowerCase() !== contentType) warn(warnings, 'content-type-wrong');
  const damaged = isDestroyed(content, name) || warning === 'attachment-zip-unreadable';
  if (damaged) warn(warnings, 'attachment-damaged');
  const description = text(of, 'Description') ?? text(reference, 'Description');
  return {
    name,
    contentType,
    content,
    ...(description ? {description} : {}),
    ...(damaged ? {damaged: true} : {}),
  };
}

/** The base64 itself inside the element's text: a CDATA wrapper is taken off. */
function contentRange(source: string, [start, end]: readonly [number, number]): [number, number] {
  const head = source.slice(start, Math.min(start + 64, end));
  const cdata = /^\s*<!\[CDATA\[/.exec(head);
  if (!cdata) return [start, end];
  const close = source.lastIndexOf(']]>', end);
  return [start + cdata[0].length, close > start ? close : end];
}

/**
 * The name a person sees. Gateways put `<milliseconds>_` before it; a path, control characters and marks that turn the reading
 * direction (so that `…fdp.exe` reads as a PDF) are taken out.
 */
function displayName(raw: string): string {
  const last = raw.split(/[\\/]/).at(-1)!;
  // oxlint-disable-next-line no-control-regex
  const plain = last
    .replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/^\d{13}_/, '');
  return plain.trim() || 'van-ban';
}

function warn(warnings: string[], code: string): void {
  if (!warnings.includes(code)) warnings.push(code);
}
