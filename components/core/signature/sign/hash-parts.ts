/** Hashes a file and what is appended to it, by the fastest way the platform has, without holding the file where that can be. */
import type {DigestName} from '../../certificate/algorithm.js';
import {createSha256Stream} from '../../hash/sha256-stream.js';
import {createHash, createNativeHash} from '../../hash/streaming-hash.js';
import type {StreamingHash} from '../../hash/streaming-hash.js';

/** Up to here one buffer for WebCrypto costs less than a stream; above, a file would stand in memory twice (WebCrypto copies it). */
const SMALL = 8 << 20;
/** A few milliseconds of hashing. */
const BREATH = 2 << 20;
/** Without a fast stream (another digest than SHA-256, or a page that forbids WebAssembly) a buffer is taken up to here. */
const ONE_BUFFER = 256 << 20;

/** The digest of all parts, one after the other. Reads Blobs by pieces of a few megabytes; @throws the signal's reason */
export async function hashParts(digest: DigestName, parts: readonly (Blob | Uint8Array<ArrayBuffer>)[], signal?: AbortSignal): Promise<Uint8Array> {
  const total = parts.reduce((sum, part) => sum + (part instanceof Uint8Array ? part.length : part.size), 0);
  const stream = await streamFor(digest, total);
  if (!stream) {
    const bytes = await new Blob([...parts]).arrayBuffer();
    signal?.throwIfAborted();
    return new Uint8Array(await crypto.subtle.digest(digest, bytes));
  }
  for (const part of parts) {
    if (part instanceof Uint8Array) stream.update(part);
    else await hashBlob(part, stream, signal);
  }
  return stream.digest();
}

async function streamFor(digest: DigestName, total: number): Promise<StreamingHash | undefined> {
  const native = createNativeHash(digest);
  if (native || total <= SMALL) return native;
  const fast = digest === 'SHA-256' ? await createSha256Stream() : undefined;
  return fast ?? (total <= ONE_BUFFER ? undefined : createHash(digest));
}

async function hashBlob(blob: Blob, hash: StreamingHash, signal: AbortSignal | undefined): Promise<void> {
  // The browser reads ahead while a piece is hashed; slices of one's own choice measured slower.
  const reader = blob.stream().getReader();
  for (let since = 0; ; ) {
    const {done, value} = await reader.read();
    if (signal?.aborted) await reader.cancel(signal.reason).catch(() => undefined);
    signal?.throwIfAborted();
    if (done) return;
    hash.update(value);
    since += value.length;
    if (since < BREATH) continue;
    since = 0;
    await breathe();
  }
}

/** Pieces that are there already follow each other without a pause; between two the thread answers its user, where it has one. */
function breathe(): Promise<void> {
  const {port1, port2} = new MessageChannel();
  return new Promise(resolve => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    // A timer would take four milliseconds each time.
    port2.postMessage(0);
  });
}
