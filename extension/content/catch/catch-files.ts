const marker = Symbol.for('trinh-ky:catch');
const scope = window as unknown as Record<symbol, boolean>;

/** From now on the addresses a page saves, opens or sends a form to are told instead of followed. */
export function catchFiles(): void {
  if (scope[marker]) return;
  scope[marker] = true;
  const tell = (address: string) => document.dispatchEvent(new CustomEvent('trinh-ky:file', {detail: address}));
  // A page may give the address back at once; until it was read it stays.
  URL.revokeObjectURL = () => undefined;
  const click = HTMLElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    if (this.isConnected || !this.href) click.call(this);
    else tell(this.href);
  };
  window.open = address => {
    tell(String(address ?? ''));
    return null;
  };
  HTMLFormElement.prototype.submit = function () {
    if (/^get$/i.test(this.method)) tell(`${this.action.split('?')[0]}?${new URLSearchParams(new FormData(this) as never)}`);
  };
  document.addEventListener('click', event => {
    const link = event.composedPath().find((each): each is HTMLAnchorElement => each instanceof HTMLAnchorElement && each.href !== '');
    if (!link || event.defaultPrevented || !/^(blob:|https?:)/.test(link.href) || link.href.startsWith(`${location.href.split('#')[0]}#`)) return;
    event.preventDefault();
    tell(link.href);
  });
}
