/** The strip that tells the administrator what to click. It decides nothing; a page that hides it only hides our words. */

export function signpost(words: string, cancel: () => void, signal: AbortSignal): void {
  const host = document.createElement('tk-signpost');
  host.style.cssText = 'all:initial!important;position:fixed!important;inset:auto 0 0 0!important;z-index:2147483647!important;display:block!important';
  const root = host.attachShadow({mode: 'closed'});
  const bar = document.createElement('div');
  bar.style.cssText = 'font:600 16px/1.4 system-ui,sans-serif;color:#fff;background:#0b3fa8;padding:12px 16px;display:flex;gap:16px;align-items:center';
  bar.setAttribute('role', 'status');
  const text = document.createElement('span');
  text.style.flex = '1';
  text.textContent = `Trình Ký: ${words}`;
  const stop = document.createElement('button');
  stop.textContent = 'Esc';
  stop.style.cssText = 'font:inherit;min-height:32px;padding:0 12px;color:inherit;background:none;border:1px solid;border-radius:6px';
  stop.addEventListener('click', event => event.isTrusted && cancel());
  bar.append(text, stop);
  root.append(bar);
  document.documentElement.append(host);
  window.addEventListener('keydown', event => event.isTrusted && event.key === 'Escape' && cancel(), {capture: true, signal});
  signal.addEventListener('abort', () => host.remove());
}
