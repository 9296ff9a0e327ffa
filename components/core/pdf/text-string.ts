/** Text strings and dates. ISO 32000-2, 7.9.2.2, 7.9.4 and Annex D.3. */
import {OfficeError} from '../office-error.js';
import type {PdfString} from './pdf-object.js';

// PDFDocEncoding differs from Latin-1 in 0x18-0x1f and 0x80-0xa0.
const LOW = '\u02d8\u02c7\u02c6\u02d9\u02dd\u02db\u02da\u02dc';
const HIGH =
  '\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203a\u2212\u2030\u201e\u201c\u201d\u2018' +
  '\u2019\u201a\u2122\ufb01\ufb02\u0141\u0152\u0160\u0178\u017d\u0131\u0142\u0153\u0161\u017e\ufffd\u20ac';

/** The text of a PDFDocEncoding, UTF-16BE or UTF-8 text string. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes.subarray(2));
  // Not in the standard, but every reader understands it.
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes.subarray(2));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder().decode(bytes.subarray(3));
  let text = '';
  for (const byte of bytes) {
    if (byte >= 0x18 && byte <= 0x1f) text += LOW[byte - 0x18]!;
    else if (byte >= 0x80 && byte <= 0xa0) text += HIGH[byte - 0x80]!;
    else text += String.fromCharCode(byte);
  }
  return text;
}

/** The bytes of `text` in PDFDocEncoding, or `undefined` where it has no room for a character. */
export function encodePdfDoc(text: string): Uint8Array<ArrayBuffer> | undefined {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    const code = char.charCodeAt(0);
    const low = LOW.indexOf(char);
    const high = char === '\ufffd' ? -1 : HIGH.indexOf(char);
    if (low >= 0) bytes[i] = 0x18 + low;
    else if (high >= 0) bytes[i] = 0x80 + high;
    else if ((code < 0x18 || code > 0x1f) && (code < 0x80 || code > 0xa0) && code < 0x100) bytes[i] = code;
    else return undefined;
  }
  return bytes;
}

/** A text string: PDFDocEncoding where it fits, else UTF-16BE with its mark. */
export function textString(text: string): PdfString {
  const simple = encodePdfDoc(text);
  // A text that happens to start like a byte order mark must not be read as one.
  if (simple && !/^(\u00fe\u00ff|\u00ff\u00fe|\u00ef\u00bb\u00bf)/.test(text)) return {kind: 'string', bytes: simple, hex: false};
  const bytes = new Uint8Array(2 + text.length * 2);
  bytes.set([0xfe, 0xff]);
  for (let i = 0; i < text.length; i++) {
    bytes[2 + i * 2] = text.charCodeAt(i) >> 8;
    bytes[3 + i * 2] = text.charCodeAt(i) & 255;
  }
  return {kind: 'string', bytes, hex: true};
}

/** An RFC 3339 instant as a PDF date, in the offset it is written in: `D:20261120155500+07'00'`. @throws {OfficeError} `instant-invalid` */
export function pdfDate(instant: string): string {
  const match = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.\d+)?([Zz]|([+-])(\d\d):(\d\d))$/.exec(instant);
  if (!match) throw new OfficeError('instant-invalid', `not an RFC 3339 instant: ${instant}`);
  const [, year, month, day, hour, minute, second, zone, sign, zoneHour, zoneMinute] = match;
  const offset = zone?.toUpperCase() === 'Z' ? "+00'00'" : `${sign}${zoneHour}'${zoneMinute}'`;
  return `D:${year}${month}${day}${hour}${minute}${second}${offset}`;
}

/** A PDF date as an RFC 3339 instant, or `undefined` where it is none. Missing parts count as the smallest, a missing zone as UTC. */
export function parsePdfDate(text: string): string | undefined {
  const match = /^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?\s*(?:([+\-Z])(?:(\d\d)'?(?:(\d\d)'?)?)?)?/.exec(text.trim());
  if (!match) return undefined;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', sign, zoneHour = '00', zoneMinute = '00'] = match;
  const zone = sign === '+' || sign === '-' ? `${sign}${zoneHour}:${zoneMinute}` : 'Z';
  const instant = `${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`;
  return Number.isNaN(Date.parse(instant)) ? undefined : instant;
}
