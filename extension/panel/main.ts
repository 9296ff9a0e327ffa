/** The side panel (Chromium) or sidebar (Firefox): the same desk in one column. */
import {mountDesk} from '../desk/mount-desk.js';

await mountDesk(true);
