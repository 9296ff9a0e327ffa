/** DokuWiki: a page is one text field, files go up by its own script's call. Its adapter was written by docs/adapters.md alone. */
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';

import type {RealSystem, StoredDecision} from './real-system.js';

const data = '/var/tmp/dokuwiki-lab/data';

export const dokuwiki: RealSystem = {
  name: 'DokuWiki',
  script: 'setup-dokuwiki.sh',
  isOurs: true,
  url: 'http://127.0.0.1:8105',
  adapterId: 'org.dokuwiki',
  adapter: readFileSync(new URL('../../fixtures/adapters/org.dokuwiki.json', import.meta.url), 'utf8'),
  approved: 'PHÊ DUYỆT',
  isDecision: body => /name="wikitext"|wikitext=/.test(body) && /save/.test(body),
  spoilToken: body => body.replace(/(name="sectok"\r\n\r\n|sectok=)[^\r&]{8}/g, '$1AAAAAAAA'),
  async logIn(page, base) {
    await page.goto(`${base}/doku.php?id=start&do=login`);
    await page.type('#dw__login input[name=u]', 'lanhdao');
    await page.type('#dw__login input[name=p]', 'matkhau1');
    await Promise.all([page.waitForNavigation(), page.click('#dw__login button[type=submit]')]);
  },
  stored(mark) {
    const pages = join(data, 'pages/van_ban');
    return readdirSync(pages).flatMap(name => {
      const lines = readFileSync(join(pages, name), 'utf8').split('\n').filter(each => each.includes(`[${mark}]`));
      const file = join(data, 'media/van_ban', `${mark.toLowerCase()}.pdf`);
      return lines.map((line): StoredDecision => ({state: /\*\*(.+?)\*\*/.exec(line)?.[1] ?? '', text: line, ...(existsSync(file) && {file: readFileSync(file)})}));
    });
  },
};
