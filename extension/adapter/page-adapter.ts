/**
 * A page adapter teaches the desk one office system: where its documents stand, how a decision is entered, how to see that it
 * arrived. Format v1, data only: selectors, labels, addresses, short expressions and a closed set of steps, no code, no loops,
 * no branches, no other host. The published schema is `content/adapters/adapter-1.schema.json`; the guide is docs/adapters.md.
 */
import type {RawPicker, TokenSource} from '../messages/courier-ask.js';
import type {InboxTab} from '../../components/core/document/office-document.js';
import type {Decision} from '../../components/core/draft/draft.js';

/** One way to a value; a list of them is tried in order and the first that yields text wins. */
export interface Picker extends RawPicker {
  /** Take the first group of this expression (the whole match without one). Linear, at most 200 characters. */
  readonly re?: string;
  /** System words to ours: `{"Hỏa tốc": "express"}`; `*` for all others. */
  readonly map?: Readonly<Record<string, string>>;
  /** Undo percent encoding: file names and addresses inside addresses. */
  readonly decode?: boolean;
  /**
   * A day; the pattern tells the order of dd, MM (or MMM for month names) and yyyy (or yy), and is `dates` of the adapter where this is
   * `true`. `iso` takes instants with their zone, `epoch` seconds or milliseconds since 1970; both become the day in Việt Nam.
   */
  readonly date?: true | string;
  /** The value itself, for what a system never says. */
  readonly value?: string;
  /** An address made of variables and of the row's other fields: for files whose address no page shows. */
  readonly address?: string;
}

export type Pickers = readonly Picker[];

/** One list: an address, then steps that make it the current page where the address alone does not. */
export interface AdapterBox {
  readonly url?: string;
  readonly steps?: readonly Step[];
  readonly tab?: InboxTab;
}

export interface AdapterList {
  /** The lists the officer has, in the order they are read; all look alike. Addresses below the system's base. */
  readonly boxes: readonly AdapterBox[];
  /** Rows exist only after the page's own script ran: the list is read off a tab of the desk's own. */
  readonly live?: boolean;
  /** Live pages: selector that shows the list has arrived. */
  readonly wait?: string;
  /** Alternatives; the first that matches anything is used. */
  readonly rows: readonly string[];
  readonly fields: Readonly<{id: Pickers; subject: Pickers} & Partial<Record<DocumentField | 'url', Pickers>>>;
  /** Address of the next page; or, with `turn`, whatever those steps need to get there, as `{next}`. */
  readonly next?: Pickers;
  readonly turn?: readonly Step[];
  readonly maxPages?: number;
  /** Lists counted by `{page}` or `{offset}` in a box's address: the number of the first page, 1 where not said. */
  readonly firstPage?: 0 | 1;
  /** Fewer rows than this mean the adapter no longer fits. 0 where an empty list is normal. */
  readonly min?: number;
  /** Selector that proves an empty list is truly empty. */
  readonly empty?: string;
}

/** Fields the desk knows; urgency and tab in our words after `map`. */
export type DocumentField = 'number' | 'sender' | 'urgency' | 'issuedOn' | 'dueOn' | 'state' | 'tab' | 'secrecy';

export interface AdapterDetail {
  /** Where a document has an address. */
  readonly url?: string;
  /** Where it has none: steps that open it; after `url`, where both are given. */
  readonly steps?: readonly Step[];
  /** The steps start on the page of the list that shows the document; its row's fields are variables. */
  readonly via?: 'list';
  /** Selector that proves the page is a document's page. */
  readonly ready: string;
  readonly fields?: Readonly<Partial<Record<DocumentField | 'subject', Pickers>>>;
  readonly attachments?: {
    readonly rows: readonly string[];
    readonly url?: Pickers;
    /** Files without an address: the answer to the last of these is the file. The file's row is `{fileId}`, `{fileUrl}`, `{fileName}`. */
    readonly steps?: readonly Step[];
    readonly name: Pickers;
    readonly id?: Pickers;
    readonly maxMB?: number;
  };
}

/** `{name}` in a text stands for a variable: id, number, subject, text, mark, fileName, the adapter's vars and what was captured. */
export interface PostStep {
  readonly post: {
    readonly form?: string;
    readonly url?: string;
    readonly submit?: string;
    readonly set?: Readonly<Record<string, string>>;
    /** Behind what the form's field holds already: pages whose whole text is one field. */
    readonly append?: Readonly<Record<string, string>>;
    /** Field that takes the signed file; the step goes without it where nothing was signed. */
    readonly file?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly as?: 'form' | 'multipart' | 'json';
    /** A JSON body; texts in it are templates, `"{n:number}"` alone becomes a number. */
    readonly json?: unknown;
    /** An XML body; values are escaped. */
    readonly xml?: string;
    readonly method?: 'POST' | 'PUT' | 'PATCH';
  };
  /** Only where there is a signed file. */
  readonly whenFile?: boolean;
  /** This request is the decision itself: written to disk before it leaves, never repeated unseen. Default: an action's last post. */
  readonly commits?: boolean;
  readonly ms?: number;
}
export type Step =
  | {readonly get: string; readonly ms?: number}
  | PostStep
  | {readonly click: string; readonly in?: string; readonly has?: string; readonly ms?: number}
  | {readonly wait: string; readonly in?: string; readonly has?: string; readonly ms?: number}
  /** Fields of the live page by selector; `file` names the field, or the drop area, of the signed file. */
  | {readonly fill: Readonly<Record<string, string>>; readonly file?: string; readonly whenFile?: boolean}
  | {readonly capture: Readonly<Record<string, Pickers>>; readonly whenFile?: boolean; readonly otherwise?: 'not-offered'}
  | {readonly expect: Expectation; readonly whenFile?: boolean; readonly otherwise?: 'not-offered'}
  /** Clicks, and the file that brings is the answer: for files without an address. */
  | {readonly take: string; readonly in?: string; readonly has?: string; readonly ms?: number}
  /** Opens the document as `detail` says. */
  | {readonly open: 'document'}
  /** Makes a page of its own tab the live page. */
  | {readonly show: string; readonly ms?: number};

/** Something that must be on the page: a selector, and the words in one of its matches. */
export interface Expectation {
  readonly sel: string;
  /** Text one of the matches contains; variables allowed. */
  readonly has?: string;
}

export interface AdapterAction {
  readonly steps: readonly Step[];
  /** Where the system writes why it refuses. */
  readonly refused?: Pickers;
}

/** How to see, on the system's own page, whether the decision with this mark is already there. */
export interface AdapterProof {
  readonly get?: string;
  readonly steps?: readonly Step[];
  /** Must be on the page for its silence to mean anything. */
  readonly ready: string;
  readonly seen: Expectation;
}

export interface PageAdapter {
  readonly $schema?: string;
  /** The file's name without `.json`. */
  readonly id: string;
  readonly name: string;
  readonly v: number;
  readonly minEngine: '1.0';
  /** The higher is asked first when two adapters recognise a page. */
  readonly priority?: number;
  /** Match patterns of the hosts it may be offered on. */
  readonly match: readonly string[];
  /** Selectors all of which, and none of which, are on the `entry` page of a system of this kind, also on the login page in its place. */
  readonly detect: {readonly all: readonly string[]; readonly none?: readonly string[]; readonly get?: string};
  readonly entry: string;
  /** On any answer, this means the officer is not logged in. */
  readonly login: string;
  /** Who is logged in, from the entry page. */
  readonly officer?: Pickers;
  /** Captured once per connection from the entry page. */
  readonly vars?: Readonly<Record<string, Pickers>>;
  readonly auth?: TokenSource;
  /** Sent with every request, `X-…` or `Accept` only; those with a variable that is not known yet are left out. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly dates?: string;
  /** Longest opinion its form takes, mark included, in characters. */
  readonly textLimit?: number;
  readonly list: AdapterList;
  readonly detail: AdapterDetail;
  readonly actions: Readonly<Partial<Record<Decision, AdapterAction>>>;
  readonly proof?: AdapterProof;
  /** Saved pages and what must be read off them. */
  readonly tests?: readonly AdapterTest[];
}

/** A page as it was when the adapter was made, its texts masked; shows later whether the adapter or the system has changed. */
export interface AdapterTest {
  readonly of: 'list' | 'detail';
  readonly html: string;
  /** Rows of a list, files of a document. */
  readonly count: number;
  /** Fields of the first row, or of the document. */
  readonly expect?: Readonly<Record<string, string>>;
}
