import {readFile} from 'node:fs/promises';

import type {Reply, Visit} from '../visit.js';
import {notFound} from './document.js';

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

/** A file of `static/`. The route's pattern allows plain names only. */
export async function showStatic({parameters}: Visit): Promise<Reply> {
  const [name = '', extension = ''] = parameters;
  try {
    const body = await readFile(new URL(`../static/${name}.${extension}`, import.meta.url));
    return {status: 200, headers: {'Content-Type': types[extension] ?? 'text/plain'}, body};
  } catch {
    return notFound();
  }
}
