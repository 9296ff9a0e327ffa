/** Keeps the search index in step with the desk: what changed at once, what changed while no desk was open at the start. */
import type {Search} from '../../components/search.js';
import type {Desk} from '../../components/storage/open-desk.js';

const tabs = ['to-do', 'support', 'to-know', 'done'] as const;
const pageRows = 1000;

export function mirrorSearch(desk: Desk, search: Search, signal: AbortSignal): void {
  desk.documents.watch(({ids}) => void follow(desk, search, ids).catch(tell), signal);
  // One open desk does it for all of them.
  void navigator.locks.request('trinh-ky:search-catch-up', {ifAvailable: true}, async lock => {
    if (lock) await catchUp(desk, search, signal).catch(tell);
  });
}

async function follow(desk: Desk, search: Search, ids: readonly string[]): Promise<void> {
  const documents = await Promise.all(ids.map(id => desk.documents.read(id)));
  await search.put(documents.filter(each => each !== undefined));
  const gone = ids.filter((_, at) => documents[at] === undefined);
  if (gone.length > 0) await search.remove(gone);
}

/** Newest first, because those are looked for; the index leaves alone what did not change. */
async function catchUp(desk: Desk, search: Search, signal: AbortSignal): Promise<void> {
  for (const tab of tabs) {
    for (let offset = 0; !signal.aborted; offset += pageRows) {
      const documents = await desk.documents.list({tab, limit: pageRows, offset});
      await search.put(documents);
      if (documents.length < pageRows) break;
    }
  }
}

/** Searching is a help, not the desk: it says why it cannot, and everything else works on. */
function tell(error: unknown): void {
  console.warn('trinh-ky: the search index could not be brought up to date', error);
}
