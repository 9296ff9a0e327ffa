/** Opens our own pages: side panel or sidebar, desk, consent. */
import browser from 'webextension-polyfill';

/** Chromium's side panel; absent in Firefox, unknown to the polyfill. */
interface SidePanel {
  setPanelBehavior(behavior: {openPanelOnActionClick: boolean}): Promise<void>;
}
declare const chrome: {sidePanel?: SidePanel} | undefined;

const sidePanel = typeof chrome === 'object' ? chrome?.sidePanel : undefined;

export async function openPanelOnClick(): Promise<void> {
  await sidePanel?.setPanelBehavior({openPanelOnActionClick: true});
}

/** Firefox: the toolbar button opens and closes the sidebar. Must stay synchronous: it needs the click. */
export function togglePanel(): void {
  if (!sidePanel) void browser.sidebarAction.toggle();
}

/** Shows the desk in a tab, the one already open where there is one. */
export async function openDeskTab(): Promise<void> {
  const url = browser.runtime.getURL('extension/desk/index.html');
  const [open] = await browser.tabs.query({url: `${url}*`});
  if (open?.id === undefined) {
    await browser.tabs.create({url});
    return;
  }
  await browser.tabs.update(open.id, {active: true});
  if (open.windowId !== undefined) await browser.windows.update(open.windowId, {focused: true});
}
