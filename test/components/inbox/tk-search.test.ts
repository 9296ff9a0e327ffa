import '../../../components/define.js';

import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';

describe('<tk-search>', () => {
  it('reports what is typed as it is typed, and is cleared by its button and by Escape', async () => {
    const element = await fixture<HTMLElementTagNameMap['tk-search']>(html`<tk-search total="1304221"></tk-search>`);
    const queries: string[] = [];
    element.addEventListener('tk-search', event => queries.push(event.query));
    element.focus();
    await sendKeys({type: '15'});
    expect(queries).to.deep.equal(['1', '15']);
    await element.updateComplete;
    element.shadowRoot!.querySelector('button')!.click();
    await element.updateComplete;
    expect(queries.at(-1)).to.equal('');
    expect(element.shadowRoot!.activeElement?.localName).to.equal('input');
    await sendKeys({type: 'a'});
    await sendKeys({press: 'Escape'});
    expect(queries.slice(-2)).to.deep.equal(['a', '']);
    expect(element.shadowRoot!.querySelector('input')!.placeholder).to.contain('1.304.221');
    await expect(element).to.be.accessible();
  });
});
