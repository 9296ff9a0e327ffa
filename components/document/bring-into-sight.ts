/**
 * Scrolls `scroller`, and nothing around it, until `target` is comfortably in sight. `scrollIntoView` would also scroll the
 * page that embeds the kit.
 */
export function bringIntoSight(scroller: HTMLElement, target: Element): void {
  const box = target.getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  const margin = 24;
  if (box.top < view.top + margin || box.bottom > view.bottom - margin) scroller.scrollTop += box.top - view.top - view.height / 3;
  if (box.left < view.left || box.right > view.right) scroller.scrollLeft += box.left - view.left - view.width / 3;
}
