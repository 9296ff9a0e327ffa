/**
 * A signed request of the VXP gateway, as plain parts: which headers, in which order, signed by HMAC-SHA256 over their JSON.
 * Recorded from the vendor's own library (SDKVXP 2.0.1).
 */
import {OfficeError} from '../office-error.js';

export interface VxpAccount {
  readonly endpoint: string;
  readonly systemId: string;
  /** Used as the text it is, not decoded. Given by administrator policy, never by a page. */
  readonly secret: string;
}

export interface VxpRequestParts {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** Calls that take an empty JSON object for a body. */
const emptyObject = new Set(['/deleteAgency', '/getEdoc', '/updateStatus']);
const isGet = (path: string) => path.startsWith('/countReceive');

/**
 * @param call Path of the call, `/sendEdoc`.
 * @param inputs In the order the call lists them; each travels as header `XroadVnpt-<name>`.
 * @param now RFC 3339; the wall clock it is written in is what the gateway sees.
 * @throws OfficeError `vxp-input-invalid` for a header value the wire cannot carry.
 */
export async function vxpRequestParts(
  call: string,
  inputs: Readonly<Record<string, string>>,
  account: VxpAccount,
  options: {readonly now: string; readonly body?: Uint8Array},
): Promise<VxpRequestParts> {
  const path = call.startsWith('/') ? call : `/${call}`;
  const body = options.body ?? (emptyObject.has(path) ? new TextEncoder().encode('{}') : undefined);
  const contentType = path === '/sendEdoc' ? 'application/octet-stream' : 'application/json';
  const hash =
    path === '/sendEdoc' && body && !inputs['hash-file'] ? {'hash-file': await unpaddedSha256(body)} : {};
  const all = {
    systemid: account.systemId,
    ...inputs,
    ...hash,
    timestamp: vxpTimestamp(options.now),
    'Content-Type': contentType,
  };
  const signed = Object.fromEntries(
    Object.entries(all).map(([name, value]) => [`XroadVnpt-${name}`, checked(name, value)]),
  );
  const signHeader = JSON.stringify(signed);
  return {
    url: account.endpoint.replace(/\/+$/, '') + path,
    method: isGet(path) ? 'GET' : 'POST',
    headers: {
      ...signed,
      'XroadVnpt-sign-header-key': Object.keys(all).join(';'),
      'XroadVnpt-sign-header': signHeader,
      'XroadVnpt-hash-header': await hmac(account.secret, signHeader),
      'XroadVnpt-version': '3.0.201608',
      'Content-Type': contentType,
    },
    ...(body && !isGet(path) ? {body} : {}),
  };
}

/** `2026-11-22T15:00:58.549+07:00` → `22112026T150058+0549`: the last four digits are the millisecond, not a zone. */
export function vxpTimestamp(now: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3})\d*)?/.exec(now);
  if (!found) throw new OfficeError('vxp-input-invalid', `not an RFC 3339 instant: ${now}`);
  const [, year, month, day, hours, minutes, seconds, fraction = '0'] = found;
  return `${day}${month}${year}T${hours}${minutes}${seconds}+${fraction.padEnd(3, '0').padStart(4, '0')}`;
}

/** SHA-256 byte by byte in hexadecimal without zero padding, as the gateway's library writes `hash-file`. */
export async function unpaddedSha256(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  return Array.from(digest, each => each.toString(16)).join('');
}

async function hmac(secret: string, text: string): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey(
    'raw',
    encoder.encode(secret),
    {name: 'HMAC', hash: 'SHA-256'},
    false,
    ['sign'],
  );
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text)));
  return Array.from(mac, each => each.toString(16).padStart(2, '0')).join('');
}

/** Header values are one line of visible ASCII: anything else would split the request or be refused by the browser. */
function checked(name: string, value: string): string {
  if (!/^[\t\x20-\x7e]*$/.test(value) || !/^[A-Za-z0-9-]+$/.test(name)) {
    throw new OfficeError('vxp-input-invalid', `header ${name} cannot carry its value`);
  }
  return value;
}
