/**
 * The wire between the extension and the courier, the small script on a granted page. The extension asks, the courier answers
 * each ask once, over one runtime Port that the extension opened: the courier never speaks first, and a page cannot open the port.
 * Only the asks below exist. Files cross in chunks of base64 because Chromium's messages are JSON.
 */

/** Name of the port; the nonce after the colon is new for each connection and stands in the extension's log, never in a page. */
export const courierPort = 'trinh-ky-courier';

/** One way to find one value on a page. Interpreted on the page; expressions and dates are the extension's work. */
export interface RawPicker {
  /** CSS selector; ` >>> ` crosses into an open shadow root or a same-origin frame. Absent: the row itself. */
  readonly sel?: string;
  /** The words written beside the value: the cell, definition or field after them is meant. */
  readonly label?: string;
  /** Attribute instead of text. `href`, `src` and `action` come back as full addresses. */
  readonly attr?: string;
  /** Join the text of every match, one per line. */
  readonly all?: boolean;
  /** Not in the row but on the whole page: inside the first match of this selector (that contains `has`, where given). */
  readonly in?: string;
  /** The first match of `in`, or without it of `sel`, whose text contains this. */
  readonly has?: string;
  /** Value of this cookie instead: a token that scripts send back in a header. */
  readonly cookie?: string;
}

/** An element of the live page, found as a picker finds it. */
export type Target = Pick<RawPicker, 'in' | 'has'> & {readonly sel: string};

/** Where a page keeps the token its own requests carry. It is read and used on the page and never leaves it. */
export interface TokenSource {
  readonly from: 'localStorage' | 'sessionStorage';
  readonly key: string;
  readonly header: string;
  readonly prefix?: string;
  /** The token inside a longer text, such as JSON: first group of this expression. */
  readonly re?: string;
  /** Files take the token as this parameter of their address besides. */
  readonly query?: string;
}

export interface PostFields {
  /** Default POST. */
  readonly method?: 'PUT' | 'PATCH';

  /** The form to start from, on the current page: its hidden fields and its address are taken over. */
  readonly form?: string;
  /** Address, where there is no form or the form's own is not meant. */
  readonly url?: string;
  /** A button of that form whose name and value go along. */
  readonly submit?: string;
  /** `after`: behind what the form's field holds already. */
  readonly set: ReadonlyArray<readonly [name: string, value: string, after?: boolean]>;
  /** Field name and number of a file that was `put` before. */
  readonly files: ReadonlyArray<readonly [field: string, file: number]>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly as?: 'form' | 'multipart';
  /** Text that is sent as it stands, in place of fields; its type stands in `headers`. */
  readonly body?: string;
  readonly auth?: TokenSource;
  /** The request must not be repeated by anybody, the browser included. */
  readonly once?: boolean;
}

export type CourierAsk =
  /** Fetches with the page's session; the answer becomes the current page (HTML, JSON, text) or the current file (anything else). */
  | {readonly op: 'get'; readonly url: string; readonly file?: boolean; readonly headers?: Readonly<Record<string, string>>; readonly auth?: TokenSource}
  /** Makes the page as the officer sees it the current page. */
  | {readonly op: 'live'}
  /** Reads values off the current page: for each row, for each field, one text or null per alternative. */
  | {
      readonly op: 'pick';
      readonly rows?: string;
      readonly fields: Readonly<Record<string, readonly RawPicker[]>>;
      readonly max: number;
    }
  /** A piece of the current file, base64. */
  | {readonly op: 'read'; readonly at: number; readonly length: number}
  /** Appends a piece to file number `file`. */
  | {readonly op: 'put'; readonly file: number; readonly name: string; readonly type: string; readonly piece: string}
  | ({readonly op: 'post'} & PostFields)
  /** Clicks on the live page. */
  | ({readonly op: 'click'} & Target)
  /** `more.js` was put beside the courier: takes it on, and reads the current page again with it. */
  | {readonly op: 'more'}
  /** Fills fields of the live page as a person does; after `more`. */
  | {readonly op: 'fill'; readonly set: ReadonlyArray<readonly [sel: string, value: string]>; readonly files: ReadonlyArray<readonly [sel: string, file: number]>}
  /** Waits until the live page has it. */
  /** Clicks, and makes what that brings the current file; after `more`, on a page that was told to catch. */
  | ({readonly op: 'take'} & Target)
  | ({readonly op: 'wait'} & Target);

export interface CourierRequest {
  readonly n: number;
  /** Milliseconds after which the courier gives up by itself. */
  readonly ms: number;
  readonly ask: CourierAsk;
}

/** The current page or file after `get`, `live` and `post`. */
export interface PageFacts {
  readonly status: number;
  /** Full address after redirects. */
  readonly url: string;
  readonly type: string;
  /** From Content-Disposition, as sent. */
  readonly disposition: string;
  /** Bytes of the file, or length of the text. */
  readonly size: number;
  /** The text looks like JSON: `more` makes a tree of it. */
  readonly json?: boolean;
}

export type PickedRow = Readonly<Record<string, ReadonlyArray<string | null>>>;

export interface CourierAnswers {
  get: PageFacts;
  live: {readonly charset?: string};
  pick: readonly PickedRow[];
  read: string;
  put: number;
  post: PageFacts;
  click: null;
  wait: null;
  fill: null;
  take: Pick<PageFacts, 'type' | 'size'>;
  more: null;
}

export type CourierReply =
  | {readonly n: number; readonly ok: true; readonly value: unknown}
  | {readonly n: number; readonly ok: false; readonly code: CourierCode};

/**
 * `address-refused` another origin · `redirected-away` the server sent us to another host, usually a login ·
 * `unreachable` no answer · `timed-out` · `element-missing` a selector found nothing · `selector-wrong` · `ask-unknown` · `failed` anything else
 */
export type CourierCode =
  | 'address-refused'
  | 'redirected-away'
  | 'unreachable'
  | 'timed-out'
  | 'element-missing'
  | 'selector-wrong'
  | 'ask-unknown'
  | 'failed';
