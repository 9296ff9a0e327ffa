/**
 * The bytes of one attachment, as the axis carries them: usually a ZIP with one entry under a made-up name, sometimes raw,
 * and the content type of either place may be wrong. So the bytes are asked, not the labels.
 */
import {unzipSync, zipSync} from 'fflate';

import {OfficeError} from '../office-error.js';

/** An attachment that claims more than this when unpacked is refused before a byte of it is made. */
export const maxUnpacked = 512 * 1024 * 1024;

const starts = (bytes: Uint8Array, ...magic: number[]) => magic.every((each, at) => bytes[at] === each);
const isZip = (bytes: Uint8Array) => starts(bytes, 0x50, 0x4b, 0x03, 0x04);

const typeByExtension: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  zip: 'application/zip',
  rar: 'application/vnd.rar',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  txt: 'text/plain',
  xml: 'application/xml',
  edxml: 'application/xml',
};

/** `<guid>.zip`, as the axis' own library names the entry. */
const technicalName = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\.zip$/i;

export function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** What the bytes are; the name decides where the bytes alone cannot (a .docx is a ZIP too). */
export function contentTypeOf(bytes: Uint8Array, name: string, claimed: string): string {
  const byName = typeByExtension[extensionOf(name)];
  if (findPdf(bytes) >= 0) return 'application/pdf';
  if (isZip(bytes)) return byName && !/pdf|image|text/.test(byName) ? byName : 'application/zip';
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return byName === 'application/vnd.ms-excel' ? byName : 'application/msword';
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47)) return 'image/png';
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  const honest = claimed.toLowerCase().split(';')[0]!.trim();
  // The label says PDF or ZIP and the bytes do not: the label is worth nothing.
  if (honest === 'application/pdf' || honest === 'application/zip' || honest === '')
    return byName && byName !== 'application/pdf' ? byName : 'application/octet-stream';
  return honest;
}

/** Offset of `%PDF-` within the first kilobyte, −1 where there is none. ISO 32000-2 7.5.2, note. */
function findPdf(bytes: Uint8Array): number {
  for (let at = 0; at < Math.min(bytes.length - 4, 1024); at++) {
    if (bytes[at] === 0x25 && bytes[at + 1] === 0x50 && bytes[at + 2] === 0x44 && bytes[at + 3] === 0x46)
      return at;
  }
  return -1;
}

/**
 * Whether binary content went through a text string on its way: every byte it could not read became EF BF BD.
 * Real text may hold a few of these; a PDF, an image or a ZIP with many is lost.
 */
export function isDestroyed(bytes: Uint8Array, name: string): boolean {
  const binary =
    /^(pdf|docx?|xlsx?|pptx?|zip|rar|png|jpe?g|tiff?)$/.test(extensionOf(name)) || findPdf(bytes) >= 0;
  if (!binary) return false;
  let seen = 0;
  const end = Math.min(bytes.length - 2, 262_144);
  for (let at = 0; at < end; at++) {
    if (bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd && ++seen >= 8) return true;
  }
  return false;
}

/**
 * Takes the one file out of its wrapping ZIP; any other ZIP (several entries, another extension) is itself the attachment.
 * @throws OfficeError `envelope-too-large` where the ZIP claims more than `maxUnpacked`.
 */
export function unwrap(
  bytes: Uint8Array,
  name: string,
): {readonly content: Uint8Array; readonly warning?: string} {
  if (!isZip(bytes)) return {content: bytes};
  const entries: {name: string; size: number; packed: number}[] = [];
  try {
    unzipSync(bytes, {
      filter: entry => {
        entries.push({name: entry.name, size: entry.originalSize, packed: entry.size});
        return false;
      },
    });
  } catch {
    return {content: bytes, warning: 'attachment-zip-unreadable'};
  }
  const [only] = entries;
  const wanted = extensionOf(name);
  if (
    entries.length !== 1 ||
    !only ||
    only.name.endsWith('/') ||
    extensionOf(only.name) !== wanted ||
    // A ZIP somebody sends is wrapped in another one, whose entry has a technical name; what that person packed has names of people.
    (wanted === 'zip' && !technicalName.test(only.name))
  )
    return {content: bytes};
  // Deflate cannot pack tighter than 1032 to 1: a claim beyond that is a lie, one beyond the limit is a bomb.
  if (only.size > maxUnpacked || only.size > bytes.length * 1032 + 1024) {
    throw new OfficeError('envelope-too-large', `attachment ${name} claims ${only.size} bytes unpacked`);
  }
  try {
    const content = Object.values(unzipSync(bytes))[0]!;
    return content.length === only.size ? {content} : {content, warning: 'attachment-size-differs'};
  } catch {
    return {content: bytes, warning: 'attachment-zip-unreadable'};
  }
}

/** Wraps a file as the axis' own library does: one entry under a technical name. The ZIP's clock is fixed, so equal input gives equal bytes. */
export function wrap(content: Uint8Array, entryName: string): Uint8Array {
  return zipSync({[entryName]: [content, {level: 6, mtime: new Date(1980, 0, 1)}]});
}
