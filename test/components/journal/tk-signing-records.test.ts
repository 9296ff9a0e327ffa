import '../../../components/define.js';

import {expect, fixture, html, oneEvent} from '@open-wc/testing';

import type {SigningRecord} from '../../../components/core/journal/signing-record.js';
import type {TkSigningRecords} from '../../../components/journal/tk-signing-records.js';
import {setLanguage} from '../../../components/locale/term.js';

const aRecord = (change: Partial<SigningRecord> = {}): SigningRecord => ({
  sequence: 1,
  hash: '0'.repeat(64),
  signedAt: '2026-11-25T03:00:05Z',
  act: 'signature',
  documentId: 'file:1',
  shown: `${'a'.repeat(60)}bcde`,
  pages: 3,
  pagesShown: 2,
  revision: 2,
  place: {page: 2, rect: [0, 0, 1, 1]},
  screen: '1920x1080@1',
  ...change,
});
const words = (host: Element) => host.shadowRoot!.textContent!.replace(/\s+/g, ' ');
const make = (change: Partial<TkSigningRecords>) =>
  fixture<TkSigningRecords>(html`<tk-signing-records></tk-signing-records>`).then(async element => {
    Object.assign(element, change);
    await element.updateComplete;
    return element;
  });

describe('<tk-signing-records>', () => {
  afterEach(() => setLanguage('vi'));

  const head = 'f'.repeat(64);
  const states: Record<string, Partial<TkSigningRecords>> = {
    'empty': {chain: {intact: true, entries: 0, head}},
    'whole': {records: [aRecord(), aRecord({act: 'seal'})], chain: {intact: true, entries: 9, head}},
    'of a batch': {records: [aRecord({batch: {id: 'b', choice: 'all', read: false}, pagesShown: undefined as never})], chain: {intact: true, entries: 9, head}},
    'broken': {records: [aRecord()], chain: {intact: false, sequence: 4, reason: 'hash-wrong'}},
    'still being checked': {records: [aRecord()]},
  };
  for (const [state, change] of Object.entries(states)) {
    it(`is accessible in both languages when ${state}`, async () => {
      const element = await make(change);
      await expect(element).to.be.accessible();
      const vietnamese = words(element);
      setLanguage('en');
      element.requestUpdate();
      await element.updateComplete;
      expect(words(element)).to.not.equal(vietnamese);
      await expect(element).to.be.accessible();
    });
  }

  it('says what was seen, and doubts where it was not all', async () => {
    const element = await make({records: [aRecord()], subjects: new Map([['file:1', 'Quyết định số 5']])});
    expect(words(element)).to.contain('Quyết định số 5').and.contain('2 trên 3 trang').and.contain('25/11/2026 10:00:05').and.contain('trang 2');
    expect(element.shadowRoot!.querySelector('.doubt')?.textContent).to.contain('2 trên 3');
  });

  it('asks for the file', async () => {
    const element = await make({records: [aRecord()]});
    const asked = oneEvent(element, 'tk-records-export');
    element.shadowRoot!.querySelector('button')!.click();
    expect(await asked).to.be.instanceOf(Event);
  });
});
