/**
 * Finds a tab of a system (or opens one out of sight), puts the courier's port on it and runs one piece of work there. One visit to
 * a system at a time: their sessions carry state, and two of ours at once would be two officers with one cookie.
 */
import browser from 'webextension-polyfill';

import {errorCode, OfficeError} from '../../components/core/office-error.js';
import {AdapterProblem, stateAfter} from '../adapter/adapter-problem.js';
import {isLive} from '../adapter/adapter-check.js';
import type {Courier} from '../adapter/courier-link.js';
import type {PageAdapter} from '../adapter/page-adapter.js';
import {SystemSession} from '../adapter/system-session.js';
import {now} from '../the-desk.js';
import {readAdapter} from './adapter-shelf.js';
import {courierOnOwnTab, courierOnTab, loaded} from './courier-on-tab.js';
import {parseUrl} from '../messages/parse-url.js';
import {changeSite, hostPattern, isGranted, readSite} from './sites.js';

/** A worker without events for 30 s is stopped; a slow server may take longer to answer than that. */
const stayAwakeMs = 20_000;

/** Visits a known system with its adapter and keeps its state. @throws OfficeError, AdapterProblem */
export async function visitSystem<T>(origin: string, work: (session: SystemSession) => Promise<T>): Promise<T> {
  const site = await readSite(origin);
  const adapter = await readAdapter(site.adapterId);
  try {
    const first = adapter.list.live ? adapter.list.boxes[0]?.url : undefined;
    const start = first === undefined || first.includes('{') ? adapter.entry : first;
    return await visitHost(origin, site.path + start, isLive(adapter), async courier => {
      const session = await new SystemSession(adapter, courier, origin + site.path).enter();
      const result = await work(session);
      await changeSite(origin, known => {
        if (!known) return known;
        const {step: _step, code: _code, ...rest} = known;
        const degraded = [...session.degraded][0];
        return {
          ...rest,
          state: degraded ? 'degraded' : 'ok',
          ...(degraded !== undefined && {step: degraded.slice(0, 200)}),
          ...(session.officer && {officer: session.officer.slice(0, 200)}),
          lastUsedAt: now(),
        };
      });
      return result;
    });
  } catch (thrown) {
    // What concerns one file or one decision says nothing of the system.
    const isOfSystem = thrown instanceof AdapterProblem || ['page-gone', 'host-not-granted'].includes(errorCode(thrown));
    if (isOfSystem) {
      await changeSite(origin, known => {
        if (!known) return known;
        const {step: _step, ...rest} = known;
        const step = thrown instanceof AdapterProblem ? thrown.step : undefined;
        return {...rest, state: stateAfter(thrown), code: errorCode(thrown), ...(step !== undefined && {step}), lastUsedAt: now()};
      });
    }
    throw thrown;
  }
}

/**
 * Runs `work` with a courier on a tab of `origin`; with `live` on a tab of the desk's own, where it may click and go from page to page
 * while the officer's own page stays as it is. @throws OfficeError `host-not-granted`, AdapterProblem `system-unreachable` */
export async function visitHost<T>(origin: string, entry: string, live: boolean, work: (courier: Courier) => Promise<T>): Promise<T> {
  if (!(await isGranted(origin))) throw new OfficeError('host-not-granted', `the officer has not granted ${origin}`);
  return navigator.locks.request(`trinh-ky:visit:${origin}`, async () => {
    const awake = setInterval(() => void browser.runtime.getPlatformInfo(), stayAwakeMs);
    let courier: Courier | undefined;
    let ownTab: number | undefined;
    try {
      if (!live) courier = await courierOnOpenTab(origin);
      if (!courier) {
        ownTab = await openTab(origin + entry);
        courier = await courierOnOwnTab(ownTab);
      }
      if (!courier) throw new AdapterProblem('system-unreachable', 'tab', 'its page did not open');
      return await work(courier);
    } finally {
      clearInterval(awake);
      courier?.close();
      if (ownTab !== undefined) await browser.tabs.remove(ownTab).catch(() => undefined);
    }
  });
}

async function courierOnOpenTab(origin: string): Promise<Courier | undefined> {
  const tabs = await browser.tabs.query({url: hostPattern(origin), discarded: false});
  // The officer's own tab last: its page state stays untouched where another tab will do. The active one always answers quickest.
  const ofOrigin = tabs.filter(tab => tab.url !== undefined && parseUrl(tab.url)?.origin === origin);
  for (const tab of ofOrigin) {
    const courier = tab.id === undefined || tab.status !== 'complete' ? undefined : await courierOnTab(tab.id);
    if (courier) return courier;
  }
  return undefined;
}

async function openTab(url: string): Promise<number> {
  const {id} = await browser.tabs.create({url, active: false});
  if (id === undefined) throw new AdapterProblem('system-unreachable', 'tab', 'no tab');
  await loaded(id);
  return id;
}

/** The adapter that recognises the system at `origin`. */
export async function recogniseSystem(
  courier: Courier,
  base: string,
  candidates: readonly PageAdapter[],
): Promise<{adapter: PageAdapter; session: SystemSession; problem?: unknown}> {
  let last: unknown = new AdapterProblem('page-unknown', 'detect', 'no adapter is offered for this host');
  for (const adapter of candidates) {
    const session = new SystemSession(adapter, courier, base);
    try {
      await session.enter();
      return {adapter, session};
    } catch (thrown) {
      // It recognised the system and then met a login page or its own age: still the right adapter.
      const code = errorCode(thrown);
      if (code === 'system-unreachable' || code === 'page-gone') throw thrown;
      if (code !== 'page-unknown') return {adapter, session, problem: thrown};
      last = thrown;
    }
  }
  throw last;
}
