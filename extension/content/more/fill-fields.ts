/** Fills fields of the live page as a person does, with the events a page's own script listens for. */
import {findOne} from '../find.js';

/** @returns the selector that found nothing, or undefined */
export function fillFields(
  set: ReadonlyArray<readonly [sel: string, value: string]>,
  files: ReadonlyArray<readonly [sel: string, file: File]>,
): string | undefined {
  for (const [sel, value] of set) {
    const field = findOne(document, sel) as HTMLElement | undefined;
    if (!field) return sel;
    fill(field, value);
  }
  for (const [sel, file] of files) {
    const field = findOne(document, sel) as HTMLElement | undefined;
    if (!field) return sel;
    put(field, file);
  }
  return undefined;
}

function fill(field: HTMLElement, value: string): void {
  field.focus();
  if (field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type)) {
    if (String(field.checked) !== value) field.click();
    return;
  }
  if (field.isContentEditable) {
    // As text, never as markup; an editor of the page's own hears of it as of a paste.
    field.textContent = value;
  } else {
    // The prototype's own setter: a framework that watches the property would take our value for its own and not react.
    const {set} = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field) as object, 'value') ?? {};
    if (set) set.call(field, value);
    else (field as HTMLInputElement).value = value;
  }
  for (const type of ['input', 'change', 'blur']) field.dispatchEvent(new InputEvent(type, {bubbles: true, composed: true}));
}

/** Into a file field, or onto an area that takes dropped files. */
function put(field: HTMLElement, file: File): void {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(file);
  if (field instanceof HTMLInputElement) {
    field.files = dataTransfer.files;
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, {bubbles: true, composed: true}));
    return;
  }
  for (const type of ['dragenter', 'dragover', 'drop']) field.dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, composed: true, dataTransfer}));
}
