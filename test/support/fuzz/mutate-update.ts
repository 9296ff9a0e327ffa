/** Appends one well-formed update with damage of meaning, not of syntax: what a forger with a PDF library can write. */
import type {Random} from '../attacks/mutate.js';
import {appendRaw, textOf} from '../attacks/raw-pdf.js';

const names = '/Page /Pages /Annot /Widget /Sig /Tx /Text /Stamp /Off /Yes /Font /XObject /Contents /Kids /V /AP /F /Rect /Annots /Fields /DSS /Metadata /Parent /Length /Type /Subtype /Resources /AS /OCProperties /StructTreeRoot'.split(' ');

export function mutateUpdate(signed: Uint8Array<ArrayBuffer>, random: Random): Uint8Array<ArrayBuffer> {
  const bodies = objectsOf(signed);
  const nums = [...bodies.keys()];
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const objects: Record<number, string> = {};
  const freed: number[] = [];
  for (let count = 1 + Math.floor(random() * 3); count > 0; count -= 1) {
    const num = pick(nums);
    const other = pick(nums);
    const choice = random();
    if (choice < 0.06) freed.push(num);
    else if (choice < 0.14) objects[num] = bodies.get(other)!;
    else objects[num] = editBody(objects[num] ?? bodies.get(num)!, random, other, pick(names));
  }
  for (const num of freed) delete objects[num];
  return appendRaw(signed, {objects, freed});
}

/** Bodies by number, the newest of each; those in object streams are not seen. */
function objectsOf(file: Uint8Array): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const [, num, body] of textOf(file).matchAll(/(?:^|[\r\n])(\d+) 0 obj\s*([\s\S]*?)\s*endobj/g)) found.set(Number(num), body!);
  return found;
}

function editBody(body: string, random: Random, num: number, name: string): string {
  const stretch = (pattern: RegExp, replace: (found: string) => string): string => {
    const all = [...body.matchAll(pattern)];
    const found = all[Math.floor(random() * all.length)];
    if (!found) return body;
    return body.slice(0, found.index) + replace(found[0]) + body.slice(found.index + found[0].length);
  };
  switch (Math.floor(random() * 9)) {
    case 0:
      return stretch(/\d+ 0 R/g, () => `${num} 0 R`);
    case 1:
      return stretch(/\d+ 0 R/g, found => `${found} ${num} 0 R`);
    case 2:
      return stretch(/\d+ 0 R/g, () => '');
    case 3:
      return stretch(/\b\d+\b/g, () => String(Math.floor(random() * 1000)));
    case 4:
      return stretch(/\/[A-Za-z]+/g, () => name);
    case 5:
      return stretch(/<</g, () => `<< ${name} ${num} 0 R `);
    case 6:
      return stretch(/<</g, () => `<< ${name} << ${name} (x) >> `);
    case 7:
      return stretch(/\([^()]*\)/g, () => '(forged)');
    default:
      return stretch(/\/[A-Za-z]+ (?:\/[A-Za-z]+|\d+ 0 R|\([^()]*\)|\[[^\]]*\])/g, () => '');
  }
}
