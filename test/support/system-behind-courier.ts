/**
 * A system as the courier on its page sees it, for the demo adapter: a login, a page per document with a form, and its opinions. It keeps
 * what was posted, like the systems it stands for without asking whether it has it already.
 */
import type {CourierAsk} from '../../extension/messages/courier-ask.js';

type Page = Readonly<Record<string, readonly string[]>>;

export class SystemBehindCourier {
  /** Every post that was stored: its document and its words. */
  readonly stored: {readonly document: string; readonly words: string; readonly files: number}[] = [];

  /** A courier's state is gone with its connection; the system's stays. */
  connect(): (ask: CourierAsk) => unknown {
    let page: Page = {};
    let document = '';
    return ask => {
      switch (ask.op) {
        case 'get':
          document = /\/van-ban\/(\w+)/.exec(ask.url)?.[1] ?? '';
          page = this.#page(document);
          return facts(ask.url);
        case 'post':
          this.stored.push({document, words: ask.set.find(([name]) => name === 'noi-dung')?.[1] ?? '', files: ask.files.length});
          page = this.#page(document);
          return facts(`/van-ban/${document}`);
        case 'put':
          return atob(ask.piece).length;
        case 'pick': {
          const rows = ask.rows === undefined ? [undefined] : (page[ask.rows] ?? []);
          return rows.map(text =>
            Object.fromEntries(Object.entries(ask.fields).map(([name, ways]) => [name, ways.map(way => text ?? page[way.sel ?? '']?.[0] ?? null)])),
          );
        }
        case 'live':
          return {status: 200, url: '', charset: 'UTF-8'};
        default:
          return null;
      }
    };
  }

  #page(document: string): Page {
    const entry = {"link[href='/static/agency.css']": [''], '#ten-nguoi-dung': ['Trần Văn Lãnh']};
    if (!document) return entry;
    const opinions = this.stored.filter(each => each.document === document).map(each => each.words);
    return {...entry, '#form-xu-ly': [''], '#y-kien-xu-ly': [''], '#y-kien-xu-ly .noi-dung-y-kien': opinions};
  }
}

function facts(url: string) {
  return {status: 200, url, type: 'text/html', disposition: '', size: 1};
}
