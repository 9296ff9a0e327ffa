// `npm run new element tk-<noun> <room>` or `npm run new adapter <id> <https://host/path/*>`: the files a new one needs, filled in as far as can be.
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {putOnShelf, scaffoldAdapter} from './scaffold-adapter.mjs';
import {root} from './setup.mjs';

const [kind, name, where] = process.argv.slice(2);
const usage = `npm run new element tk-<noun> <room>      for example: npm run new element tk-route approval
npm run new adapter <id> <match pattern>   for example: npm run new adapter vn.namhai.qlvb https://qlvb.namhai.gov.vn/*`;

function write(path, text) {
  const file = join(root, path);
  if (existsSync(file)) {
    console.error(`${path} exists already; nothing was written over.`);
    process.exit(1);
  }
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(file, text);
  console.log(`made ${path}`);
}

if (kind === 'element' && /^tk-[a-z]+(-[a-z]+)*$/.test(name ?? '') && /^[a-z]+$/.test(where ?? ''))
  newElement(name, where);
else if (
  kind === 'adapter' &&
  /^[a-z0-9]+(\.[a-z0-9-]+)+$/.test(name ?? '') &&
  /^https?:\/\//.test(where ?? '')
)
  newAdapter(name, where);
else {
  console.error(usage);
  process.exit(2);
}

function newElement(tag, room) {
  const noun = tag.slice(3);
  const pascal = noun.replace(/(^|-)([a-z])/g, (_, __, letter) => letter.toUpperCase());
  write(
    `components/${room}/${noun}-event.ts`,
    `/** The officer chose this ${noun}. */
export class ${pascal}Event extends Event {
  constructor() {
    super('${tag}', {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    '${tag}': ${pascal}Event;
  }
}
`,
  );
  write(
    `components/${room}/${tag}.styles.ts`,
    `import {css} from 'lit';

export const styles = css\`
  :host {
    display: block;
  }
\`;
`,
  );
  write(
    `components/${room}/${tag}.ts`,
    `import {html} from 'lit';
import {property} from 'lit/decorators.js';

import {OfficeElement} from '../office-element.js';
import {${pascal}Event} from './${noun}-event.js';
import {styles} from './${tag}.styles.js';

/**
 * Shows a ${noun} and tells its owner when it is chosen; it changes nothing itself.
 *
 * @fires {${pascal}Event} ${tag} - The officer chose it.
 */
export class Tk${pascal} extends OfficeElement {
  static override styles = styles;

  /** What to show. */
  @property() heading = '';

  protected override render() {
    return html\`<button type="button" @click=\${() => this.dispatchEvent(new ${pascal}Event())}>\${this.heading}</button>\`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    '${tag}': Tk${pascal};
  }
}
`,
  );
  write(
    `test/components/${room}/${tag}.test.ts`,
    `import '../../../components/define.js';

import {expect, fixture, html, oneEvent} from '@open-wc/testing';

describe('<${tag}>', () => {
  it('tells its owner when it is chosen', async () => {
    const element = await fixture<HTMLElementTagNameMap['${tag}']>(html\`<${tag} heading="Văn bản"></${tag}>\`);
    setTimeout(() => element.shadowRoot!.querySelector('button')!.click());
    expect((await oneEvent(element, '${tag}')).type).to.equal('${tag}');
    await expect(element).to.be.accessible();
  });
});
`,
  );
  const define = join(root, 'components/define.ts');
  const source = readFileSync(define, 'utf8')
    .replace(/^(const table = \{)/m, `import {Tk${pascal}} from './${room}/${tag}.js';\n\n$1`)
    .replace(/(const table = \{)/, `$1\n  '${tag}': Tk${pascal},`);
  writeFileSync(define, source);
  console.log(`registered <${tag}> in components/define.ts; run: npm run fix`);
}

function newAdapter(id, match) {
  const sample = join(root, 'extension/content/adapters/vn.trinhky.demo.json');
  const adapter = scaffoldAdapter(JSON.parse(readFileSync(sample, 'utf8')), id, match);
  write(`extension/content/adapters/${id}.json`, `${JSON.stringify(adapter, null, 2)}\n`);
  const shelf = join(root, 'extension/background/adapter-shelf.ts');
  writeFileSync(shelf, putOnShelf(readFileSync(shelf, 'utf8'), id));
  console.log(
    'It is on the shelf of extension/background/adapter-shelf.ts. The selectors are those of the demo agency: change them to this system’s as docs/adapters.md shows, "Write one in eight steps".',
  );
}
