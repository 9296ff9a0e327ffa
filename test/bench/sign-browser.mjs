// Signing in Chromium: time, the renderer's memory, growth and blocked moments beside the floor and the peers; then a batch of 237.
import {readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {openBuiltPage} from '../support/built-page.mjs';
import {makeKey, makePdf, password} from './material.mjs';
import {mb, median, ms, ratio, table} from './table.mjs';

const methods = ['floor', 'trinh-ky', 'trinh-ky, worker', '@libpdf/core', 'zgapdfsigner'];
const sizes = [
  {name: '100 KB', file: () => makePdf('small', 100_000), runs: 7},
  {name: '10 MB', file: () => makePdf('medium', 10_000_000), runs: 3},
  {name: '100 MB', file: () => makePdf('large', 104_000_000), runs: 5, without: ['zgapdfsigner']},
];

export async function bench() {
  const key = [...readFileSync(makeKey())];
  const built = await openBuiltPage(fileURLToPath(new URL('./sign-page.mjs', import.meta.url)), {flags: ['--disable-features=SpareRendererForSitePerProcess']});
  const browser = built.page.browser();
  /** A fresh page, so a fresh renderer: nothing is loaded, nothing left over. */
  const fresh = async (file, act) => {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.goto(built.page.url());
    await page.waitForFunction('globalThis.page');
    await page.evaluate(() => document.body.append(Object.assign(document.createElement('input'), {type: 'file'})));
    await (await page.$('input')).uploadFile(file);
    await page.evaluate((...args) => globalThis.page.prepare(...args), key, password);
    try {
      return await act(page);
    } finally {
      await context.close();
    }
  };
  const one = (method, file) =>
    fresh(file, async page => {
      const process = await rendererOf(page);
      const base = process && startPeak(process);
      const result = await page.evaluate(name => globalThis.page.sign(name), method);
      return {...result, ...(process && {over: peak(process) - base})};
    });
  const rows = [];
  try {
    for (const size of sizes) {
      const file = size.file();
      const results = new Map(methods.filter(each => !size.without?.includes(each)).map(method => [method, []]));
      for (let run = 0; run < size.runs; run++) for (const [method, all] of results) all.push(await one(method, file));
      const floors = results.get('floor').map(each => each.ms);
      for (const [method, all] of results) {
        const good = all.filter(each => !each.error);
        if (!good.length) {
          rows.push([size.name, method, 'fails', all[0].error, '', '', '']);
          continue;
        }
        const time = median(good.map(each => each.ms));
        // Each run beside the floor of its own round: the machine is not the same a minute later.
        const ratios = all.flatMap((each, i) => (each.error ? [] : [each.ms / floors[i]]));
        const over = good[0].over === undefined ? '?' : mb(median(good.map(each => each.over)));
        rows.push([size.name, method, ms(time), ratio(median(ratios), 1), over, median(good.map(each => each.grown)), ms(Math.max(...good.map(each => each.longest)))]);
      }
    }
    table('Signing, PAdES B-B, RSA 2048 (Chromium, fresh renderer, library loading included)', ['PDF', 'method', 'ms', '× floor', 'peak MB over base', 'bytes added', 'longest task ms'], rows);
    const result = await fresh(makePdf('batch', 300_000), page => page.evaluate(() => globalThis.page.batch(237)));
    table('237 documents of 300 KB in one batch (Chromium)', ['signed', 'batch ms', '237 single ms', 'ratio (bar: 1.2×)', 'longest task ms (bar: 50)'], [
      [result.signed, ms(result.total), ms(result.mean * 237), ratio(result.total, result.mean * 237), result.longest ? ms(result.longest) : 'none over 50'],
    ]);
  } finally {
    await built.close();
  }
}

/** The process of this page: the renderer that works most while the page is busy. Linux only; else `undefined`. */
async function rendererOf(page) {
  const session = await page.browser().target().createCDPSession();
  const renderers = async () => (await session.send('SystemInfo.getProcessInfo')).processInfo.filter(each => each.type === 'renderer');
  const before = new Map((await renderers()).map(each => [each.id, each.cpuTime]));
  await page.evaluate(() => {
    for (const end = performance.now() + 300; performance.now() < end; );
  });
  const busy = (await renderers()).filter(each => before.has(each.id)).map(each => ({id: each.id, spent: each.cpuTime - before.get(each.id)})).sort((a, b) => b.spent - a.spent)[0];
  await session.detach();
  try {
    readFileSync(`/proc/${busy.id}/status`);
    return busy.id;
  } catch {
    return undefined;
  }
}

const field = (id, name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(`/proc/${id}/status`, 'utf8'))[1]) * 1024;

/** Linux: 5 sets the high-water mark back to what is resident now. */
function startPeak(id) {
  try {
    writeFileSync(`/proc/${id}/clear_refs`, '5');
  } catch {
    // Without the right to it the mark counts from the start of the process: more than it should be, never less.
  }
  return field(id, 'VmRSS');
}

const peak = id => field(id, 'VmHWM');
