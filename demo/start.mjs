// `npm start`: from a fresh clone to a desk in a browser window. Without a display it runs the tour and says where its results lie.
import {spawn, spawnSync} from 'node:child_process';
import {join} from 'node:path';
import {ensureBrowsers, ensureInstalled, root} from './setup/setup.mjs';

ensureInstalled();
ensureBrowsers({firefox: false});
const node = process.execPath;
const built = spawnSync(node, ['demo/setup/build.mjs', '--if-stale'], {cwd: root, stdio: 'inherit'});
if (built.status) process.exit(built.status);

const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
const script = hasDisplay && !process.argv.includes('--tour') ? 'demo/open.ts' : 'demo/tour/main.ts';
if (script.includes('tour')) console.log('No display here: running the tour instead. Its report, PDFs and screenshots go to demo/out/.');
spawn(node, ['--import', 'tsx', join(root, script), ...(script.includes('tour') ? ['chromium'] : [])], {
  cwd: root,
  stdio: 'inherit',
  // A newcomer waits a minute, not five: the tour by itself brings in 1.3 million documents.
  env: {TOUR_DOCUMENTS: '50000', ...process.env},
}).on('close', code => process.exit(code ?? 1));
