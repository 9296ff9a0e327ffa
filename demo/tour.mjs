// `npm run tour [-- chromium|firefox]`: the whole journey in real headless browsers; report, PDFs and screenshots in demo/out/.
import {spawn, spawnSync} from 'node:child_process';
import {ensureBrowsers, ensureInstalled, root} from './setup/setup.mjs';

ensureInstalled();
ensureBrowsers();
const built = spawnSync(process.execPath, ['demo/setup/build.mjs', '--if-stale'], {cwd: root, stdio: 'inherit'});
if (built.status) process.exit(built.status);
spawn(process.execPath, ['--import', 'tsx', 'demo/tour/main.ts', ...process.argv.slice(2)], {cwd: root, stdio: 'inherit'}).on('close', code =>
  process.exit(code ?? 1),
);
