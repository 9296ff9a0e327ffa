/** `trinh-ky`: every element, registered. What is not named here is internal. */
import './define.js';

export {language, setLanguage} from './locale/term.js';
export type {Language} from './locale/term.js';
