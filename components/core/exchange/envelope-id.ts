/** Ids inside one envelope. Made from what they name, so that writing the same message twice gives the same bytes. */

/** A UUID-shaped id of file `at` of a document; unique within its envelope, which is all `cid:` asks (RFC 2392). */
export function contentId(documentId: string, at: number, name: string): string {
  const hex = [0, 1, 2, 3]
    .map(seed => mix(`${seed}|${documentId}|${at}|${name}`).toString(16).padStart(8, '0'))
    .join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Name of the one entry in an attachment's ZIP. */
export function entryName(id: string, extension: string): string {
  return extension ? `${id}.${extension}` : id;
}

/** FNV-1a, 32 bit. Spreads names; protects nothing. */
function mix(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}
