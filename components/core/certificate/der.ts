/**
 * Reads ASN.1 in DER, and the BER that old CMS writers still produce (X.690): indefinite lengths, strings in pieces.
 * The input is foreign and may be hostile: every read is bounded, and the only error is an OfficeError `der-damaged`.
 * Nothing is copied: a node is a window on the bytes it was read from.
 */
import {OfficeError} from '../office-error.js';

/** X.690 8.1.2.2, as the two top bits of the identifier octet. */
export const tagClass = {universal: 0, application: 1, context: 2, private: 3} as const;

/** Universal tags used in certificates and CMS. X.680 8.4. */
export const tag = {
  boolean: 1,
  integer: 2,
  bitString: 3,
  octetString: 4,
  null: 5,
  oid: 6,
  enumerated: 10,
  utf8String: 12,
  sequence: 16,
  set: 17,
  numericString: 18,
  printableString: 19,
  teletexString: 20,
  ia5String: 22,
  utcTime: 23,
  generalizedTime: 24,
  visibleString: 26,
  universalString: 28,
  bmpString: 30,
} as const;

/** Deeper than any certificate or CMS of the wild (about 20), shallow enough for every stack. */
const depthLimit = 48;

export class DerNode {
  readonly class: number;
  readonly tag: number;
  readonly constructed: boolean;
  /** Identifier, length and content (and end-of-contents) octets. */
  readonly bytes: Uint8Array;
  /** Content octets alone. */
  readonly content: Uint8Array;
  /** Whether the length was indefinite: BER, never DER. */
  readonly indefinite: boolean;
  readonly #depth: number;
  #children: readonly DerNode[] | undefined;

  constructor(header: Header, bytes: Uint8Array, content: Uint8Array, depth: number) {
    this.class = header.class;
    this.tag = header.tag;
    this.constructed = header.constructed;
    this.indefinite = header.length === undefined;
    this.bytes = bytes;
    this.content = content;
    this.#depth = depth;
  }

  /** @throws {OfficeError} `der-damaged` on a primitive node or content that is no sequence of nodes */
  get children(): readonly DerNode[] {
    return (this.#children ??= [...this.each()]);
  }

  /** The children one at a time: a revocation list holds hundreds of thousands. */
  *each(): Generator<DerNode> {
    if (!this.constructed) throw damaged('children of a primitive value');
    let at = 0;
    while (at < this.content.length) {
      const child = readNode(this.content, at, this.#depth + 1);
      at += child.bytes.length;
      yield child;
    }
  }

  /** Whether this is universal `wanted`. */
  is(wanted: number): boolean {
    return this.class === tagClass.universal && this.tag === wanted;
  }

  /** Whether this is context-specific `[number]`. */
  isContext(number: number): boolean {
    return this.class === tagClass.context && this.tag === number;
  }

  /** The children of a universal SEQUENCE or SET. @throws {OfficeError} `der-damaged` on another tag */
  items(wanted: number = tag.sequence): readonly DerNode[] {
    if (!this.is(wanted)) throw damaged(`expected tag ${wanted}, found class ${this.class} tag ${this.tag}`);
    return this.children;
  }

  /** The one child of an EXPLICIT tag. */
  get only(): DerNode {
    const [first, second] = this.children;
    if (!first || second) throw damaged('an explicit tag holds exactly one value');
    return first;
  }
}

interface Header {
  class: number;
  tag: number;
  constructed: boolean;
  /** Absent: indefinite. */
  length: number | undefined;
  size: number;
}

export function damaged(why: string): OfficeError {
  return new OfficeError('der-damaged', `ASN.1: ${why}`);
}

/**
 * Reads one value that fills `bytes`; trailing zero octets are refused too, unless `trailing` is `allowed`
 * (PDF pads /Contents with zeros; the caller must look at them itself).
 */
export function readDer(bytes: Uint8Array, options: {trailing?: 'refused' | 'allowed'} = {}): DerNode {
  const node = readNode(bytes, 0, 0);
  if (node.bytes.length !== bytes.length && options.trailing !== 'allowed')
    throw damaged('bytes follow the value');
  return node;
}

function readNode(bytes: Uint8Array, at: number, depth: number): DerNode {
  if (depth > depthLimit) throw damaged('nested too deeply');
  const header = readHeader(bytes, at);
  const start = at + header.size;
  if (header.length !== undefined) {
    const end = start + header.length;
    if (end > bytes.length) throw damaged('a value ends beyond its container');
    return new DerNode(header, bytes.subarray(at, end), bytes.subarray(start, end), depth);
  }
  if (!header.constructed) throw damaged('an indefinite length needs a constructed value');
  const contentEnd = findEndOfContents(bytes, start, depth);
  return new DerNode(header, bytes.subarray(at, contentEnd + 2), bytes.subarray(start, contentEnd), depth);
}

/** Offset of the two zero octets that close an indefinite length. X.690 8.1.5. */
function findEndOfContents(bytes: Uint8Array, start: number, depth: number): number {
  let at = start;
  for (;;) {
    if (at + 2 > bytes.length) throw damaged('an indefinite length is never closed');
    if (bytes[at] === 0 && bytes[at + 1] === 0) return at;
    at += readNode(bytes, at, depth + 1).bytes.length;
  }
}

function readHeader(bytes: Uint8Array, at: number): Header {
  const first = octet(bytes, at);
  let size = 1;
  let number = first & 0x1f;
  if (number === 0x1f) {
    // High tag numbers (X.690 8.1.2.4) do not occur in certificates; three octets are plenty to skip one.
    number = 0;
    for (;;) {
      const next = octet(bytes, at + size);
      size += 1;
      if (size > 4) throw damaged('a tag number is too large');
      number = number * 128 + (next & 0x7f);
      if (next < 0x80) break;
    }
  }
  const lengthOctet = octet(bytes, at + size);
  size += 1;
  let length: number | undefined = lengthOctet;
  if (lengthOctet === 0x80) length = undefined;
  else if (lengthOctet > 0x80) {
    const count = lengthOctet & 0x7f;
    // Six octets reach beyond any file; leading zeros are BER and harmless.
    if (count > 6) throw damaged('a length is too large');
    length = 0;
    for (let index = 0; index < count; index += 1) length = length * 256 + octet(bytes, at + size + index);
    size += count;
  }
  return {class: first >> 6, tag: number, constructed: (first & 0x20) !== 0, length, size};
}

function octet(bytes: Uint8Array, at: number): number {
  const value = bytes[at];
  if (value === undefined) throw damaged('the bytes end inside a value');
  return value;
}
