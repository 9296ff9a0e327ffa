/** FlateDecode (ISO 32000-2, 7.4.4) by the platform, with a bound on the result. */
import {Inflate} from 'fflate';

import {OfficeError} from '../../office-error.js';

/**
 * Inflates zlib data, at most `limit` bytes of it.
 * The platform refuses data with a wrong checksum or bytes after its end, which PDF readers accept (a wrong /Length leaves
 * such bytes): those go through a tolerant second reading, and count as damage only if they yield nothing.
 */
export async function inflate(data: Uint8Array<ArrayBuffer>, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await collect(new Blob([data]).stream().pipeThrough(new DecompressionStream('deflate')), limit);
  } catch (error) {
    if (error instanceof OfficeError) throw error;
    return inflateTolerantly(data, limit, error);
  }
}

/** Deflates to zlib data. */
export async function deflate(data: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return collect(new Blob([data]).stream().pipeThrough(new CompressionStream('deflate')), Number.POSITIVE_INFINITY);
}

async function collect(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (;;) {
    const {done, value} = await reader.read();
    if (done) break;
    length += value.length;
    if (length > limit) {
      await reader.cancel().catch(() => undefined);
      throw tooLarge(limit);
    }
    chunks.push(value);
  }
  return join(chunks, length);
}

function inflateTolerantly(data: Uint8Array, limit: number, cause: unknown): Uint8Array<ArrayBuffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate(chunk => {
    length += chunk.length;
    if (length > limit) throw tooLarge(limit);
    chunks.push(chunk);
  });
  try {
    // The two bytes of the zlib header are skipped: raw inflating checks nothing but the data itself.
    // Never called final: what was there before an early end counts.
    for (let at = 2; at < data.length; at += 1 << 14) stream.push(data.subarray(at, at + (1 << 14)), false);
  } catch (error) {
    if (error instanceof OfficeError) throw error;
    if (length === 0) throw new OfficeError('pdf-damaged', 'a stream that cannot be inflated', {cause});
  }
  if (length === 0 && data.length > 2) throw new OfficeError('pdf-damaged', 'a stream that cannot be inflated', {cause});
  return join(chunks, length);
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
}

function tooLarge(limit: number): OfficeError {
  return new OfficeError('pdf-damaged', `a stream unpacks to more than ${limit} bytes`);
}
