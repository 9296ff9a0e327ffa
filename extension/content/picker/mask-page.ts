/** A copy of the page that shows its structure and tells nothing: letters become x, digits 0, and all that runs or loads is left out. */

const kept = new Set(['id', 'class', 'name', 'type', 'rel', 'for', 'role', 'href', 'src', 'action', 'method', 'colspan', 'headers', 'itemprop']);

export function maskPage(page: Document, keep: readonly string[], most = 150_000): string {
  const copy = page.documentElement.cloneNode(true) as Element;
  for (const each of copy.querySelectorAll('script,style,noscript,template,iframe,object,embed,svg,img,video,audio,canvas,head > :not(meta):not(link)')) each.remove();
  const words = new Set(keep.map(fold));
  const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (!words.has(fold(node.parentElement?.textContent ?? ''))) node.data = mask(node.data);
  }
  for (const element of copy.querySelectorAll('*')) {
    for (const {name, value} of [...element.attributes]) {
      if (/^on/i.test(name) || (!kept.has(name) && !name.startsWith('data-'))) element.removeAttribute(name);
      // An address keeps its shape: the numbers in it are what ids are made of.
      else if (/^(href|src|action)$/.test(name)) element.setAttribute(name, value.replace(/[?&](token|_token|key|sid|session)[^&]*/gi, ''));
      else if (name.startsWith('data-')) element.setAttribute(name, mask(value));
    }
  }
  const html = `<!doctype html>${copy.outerHTML.replace(/\s+/g, ' ')}`;
  return html.length <= most ? html : '';
}

const fold = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').replace(/[\s:*]+$/, '').trim().toLowerCase();
const mask = (text: string) => text.replace(/\p{L}/gu, 'x').replace(/\d/g, '0');
