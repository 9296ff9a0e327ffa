import {OfficeError} from '../../core/office-error.js';

/** Standard base64, not the one for addresses: CSC and the CA service both want it. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

/** Line breaks are passed over. @throws {OfficeError} `base64-damaged` */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text.replace(/\s+/g, '')), char => char.charCodeAt(0));
  } catch (cause) {
    throw new OfficeError('base64-damaged', 'text that is not base64', {cause});
  }
}
