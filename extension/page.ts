/** What every page of the extension starts with: tokens, type, language, and a mark for those who wait until it stands. */
import '../components/theme/fonts.css';
import './page.css';

import type {Desk} from '../components/storage/open-desk.js';
import {setLanguage} from '../components/locale/page-term.js';
import type {Language} from '../components/locale/page-term.js';
import {adoptTokens} from '../components/theme/tokens.js';
import {base} from '../components/theme/base.styles.js';

const isLanguage = (value: unknown): value is Language => value === 'vi' || value === 'en';

/** Colours and type, for a page that may have no desk to ask for more. */
export function dressPage(): void {
  adoptTokens(document);
  if (base.styleSheet) document.adoptedStyleSheets = [...document.adoptedStyleSheets, base.styleSheet];
}

/** Dresses the page and takes over the officer's theme and language: Vietnamese until another is chosen, whatever the browser came with. */
export async function startPage(desk: Desk): Promise<void> {
  dressPage();
  const follow = async () => {
    const chosen = await desk.settings.read('language', stored => (isLanguage(stored) ? stored : undefined));
    const language = chosen ?? 'vi';
    setLanguage(language);
    document.documentElement.lang = language;
    const theme = await desk.settings.read('theme', stored => (stored === 'light' || stored === 'dark' ? stored : undefined));
    // None chosen: the system's own setting decides.
    if (theme) document.documentElement.dataset['theme'] = theme;
  };
  await follow();
  const isOurs = (id: string) => id === 'language' || id === 'theme';
  desk.settings.watch(({ids}) => ids.some(isOurs) && void follow(), new AbortController().signal);
}

/** The page stands: tests and the tour wait for this instead of a clock. */
export function markReady(): void {
  document.body.dataset['ready'] = '';
}
