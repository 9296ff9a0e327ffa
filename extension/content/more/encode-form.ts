/**
 * A form's names and values as a browser writes them in the page's own encoding, or undefined where that is UTF-8: there the platform
 * does it. An address of a page is the one other place where the browser encodes so; what the encoding lacks becomes `&#…;`, in a real
 * form too.
 */
export function encodeForm(data: FormData): Blob | undefined {
  if (document.characterSet === 'UTF-8') return undefined;
  const body = [...data].map(pair => pair.map(each => encodeText(String(each))).join('=')).join('&');
  return new Blob([body], {type: 'application/x-www-form-urlencoded'});
}

function encodeText(value: string): string {
  const link = document.createElement('a');
  link.href = '?' + value.replace(/\r?\n/g, '\r\n').replace(/[\s%&+=#]/g, encodeURIComponent);
  return link.search.slice(1).replaceAll("'", '%27');
}
