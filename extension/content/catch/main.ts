/**
 * Among the scripts of a page in a tab of the desk's own, just before a click that brings a file: whatever address the page then saves,
 * opens or sends a form to is told instead of followed, once.
 */
import {catchFiles} from './catch-files.js';

catchFiles();
