/** The full desk, in a tab. */
import {mountDesk} from './mount-desk.js';

await mountDesk(false);
