/** Writes PDF objects. ISO 32000-2, 7.3. */
import {isRegular, latin1Bytes} from './characters.js';
import type {PdfName, PdfObject, PdfRef, PdfString} from './pdf-object.js';

/** Bytes to write as they are: a placeholder that is filled in later. The writer reports where `label` came to stand. */
export interface Verbatim {
  readonly kind: 'verbatim';
  readonly bytes: Uint8Array;
  readonly label: string;
}
/** A stream that exists nowhere yet. `data` is already encoded with the /Filter its dictionary names; /Length is added. */
export interface NewStream {
  readonly kind: 'new-stream';
  readonly dict: WritableDict;
  readonly data: Uint8Array<ArrayBuffer>;
}
export interface WritableDict {
  readonly kind: 'dict';
  readonly entries: ReadonlyMap<string, Writable>;
}
export interface WritableArray {
  readonly kind: 'array';
  readonly items: readonly Writable[];
}
export type Writable = null | boolean | number | PdfName | PdfString | PdfRef | WritableArray | WritableDict | Verbatim | PdfObject;

/** Collects bytes and the places of verbatim parts. */
export class ByteWriter {
  #chunks: Uint8Array[] = [];
  #length = 0;
  /** Offset of each labelled verbatim part. */
  readonly labels = new Map<string, number>();

  get length(): number {
    return this.#length;
  }
  bytes(bytes: Uint8Array): void {
    this.#chunks.push(bytes);
    this.#length += bytes.length;
  }
  text(text: string): void {
    this.bytes(latin1Bytes(text));
  }
  toBytes(): Uint8Array<ArrayBuffer> {
    const out = new Uint8Array(this.#length);
    let at = 0;
    for (const chunk of this.#chunks) {
      out.set(chunk, at);
      at += chunk.length;
    }
    return out;
  }
}

export function writeObject(writer: ByteWriter, object: Writable): void {
  if (object === null) return writer.text('null');
  if (typeof object === 'boolean') return writer.text(String(object));
  if (typeof object === 'number') return writer.text(numberText(object));
  switch (object.kind) {
    case 'name':
      return writer.text(nameText(object.value));
    case 'string':
      return writer.text(object.hex ? `<${hexText(object.bytes)}>` : literalText(object.bytes));
    case 'ref':
      return writer.text(`${object.num} ${object.gen} R`);
    case 'array':
      writer.text('[');
      for (const [i, item] of object.items.entries()) {
        if (i > 0) writer.text(' ');
        writeObject(writer, item);
      }
      return writer.text(']');
    case 'dict':
      writer.text('<<');
      for (const [key, value] of object.entries) {
        writer.text(`${nameText(key)} `);
        writeObject(writer, value);
        writer.text('\n');
      }
      return writer.text('>>');
    case 'verbatim':
      writer.labels.set(object.label, writer.length);
      return writer.bytes(object.bytes);
    case 'stream':
      throw new TypeError('a stream of the file is never written again');
  }
}

/** Reals without exponent and never more digits than a reader keeps (7.3.3). */
function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a PDF number: ${value}`);
  return Number.isInteger(value) ? String(value) : value.toFixed(4).replace(/\.?0+$/, '');
}

function nameText(value: string): string {
  let text = '/';
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    const plain = code > 0x20 && code < 0x7f && code !== 0x23 && isRegular(code);
    text += plain ? value[i] : `#${code.toString(16).padStart(2, '0')}`;
  }
  return text;
}

const HEX = Array.from({length: 256}, (_, byte) => byte.toString(16).padStart(2, '0'));

export function hexText(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
}

function literalText(bytes: Uint8Array): string {
  let text = '(';
  for (const byte of bytes) {
    if (byte === 0x28 || byte === 0x29 || byte === 0x5c) text += `\\${String.fromCharCode(byte)}`;
    else if (byte < 0x20 || byte > 0x7e) text += `\\${byte.toString(8).padStart(3, '0')}`;
    else text += String.fromCharCode(byte);
  }
  return `${text})`;
}
