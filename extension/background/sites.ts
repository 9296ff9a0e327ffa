/** The systems an officer let the desk onto: kept in the desk's settings, true only together with the browser's own permission. */
import browser from 'webextension-polyfill';

import {OfficeError} from '../../components/core/office-error.js';
import {dictionary, isPlainRecord, list, matching, oneOf, shape, text} from '../messages/check.js';
import type {SiteFacts} from '../messages/desk-call.js';
import {theDesk} from '../the-desk.js';

export type Site = Omit<SiteFacts, 'granted' | 'decisions' | 'textLimit'>;

const isSite = shape(
  {
    origin: matching(/^https?:\/\/[^/\s]+$/),
    path: text(400),
    name: text(200),
    state: oneOf('ok', 'degraded', 'logged-out', 'broken', 'unreachable', 'not-permitted', 'unknown-page'),
    bridge: oneOf('off', 'ask', 'always'),
    addedAt: text(40),
  },
  {
    adapterId: text(120),
    step: text(200),
    code: text(80),
    officer: text(200),
    lastUsedAt: text(40),
    actionsOff: list(text(40), 20),
  },
);
const isSites = dictionary(isSite, 500, /^https?:\/\/\S{1,300}$/);

/** Permission pattern of an origin: browsers grant hosts, not ports. */
export function hostPattern(origin: string): string {
  const {protocol, hostname} = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

export async function isGranted(origin: string): Promise<boolean> {
  return browser.permissions.contains({origins: [hostPattern(origin)]});
}

export async function readSites(): Promise<readonly Site[]> {
  const desk = await theDesk();
  const sites = await desk.settings.read('sites', stored => (isSites(stored) ? stored : undefined));
  return Object.values(sites ?? {}) as Site[];
}

/** @throws OfficeError `site-unknown` */
export async function readSite(origin: string): Promise<Site> {
  const site = (await readSites()).find(each => each.origin === origin);
  if (!site) throw new OfficeError('site-unknown', `${origin} is not among the granted systems`);
  return site;
}

/** Changes one site, or makes it; one change at a time, so that two visits do not undo each other. */
export async function changeSite(origin: string, change: (site: Site | undefined) => Site | undefined): Promise<Site | undefined> {
  return navigator.locks.request('trinh-ky:sites', async () => {
    const sites = Object.fromEntries((await readSites()).map(site => [site.origin, site]));
    const next = change(sites[origin]);
    if (next) sites[origin] = next;
    else delete sites[origin];
    if (!isPlainRecord(sites) || !isSites(sites)) throw new OfficeError('site-invalid', `${origin}: facts out of bounds`);
    await (await theDesk()).settings.write('sites', sites);
    return next;
  });
}
