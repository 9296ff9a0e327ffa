/**
 * One run, every product: the kit (npm package), the extension for Chromium and for Firefox, the portal demo.
 * Environments instead of four config files: what they share (target, decorators, licence notices) is said once.
 */
import {createHash} from 'node:crypto';
import {copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {defineConfig} from 'vite';
import type {EnvironmentOptions, Plugin} from 'vite';

const root = dirname(fileURLToPath(import.meta.url));
const at = (...parts: string[]) => resolve(root, ...parts);
const pdfjs = at('node_modules/pdfjs-dist');

type Browser = 'chromium' | 'firefox';

/** Keys of the one source manifest that only one browser knows: each store complains about the other's. */
const foreignKeys: Record<Browser, {permissions: string[]; keys: string[]}> = {
  chromium: {permissions: [], keys: ['sidebar_action', 'browser_specific_settings']},
  firefox: {permissions: ['sidePanel'], keys: ['side_panel', 'minimum_chrome_version']},
};

/** The manifest of one browser, made from manifest.json. */
function manifestFor(browser: Browser): string {
  const manifest = JSON.parse(readFileSync(at('manifest.json'), 'utf8')) as Record<string, unknown>;
  for (const key of foreignKeys[browser].keys) delete manifest[key];
  manifest['permissions'] = (manifest['permissions'] as string[]).filter(
    each => !foreignKeys[browser].permissions.includes(each),
  );
  const background = manifest['background'] as Record<string, unknown> | undefined;
  if (background) delete background[browser === 'chromium' ? 'scripts' : 'service_worker'];
  manifest['version'] = (JSON.parse(readFileSync(at('package.json'), 'utf8')) as {version: string}).version;
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** What pdf.js loads at run time: character maps, standard fonts, image decoders. */
function copyPdfAssets(into: string): void {
  for (const folder of ['cmaps', 'standard_fonts', 'wasm', 'iccs']) {
    if (existsSync(join(pdfjs, folder))) cpSync(join(pdfjs, folder), join(into, folder), {recursive: true});
  }
  copyFileSync(join(pdfjs, 'legacy/build/pdf.worker.min.mjs'), join(into, 'pdf.worker.min.mjs'));
}

/** Be Vietnam Pro, Latin and Vietnamese only, two weights: what the screens use. */
function copyFonts(into: string): void {
  mkdirSync(into, {recursive: true});
  const files = at('node_modules/@fontsource/be-vietnam-pro/files');
  for (const name of readdirSync(files)) {
    if (/-(latin|latin-ext|vietnamese)-(400|600|700)-normal\.woff2$/.test(name)) copyFileSync(join(files, name), join(into, name));
  }
}

function copyAssets(): Plugin {
  return {
    name: 'copy-assets',
    applyToEnvironment: environment => /^(pages_|kit$|portal$)/.test(environment.name),
    generateBundle() {
      const name = this.environment.name;
      if (name.startsWith('pages_')) {
        this.emitFile({type: 'asset', fileName: 'manifest.json', source: manifestFor(name.slice(6) as Browser)});
      }
    },
    writeBundle(options) {
      const out = options.dir!;
      mkdirSync(join(out, 'pdfjs'), {recursive: true});
      copyPdfAssets(join(out, 'pdfjs'));
      copyFonts(join(out, 'fonts'));
      const name = this.environment.name;
      // Published with the kit: an agency's developer writes adapters without this repository.
      if (name === 'kit') copyFileSync(at('extension/content/adapters/adapter-1.schema.json'), join(out, 'adapter-1.schema.json'));
      if (!name.startsWith('pages_')) return;
      for (const folder of ['_locales', 'icons']) {
        if (existsSync(at('extension', folder))) cpSync(at('extension', folder), join(out, folder), {recursive: true});
      }
      if (existsSync(at('extension/managed-schema.json'))) copyFileSync(at('extension/managed-schema.json'), join(out, 'managed-schema.json'));
    },
  };
}

/** The portal as its agency would build it: on the kit's built package, not on its sources. */
function useBuiltKit(): Plugin {
  return {
    name: 'use-built-kit',
    enforce: 'pre',
    applyToEnvironment: environment => environment.name === 'portal',
    resolveId(id) {
      if (id !== 'trinh-ky' && !id.startsWith('trinh-ky/')) return undefined;
      return at('dist/kit', `${id === 'trinh-ky' ? 'index' : id.slice('trinh-ky/'.length)}.js`);
    },
  };
}

/** Puts the portal's page at the root of its folder, and writes the list of files its offline worker keeps. */
function finishPortal(): Plugin {
  return {
    name: 'finish-portal',
    enforce: 'post',
    applyToEnvironment: environment => environment.name === 'portal',
    generateBundle(_options, bundle) {
      for (const [name, file] of Object.entries(bundle)) {
        if (!name.endsWith('index.html') || file.type !== 'asset') continue;
        file.source = String(file.source).replaceAll('../../', './');
        file.fileName = 'index.html';
      }
    },
    writeBundle(options) {
      const out = options.dir!;
      // Character maps are for Chinese, Japanese and Korean papers: 1.7 MB that nearly no office needs without a network.
      const files = readdirSync(out, {recursive: true, withFileTypes: true})
        .filter(each => each.isFile() && !each.parentPath.endsWith('cmaps') && each.name !== 'files.json' && each.name !== 'offline.js')
        .map(each => join(each.parentPath, each.name).slice(out.length + 1).replaceAll('\\', '/'))
        .sort();
      const digest = createHash('sha256');
      for (const file of files) digest.update(file).update(readFileSync(join(out, file)));
      writeFileSync(join(out, 'files.json'), JSON.stringify({version: digest.digest('hex').slice(0, 16), files: ['./', ...files]}));
    },
  };
}

/** An import that leads nowhere would be left in the output for the browser to stumble over: it ends the build instead. */
const refuseUnresolved: Plugin = {
  name: 'refuse-unresolved',
  onLog(_level, log) {
    if (log.code === 'UNRESOLVED_IMPORT') this.error(log.message);
  },
};

/** White space that only makes a template readable: every page with the kit would carry it. Rules and words stay as they are. */
const tightenTemplates: Plugin = {
  name: 'tighten-templates',
  applyToEnvironment: each => each.name === 'kit' || each.name.startsWith('pages_') || each.name === 'portal',
  transform(code, id) {
    if (!id.startsWith(at('components')) || !/\.ts$/.test(id)) return undefined;
    const styles = code.replace(
      /css`([^`]*)`/g,
      (_, rules: string) => `css\`${rules.replace(/\/\*[^]*?\*\//g, '').replace(/\s+/g, ' ').replace(/ ?([{};]) ?/g, '$1').replace(/([:,]) /g, '$1')}\``,
    );
    return {code: styles.replace(/\n\s+/g, '\n'), map: null};
  },
};

const environment = (build: EnvironmentOptions['build']): EnvironmentOptions => ({
  consumer: 'client',
  // An extension's pages and an installed portal come from the disk: large chunks cost no network, and pdf.js is one.
  build: {target: 'es2022', copyPublicDir: false, modulePreload: false, reportCompressedSize: false, chunkSizeWarningLimit: 2000, ...build},
});

function pagesFor(browser: Browser): EnvironmentOptions {
  return environment({
    outDir: at('dist/extension', browser),
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        background: at('extension/background/main.ts'),
        panel: at('extension/panel/index.html'),
        desk: at('extension/desk/index.html'),
        consent: at('extension/consent/index.html'),
        options: at('extension/options/index.html'),
      },
      output: {
        entryFileNames: chunk => (chunk.name === 'background' ? 'background.js' : 'assets/[name]-[hash].js'),
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  });
}

/** Content scripts are classic scripts: one file each, nothing shared with the pages. */
function contentFor(browser: Browser, name: string, input: string): EnvironmentOptions {
  return environment({
    outDir: at('dist/extension', browser),
    emptyOutDir: false,
    rolldownOptions: {input: {[name]: at(input)}, output: {format: 'iife', entryFileNames: `${name}.js`}},
  });
}

/** Every module of the kit that can be imported by name: DESIGN's table of entries, and one entry for each element. */
export function kitEntries(): Record<string, string> {
  const entries: Record<string, string> = {};
  for (const name of ['index', 'signature', 'signers', 'exchange', 'search', 'storage']) entries[name] = at('components', `${name}.ts`);
  for (const name of readdirSync(at('components/transports'))) {
    if (/^(loopback|file|vxp|jetstream)\.ts$/.test(name)) entries[`transports/${name.slice(0, -3)}`] = at('components/transports', name);
  }
  for (const name of existsSync(at('components/workers')) ? readdirSync(at('components/workers')) : []) {
    if (name.endsWith('.ts')) entries[`workers/${name.slice(0, -3)}`] = at('components/workers', name);
  }
  for (const room of readdirSync(at('components'), {withFileTypes: true})) {
    if (!room.isDirectory() || room.name === 'core') continue;
    for (const file of readdirSync(at('components', room.name))) {
      const tag = /^(tk-[a-z-]+)\.ts$/.exec(file)?.[1];
      if (tag) entries[`classes/${tag}`] = at('components', room.name, file);
    }
  }
  return Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file)));
}

const kit = environment({
  outDir: at('dist/kit'),
  emptyOutDir: true,
  minify: false,
  lib: {entry: kitEntries(), formats: ['es']},
  rolldownOptions: {
    // What a package depends on stays a package; the compiler's own helpers are part of the output.
    external: id => !id.startsWith('@oxc-project/') && !id.startsWith('.') && !id.startsWith('/') && !id.startsWith('\0') && !/^[A-Za-z]:/.test(id),
    output: {entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js'},
  },
});

const portal = environment({
  outDir: at('dist/demo/portal'),
  emptyOutDir: true,
  rolldownOptions: {
    input: {index: at('demo/portal/index.html')},
    output: {entryFileNames: 'assets/[name]-[hash].js', chunkFileNames: 'assets/[name]-[hash].js'},
  },
});

export default defineConfig(() => ({
  root,
  base: './',
  logLevel: 'warn' as const,
  publicDir: false as const,
  worker: {format: 'es' as const},
  plugins: [refuseUnresolved, tightenTemplates, useBuiltKit(), copyAssets(), finishPortal()],
  environments: {
    kit,
    pages_chromium: pagesFor('chromium'),
    content_chromium: contentFor('chromium', 'content', 'extension/content/main.ts'),
    more_chromium: contentFor('chromium', 'more', 'extension/content/more/main.ts'),
    relay_chromium: contentFor('chromium', 'relay', 'extension/content/relay-bridge.ts'),
    picker_chromium: contentFor('chromium', 'picker', 'extension/content/picker/main.ts'),
    catch_chromium: contentFor('chromium', 'catch', 'extension/content/catch/main.ts'),
    bridge_chromium: contentFor('chromium', 'bridge', 'extension/content/bridge/main.ts'),
    pages_firefox: pagesFor('firefox'),
    content_firefox: contentFor('firefox', 'content', 'extension/content/main.ts'),
    more_firefox: contentFor('firefox', 'more', 'extension/content/more/main.ts'),
    relay_firefox: contentFor('firefox', 'relay', 'extension/content/relay-bridge.ts'),
    picker_firefox: contentFor('firefox', 'picker', 'extension/content/picker/main.ts'),
    catch_firefox: contentFor('firefox', 'catch', 'extension/content/catch/main.ts'),
    bridge_firefox: contentFor('firefox', 'bridge', 'extension/content/bridge/main.ts'),
    portal,
    portal_offline: environment({
      outDir: at('dist/demo/portal'),
      emptyOutDir: false,
      rolldownOptions: {input: {offline: at('demo/portal/offline.ts')}, output: {format: 'iife', entryFileNames: 'offline.js'}},
    }),
  },
  builder: {
    async buildApp(builder) {
      const only = process.env['BUILD_ONLY']?.split(',');
      for (const [name, each] of Object.entries(builder.environments)) {
        if (name === 'client' || name === 'ssr' || (only && !only.includes(name))) continue;
        await builder.build(each);
      }
    },
  },
}));
