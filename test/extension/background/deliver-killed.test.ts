/**
 * The background's own delivery, stopped at each thing it awaits in turn: every operation of the database, every message to the courier
 * and every answer, every call of the browser. What comes after is a new worker on the same disk. Nothing is posted twice, nothing lost.
 */
import {expect} from '@open-wc/testing';

import type {NewCommand} from '../../../components/core/exchange/outbox.js';
import {proofDelayMs} from '../../../components/core/exchange/outbox.js';
import type {Desk} from '../../../components/storage/open-desk.js';
import {deliver, markOf} from '../../../extension/background/deliver.js';
import {changeSite} from '../../../extension/background/sites.js';
import type {CourierReply, CourierRequest} from '../../../extension/messages/courier-ask.js';
import {theDesk} from '../../../extension/the-desk.js';
import {FaultyIdb} from '../../support/faulty-idb.js';
import {SystemBehindCourier} from '../../support/system-behind-courier.js';

const origin = 'https://vanban.example';
const act = {clock: 'machine', actor: 'Trần Văn Lãnh', act: 'decision-made', facts: {}} as const;

/** The life of one worker: it may die at any step, and then nothing of it reaches anything any more. */
let life: FaultyIdb;
let system: SystemBehindCourier;
/** How late it is, beyond the machine's clock. */
let later = 0;

const step = async <Value>(value: () => Value): Promise<Value> => {
  await Promise.resolve();
  life.step();
  return value();
};

function fillApi(): void {
  const nothing = () => undefined;
  Object.assign((globalThis as unknown as {extensionApi: object}).extensionApi, {
    alarms: {clear: () => step(() => true), create: nothing},
    permissions: {contains: () => step(() => true)},
    runtime: {getPlatformInfo: nothing},
    scripting: {executeScript: () => step(() => [])},
    // No passphrase is set: none is held, none is told of.
    storage: {managed: {get: () => step(() => ({}))}, session: {get: () => step(() => ({}))}, onChanged: {addListener: nothing}},
    tabs: {
      query: () => step(() => [{id: 1, url: `${origin}/van-ban`, status: 'complete'}]),
      remove: () => step(nothing),
      connect: () => connect(),
    },
  });
}

/** A port to the system's page. Its far end is another process: what was sent happens, whether or not anybody hears the answer. */
function connect() {
  const answer = system.connect();
  const heard: ((reply: CourierReply) => void)[] = [];
  const gone: (() => void)[] = [];
  const owner = life;
  const hangUp = () => gone.splice(0).forEach(each => each());
  return {
    onMessage: {addListener: (listener: (reply: CourierReply) => void) => heard.push(listener)},
    onDisconnect: {addListener: (listener: () => void) => gone.push(listener)},
    disconnect: () => undefined,
    postMessage({n, ask}: CourierRequest) {
      owner.step();
      const value = answer(ask);
      queueMicrotask(() => {
        try {
          owner.step();
        } catch {
          return hangUp();
        }
        for (const listener of heard) listener({n, ok: true, value} as CourierReply);
      });
    },
  };
}

describe('a delivery killed at each await', () => {
  const RealDate = Date;
  let desk: Desk;

  before(async () => {
    system = new SystemBehindCourier();
    life = new FaultyIdb(0, 'die');
    life.remove();
    fillApi();
    globalThis.Date = class extends RealDate {
      constructor(...given: [] | [string | number]) {
        super(...((given.length === 0 ? [RealDate.now() + later] : given) as [number]));
      }
      static override now = () => RealDate.now() + later;
    } as DateConstructor;
    desk = await theDesk();
    await changeSite(origin, () => ({origin, path: '', name: 'Thử', adapterId: 'vn.trinhky.demo', state: 'ok', bridge: 'off', addedAt: new Date().toISOString()}));
  });
  after(() => {
    globalThis.Date = RealDate;
  });

  for (const withFile of [false, true]) {
    it(`posts once and loses nothing, ${withFile ? 'with a signed file' : 'without a file'}`, async function () {
      this.timeout(120_000);
      let steps = 0;
      for (let k = 1; ; k++) {
        const command = await queue(desk, `${withFile ? 'tep' : 'loi'}${k}`, withFile);
        life = new FaultyIdb(k, 'die');
        await deliver().catch(() => undefined);
        const {struck} = life;
        steps = life.operations;
        life.remove();
        await settle(desk, command);
        const posts = system.stored.filter(each => each.words.includes(`[${markOf(command)}]`));
        expect(posts, `killed at step ${k}`).to.have.length(1);
        expect(posts[0]!.files, `files after step ${k}`).to.equal(withFile ? 1 : 0);
        const delivered = (await desk.journal.read({documentId: command.documentId})).filter(each => each.act === 'decision-delivered');
        expect(delivered, `entries after step ${k}`).to.have.length(1);
        if (!struck) break;
      }
      // Fewer would mean that the net has holes.
      expect(steps).to.be.greaterThan(40);
      console.info(`killed at each of ${steps} steps`);
    });
  }

  /** New workers, minutes apart, until it has arrived: as alarms would wake them. */
  async function settle(desk: Desk, {id}: NewCommand): Promise<void> {
    for (let woken = 0; woken < 6; woken++) {
      later += 2 * proofDelayMs;
      life = new FaultyIdb(0, 'die');
      await deliver();
      life.remove();
      if ((await desk.outbox.read(id))?.state === 'delivered') return;
    }
    expect.fail(`${id} is ${(await desk.outbox.read(id))?.state}`);
  }

  async function queue(desk: Desk, externalId: string, withFile: boolean): Promise<NewCommand> {
    const documentId = `vn.trinhky.demo:${origin}:${externalId}`;
    const createdAt = new Date().toISOString();
    await desk.documents.upsertMany([
      {id: documentId, source: {adapterId: 'vn.trinhky.demo', origin, externalId}, subject: 'Kế hoạch', sender: 'Sở Y tế', urgency: 'normal', tab: 'to-do', receivedAt: createdAt, unread: false, files: []},
    ]);
    const stored = withFile ? [await desk.files.put(new Blob(['%PDF-1.7 signed']), {id: `${documentId}#signed`, name: 'a.pdf', contentType: 'application/pdf'})] : [];
    const files = stored.map(({id, name, contentType, size, digest}) => ({fileId: id, name, contentType, size, digest}));
    const command: NewCommand = {id: crypto.randomUUID(), documentId, action: 'approve', text: 'Đồng ý.', files, createdAt};
    await desk.outbox.add(command, {act: {...act, at: createdAt, documentId}});
    return command;
  }
});
