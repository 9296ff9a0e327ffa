/** The built kit as an agency receives it: importable in plain Node, typed, described, and true to the public contract. */
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, it} from 'node:test';
import {gzipSync} from 'node:zlib';
import {build} from 'esbuild';

const root = join(dirname(new URL(import.meta.url).pathname), '../..');
const kit = join(root, 'dist/kit');
const contract = join(root, '../shared/contract.d.ts');
const tsc = join(root, 'node_modules/typescript/bin/tsc');

/** Compiles `source` as a consumer of the package would, and returns what the compiler says. */
function compile(sources: Readonly<Record<string, string>>, moduleResolution = 'bundler'): string {
  const folder = mkdtempSync(join(root, 'dist/consumer-'));
  try {
    for (const [name, text] of Object.entries(sources)) writeFileSync(join(folder, name), text);
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          target: 'ES2022',
          module: moduleResolution === 'bundler' ? 'ESNext' : 'NodeNext',
          moduleResolution,
          lib: ['ES2023', 'DOM', 'DOM.Iterable'],
          strict: true,
          noEmit: true,
          skipLibCheck: true,
          types: [],
        },
        include: ['*.ts'],
      }),
    );
    execFileSync(process.execPath, [tsc, '-p', folder], {encoding: 'utf8'});
    return '';
  } catch (error) {
    return String((error as {stdout?: string}).stdout ?? error);
  } finally {
    rmSync(folder, {recursive: true});
  }
}

const names = {
  signature: ['signPdf', 'signMany', 'validatePdf', 'findSignaturePlaces'],
  signers: ['openPkcs12', 'connectRemote'],
  exchange: ['readEnvelope', 'writeEnvelope', 'nextStatusCodes', 'vxpRequest'],
  search: ['foldVietnamese'],
} as const;

describe('the built kit', {skip: existsSync(kit) ? false : 'dist/kit is not built: npm run build'}, () => {
  it('imports in plain Node and offers every name of the contract', () => {
    const script = Object.entries(names)
      .map(
        ([entry, wanted]) =>
          `{const m = await import('trinh-ky/${entry}'); for (const n of ${JSON.stringify(wanted)}) if (typeof m[n] !== 'function') throw new Error('${entry} lacks ' + n);}`,
      )
      .join('\n');
    execFileSync(process.execPath, ['--input-type=module', '-e', script], {cwd: root});
  });

  it(
    'accepts every call the contract types',
    {skip: existsSync(contract) ? false : '../shared/contract.d.ts is not here'},
    () => {
      const renamed = readFileSync(contract, 'utf8')
        .replaceAll("declare module 'trinh-ky/", "declare module 'contract/")
        .replaceAll("from 'trinh-ky/", "from 'contract/");
      const checks = Object.entries(names).flatMap(([entry, wanted]) => [
        `import * as real_${entry} from 'trinh-ky/${entry}';`,
        `import type * as said_${entry} from 'contract/${entry}';`,
        ...wanted.map(
          name => `export const ${entry}_${name}: typeof said_${entry}.${name} = real_${entry}.${name};`,
        ),
      ]);
      assert.equal(compile({'contract.d.ts': renamed, 'check.ts': checks.join('\n')}), '');
    },
  );

  for (const resolution of ['bundler', 'nodenext']) {
    it(`types resolve with moduleResolution ${resolution}`, () => {
      const source = `
        import 'trinh-ky';
        import {signPdf} from 'trinh-ky/signature';
        import {openPkcs12} from 'trinh-ky/signers';
        const element = document.createElement('tk-inbox');
        element.addEventListener('tk-open', event => { const id: string = event.documentId; return id; });
        export async function sign(pdf: Blob, file: Uint8Array): Promise<Blob> {
          return signPdf(pdf, await openPkcs12(file, 'mật khẩu'), {level: 'B-B'});
        }`;
      assert.equal(compile({'consumer.ts': source}, resolution), '');
    });
  }

  it('describes each element: what it is, its events', () => {
    const manifest = JSON.parse(readFileSync(join(kit, 'custom-elements.json'), 'utf8')) as {
      modules: {declarations?: {tagName?: string; description?: string}[]; exports?: unknown[]}[];
    };
    const described = manifest.modules
      .flatMap(each => each.declarations ?? [])
      .filter(each => each.description);
    assert.ok(described.length >= 10, `only ${described.length} described elements`);
    const elements = readdirSync(join(kit, 'elements'));
    assert.ok(elements.includes('tk-inbox.js'));
  });

  /** Bytes of everything `entry` imports, as a page would load it: bundled, minified, gzip; pdf.js and other lazy parts apart. */
  async function weight(entry: string): Promise<number> {
    const {outputFiles} = await build({
      stdin: {contents: `import '${entry}';`, resolveDir: root},
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      splitting: true,
      outdir: 'out',
      logLevel: 'silent',
      // The package as it is built, not the sources this project's own settings point to.
      tsconfigRaw: '{}',
    });
    const first = outputFiles.find(each => each.path.endsWith('stdin.js'))!;
    const eager = new Set<string>();
    const walk = (path: string): void => {
      const file = outputFiles.find(each => each.path.endsWith(path));
      if (!file || eager.has(file.path)) return;
      eager.add(file.path);
      for (const [, next] of file.text.matchAll(/(?:from|import)"\.\/([^"]+)"/g)) walk(next!);
    };
    walk(first.path);
    return outputFiles.filter(each => eager.has(each.path)).reduce((sum, each) => sum + gzipSync(each.contents).length, 0);
  }

  it('one simple element costs at most 18 KB, all elements together at most 105 KB', async () => {
    const [one, all] = [await weight('trinh-ky/elements/tk-deadline.js'), await weight('trinh-ky')];
    assert.ok(one <= 18_000, `tk-deadline: ${one} bytes`);
    assert.ok(all <= 105_000, `all elements: ${all} bytes`);
  });
});
