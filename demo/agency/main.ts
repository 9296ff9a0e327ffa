/**
 * Runs the demo agency from the command line, on 127.0.0.1 only:
 * `npx tsx demo/agency/main.ts [--port 8180] [--data demo/data/agency] [--documents 200]`
 */
import {parseArgs} from 'node:util';

import {accounts} from './seed/accounts.js';
import {startAgency} from './server.js';

const {values} = parseArgs({
  options: {
    port: {type: 'string', default: '8180'},
    data: {type: 'string', default: 'demo/data/agency'},
    documents: {type: 'string', default: '200'},
  },
});

const agency = await startAgency({
  port: Number(values.port),
  dataDir: values.data,
  documents: Number(values.documents),
});
console.log(
  `${agency.url}  (${accounts.map(({user, password}) => `${user.name} / ${password}`).join(', ')})`,
);

const stop = () => void agency.stop().then(() => process.exit(0));
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
