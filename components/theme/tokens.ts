/**
 * Design tokens: every colour, size and face of the kit as a `--tk-*` custom property.
 *
 * They are set once per document on `:root`, inside the cascade layer `trinh-ky`, so a plain rule of the page wins over
 * them: `:root {--tk-blue: #005}` rebrands the whole kit. `data-theme="light|dark"` on any ancestor pins the theme, else
 * the system's setting decides; `data-density="compact"` packs rows and controls.
 *
 * Red belongs to the seal, to overdue and to destructive acts; blue to the signature and the one primary act of a screen;
 * green only to a proven truth. Every text pair below is at least 4.5 : 1, both themes (WCAG 2.2, 1.4.3).
 */
const light = `
  --tk-color-scheme: light;
  --tk-ink: #1b1f24;
  --tk-ink-2: #57606a;
  --tk-ink-3: #8a939d;
  --tk-paper: #ffffff;
  --tk-desk: #f4f5f7;
  --tk-hover: #f4f6f9;
  --tk-line: #dfe3e8;
  --tk-line-2: #eceff2;
  --tk-control: #8a939d;
  --tk-blue: #0b3fa8;
  --tk-blue-hover: #08327f;
  --tk-on-blue: #ffffff;
  --tk-blue-ink: #0b3fa8;
  --tk-blue-soft: #e8eefb;
  --tk-red: #c8102e;
  --tk-red-hover: #a30c25;
  --tk-on-red: #ffffff;
  --tk-red-ink: #b90f2b;
  --tk-red-soft: #fdecee;
  --tk-ok-ink: #1e7b34;
  --tk-ok-soft: #e7f5ea;
  --tk-due-ink: #8a5a00;
  --tk-due-soft: #fff4d6;
  --tk-urgent-ink: #b04400;
  --tk-seal: #c8102e;
  --tk-pen: #0b3fa8;
  --tk-shadow-page: 0 1px 3px rgb(27 31 36 / 0.18);
  --tk-shadow-raised: 0 8px 28px rgb(27 31 36 / 0.22);
  --tk-veil: rgb(27 31 36 / 0.42);
`;

/** Designed for the dark, not inverted: paper is lifted above the desk, and coloured inks are lightened until they read. */
const dark = `
  --tk-color-scheme: dark;
  --tk-ink: #e8ebef;
  --tk-ink-2: #aab3bd;
  --tk-ink-3: #76808b;
  --tk-paper: #1b1f24;
  --tk-desk: #121519;
  --tk-hover: #22272e;
  --tk-line: #343b44;
  --tk-line-2: #282e35;
  --tk-control: #76808b;
  --tk-blue: #3566cf;
  --tk-blue-hover: #4374dc;
  --tk-on-blue: #ffffff;
  --tk-blue-ink: #9dbcff;
  --tk-blue-soft: #1d2b4a;
  --tk-red: #c5283f;
  --tk-red-hover: #d43a50;
  --tk-on-red: #ffffff;
  --tk-red-ink: #ff98a2;
  --tk-red-soft: #40191f;
  --tk-ok-ink: #7fd596;
  --tk-ok-soft: #17321f;
  --tk-due-ink: #f2c766;
  --tk-due-soft: #382c10;
  --tk-urgent-ink: #ffae75;
  --tk-seal: #ff5f6f;
  --tk-pen: #9dbcff;
  --tk-shadow-page: 0 1px 3px rgb(0 0 0 / 0.6);
  --tk-shadow-raised: 0 8px 28px rgb(0 0 0 / 0.6);
  --tk-veil: rgb(0 0 0 / 0.6);
`;

const measures = `
  --tk-font: 'Be Vietnam Pro', 'Noto Sans', system-ui, 'Segoe UI', Tahoma, sans-serif;
  --tk-font-document: 'Times New Roman', Tinos, 'Liberation Serif', serif;
  --tk-text-xs: 12px;
  --tk-text-s: 12.5px;
  --tk-text-m: 13px;
  --tk-text-l: 14px;
  --tk-text-xl: 16px;
  --tk-line-height: 1.45;
  --tk-space-1: 4px;
  --tk-space-2: 8px;
  --tk-space-3: 12px;
  --tk-space-4: 16px;
  --tk-space-5: 24px;
  --tk-radius: 6px;
  --tk-radius-l: 8px;
  --tk-control-height: 36px;
  --tk-quick: 120ms;
`;

export const tokenSheet = `@layer trinh-ky {
  :root {${light}${measures}}
  @media (prefers-color-scheme: dark) { :root {${dark}} }
  [data-theme='light'] {${light}}
  [data-theme='dark'] {${dark}}
  [data-density='compact'] { --tk-control-height: 30px; }
}`;

const furnished = new WeakSet<Document>();

/** Gives `target` the tokens, once. Touches nothing of the page but `--tk-*` properties. */
export function adoptTokens(target: Document): void {
  const view = target.defaultView;
  if (!view || furnished.has(target)) return;
  furnished.add(target);
  // A constructed sheet belongs to the document whose constructor made it; another's throws on adoption (CSSOM 6.2).
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(tokenSheet);
  target.adoptedStyleSheets = [...target.adoptedStyleSheets, sheet];
}
