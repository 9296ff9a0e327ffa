import {theDesk} from '../the-desk.js';
import {markReady, startPage} from '../page.js';

await startPage(await theDesk());
markReady();
