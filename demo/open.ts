/** `npm start` on a machine with a display: the demo agency, the portal, and a browser window with the extension on both. */
import {join} from 'node:path';

import {startAgency} from './agency/server.js';
import {accounts} from './agency/seed/accounts.js';
import {openDemoKeys} from './keys.js';
import {servePortal} from './portal/serve.js';
import {launchBrowser} from './setup/browser-driver.js';

const data = join(new URL('../', import.meta.url).pathname, 'demo/data');
const agency = await startAgency({dataDir: join(data, 'agency')});
const [portal, keys] = [await servePortal(), await openDemoKeys(join(data, 'keys'))];
const browser = await launchBrowser('chromium', {headless: false, profile: join(data, 'browser')});
const [tab] = await browser.browser.pages();
await tab?.goto(agency.url);
await browser.openPage('options');

console.log(`
The agency's own system   ${agency.url}
  accounts                ${accounts.map(({user, password}) => `${user.name} / ${password}`).join(', ')}
A portal with the kit     ${portal.url}
Keys for signing          ${keys.leader.file}, ${keys.clerk.file} (password ${keys.leader.password})

1. Log in to the agency. 2. On the page of the extension enter its address and grant it. 3. Open the desk from the toolbar button.
Close the browser window, or press Ctrl+C here, to end.`);

const stop = async (): Promise<void> => {
  await browser.close();
  await portal.stop();
  await agency.stop();
  process.exit(0);
};
browser.browser.once('disconnected', () => void stop());
process.once('SIGINT', () => void stop());
process.once('SIGTERM', () => void stop());
