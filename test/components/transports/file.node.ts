import assert from 'node:assert/strict';
import {mkdtempSync} from 'node:fs';
import {open, readFile, readdir, rename, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, it} from 'node:test';

import type {Exchange} from '../../../components/core/exchange/exchange.js';
import {openFileExchange} from '../../../components/transports/file.js';
import type {EdocFolder} from '../../../components/transports/file.js';
import {openLoopback} from '../../../components/transports/loopback.js';
import {exchangeCases, take} from '../../support/exchange-suite.js';

/** A real folder on disk: written under another name, flushed, then renamed. */
function diskFolder(path: string): EdocFolder {
  return {
    list: () => readdir(path),
    read: async name =>
      readFile(join(path, name)).then(
        content => new Blob([content]),
        () => undefined,
      ),
    async write(name, content) {
      const file = await open(join(path, `${name}.part`), 'w');
      await file.writeFile(new Uint8Array(await content.arrayBuffer()));
      await file.sync();
      await file.close();
      await rename(join(path, `${name}.part`), join(path, name));
    },
    remove: name => rm(join(path, name)),
  };
}

describe('exchange over a folder', () => {
  let count = 0;
  const sides = (path: string, opened: Exchange[], store = `file-${++count}`) => ({
    async open(organisation: string) {
      const local = await openLoopback({name: store, organisation});
      const exchange = await openFileExchange({folder: diskFolder(path), organisation, local, pollEvery: 20});
      opened.push(exchange);
      return exchange;
    },
  });

  for (const {name, run} of exchangeCases) {
    it(name, async () => {
      const opened: Exchange[] = [];
      const path = mkdtempSync(join(tmpdir(), 'edoc-'));
      try {
        await run(sides(path, opened));
      } finally {
        await Promise.all(opened.map(each => each.close()));
        await rm(path, {recursive: true});
      }
    });
  }

  it('passes over foreign files and half-copied ones, and takes them once they are whole', async () => {
    const path = mkdtempSync(join(tmpdir(), 'edoc-'));
    const opened: Exchange[] = [];
    const {open: openSide} = sides(path, opened);
    const [from, to] = [await openSide('H41'), await openSide('G22')];
    const folder = diskFolder(path);
    await folder.write('other.edxml', new Blob(['<edXML/>']));
    await folder.write('note.txt', new Blob(['x']));
    await from.send({
      from: 'H41',
      to: 'G22',
      documentId: 'd',
      kind: 'document',
      bytes: new TextEncoder().encode('<edXML>1</edXML>'),
    });
    const name = (await readdir(path)).find(each => each.startsWith('H41'))!;
    const whole = await folder.read(name);
    await folder.write(name, whole!.slice(0, whole!.size - 4));
    setTimeout(() => void folder.write(name, whole!), 60);
    const [delivery] = await take(to, 1);
    assert.equal(new TextDecoder().decode(delivery!.envelope.bytes), '<edXML>1</edXML>');
    await Promise.all(opened.map(each => each.close()));
    await rm(path, {recursive: true});
  });
});
