/** What is on an element's screen, and how a person acts on it: shared by the tests of the signature screens. */
import {waitUntil as eventually} from '@open-wc/testing';

export const one = <T extends HTMLElement = HTMLElement>(host: Element, selector: string) => host.shadowRoot!.querySelector<T>(selector)!;
export const all = <T extends HTMLElement = HTMLElement>(host: Element, selector: string) => [...host.shadowRoot!.querySelectorAll<T>(selector)];
export const text = (host: Element) => host.shadowRoot!.textContent!.replace(/\s+/g, ' ');
export const press = (host: Element, words: string) => all(host, 'button').find(each => each.textContent?.includes(words))!.click();
export const waitUntil = (holds: () => unknown) => eventually(holds, 'it came about', {timeout: 10_000});

export async function asPng(canvas: OffscreenCanvas): Promise<File> {
  return new File([await canvas.convertToBlob({type: 'image/png'})], 'chu-ky.png', {type: 'image/png'});
}

export function give(input: HTMLInputElement, file: File): void {
  const files = new DataTransfer();
  files.items.add(file);
  input.files = files.files;
  input.dispatchEvent(new Event('change', {bubbles: true}));
}
