/** Just enough XML to write: elements, text, attributes given whole. */

export interface Node {
  /** Indented by two spaces a level, ends in a line break. */
  text(level: number): string;
}

/** XML 1.0, 2.2: characters no document may hold are left out; a lone surrogate becomes the replacement character. */
export function escapeText(value: string): string {
  return (
    value
      .toWellFormed()
      // oxlint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[&<>"]/g, each => ({'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'})[each]!)
  );
}

class Element implements Node {
  readonly #name: string;
  readonly #content: readonly Node[] | string;
  readonly #attributes: string;

  constructor(name: string, content: readonly Node[] | string, attributes: string) {
    this.#name = name;
    this.#content = content;
    this.#attributes = attributes ? ` ${attributes}` : '';
  }

  text(level: number): string {
    const pad = '  '.repeat(level);
    const open = `${pad}<${this.#name}${this.#attributes}`;
    if (typeof this.#content === 'string') return `${open}>${escapeText(this.#content)}</${this.#name}>\n`;
    if (!this.#content.length) return `${open}/>\n`;
    return `${open}>\n${this.#content.map(each => each.text(level + 1)).join('')}${pad}</${this.#name}>\n`;
  }
}

/** XML that came from elsewhere and goes back as it was. */
export class Raw implements Node {
  readonly #xml: string;

  constructor(xml: string) {
    this.#xml = xml;
  }

  text(level: number): string {
    return `${'  '.repeat(level)}${this.#xml}\n`;
  }
}

/** An element with children; those that are `undefined` are left out. */
export function block(
  name: string,
  content: readonly (Node | undefined)[],
  attributes = '',
  prefix = 'edXML:',
): Node {
  return new Element(
    prefix + name,
    content.filter(each => each !== undefined),
    attributes,
  );
}

/** An element with text, or nothing where there is no text. */
export function leaf(name: string, value: string | undefined, prefix = 'edXML:'): Node | undefined {
  return value === undefined ? undefined : new Element(prefix + name, value.normalize('NFC'), '');
}
