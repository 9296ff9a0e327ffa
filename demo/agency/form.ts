import type {IncomingMessage} from 'node:http';

import type {UploadedFile} from './database/decisions.js';
import {parseMultipart} from './multipart.js';

export interface Form {
  readonly fields: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, readonly UploadedFile[]>;
}

export const emptyForm: Form = {fields: new Map(), files: new Map()};

/** More than any form of the system may carry: a 25 MB file, its wrapping, and room to say which limit was broken. */
const maximumBody = 40 * 1024 * 1024;

/** The sender exceeded {@link maximumBody}. */
export class BodyTooLarge extends Error {}

/** Reads a posted form, url-encoded or multipart; anything else is an empty form. */
export async function readForm(request: IncomingMessage): Promise<Form> {
  const type = request.headers['content-type'] ?? '';
  const body = await readBody(request);
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return {fields: new Map(new URLSearchParams(body.toString('utf8'))), files: new Map()};
  }
  const boundary = /^multipart\/form-data;.*\bboundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type);
  return boundary ? parseMultipart(body, boundary[1] ?? boundary[2] ?? '') : emptyForm;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // A body too large is read to its end all the same: an answer sent before that is lost with the connection.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maximumBody) chunks.push(chunk);
  }
  if (size > maximumBody) throw new BodyTooLarge(`${size} bytes, more than ${maximumBody}`);
  return Buffer.concat(chunks);
}
