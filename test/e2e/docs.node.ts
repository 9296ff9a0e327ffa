/** The snippets of docs/embed.md, each run as an agency's developer would run it: bundled against the built kit, in a real Chromium. */
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {Ajv} from 'ajv';
import {build} from 'esbuild';
import puppeteer from 'puppeteer-core';
import type {Browser, Page} from 'puppeteer-core';

import {findChromium} from '../../demo/setup/browsers.mjs';
import {openDemoKeys} from '../../demo/keys.js';
import {makeOfficePdf} from '../support/documents/office-pdf.js';

const root = join(dirname(new URL(import.meta.url).pathname), '../..');
const text = readFileSync(join(root, 'docs/embed.md'), 'utf8');

/** The code under a heading. */
function snippet(heading: string): string {
  const section = text.split(/^## /m).find(each => each.startsWith(heading));
  const code = /```\w+\n([\s\S]*?)```/.exec(section ?? '')?.[1];
  assert.ok(code, `docs/embed.md has a snippet under "${heading}"`);
  return code;
}

/** The first fenced block of a language in a file. */
function fenced(file: string, language: string): string {
  const code = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(readFileSync(join(root, file), 'utf8'))?.[1];
  assert.ok(code, `${file} has a block of ${language}`);
  return code;
}

const kitMissing = existsSync(join(root, 'dist/kit/index.js'))
  ? false
  : 'dist/kit is not built: npm run build';

describe('snippets of docs/embed.md', {skip: kitMissing}, () => {
  let browser: Browser;
  let folder: string;
  before(async () => {
    if (kitMissing) return;
    mkdirSync(join(root, 'dist/snippets'), {recursive: true});
    folder = mkdtempSync(join(root, 'dist/snippets/run-'));
    browser = await puppeteer.launch({
      executablePath: findChromium()!,
      args: ['--no-sandbox', '--disable-gpu'],
    });
  });
  after(async () => {
    await browser?.close();
    if (folder) rmSync(folder, {recursive: true});
  });

  async function run(code: string, loader: 'js' | 'jsx', html = '<body></body>'): Promise<Page> {
    const file = join(folder, `entry.${loader}`);
    writeFileSync(file, code);
    const {outputFiles} = await build({
      entryPoints: [file],
      bundle: true,
      write: false,
      format: 'iife',
      jsx: 'automatic',
      define: {'process.env.NODE_ENV': '"production"'},
      external: ['node:*'],
      logLevel: 'silent',
    });
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on('pageerror', error => problems.push(String(error)));
    await page.setContent(html);
    await page.addScriptTag({content: outputFiles[0]!.text});
    assert.deepEqual(problems, []);
    return page;
  }

  it('plain HTML: an inbox that tells what was opened', async () => {
    const html = snippet('Plain HTML');
    const script = /<script type="module">([\s\S]*?)<\/script>/.exec(html)![1]!;
    const page = await run(script, 'js', html.replace(/<script[\s\S]*<\/script>/, ''));
    await page.waitForFunction(() =>
      document.querySelector('#inbox')!.shadowRoot!.textContent!.includes('tiêm chủng'),
    );
    await page.evaluate(() => (document.querySelector('#inbox') as HTMLElement).focus());
    await page.click('#inbox >>> [data-id]').catch(() => page.click('#inbox >>> [role=option]'));
    await page.keyboard.press('Enter');
    await page.waitForFunction(() =>
      document.querySelector('#chosen')!.textContent!.includes('portal:https://vb.example:15'),
    );
  });

  it('React: the opinion form tells its decision', async () => {
    const page = await run(
      `${snippet('React')}\nimport {createRoot} from 'react-dom/client';\ncreateRoot(document.body).render(<Opinion onDecide={(decision, text) => (globalThis.decided = [decision, text])} />);`,
      'jsx',
    );
    await page.waitForSelector('tk-opinion-form');
    assert.deepEqual(
      await page.$eval(
        'tk-opinion-form',
        each => (each as HTMLElementTagNameMap['tk-opinion-form']).decisions,
      ),
      ['approve', 'return'],
    );
    await page.$eval('tk-opinion-form', each => {
      const event = Object.assign(new Event('tk-opinion-submit'), {decision: 'approve', text: 'Đồng ý'});
      each.dispatchEvent(event);
    });
    await page.waitForFunction(() => (globalThis as {decided?: unknown}).decided !== undefined);
  });

  it('Vue: a deadline in words', async () => {
    const page = await run(
      `${snippet('Vue')}\nimport {createApp} from 'vue';\ncreateApp(Deadline, {due: '2026-11-18'}).mount(document.body);`,
      'js',
    );
    await page.waitForFunction(() =>
      /Quá hạn/.test(document.querySelector('tk-deadline')?.shadowRoot?.textContent ?? ''),
    );
  });

  it('one element alone', async () => {
    const page = await run(snippet('One element only'), 'js');
    await page.waitForFunction(() =>
      /còn|Còn/.test(document.querySelector('tk-deadline')?.shadowRoot?.textContent ?? ''),
    );
    assert.equal(await page.evaluate(() => customElements.get('tk-inbox') === undefined), true);
  });

  it('README: a deadline in a plain page, and the names its imports promise', async () => {
    const html = fenced('README.md', 'html');
    const page = await run(/<script type="module">([\s\S]*?)<\/script>/.exec(html)![1]!, 'js', html.replace(/<script[\s\S]*<\/script>/, ''));
    await page.waitForFunction(() => /Hạn|hạn|Còn|còn/.test(document.querySelector('tk-deadline')?.shadowRoot?.textContent ?? ''));
    const names = [...fenced('README.md', 'js').matchAll(/import \{([^}]+)\}/g)].flatMap(each => each[1]!.split(',').map(name => name.trim()));
    const script = join(folder, 'readme.mjs');
    writeFileSync(script, `${fenced('README.md', 'js')}\nconsole.log([${names.join()}].map(each => typeof each).join());`);
    assert.equal(execFileSync(process.execPath, [script], {cwd: root, encoding: 'utf8'}).trim(), names.map(() => 'function').join());
  });

  it('signing and checking in plain Node', async () => {
    const person = (await openDemoKeys(join(folder, 'keys'))).leader;
    const pdf = join(folder, 'in.pdf');
    writeFileSync(pdf, (await makeOfficePdf()).bytes);
    const script = join(folder, 'sign.mjs');
    writeFileSync(script, snippet('Signing and checking'));
    const output = execFileSync(process.execPath, [script], {
      cwd: root,
      encoding: 'utf8',
      env: {...process.env, P12: person.file, P12_PASSWORD: person.password, PDF: pdf},
    });
    assert.match(output, /Trần Văn Lãnh intact/);
  });
});

describe('what the other pages say', () => {
  it('commands in README, README.vi and CONTRIBUTING exist', () => {
    const {scripts} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {scripts: Record<string, string>};
    const known = new Set([...Object.keys(scripts), 'ci', 'install']);
    for (const file of ['README.md', 'README.vi.md', 'CONTRIBUTING.md']) {
      const said = [...readFileSync(join(root, file), 'utf8').matchAll(/npm (?:run )?([a-z]+)/g)].map(each => each[1]!);
      assert.deepEqual(
        said.filter(each => !known.has(each) && each !== 'run'),
        [],
        file,
      );
      const paths = [...readFileSync(join(root, file), 'utf8').matchAll(/`((?:docs|test|components|extension|demo)\/[\w./-]+\.\w+)`/g)].map(each => each[1]!);
      assert.deepEqual(
        paths.filter(each => !existsSync(join(root, each))),
        [],
        file,
      );
    }
  });

  it('the policy of docs/administrators.md is one the extension takes', () => {
    const schema = JSON.parse(readFileSync(join(root, 'extension/managed-schema.json'), 'utf8')) as {properties: Record<string, unknown>};
    const example = JSON.parse(fenced('docs/administrators.md', 'json')) as Record<string, unknown>;
    assert.deepEqual(
      Object.keys(example).filter(each => !Object.hasOwn(schema.properties, each)),
      [],
    );
    assert.ok(new Ajv({strict: false}).validate(schema, example));
  });
});
