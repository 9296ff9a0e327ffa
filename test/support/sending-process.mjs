// Sends documents 0…count-1 through the exchange and writes each acknowledged number to a file: the outbox of a program that may die.
// argv: JSON of {servers, organisation, password, to, count, acknowledged}
import {appendFileSync, existsSync, readFileSync} from 'node:fs';
import {connect} from '@nats-io/transport-node';
import {openJetStream} from '../../components/transports/jetstream.ts';

const {servers, organisation, user, password, to, count, acknowledged} = JSON.parse(process.argv[2]);
const done = new Set(existsSync(acknowledged) ? readFileSync(acknowledged, 'utf8').split('\n').filter(Boolean).map(Number) : []);
const exchange = await openJetStream({
  organisation,
  connect: () => connect({servers, user, pass: password, maxReconnectAttempts: -1, reconnectTimeWait: 100}),
});
const left = Array.from({length: count}, (_, at) => at).filter(at => !done.has(at));
const work = async () => {
  for (let at = left.shift(); at !== undefined; at = left.shift()) {
    await exchange.send({from: organisation, to, documentId: `doc-${at}`, kind: 'document', bytes: new TextEncoder().encode(`<edXML>${at}</edXML>`)});
    appendFileSync(acknowledged, `${at}\n`);
  }
};
await Promise.all(Array.from({length: 128}, work));
await exchange.close();
process.exit(0);
