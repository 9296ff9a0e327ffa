/**
 * Text of others, made fit for one line of a screen: a sender cannot turn a file name round with U+202E, hide letters in
 * zero width, or freeze the list with a subject of ten megabytes. The full text stays in the value; only the view is cut.
 */

/** C0/C1 controls, bidi embeddings, overrides and isolates (UAX 9), zero-width and invisible format characters. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const unseen =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]+/g;
const lonelySurrogate = /\p{Surrogate}/gu;

/** One line of at most `limit` code units, ending in `…` where it was cut. */
export function screenText(text: string, limit = 400): string {
  const head = text.length > limit * 2 ? text.slice(0, limit * 2) : text;
  const clean = head
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(unseen, '')
    .replace(lonelySurrogate, '\ufffd')
    .trim();
  if (clean.length <= limit && head.length === text.length) return clean;
  // The cut may fall between the halves of one character.
  return `${clean
    .slice(0, limit)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`;
}
