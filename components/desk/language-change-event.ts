import type {Language} from '../locale/language.js';

/** The officer wants the desk in this language; the owner calls `setLanguage` and keeps the choice. */
export class LanguageChangeEvent extends Event {
  readonly language: Language;

  constructor(language: Language) {
    super('tk-language-change', {bubbles: true, composed: true});
    this.language = language;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tk-language-change': LanguageChangeEvent;
  }
}
