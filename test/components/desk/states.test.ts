/** Every state of the desk's elements passes axe in both languages and both themes, and speaks no key and no missing word. */
import '../../../components/define.js';

import {expect, fixture, fixtureCleanup, html, nextFrame} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';

import {setLanguage} from '../../../components/locale/term.js';
import {deskStates} from '../../support/gallery/desk-states.js';

/** Rules about whole pages; the states stand in a test page without landmarks and headings of its own. */
const ofPages = ['region', 'page-has-heading-one', 'landmark-one-main', 'heading-order'];

describe('every state of the desk', function () {
  this.timeout(60_000);

  after(() => {
    setLanguage('vi');
    delete document.documentElement.dataset['theme'];
    return setViewport({width: 800, height: 600});
  });

  for (const [name, state] of Object.entries(deskStates)) {
    it(`${name} is accessible, light and dark, in Vietnamese and English, wide and narrow`, async () => {
      const views = [
        {language: 'vi', theme: 'light', width: 1280},
        {language: 'en', theme: 'dark', width: 400},
      ] as const;
      for (const {language, theme, width} of views) {
        fixtureCleanup();
        await setViewport({width, height: 800});
        setLanguage(language);
        document.documentElement.lang = language;
        document.documentElement.dataset['theme'] = theme;
        const box = await fixture<HTMLElement>(
          html`<div style="block-size: 700px; background: var(--tk-paper)">${state()}</div>`,
        );
        await nextFrame();
        await nextFrame();
        await expect(box).to.be.accessible({ignoredRules: ofPages});
        const words = text(box);
        expect(words, 'a term key on the screen').to.not.match(
          /\b(inbox|approval|draft|outbox|shell|error)\.[a-z-]+(\.[a-z-]+)*\b/,
        );
        expect(words, 'a fact left out').to.not.match(/\{(count|at|day|code|text|limit|answer|query|name)\}/);
      }
    });
  }

  it('needs no sideways scrolling at 320 pixels', async () => {
    await setViewport({width: 320, height: 640});
    document.body.style.margin = '0';
    for (const name of [
      'desk',
      'desk-document',
      'desk-act',
      'inbox',
      'opinion-form',
      'outbox',
      'slip-open',
    ]) {
      fixtureCleanup();
      const box = await fixture<HTMLElement>(
        html`<div style="block-size: 600px">${deskStates[name]!()}</div>`,
      );
      await nextFrame();
      expect(document.documentElement.scrollWidth, name).to.be.at.most(320);
      for (const each of box.querySelectorAll<HTMLElement>('*'))
        expect(each.scrollWidth, `${name} ${each.localName}`).to.be.at.most(Math.max(320, each.clientWidth));
    }
  });
});

function text(root: Element | ShadowRoot): string {
  let words = '';
  for (const node of root.childNodes) {
    if (node instanceof Text) words += ` ${node.data}`;
    else if (node instanceof Element)
      words += text(node.shadowRoot ?? node) + (node.shadowRoot ? text(node) : '');
  }
  return words;
}
