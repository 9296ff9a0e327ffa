/**
 * The browser dies by SIGKILL at random moments of drafting and delivering, while the agency loses requests, loses replies, is slow
 * or fails. What the screen called saved is there afterwards; what left the desk is stored by the agency exactly once.
 * KILLS sets the rounds in Chromium (default 6 so that the whole suite stays short, 20 for the full proof; a fifth of it in Firefox), SEED repeats a run.
 */
import assert from 'node:assert/strict';
import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {after, describe, it} from 'node:test';

import type {Page} from 'puppeteer-core';

import {startAgency} from '../../demo/agency/server.js';
import type {Agency} from '../../demo/agency/server.js';
import {findBrowser, launchBrowser} from '../../demo/setup/browser-driver.js';
import type {BrowserName, ExtensionBrowser} from '../../demo/setup/browser-driver.js';
import type {OutboxCommand} from '../../components/core/exchange/outbox-command.js';
import {decide, deliverNow, find, grant, logIn, openDesk, openDocument, sendUnsigned, until, wordsOnDesk} from '../../demo/setup/officer.js';

const root = new URL('../../', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'trinh-ky-kills-'));
after(() => rmSync(folder, {recursive: true, force: true, maxRetries: 5, retryDelay: 200}));

const kills = Number(process.env['KILLS'] ?? 6);
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
/** Deliveries in which only the background worker is stopped. */
const stops = Math.ceil(kills / 2);
const decisions = ['comment', 'reject', 'return', 'request-changes'];
const faults = ['none', 'lose-reply', 'lose-request', 'delay', 500] as const;

const rounds: ReadonlyArray<readonly [BrowserName, number]> = [
  ['chromium', kills],
  ['firefox', Math.ceil(kills / 5)],
];
for (const [name, count] of rounds) {
  const missing = !findBrowser(name) ? `${name} is not on this machine` : !existsSync(join(root, 'dist/extension', name, 'manifest.json')) && 'the extension is not built';
  describe(`killed at random in ${name}`, {skip: missing, concurrency: false}, () => killedAtRandom(name, count));
}

/** One decision the officer began, and what was known of it when the power went. */
interface Attempt {
  readonly documentId: string;
  readonly decision: string;
  readonly words: string;
  /** The words the screen called saved, in the last look before the kill. */
  saved: string;
}

function killedAtRandom(name: BrowserName, count: number): void {
  const random = seeded(seed);
  const chance = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const profile = join(folder, name);
  const attempts: Attempt[] = [];
  const told = {drafts: 0, queued: 0, nothing: 0, posts: 0};
  let agency: Agency;
  let browser: ExtensionBrowser;
  let session = '';
  let ids: string[] = [];
  let desk: Page;

  after(async () => {
    await browser?.close();
    await agency?.stop();
  });

  /** A session of the agency outlives the browser; its cookie does not, and so the officer logs in again. */
  async function relaunch(): Promise<Page> {
    browser = await launchBrowser(name, {profile});
    await browser.browser.setCookie({name: 'QLVB_SESSION', value: session, domain: '127.0.0.1', path: '/'});
    return openDesk(browser);
  }

  it('is granted the system', async t => {
    t.diagnostic(`SEED=${seed} KILLS=${kills}`);
    agency = await startAgency({dataDir: 'memory://', documents: Math.max(60, (count + stops) * 4)});
    browser = await launchBrowser(name, {profile});
    await logIn(browser, agency);
    session = (await browser.browser.cookies()).find(each => each.name === 'QLVB_SESSION')!.value;
    const options = await grant(browser, agency.url);
    await find(options, '[data-state=ok]');
    desk = await openDesk(browser);
    ids = await until('a list long enough', async () => {
      const listed = await desk.$eval('tk-desk', each => (each as HTMLElementTagNameMap['tk-desk']).documents.map(({id}) => id));
      return listed.length >= count + stops && listed;
    });
    await browser.kill();
  });

  it(`keeps every saved word through ${count} kills`, async t => {
    for (let round = 0; round < count; round++) {
      desk = await relaunch();
      const last = attempts.at(-1);
      if (last) await accountFor(desk, last);
      agency.faults.clear();
      const fault = chance(faults);
      if (fault === 'delay') agency.faults.delay = 100 + Math.floor(random() * 900);
      else if (fault !== 'none') agency.faults.failNextPosts(fault);
      // Half of the time a page of the system is open, and the courier goes there instead of opening its own.
      if (random() < 0.5) await (await browser.browser.newPage()).goto(`${agency.url}/van-ban`, {waitUntil: 'domcontentloaded'});
      await desk.bringToFront();
      const attempt: Attempt = {documentId: ids[round]!, decision: chance(decisions), words: `Lần ${round + 1}: đề nghị rà soát lại phụ lục.`, saved: ''};
      attempts.push(attempt);
      await openDocument(desk, attempt.documentId);
      // Half of the kills aim at the drafting, half at what begins with the press of the button.
      const whileDrafting = random() < 0.5;
      const moment = Math.floor(random() * (whileDrafting ? 2000 : 3000));
      const quiet = () => undefined;
      const drafting = decide(desk, attempt.decision, attempt.words);
      const watching = keepLooking(desk, attempt);
      if (whileDrafting) drafting.then(() => sendUnsigned(desk)).catch(quiet);
      else {
        await drafting;
        sendUnsigned(desk).catch(quiet);
      }
      await wait(moment);
      await browser.kill();
      await watching;
      t.diagnostic(`${round + 1}: ${attempt.decision}, ${fault}, ${moment} ms into the ${whileDrafting ? 'drafting' : 'delivery'}, ${attempt.saved.length} of ${attempt.words.length} characters saved`);
    }
  });

  it('stores each decision that left the desk exactly once', async t => {
    desk = await relaunch();
    await accountFor(desk, attempts.at(-1)!);
    await allArriveOnce(desk);
    const stored = await storedDecisions();
    // What never left the desk is still a draft, also after all the later kills.
    for (const attempt of attempts) {
      if (stored.some(each => each.startsWith(attempt.words)) || attempt.saved === '') continue;
      await openDocument(desk, attempt.documentId);
      const words = await until('the draft', async () => (await wordsOnDesk(desk)) || undefined);
      assert.ok(words.startsWith(attempt.saved) && attempt.words.startsWith(words), `"${attempt.saved}" became "${words}"`);
    }
    t.diagnostic(`${attempts.length} kills: ${told.queued} decisions had left the desk, ${told.drafts} were drafts, ${told.nothing} not yet a word; the agency stored ${stored.length}, each once`);
  });

  it('and also where only the background worker is stopped in the middle', {skip: name === 'firefox' && 'its driver cannot stop the background'}, async t => {
    const before = (await storedDecisions()).length;
    for (const documentId of ids.slice(count, count + stops)) {
      const fault = random() < 0.5 ? 'none' : 'lose-reply';
      if (fault !== 'none') agency.faults.failNextPosts(fault);
      await openDocument(desk, documentId);
      await decide(desk, 'comment', 'Đề nghị bổ sung.');
      await sendUnsigned(desk);
      await wait(Math.floor(random() * 1000));
      await browser.stopWorker();
      await deliverNow(desk);
    }
    await allArriveOnce(desk);
    const stored = (await storedDecisions()).length - before;
    assert.equal(stored, stops);
    t.diagnostic(`${stops} deliveries stopped: the agency stored ${stored}`);
  });

  /** With the system well again everything arrives, and each mark stands in it once. */
  async function allArriveOnce(desk: Page): Promise<void> {
    agency.faults.clear();
    await until('every decision to arrive', () => settle(desk), 150_000).catch(async (error: unknown) => {
      throw new Error(JSON.stringify(await commands(desk), undefined, 1), {cause: error});
    });
    const stored = await storedDecisions();
    for (const {documentId, words, id} of await commands(desk)) {
      assert.equal(stored.filter(each => each.includes(markOf(id))).length, 1, `${markOf(id)} ${words} on ${documentId}`);
    }
    for (const {words} of attempts) assert.ok(stored.filter(each => each.startsWith(words)).length <= 1, `stored twice: ${words}`);
  }

  /** After a relaunch: the attempt is in the outbox with all its words, or a draft with no saved word missing. */
  async function accountFor(desk: Page, attempt: Attempt): Promise<void> {
    await find(desk, 'tk-outbox');
    const sent = (await commands(desk)).filter(each => each.words === attempt.words);
    assert.ok(sent.length <= 1, `queued twice: ${attempt.words}`);
    if (sent.length === 1) {
      told.queued++;
      return;
    }
    await openDocument(desk, attempt.documentId);
    // The draft is read before the form is shown; nothing saved may honestly be nothing.
    const words = await wordsOnDesk(desk);
    assert.ok(words.startsWith(attempt.saved), `saved "${attempt.saved}", found "${words}"`);
    assert.ok(attempt.words.startsWith(words), `never typed "${words}"`);
    if (words === '') told.nothing++;
    else told.drafts++;
  }

  /** One step of the officer's: whatever waits is tried now, whatever is unsure is looked up in the system and answered truly. */
  async function settle(desk: Page): Promise<boolean> {
    const open = (await commands(desk)).filter(each => each.state !== 'delivered');
    if (open.length === 0) return true;
    const stored = await storedDecisions();
    const acts = open.flatMap(({id, state}) => {
      const act = state === 'unsure' ? (stored.some(each => each.includes(markOf(id))) ? 'seen-there' : 'seen-missing') : 'retry';
      return state === 'posting' ? [] : [[id, act] as const];
    });
    await desk.$eval(
      'tk-outbox',
      (outbox, each) => {
        for (const [commandId, act] of each) outbox.dispatchEvent(Object.assign(new Event('tk-outbox-act', {bubbles: true, composed: true}), {commandId, name: act}));
      },
      acts,
    );
    await deliverNow(desk);
    await wait(1500);
    return false;
  }

  async function storedDecisions(): Promise<string[]> {
    const {rows} = await agency.database.query<{comment: string}>(`select comment from decisions where comment like '%[TK-%'`);
    return rows.map(each => each.comment);
  }
}

/** As the system's page shows it. */
function markOf(id: string): string {
  return `[TK-${id.replaceAll('-', '').slice(0, 12).toUpperCase()}]`;
}

async function commands(desk: Page): Promise<Array<Pick<OutboxCommand, 'id' | 'documentId' | 'state'> & {words: string}>> {
  return desk.$eval('tk-outbox', each =>
    (each as HTMLElementTagNameMap['tk-outbox']).commands.map(({id, documentId, state, text}) => ({id, documentId, state, words: text})),
  );
}

/** Looks at the screen until the browser is gone, and keeps the last words it called saved. */
async function keepLooking(desk: Page, attempt: Attempt): Promise<void> {
  for (;;) {
    const saved = await desk
      .$eval('tk-opinion-form', each => {
        const {draftState, text} = each as HTMLElementTagNameMap['tk-opinion-form'];
        return draftState === 'saved' ? text : undefined;
      })
      // The form is gone after the sending, the page after the kill.
      .catch((error: unknown) => (/failed to find/.test(String(error)) ? undefined : null));
    if (saved === null) return;
    if (saved !== undefined) attempt.saved = saved;
    await wait(20);
  }
}

/** Mulberry32: small, good enough to choose moments, the same for the same seed. */
function seeded(from: number): () => number {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
