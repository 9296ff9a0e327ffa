/** `list-sites`, `add-site`, `remove-site`, `set-bridge`. */
import {decisions} from '../../components/core/draft/draft.js';
import {errorCode, OfficeError} from '../../components/core/office-error.js';
import {AdapterProblem, stateAfter} from '../adapter/adapter-problem.js';
import type {PageAdapter} from '../adapter/page-adapter.js';
import type {CallOf, SiteFacts} from '../messages/desk-call.js';
import {parseUrl} from '../messages/parse-url.js';
import {readAdapters} from './adapter-shelf.js';
import {now} from '../the-desk.js';
import {registerPageScripts} from './page-scripts.js';
import {changeSite, isGranted, readSites} from './sites.js';
import type {Site} from './sites.js';
import {recogniseSystem, visitHost} from './visit-system.js';

/** A new line, two brackets and the mark stand after the opinion's own words. */
const markRoom = 24;

export async function listSites(): Promise<readonly SiteFacts[]> {
  return Promise.all((await readSites()).map(siteFacts));
}

async function siteFacts(site: Site): Promise<SiteFacts> {
  const granted = await isGranted(site.origin);
  const adapter = (await readAdapters()).find(each => each.adapter.id === site.adapterId)?.adapter;
  const off = new Set(site.actionsOff);
  return {
    ...site,
    granted,
    state: granted ? site.state : 'not-permitted',
    ...(adapter && {decisions: decisions.filter(each => adapter.actions[each] && !off.has(each))}),
    ...(adapter?.textLimit !== undefined && {textLimit: adapter.textLimit - markRoom}),
  };
}

/**
 * @throws OfficeError `address-invalid`, `host-not-granted`
 */
export async function addSite({address}: CallOf<'add-site'>): Promise<SiteFacts> {
  const url = readAddress(address);
  const {origin} = url;
  if (!(await isGranted(origin))) throw new OfficeError('host-not-granted', `${origin} was not granted`);
  const path = url.pathname.replace(/\/+$/, '');
  const blank: Site = {origin, path: '', name: url.host, state: 'unknown-page', bridge: 'off', addedAt: now()};
  await changeSite(origin, known => known ?? blank);
  await registerPageScripts();
  const candidates = (await readAdapters()).map(({adapter}) => adapter).filter(adapter => isOffered(adapter, url));
  const found = await recognise(origin, path, candidates);
  const site = await changeSite(origin, known => {
    // A look at the page with the adapter of today: what switched itself off may be tried again.
    const {actionsOff: _off, step: _step, code: _code, ...rest} = known ?? blank;
    return {...rest, ...found, lastUsedAt: now()};
  });
  return siteFacts(site!);
}

/** `/qlvb/main` and what it may lie in: `/qlvb/main`, `/qlvb`, the root. */
function above(path: string): string[] {
  const parts = path.split('/').filter(Boolean).slice(0, 4);
  return [...parts.keys(), parts.length].reverse().map(count => parts.slice(0, count).map(part => `/${part}`).join(''));
}

/** The system may live at the address the officer gave, which may be any of its pages, or above it; the longest is tried first. */
async function recognise(origin: string, path: string, candidates: readonly PageAdapter[]): Promise<Partial<Site>> {
  try {
    return await visitHost(origin, path || '/', false, async courier => {
      for (const each of above(path)) {
        try {
          const {adapter, session, problem} = await recogniseSystem(courier, origin + each, candidates);
          const state = problem === undefined ? 'ok' : stateAfter(problem);
          const step = problem instanceof AdapterProblem ? {step: problem.step.slice(0, 200)} : {};
          const code = problem === undefined ? {} : {code: errorCode(problem).slice(0, 80), ...step};
          return {path: each, adapterId: adapter.id, name: adapter.name, state, officer: session.officer.slice(0, 200), ...code};
        } catch (thrown) {
          if (errorCode(thrown) !== 'page-unknown') throw thrown;
        }
      }
      throw new AdapterProblem('page-unknown', 'detect', 'no adapter recognised the page');
    });
  } catch (thrown) {
    return {state: stateAfter(thrown), code: errorCode(thrown)};
  }
}

export async function removeSite({origin}: CallOf<'remove-site'>): Promise<null> {
  await changeSite(origin, () => undefined);
  await registerPageScripts();
  return null;
}

export async function setBridge({origin, mode}: CallOf<'set-bridge'>): Promise<null> {
  await changeSite(origin, site => site && {...site, bridge: mode});
  await registerPageScripts();
  return null;
}

function readAddress(address: string): URL {
  const trimmed = address.trim();
  const url = parseUrl(/^https?:\/\//.test(trimmed) ? trimmed : `https://${trimmed}`);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || !url.hostname) {
    throw new OfficeError('address-invalid', 'not the address of a web system');
  }
  return url;
}

/** Whether one of the adapter's match patterns covers the host. Paths are the system's own business. */
function isOffered(adapter: PageAdapter, url: URL): boolean {
  return adapter.match.some(pattern => {
    const [, scheme, host] = /^(\*|https?):\/\/([^/]+)\//.exec(pattern) ?? [];
    if (scheme === undefined || host === undefined) return false;
    if (scheme !== '*' && `${scheme}:` !== url.protocol) return false;
    if (host === '*') return true;
    return host.startsWith('*.') ? url.hostname === host.slice(2) || url.hostname.endsWith(host.slice(1)) : url.hostname === host;
  });
}
