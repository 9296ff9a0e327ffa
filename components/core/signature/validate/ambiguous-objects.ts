/**
 * Check 4: dictionaries of a later revision that write one key twice. Readers differ on which of the two counts
 * (ISO 32000-2 7.3.7 leaves it open), so such an object shows one thing here and another elsewhere.
 */
import type {PdfObject} from '../../pdf/pdf-object.js';
import type {ObjectWalk} from './object-walk.js';

/** Updates that rewrite more objects than this are refused by other rules; looking at all of them would only take time. */
const lookLimit = 20_000;

/** Numbers of the objects this revision made ambiguous; one that was so before, when it was signed, is left alone. */
export async function findAmbiguousObjects(walk: ObjectWalk): Promise<readonly number[]> {
  const found: number[] = [];
  for (const num of [...walk.after.revision.changed.keys()].slice(0, lookLimit)) {
    if (
      hasDuplicateKeys(await walk.after.getObject(num)) &&
      !hasDuplicateKeys(await walk.before.getObject(num))
    )
      found.push(num);
  }
  return found;
}

export function hasDuplicateKeys(object: PdfObject): boolean {
  if (typeof object !== 'object' || object === null) return false;
  if (object.kind === 'array') return object.items.some(hasDuplicateKeys);
  if (object.kind === 'stream') return hasDuplicateKeys(object.dict);
  return (
    object.kind === 'dict' &&
    ((object.duplicateKeys?.length ?? 0) > 0 || [...object.entries.values()].some(hasDuplicateKeys))
  );
}
