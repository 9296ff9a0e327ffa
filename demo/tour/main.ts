/**
 * `npm run tour [-- chromium|firefox]`: a leader's approval goes from the agency's existing system to a validly signed file back in it,
 * in real headless browsers. demo/out/ gets tour.json, the PDFs and a picture of each state. Exit 0 only if every step held.
 */
import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Page} from 'puppeteer-core';

import {startAgency} from '../agency/server.js';
import type {Agency} from '../agency/server.js';
import {openDemoKeys} from '../keys.js';
import type {DemoKeys} from '../keys.js';
import {findBrowser, launchBrowser} from '../setup/browser-driver.js';
import type {BrowserName, ExtensionBrowser} from '../setup/browser-driver.js';
import {hasCommand} from '../setup/browsers.mjs';
import {
  decide,
  grant,
  logIn,
  openDesk,
  openDocument,
  openFirstDraft,
  outboxStates,
  sign,
  until,
  waitForPdf,
  wordsOnDesk,
} from '../setup/officer.js';
import {servePortal} from '../portal/serve.js';
import {drawSignature, giveFile, openPortal, signInPortal} from '../setup/portal-visit.js';
import {searchTheNation} from './search-the-nation.js';
import {sealStep} from './clerk.js';
import {exchangeSteps} from './exchange.js';
import {TourLog} from './tour-log.js';

const root = new URL('../../', import.meta.url).pathname;
const words = 'Đồng ý. Giao Sở Y tế chủ trì, Sở Tài chính phối hợp, hoàn thành trước 25/11.';
const wanted = process.argv
  .slice(2)
  .filter((each): each is BrowserName => each === 'chromium' || each === 'firefox');
const names: readonly BrowserName[] = wanted.length ? wanted : ['chromium', 'firefox'];
const log = new TourLog(join(root, 'demo/out'));
const folder = mkdtempSync(join(tmpdir(), 'trinh-ky-tour-'));

try {
  const keys = await openDemoKeys(join(folder, 'keys'));
  for (const name of names) {
    if (!findBrowser(name))
      await log.step(name, 'find the browser', () => Promise.reject(new Error(`no ${name} on this machine`)));
    else await journey(name, keys);
  }
} finally {
  log.write();
  rmSync(folder, {recursive: true, force: true, maxRetries: 5, retryDelay: 200});
}
console.log(
  `\n${log.steps.filter(each => each.held).length} of ${log.steps.length} steps held; report, PDFs and pictures: demo/out/`,
);
process.exit(log.held ? 0 : 1);

async function journey(name: BrowserName, keys: DemoKeys): Promise<void> {
  const profile = join(folder, name);
  let agency!: Agency;
  let browser!: ExtensionBrowser;
  /** The clerk's own browser, from the seal on. */
  let clerk: ExtensionBrowser | undefined;
  let documentId = '';
  let original = new Uint8Array();
  let desk!: Page;
  const exchange = exchangeSteps({clerk: () => clerk!, folder: profile, sealed: () => readFileSync(join(log.folder, `${name}-4-numbered-and-sealed.pdf`))});
  const number = () => Number(documentId.split(':').pop());

  const steps: (readonly [string, Parameters<TourLog['step']>[2]])[] = [
    [
      'the officer logs in to the agency’s own system and grants it to the extension',
      async ({fact, picture}) => {
        agency = await startAgency({dataDir: join(folder, `${name}-agency`)});
        browser = await launchBrowser(name, {profile});
        const tab = await logIn(browser, agency);
        await picture(tab, '1-agency');
        const options = await grant(browser, agency.url);
        await picture(options, '2-options');
        const {rows} = await agency.database.query<{count: number}>(
          'select count(*)::int as count from documents',
        );
        fact('documents in the agency’s database', rows[0]!.count);
      },
    ],
    [
      'its documents stand on the desk; one is opened and read',
      async ({fact, keep, picture}) => {
        desk = await openDesk(browser);
        await desk.setViewport({width: 1280, height: 800});
        documentId = await openFirstDraft(desk);
        await waitForPdf(desk);
        await pageDrawn(desk);
        await picture(desk, '3-desk');
        original = new Uint8Array(await attachmentOf(agency, number()));
        fact('document', documentId);
        fact('sha256 of its file', sha256(original));
        keep('1-original.pdf', original);
      },
    ],
    [
      'the agency’s server goes away; an approval is drafted; the power is cut; the draft is still there',
      async ({fact, picture}) => {
        await agency.goOffline();
        await decide(desk, 'approve', words);
        await until('the draft is saved', () =>
          desk.$eval(
            'tk-opinion-form',
            each => (each as HTMLElementTagNameMap['tk-opinion-form']).draftState === 'saved',
          ),
        );
        await picture(desk, '4-draft-offline');
        await browser.kill();
        browser = await launchBrowser(name, {profile});
        desk = await openDesk(browser);
        await desk.setViewport({width: 1280, height: 800});
        await openDocument(desk, documentId);
        const found = await until('the words', async () => (await wordsOnDesk(desk)) || undefined);
        if (found !== words) throw new Error(`the draft says: ${found}`);
        await waitForPdf(desk);
        await pageDrawn(desk);
        await picture(desk, '5-draft-after-power-cut');
        fact('characters kept', found.length);
      },
    ],
    [
      'the leader signs in the consent window, still without a network',
      async ({fact, picture}) => {
        await drawSignature(desk);
        await until('the picture stands in the box', () =>
          desk.$eval('tk-document-view', each =>
            Boolean((each as HTMLElementTagNameMap['tk-document-view']).placement?.image),
          ),
        );
        await picture(desk, '6-placed');
        await sign(browser, desk, keys.leader.file, keys.leader.password, async page => {
          await pageDrawn(page);
          await picture(page, '7-consent');
        });
        const states = await until('the decision waits', async () => {
          const all = await outboxStates(desk);
          return all.length ? all : undefined;
        });
        await picture(desk, '8-outbox-waiting');
        fact('state of the decision', states.at(-1)!);
        if ((await agency.decisions(number())).some(each => each.comment.includes(words)))
          throw new Error('the agency has it already');
      },
    ],
    [
      'the server is back, the reply to the post is lost: the agency has the decision and the signed file, once',
      async ({fact, keep, picture}) => {
        await agency.comeBack();
        await logIn(browser, agency);
        agency.faults.failNextPosts('lose-reply');
        await desk.bringToFront();
        await until(
          'the decision is delivered',
          async () => {
            await desk.$eval('tk-desk', each => each.dispatchEvent(new Event('tk-retry')));
            return (await outboxStates(desk)).at(-1) === 'delivered';
          },
          180_000,
        );
        await picture(desk, '9-delivered');
        const mine = (await agency.decisions(number())).filter(each => each.comment.includes(words));
        fact('decisions stored', mine.length);
        fact('times', mine.map(each => each.decidedAt).join(' '));
        if (mine.length !== 1 || mine[0]!.files.length !== 1)
          throw new Error(`${mine.length} decisions, ${mine[0]?.files.length ?? 0} files`);
        const {rows} = await agency.database.query<{content: Uint8Array}>(
          'select content from decision_files where id = $1',
          [mine[0]!.files[0]!.id],
        );
        const signed = rows[0]!.content;
        fact('sha256 in the agency’s database', sha256(signed));
        if (!Buffer.from(signed.subarray(0, original.length)).equals(Buffer.from(original)))
          throw new Error('the original is not a prefix of the signed file');
        const path = keep('2-signed.pdf', signed);
        checkIndependently(path, fact);
      },
    ],
    [
      'the agency’s own page shows the decision and the file',
      async ({picture}) => {
        const tab = await browser.browser.newPage();
        await tab.goto(`${agency.url}/van-ban/${number()}`);
        await tab.waitForSelector('#y-kien-xu-ly a.tep-da-ky');
        await tab.$eval('#y-kien-xu-ly', each => each.scrollIntoView());
        await picture(tab, '10-agency-has-it');
      },
    ],
    [
      'a second person, the clerk, writes number and day into the signed document and seals it',
      async hands => {
        clerk = await launchBrowser(name, {profile: `${profile}-clerk`});
        const signed = join(log.folder, `${name}-2-signed.pdf`);
        await sealStep({browser: clerk, signed, keys, folder, drawn: pageDrawn})(hands);
      },
    ],
    ...exchange.steps,
    [
      'a portal of another agency signs with the same elements, no extension, its server gone after the first visit',
      async ({keep, fact, picture}) => {
        const portal = await servePortal();
        const page = await browser.browser.newPage();
        await page.setViewport({width: 1280, height: 900});
        await openPortal(page, portal.url);
        await page.evaluate(async () => void (await navigator.serviceWorker.ready));
        await portal.stop();
        await openPortal(page, portal.url);
        await giveFile(page, keep('1-original.pdf', original));
        await drawSignature(page);
        const signed = await signInPortal(page, keys.leader, words);
        await picture(page, '11-portal');
        checkIndependently(keep('3-signed-in-portal.pdf', signed), fact);
      },
    ],
  ];
  if (name === 'chromium') steps.push(['a register as large as the nation’s is brought in and searched key by key', hands => searchTheNation(browser, folder, hands)]);
  try {
    for (const [step, act] of steps) if (!(await log.step(name, step, act))) break;
  } finally {
    await exchange.close();
    await clerk?.close();
    await browser?.close();
    await agency?.stop();
  }
}

/** Waits until a page of the document stands on the screen, not only its outline. */
async function pageDrawn(page: Page): Promise<void> {
  await page.waitForSelector('tk-document-view >>> canvas', {timeout: 60_000});
  await until('the first page is drawn', () =>
    page.$eval('tk-document-view', view => {
      const canvas = view.shadowRoot?.querySelector('canvas');
      return Boolean(
        canvas &&
        canvas.width > 0 &&
        canvas
          .getContext('2d')
          ?.getImageData(0, 0, canvas.width, canvas.height)
          .data.some((value, at) => at % 4 !== 3 && value < 128),
      );
    }),
  );
}

async function attachmentOf(agency: Agency, document: number): Promise<Uint8Array> {
  const {rows} = await agency.database.query<{content: Uint8Array}>(
    'select content from attachments where document_id = $1 order by id limit 1',
    [document],
  );
  return rows[0]!.content;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What programs say that know nothing of this project; a missing one is noted, never taken for a yes. */
function checkIndependently(path: string, fact: (name: string, value: string | boolean) => void): void {
  if (hasCommand('pdfsig')) {
    const said = execFileSync('pdfsig', [path], {encoding: 'utf8'});
    fact(
      'pdfsig',
      (/Signature Validation: (.*)/.exec(said)?.[1] ?? 'no signature') +
        (said.includes('Total document signed') ? ' Total document signed.' : ''),
    );
    if (!said.includes('Signature is Valid') || !said.includes('Total document signed'))
      throw new Error(`pdfsig: ${said}`);
  } else fact('pdfsig', 'not installed');
  if (hasCommand('qpdf')) {
    execFileSync('qpdf', ['--check', path], {stdio: 'ignore'});
    fact('qpdf', 'no syntax errors');
  } else fact('qpdf', 'not installed');
}
