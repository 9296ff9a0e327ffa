import {expect} from '@open-wc/testing';
import {deleteDB} from 'idb';

import type {OfficeDocument} from '../../../components/core/document/office-document.js';
import {openSearch} from '../../../components/storage/search/open-search.js';
import type {Search} from '../../../components/storage/search/open-search.js';
import {openSearchFiles} from '../../../components/storage/search/search-files.js';
import {SearchRegister} from '../../../components/storage/search/search-register.js';

function aDocument(id: string, subject: string): OfficeDocument {
  return {
    id,
    source: {adapterId: 'demo', origin: 'https://agency.test', externalId: id},
    number: {number: '15', notation: 'QĐ-UBND'},
    subject,
    sender: 'Sở Nội vụ',
    urgency: 'normal',
    tab: 'to-do',
    receivedAt: '2026-11-20T01:00:00Z',
    unread: true,
    files: [],
  };
}

describe('search', () => {
  const open: Search[] = [];
  const search = (name: string) => {
    const opened = openSearch(name);
    open.push(opened);
    return opened;
  };
  afterEach(() => open.splice(0).forEach(each => each.close()));

  it('finds in a worker what was put, keeps it for the next visit, and forgets it when told', async () => {
    const name = crypto.randomUUID();
    const first = search(name);
    await first.put([aDocument('a', 'Về việc nghỉ Tết'), aDocument('b', 'Chuyển đổi số')]);
    expect((await first.find('chuyen doi')).hits.map(each => each.id)).to.deep.equal(['b']);
    await first.flush();
    first.close();
    const second = search(name);
    expect(await second.count()).to.equal(2);
    expect((await second.find('15/ub')).total).to.equal(2);
    await second.remove(['a']);
    expect((await second.find('')).hits.map(each => each.id)).to.deep.equal(['b']);
    await second.clear();
    expect(await second.count()).to.equal(0);
  });

  it('is one for all tabs, and goes on when the tab that held it closes', async () => {
    const name = crypto.randomUUID();
    const [one, two] = [search(name), search(name)];
    await one.put([aDocument('a', 'Kế hoạch')]);
    await two.put([aDocument('b', 'Kế hoạch')]);
    expect((await one.find('ke hoach')).total).to.equal(2);
    await one.flush();
    one.close();
    expect((await two.find('ke hoach')).total).to.equal(2);
    const refused = await one.find('x').catch((error: {code: string}) => error.code);
    expect(refused).to.equal('search-closed');
  });

  it('works on IndexedDB where there are no private files, as on this page’s own thread', async () => {
    const name = crypto.randomUUID();
    const files = await openSearchFiles(name);
    const register = new SearchRegister(files);
    expect(await register.load()).to.equal(false);
    await register.put(Array.from({length: 200}, (_, i) => aDocument(`d${i}`, `việc ${i}`)));
    await register.flush();
    await register.put([aDocument('late', 'việc muộn')]);
    await register.flush();
    const again = new SearchRegister(files);
    expect(await again.load()).to.equal(true);
    expect(again.count).to.equal(201);
    expect((await again.find('viec', {limit: 500})).hits.map(each => each.id)[0]).to.equal('late');
    files.close();
    await deleteDB(`${name}:search`);
  });
});
