/** From one clicked row to all of its kind: the ancestor that repeats. */
import {candidates, describe} from './selectors.js';
import type {PickedRow} from '../../messages/picker-ask.js';

/** The ancestor of `clicked` with the most neighbours of its own kind, and the selector of them all. */
export function describeRow(clicked: Element): {readonly row: Element; readonly picked: PickedRow} | undefined {
  let best: {row: Element; rows: string; count: number} | undefined;
  for (let row: Element | null = clicked; row?.parentElement && row !== document.body; row = row.parentElement) {
    const holder = row.parentElement;
    // Cells repeat too; a row is what holds a link or several things.
    if (!row.querySelector('a[href]') && row.children.length < 2) continue;
    for (const kind of candidates(row)) {
      const count = [...holder.children].filter(each => each.matches(kind)).length;
      // The most telling selector, unless a plainer one finds far more: a heading among the rows is no reason for it.
      if (count < 2 || (best && count <= best.count * (best.row === row ? 1.5 : 1))) continue;
      best = {row, rows: `${describe(holder, document).sel} > ${kind}`, count};
    }
    if (best && row !== best.row && best.count > 4) break;
  }
  if (!best) return undefined;
  const found = [...document.querySelectorAll(best.rows)];
  const link = best.row.querySelector('a[href]:not([href^="#"])');
  return {
    row: best.row,
    picked: {
      rows: best.rows,
      count: found.length,
      link: link ? (link === best.row ? '' : linkSelector(best.row, link, found)) : '',
      hrefs: link ? found.slice(0, 20).map(each => each.querySelector(linkSelector(best.row, link, found))?.getAttribute('href')?.slice(0, 200) ?? '') : [],
    },
  };
}

/** A selector of the link that finds one in every row. */
function linkSelector(row: Element, link: Element, rows: readonly Element[]): string {
  const exact = describe(link, row).sel;
  return rows.every(each => each.querySelector(exact)) ? exact : 'a[href]';
}
