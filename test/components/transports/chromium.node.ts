/** The cases of the exchange suite in a real Chromium: JetStream over WebSocket, the VXP gateway, a folder of files. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

import {findChromium} from '../../../demo/setup/browsers.mjs';
import {openBuiltPage} from '../../support/built-page.mjs';
import type {Engine} from '../../support/exchange-page.js';
import {exchangeCases} from '../../support/exchange-suite.js';
import {NatsCluster, natsMissing} from '../../../demo/setup/nats-cluster.js';
import {VxpGatewayServer} from '../../support/vxp-gateway-server.js';

const skip = findChromium() ? false : 'Chromium is not installed';
const entry = fileURLToPath(new URL('../../support/exchange-page.ts', import.meta.url));
const secrets = {H41: 'bí mật của H41', G22: 'secret-2', G09: 'secret-3'};

describe('exchanges in Chromium', {skip}, () => {
  let opened: Awaited<ReturnType<typeof openBuiltPage>>;
  before(async () => {
    // The gateway sends no CORS headers: only an extension with host permission calls it, and this flag is that permission here.
    if (!skip) opened = await openBuiltPage(entry, {flags: ['--disable-web-security']});
  });
  after(() => opened?.close());

  async function inPage(name: string, engine: Engine): Promise<void> {
    const problem = await opened.page.evaluate(
      (each, over) => (globalThis as unknown as {page: typeof import('../../support/exchange-page.js')}).page.runCase(each, over),
      name,
      engine,
    );
    assert.equal(problem, '');
  }

  describe('NATS JetStream over WebSocket', {skip: natsMissing()}, () => {
    for (const {name} of exchangeCases) {
      it(name, async () => {
        const cluster = await NatsCluster.start(['H41', 'G22', 'G09']);
        try {
          await inPage(name, {kind: 'jetstream', websocket: cluster.websocket});
        } finally {
          await cluster.stop();
        }
      });
    }
  });

  describe('VXP gateway', () => {
    for (const {name} of exchangeCases) {
      it(name, async () => {
        const gateway = new VxpGatewayServer(new Map(Object.entries(secrets)));
        const endpoint = await gateway.start();
        try {
          await inPage(name, {kind: 'vxp', endpoint, secrets});
        } finally {
          await gateway.stop();
        }
      });
    }
  });

  describe('a folder of files', () => {
    for (const {name} of exchangeCases) it(name, () => inPage(name, {kind: 'file'}));
  });
});
