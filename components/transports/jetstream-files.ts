/** Files of an agency in its object store, named by their own SHA-256 and checked against it when they come back. */
import {Objm} from '@nats-io/obj';

import {OfficeError} from '../core/office-error.js';
import type {FileReference, TransferOptions} from '../core/exchange/exchange.js';
import {digestHex} from '../core/exchange/slot.js';
import {asOfficeError} from './jetstream-retry.js';

type Client = ReturnType<(typeof import('@nats-io/jetstream'))['jetstream']>;

const bucket = 'FILES';

export class JetStreamFiles {
  readonly #client: Client;
  readonly #limit: number;

  constructor(client: Client, limit: number) {
    this.#client = client;
    this.#limit = limit;
  }

  async put(file: Blob, {signal, onProgress}: TransferOptions): Promise<FileReference> {
    if (file.size > this.#limit) throw new OfficeError('file-too-large', `${file.size} bytes`);
    const reference = {
      digest: await digestHex(await file.arrayBuffer()),
      size: file.size,
      contentType: file.type,
    };
    const store = await this.#open();
    try {
      const present = await store.info(reference.digest);
      if (!present || present.deleted)
        await store.put(
          {name: reference.digest, options: {max_chunk_size: 128 * 1024}},
          counted(file, signal, onProgress),
        );
    } catch (error) {
      if (signal?.aborted) throw new OfficeError('aborted', 'file transfer aborted', {cause: signal.reason});
      throw asOfficeError(error, 'put file');
    }
    onProgress?.(file.size);
    return reference;
  }

  async get(reference: FileReference, {signal, onProgress}: TransferOptions): Promise<Blob> {
    const store = await this.#open();
    const found = await store.get(reference.digest).catch(() => null);
    if (!found) throw new OfficeError('file-missing', `no file ${reference.digest}`);
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let read = 0;
    const reader = found.data.getReader();
    for (;;) {
      if (signal?.aborted) {
        await reader.cancel();
        throw new OfficeError('aborted', 'file transfer aborted', {cause: signal.reason});
      }
      const {done, value} = await reader.read();
      if (done) break;
      chunks.push(value as Uint8Array<ArrayBuffer>);
      onProgress?.((read += value.length));
      if (read > this.#limit)
        throw new OfficeError('file-damaged', `file ${reference.digest} is larger than it says`);
    }
    const file = new Blob(chunks, {type: reference.contentType});
    if ((await digestHex(await file.arrayBuffer())) !== reference.digest)
      throw new OfficeError('file-damaged', `file ${reference.digest} is not what its name says`);
    return file;
  }

  async #open() {
    try {
      return await new Objm(this.#client).create(bucket);
    } catch (error) {
      throw asOfficeError(error, 'open files');
    }
  }
}

/** The file's bytes as a stream that reports how far it is and stops when asked. */
function counted(
  file: Blob,
  signal: AbortSignal | undefined,
  onProgress: ((bytes: number) => void) | undefined,
): ReadableStream<Uint8Array> {
  let sent = 0;
  return file.stream().pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        if (signal?.aborted)
          throw new OfficeError('aborted', 'file transfer aborted', {cause: signal.reason});
        onProgress?.((sent += chunk.length));
        controller.enqueue(chunk);
      },
    }),
  );
}
