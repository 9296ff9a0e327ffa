/** The only customElements.define calls of the kit: tag → class. Two copies on one page do not throw: the first wins, the second warns. */
const table = {} as const satisfies Record<string, CustomElementConstructor>;

for (const [tag, element] of Object.entries<CustomElementConstructor>(table)) {
  const known = customElements.get(tag);
  if (!known) customElements.define(tag, element);
  else if (known !== element) console.warn(`trinh-ky: <${tag}> is already defined by another copy of the kit; that one stays.`);
}
