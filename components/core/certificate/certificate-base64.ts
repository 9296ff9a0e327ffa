/** One certificate as text, as policies and reports carry it. Apart from what reads certificates: a screen needs no parser for it. */
import {OfficeError} from '../office-error.js';

/** The DER of one certificate written in base64, as policies carry it. @throws {OfficeError} `certificate-damaged` */
export function readBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text.replaceAll(/\s+/g, '')), char => char.charCodeAt(0));
  } catch (cause) {
    throw new OfficeError('certificate-damaged', 'no base64', {cause});
  }
}

export function writeBase64(der: Uint8Array): string {
  return btoa(Array.from(der, octet => String.fromCharCode(octet)).join(''));
}
