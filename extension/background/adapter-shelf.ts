/** Every adapter this desk knows: those of the package, those the officer imported, those the administrator's policy brings. */
import browser from 'webextension-polyfill';

import {OfficeError} from '../../components/core/office-error.js';
import {checkAdapter} from '../adapter/adapter-check.js';
import type {PageAdapter} from '../adapter/page-adapter.js';
import roundcube from '../content/adapters/org.roundcube.json';
import redmine from '../content/adapters/org.redmine.json';
import demo from '../content/adapters/vn.trinhky.demo.json';
import {dictionary, list, text} from '../messages/check.js';
import type {AdapterFacts} from '../messages/desk-call.js';
import {theDesk} from '../the-desk.js';

const packaged: readonly unknown[] = [demo, redmine, roundcube];
const isImported = dictionary(text(200_000), 100, /^[a-z][a-z0-9.-]{2,100}$/);
const isPolicy = list(text(200_000), 100);

export interface ShelvedAdapter {
  readonly adapter: PageAdapter;
  readonly from: AdapterFacts['from'];
}

/** Highest priority first. A later source of the same id replaces an earlier one where its `v` is not lower: policy, then imported, then package. */
export async function readAdapters(): Promise<readonly ShelvedAdapter[]> {
  const byId = new Map<string, ShelvedAdapter>();
  const put = (value: unknown, from: AdapterFacts['from']) => {
    const adapter = checkAdapter(value);
    const known = byId.get(adapter.id);
    if (!known || adapter.v >= known.adapter.v || from === 'policy') byId.set(adapter.id, {adapter, from});
  };
  for (const each of packaged) put(each, 'package');
  for (const [json, from] of [...(await readImported()).map(each => [each, 'imported'] as const), ...(await readPolicy()).map(each => [each, 'policy'] as const)]) {
    try {
      put(JSON.parse(json), from);
    } catch (error) {
      // One bad adapter must not take the others with it; it was refused with a sentence when it came in.
      console.warn('trinh-ky: an adapter was left out', error);
    }
  }
  return [...byId.values()].sort((a, b) => (b.adapter.priority ?? 0) - (a.adapter.priority ?? 0));
}

/** @throws OfficeError `adapter-missing` */
export async function readAdapter(id: string | undefined): Promise<PageAdapter> {
  const found = (await readAdapters()).find(({adapter}) => adapter.id === id);
  if (!found) throw new OfficeError('adapter-missing', `no adapter ${id ?? '(none)'}`);
  return found.adapter;
}

/** @throws OfficeError `adapter-invalid` */
export async function importAdapter(json: string): Promise<AdapterFacts> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new OfficeError('adapter-invalid', 'the file is not JSON', {cause: error});
  }
  const adapter = checkAdapter(value);
  const desk = await theDesk();
  const imported = (await desk.settings.read('adapters', stored => (isImported(stored) ? stored : undefined))) ?? {};
  await desk.settings.write('adapters', {...imported, [adapter.id]: json});
  return adapterFacts({adapter, from: 'imported'});
}

export async function removeAdapter(id: string): Promise<void> {
  const desk = await theDesk();
  const imported = (await desk.settings.read('adapters', stored => (isImported(stored) ? stored : undefined))) ?? {};
  const {[id]: _gone, ...rest} = imported;
  await desk.settings.write('adapters', rest);
}

export function adapterFacts({adapter, from}: ShelvedAdapter): AdapterFacts {
  return {id: adapter.id, name: adapter.name, v: adapter.v, from};
}

async function readImported(): Promise<readonly string[]> {
  const desk = await theDesk();
  return Object.values((await desk.settings.read('adapters', stored => (isImported(stored) ? stored : undefined))) ?? {});
}

async function readPolicy(): Promise<readonly string[]> {
  try {
    const {adapters} = await browser.storage.managed.get('adapters');
    return isPolicy(adapters) ? adapters : [];
  } catch {
    // Firefox rejects where no policy is installed.
    return [];
  }
}
