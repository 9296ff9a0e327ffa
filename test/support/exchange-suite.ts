/** What every exchange must do, whatever carries it. Each case opens its own sides; `open` gives two agencies on one fresh exchange. */
import {readEnvelope, writeEnvelope} from '../../components/exchange.js';
import type {Delivery, Exchange, ExchangeEnvelope} from '../../components/core/exchange/exchange.js';

export interface Sides {
  /** Opens the exchange as `organisation`; `again` sides of one organisation share what it has stored. */
  readonly open: (organisation: string) => Promise<Exchange>;
}

export interface ExchangeCase {
  readonly name: string;
  readonly run: (sides: Sides) => Promise<void>;
}

const bytes = (text: string) => new TextEncoder().encode(text);

/** The subject of a document or the words of a state: what tells one envelope's content from another's. */
function words(of: Uint8Array): string {
  const message = readEnvelope(of);
  return message.kind === 'document' ? message.subject : message.description;
}

/** An envelope as it really is: edXML that names its sender, its recipient and its document. */
function anEnvelope({
  subject = 'V/v tiêm chủng',
  ...change
}: Partial<Omit<ExchangeEnvelope, 'bytes'>> & {subject?: string} = {}): ExchangeEnvelope {
  const envelope = {
    from: 'H41',
    to: 'G22',
    documentId: 'H41,2026/11/20,15/UBND-VX',
    kind: 'document' as ExchangeEnvelope['kind'],
    ...change,
  };
  const {from, to, documentId, kind} = envelope;
  const content =
    kind.startsWith('document')
      ? writeEnvelope({
          kind: 'document',
          business: kind.startsWith('document-update') ? 'update' : 'new',
          from: {id: from},
          to: [{id: to}],
          documentId,
          number: '15',
          notation: 'UBND-VX',
          typeName: 'Công văn',
          subject,
          attachments: [],
        })
      : writeEnvelope({
          kind: 'status',
          from: {id: from},
          about: {organisationId: to, code: '15/UBND-VX', documentId},
          statusCode: kind.slice(7).split('-')[0]!,
          description: subject,
          at: '2026-11-20T15:00:00+07:00',
        });
  return {...envelope, bytes: content};
}

function equal(actual: unknown, expected: unknown, what: string): void {
  const [one, other] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (one !== other) throw new Error(`${what}: ${one} instead of ${other}`);
}

async function refuses(code: string, act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    equal((error as {code?: unknown}).code, code, 'code');
    return;
  }
  throw new Error(`nothing was refused; expected ${code}`);
}

/** Takes `count` deliveries and then stops; fails where they do not come within twenty seconds. */
export async function take(
  exchange: Exchange,
  count: number,
  reader = 'desk',
  acknowledge = true,
): Promise<Delivery[]> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), 20_000);
  const found: Delivery[] = [];
  for await (const delivery of exchange.receive({reader, signal: stop.signal})) {
    found.push(delivery);
    if (acknowledge) await delivery.acknowledge();
    if (found.length >= count) break;
  }
  clearTimeout(timer);
  stop.abort();
  if (found.length < count) throw new Error(`${found.length} of ${count} deliveries came`);
  return found;
}

export const exchangeCases: readonly ExchangeCase[] = [
  {
    name: 'brings an envelope to the one it is for, and to nobody else',
    async run({open}) {
      const [from, to, other] = await Promise.all([open('H41'), open('G22'), open('G09')]);
      await from.send(anEnvelope());
      const [delivery] = await take(to, 1);
      equal(
        [delivery!.envelope.from, delivery!.envelope.kind, words(delivery!.envelope.bytes)],
        ['H41', 'document', 'V/v tiêm chủng'],
        'delivery',
      );
      await from.send(anEnvelope({to: 'G09', documentId: 'second'}));
      const [second] = await take(other, 1);
      equal(second!.envelope.documentId.includes('15/UBND'), false, 'the first came to a stranger');
    },
  },
  {
    name: 'the same bytes again are no second sending; other bytes are refused',
    async run({open}) {
      const from = await open('H41');
      equal((await from.send(anEnvelope())).duplicate, false, 'first');
      equal((await from.send(anEnvelope())).duplicate, true, 'again');
      await refuses('exchange-conflict', () => from.send(anEnvelope({subject: 'khác'})));
      const to = await open('G22');
      const [only] = await take(to, 1);
      equal(words(only!.envelope.bytes), 'V/v tiêm chủng', 'what arrived');
    },
  },
  {
    name: 'nobody sends in the name of another agency',
    async run({open}) {
      const from = await open('H41');
      await refuses('exchange-denied', () => from.send(anEnvelope({from: 'G22', to: 'H41'})));
    },
  },
  {
    name: 'what was acknowledged does not come again; what was not, does',
    async run({open}) {
      const [from, to] = await Promise.all([open('H41'), open('G22')]);
      for (const each of ['a', 'b', 'c']) await from.send(anEnvelope({documentId: each}));
      const first = await take(to, 3, 'desk', false);
      await first[1]!.acknowledge();
      await to.close();
      const again = await open('G22');
      equal(
        (await take(again, 2)).map(each => each.envelope.documentId).sort(),
        ['a', 'c'],
        'second reading',
      );
    },
  },
  {
    name: 'keeps the order in which an agency sent',
    async run({open}) {
      const [from, to] = await Promise.all([open('H41'), open('G22')]);
      const ids = Array.from({length: 120}, (_, at) => `d${at}`);
      for (const each of ids) await from.send(anEnvelope({documentId: each}));
      equal(
        (await take(to, ids.length)).map(each => each.envelope.documentId),
        ids,
        'order',
      );
    },
  },
  {
    name: 'a delivery that could not be stored comes again',
    async run({open}) {
      const [from, to] = await Promise.all([open('H41'), open('G22')]);
      await from.send(anEnvelope());
      const stop = new AbortController();
      let seen = 0;
      for await (const delivery of to.receive({reader: 'desk', signal: stop.signal})) {
        if (++seen === 1) await delivery.retryIn(20);
        else {
          await delivery.acknowledge();
          break;
        }
      }
      stop.abort();
      equal(seen, 2, 'deliveries');
    },
  },
  {
    name: 'states of one document are slots of their own',
    async run({open}) {
      const [sender, receiver] = await Promise.all([open('H41'), open('G22')]);
      for (const code of ['01', '03'])
        await receiver.send(anEnvelope({from: 'G22', to: 'H41', kind: `status-${code}`, subject: code}));
      equal(
        (await take(sender, 2)).map(each => each.envelope.kind),
        ['status-01', 'status-03'],
        'kinds',
      );
    },
  },
  {
    name: 'a state asked a second time, and an update under the old document’s id, are envelopes of their own',
    async run({open}) {
      const [from, to] = await Promise.all([open('H41'), open('G22')]);
      const kinds = ['document', 'status-13', 'status-13-2', 'document-update', 'document-update-2'] as const;
      for (const kind of kinds) equal((await from.send(anEnvelope({kind, subject: `vòng ${kind}`}))).duplicate, false, kind);
      equal((await from.send(anEnvelope({kind: 'status-13-2', subject: 'vòng status-13-2'}))).duplicate, true, 'again');
      const came = await take(to, kinds.length);
      equal(came.map(each => words(each.envelope.bytes)), kinds.map(kind => `vòng ${kind}`), 'order');
    },
  },
  {
    name: 'of many who decide one step, one wins, and learns it also on a second asking',
    async run({open}) {
      const sides = await Promise.all([open('H41'), open('H41'), open('H41')]);
      const results = await Promise.all(
        Array.from({length: 15}, (_, at) =>
          sides[at % 3]!.decide('slip.1.step-2', {attempt: `officer-${at}`, bytes: bytes(`${at}`)}),
        ),
      );
      equal(results.filter(each => each.won).length, 1, 'winners');
      const winner = results.find(each => each.won)!.value;
      equal(
        results.every(each => each.value.attempt === winner.attempt),
        true,
        'everyone is shown the winner',
      );
      equal((await sides[0]!.decide('slip.1.step-2', winner)).won, true, 'the winner asks again');
      equal((await sides[1]!.decision('slip.1.step-2'))?.attempt, winner.attempt, 'what lies there');
      equal(await sides[2]!.decision('slip.1.step-3'), undefined, 'an open step');
    },
  },
  {
    name: 'watchers see what was decided before and what is decided after',
    async run({open}) {
      const [one, other] = await Promise.all([open('H41'), open('H41')]);
      await one.decide('vote.7.an', {attempt: 'a', bytes: bytes('1')});
      const stop = new AbortController();
      const seen: string[] = [];
      const watching = (async () => {
        for await (const {slot} of other.watch('vote.7.', stop.signal)) if (seen.push(slot) === 2) return;
      })();
      await one.decide('vote.7.binh', {attempt: 'b', bytes: bytes('1')});
      await one.decide('vote.8.an', {attempt: 'c', bytes: bytes('1')});
      await watching;
      stop.abort();
      equal(seen, ['vote.7.an', 'vote.7.binh'], 'seen');
    },
  },
  {
    name: 'slot names cannot widen a subject',
    async run({open}) {
      const one = await open('H41');
      for (const bad of ['a.*', 'a.>', 'a b', '', 'a..b', 'đ', 'a\r\nb'])
        await refuses('slot-invalid', () => one.decide(bad, {attempt: 'x', bytes: bytes('')}));
    },
  },
  {
    name: 'files come back byte for byte, and are known by their digest',
    async run({open}) {
      const [one, other] = await Promise.all([open('H41'), open('H41')]);
      const content = new Uint8Array(300_000).map((_, at) => at % 251);
      const progress: number[] = [];
      const reference = await one.putFile(new Blob([content], {type: 'application/pdf'}), {
        onProgress: each => progress.push(each),
      });
      equal(progress.at(-1), content.length, 'progress');
      const back = new Uint8Array(await (await other.getFile(reference)).arrayBuffer());
      equal(
        back.length === content.length && back.every((each, at) => each === content[at]),
        true,
        'content',
      );
      await refuses('file-missing', () => other.getFile({...reference, digest: '0'.repeat(64)}));
    },
  },
  {
    name: 'a closed exchange says so, and an aborted call stops',
    async run({open}) {
      const one = await open('H41');
      await refuses('aborted', () => one.send(anEnvelope(), {signal: AbortSignal.abort()}));
      await one.close();
      equal(one.link, 'closed', 'link');
      await refuses('exchange-unavailable', () => one.send(anEnvelope()));
    },
  },
];
