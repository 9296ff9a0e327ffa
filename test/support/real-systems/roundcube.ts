/** Roundcube with Dovecot: what was sent is read from the colleague's own mail folder, what was done from the officer's. */
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';

import type {RealSystem, StoredDecision} from './real-system.js';

const mail = '/var/tmp/roundcube-lab/mail';

export const roundcube: RealSystem = {
  name: 'Roundcube',
  script: 'setup-roundcube.sh',
  url: 'http://127.0.0.1:8103',
  adapterId: 'org.roundcube',
  approved: 'moved',
  isDecision: body => /_subject=|name="_subject"/.test(body),
  spoilToken: body => body.replace(/(name="_token"\r\n\r\n|_token=)[^\r&]{8}/g, '$1AAAAAAAA'),
  tokenHeader: 'x-roundcube-request',
  async logIn(page, base) {
    await page.goto(`${base}/`);
    await page.type('#rcmloginuser', 'lanhdao@namhai.example');
    await page.type('#rcmloginpwd', 'matkhau1');
    await Promise.all([page.waitForNavigation(), page.click('#rcmloginsubmit')]);
  },
  stored(mark) {
    return messages('chuyenvien@namhai.example')
      .filter(each => decodeSubject(each).includes(mark))
      .map((each): StoredDecision => {
        const about = /^In-Reply-To: (<[^>]+>)/im.exec(each)?.[1] ?? 'none';
        const isMoved = messages('lanhdao@namhai.example/.Da xu ly').some(moved => moved.includes(`Message-ID: ${about}`));
        const file = /application\/pdf[\s\S]*?\r?\n\r?\n([A-Za-z0-9+/=\r\n]+)/.exec(each)?.[1];
        return {state: isMoved ? 'moved' : 'sent', text: bodyOf(each), ...(file && {file: Buffer.from(file, 'base64')})};
      });
  },
};

function messages(box: string): string[] {
  return ['new', 'cur'].flatMap(part => {
    const folder = join(mail, box, part);
    return existsSync(folder) ? readdirSync(folder).map(name => readFileSync(join(folder, name), 'latin1')) : [];
  });
}

/** RFC 2047 words of the subject; the mark itself is ASCII, but may stand inside one. */
function decodeSubject(message: string): string {
  const line = /^Subject: (.*(?:\r?\n[ \t].*)*)/im.exec(message)?.[1] ?? '';
  return line
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?b\?([^?]*)\?=/gi, (_, word: string) => Buffer.from(word, 'base64').toString('latin1'))
    .replace(/=\?utf-8\?q\?([^?]*)\?=/gi, (_, word: string) => word.replaceAll('_', ' ').replace(/=([0-9A-F]{2})/gi, (__, hex: string) => String.fromCharCode(parseInt(hex, 16))));
}

/** The first text part, decoded. */
function bodyOf(message: string): string {
  const at = message.search(/^Content-Type: text\/plain|\r?\n\r?\n(?=[^-])/im);
  const start = message.search(/\nContent-Type: text\/plain/i);
  const part = message.slice(start < 0 ? at : start);
  const [head = '', ...rest] = part.split(/\r?\n\r?\n/);
  const text = rest.join('\n\n').split(/\r?\n--[=_\w]/)[0] ?? '';
  const encoding = /Content-Transfer-Encoding: (\S+)/i.exec(head)?.[1]?.toLowerCase() ?? /Content-Transfer-Encoding: (\S+)/i.exec(message)?.[1]?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString('utf8');
  const bytes = encoding === 'quoted-printable' ? text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text;
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
