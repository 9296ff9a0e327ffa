import {describe, it} from 'node:test';

import type {Exchange} from '../../../components/core/exchange/exchange.js';
import {openLoopback} from '../../../components/transports/loopback.js';
import {exchangeCases} from '../../support/exchange-suite.js';

describe('loopback exchange in one process', () => {
  let count = 0;
  for (const {name, run} of exchangeCases) {
    it(name, async () => {
      const opened: Exchange[] = [];
      const store = `case-${++count}`;
      try {
        await run({
          async open(organisation) {
            const exchange = await openLoopback({name: store, organisation});
            opened.push(exchange);
            return exchange;
          },
        });
      } finally {
        await Promise.all(opened.map(each => each.close()));
      }
    });
  }
});
