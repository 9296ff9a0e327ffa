import type {Exchange} from '../../../components/core/exchange/exchange.js';
import {openLoopback} from '../../../components/transports/loopback.js';
import {exchangeCases} from '../../support/exchange-suite.js';

describe('loopback exchange on IndexedDB', () => {
  let count = 0;
  for (const {name, run} of exchangeCases) {
    it(name, async () => {
      const opened: Exchange[] = [];
      const store = `case-${Date.now()}-${++count}`;
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
        indexedDB.deleteDatabase(`trinh-ky-exchange-${store}`);
      }
    });
  }
});
