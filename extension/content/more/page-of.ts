/** A text as a page that selectors read: HTML as it is, JSON as a tree of elements named by its keys. */

export function pageOf(text: string): Document {
  try {
    if (/^\s*[[{]/.test(text)) {
      const tree = document.implementation.createDocument(null, 'json');
      grow(tree.documentElement, JSON.parse(text));
      return tree;
    }
  } catch {
    // Not JSON after all, or nested beyond reason.
  }
  return new DOMParser().parseFromString(text, 'text/html');
}

/** Entries of a list are `item`; a key that is no element name too. Every element has its key, and what it holds, as attributes. */
function grow(element: Element, value: unknown): void {
  if (value && typeof value === 'object') {
    for (const [key, each] of Object.entries(value)) {
      const name = /^[a-z_][\w-]*$/i.test(key) ? key : 'item';
      const child = element.appendChild(element.ownerDocument.createElement(name));
      child.setAttribute('key', key);
      grow(child, each);
    }
  } else if (value !== null) {
    element.textContent = String(value);
    element.setAttribute('value', String(value).slice(0, 200));
  }
}
