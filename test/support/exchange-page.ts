/** Runs in a page of a real browser: the cases of the exchange suite over engines whose servers a Node process started, and figures. */
import {readEnvelope, writeEnvelope} from '../../components/exchange.js';
import type {Exchange} from '../../components/core/exchange/exchange.js';
import {directoryFolder, openFileExchange} from '../../components/transports/file.js';
import {openJetStream} from '../../components/transports/jetstream.js';
import {openLoopback} from '../../components/transports/loopback.js';
import {openVxp} from '../../components/transports/vxp.js';
import {exchangeCases} from './exchange-suite.js';

export type Engine =
  | {readonly kind: 'jetstream'; readonly websocket: string}
  | {readonly kind: 'vxp'; readonly endpoint: string; readonly secrets: Readonly<Record<string, string>>}
  | {readonly kind: 'file'};

let count = 0;

const jetStream = (websocket: string, organisation: string) =>
  openJetStream({organisation, servers: [websocket], user: organisation, password: `secret-${organisation}`, patience: 10_000});

async function opener(engine: Engine): Promise<(organisation: string) => Promise<Exchange>> {
  if (engine.kind === 'jetstream') return organisation => jetStream(engine.websocket, organisation);
  const name = `page-${Date.now()}-${++count}`;
  if (engine.kind === 'vxp') {
    const {endpoint, secrets} = engine;
    return async organisation =>
      openVxp({account: {endpoint, systemId: organisation, secret: secrets[organisation]!}, organisation, local: await openLoopback({name, organisation}), pollEvery: 20});
  }
  // The origin's private file system stands for a folder the officer picked: the same handles.
  const root = await navigator.storage.getDirectory();
  const folder = directoryFolder(await root.getDirectoryHandle(name, {create: true}));
  return async organisation => openFileExchange({folder, organisation, local: await openLoopback({name, organisation}), pollEvery: 20});
}

/** Resolves to nothing, or to what went wrong. */
export async function runCase(name: string, engine: Engine): Promise<string> {
  const opened: Exchange[] = [];
  try {
    const open = await opener(engine);
    await exchangeCases.find(each => each.name === name)!.run({
      async open(organisation) {
        const exchange = await open(organisation);
        opened.push(exchange);
        return exchange;
      },
    });
    return '';
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  } finally {
    await Promise.all(opened.map(each => each.close()));
  }
}

/** Takes `wanted` waiting documents over, each read and acknowledged; milliseconds from opening to the last answer of the server. */
export async function catchUp(websocket: string, organisation: string, wanted: number): Promise<{ms: number; subjects: number}> {
  const start = performance.now();
  const exchange = await jetStream(websocket, organisation);
  const stop = new AbortController();
  const subjects = new Set<string>();
  const answers: Promise<void>[] = [];
  for await (const delivery of exchange.receive({reader: 'desk', signal: stop.signal})) {
    const message = readEnvelope(delivery.envelope.bytes);
    // The next one is read while the server notes this one.
    answers.push(delivery.acknowledge());
    if (message.kind === 'document') subjects.add(message.documentId);
    if (subjects.size >= wanted) break;
  }
  await Promise.all(answers);
  const ms = performance.now() - start;
  stop.abort();
  await exchange.close();
  return {ms, subjects: subjects.size};
}

/** A file to the exchange's store and back, with the number of progress reports each way. */
export async function fileBothWays(websocket: string, organisation: string, bytes: number): Promise<{putMs: number; getMs: number; reports: number; same: boolean}> {
  const exchange = await jetStream(websocket, organisation);
  const content = new Uint8Array(bytes);
  for (let at = 0; at < bytes; at += 65_536) crypto.getRandomValues(content.subarray(at, Math.min(bytes, at + 65_536)));
  let reports = 0;
  const onProgress = () => void reports++;
  const start = performance.now();
  const reference = await exchange.putFile(new Blob([content]), {onProgress});
  const middle = performance.now();
  const back = await exchange.getFile(reference, {onProgress});
  const end = performance.now();
  const copy = new Uint8Array(await back.arrayBuffer());
  await exchange.close();
  return {putMs: middle - start, getMs: end - middle, reports, same: copy.length === bytes && copy.every((byte, at) => byte === content[at])};
}

/** Reading an envelope with one attachment of `bytes`, beside decoding and inflating the same characters; medians of `rounds`. */
export async function readLarge(bytes: number, rounds: number): Promise<{readMs: number; floorMs: number; megabytes: number}> {
  const content = new Uint8Array(bytes);
  // A scanned paper: half of it compresses, half does not.
  for (let at = 0; at < bytes / 2; at += 65_536) crypto.getRandomValues(content.subarray(at, Math.min(bytes / 2, at + 65_536)));
  const attachments = [{name: 'quet.pdf', contentType: 'application/pdf', content}];
  const envelope = writeEnvelope({kind: 'document', business: 'new', from: {id: 'H41'}, to: [{id: 'G22'}], documentId: 'large', number: '1', notation: 'QĐ', typeName: 'Quyết định', subject: 'tệp lớn', attachments});
  const text = new TextDecoder().decode(envelope);
  const from = text.indexOf('>', text.indexOf('ContentTransferEncoded')) + 1;
  const base64 = text.slice(from, text.indexOf('<', from));
  const read: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < rounds; round++) {
    let start = performance.now();
    const message = readEnvelope(envelope);
    read.push(performance.now() - start);
    if (message.kind !== 'document' || message.attachments[0]?.content.length !== bytes) throw new Error('the attachment did not come back whole');
    start = performance.now();
    await floorOf(base64);
    floor.push(performance.now() - start);
  }
  const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;
  return {readMs: median(read), floorMs: median(floor), megabytes: envelope.length / 1_048_576};
}

/** What cannot be avoided: the platform's own base64, then inflating the one entry of the ZIP. */
async function floorOf(base64: string): Promise<number> {
  const {inflateSync} = await import('fflate');
  const characters = atob(base64);
  const zip = new Uint8Array(characters.length);
  for (let at = 0; at < characters.length; at++) zip[at] = characters.charCodeAt(at);
  const header = new DataView(zip.buffer);
  const [method, name, extra] = [header.getUint16(8, true), header.getUint16(26, true), header.getUint16(28, true)];
  const body = zip.subarray(30 + name + extra, header.getUint32(18, true) > 0 ? 30 + name + extra + header.getUint32(18, true) : undefined);
  return method === 8 ? inflateSync(body).length : body.length;
}
