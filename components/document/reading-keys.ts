/** What a key means to a reader who is on the pages. Keys with Alt, or inside an input method's work, mean nothing here. */
export type ReadingAct = 'find' | 'zoom-in' | 'zoom-out' | 'next-page' | 'previous-page';

export function readingAct(event: KeyboardEvent): ReadingAct | undefined {
  if (event.altKey || event.isComposing) return undefined;
  // The browser's own find sees only the pages that stand in the DOM, so ours takes its key while the reader is here.
  if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === 'f' ? 'find' : undefined;
  switch (event.key) {
    case '+':
    case '=':
      return 'zoom-in';
    case '-':
      return 'zoom-out';
    case 'ArrowRight':
      return 'next-page';
    case 'ArrowLeft':
      return 'previous-page';
    default:
      return undefined;
  }
}
