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
  /** A day; the pattern is made of dd, MM, yyyy, HH, mm and is `dates` of the adapter where this is `true`. */
  readonly date?: true | string;
  /** The value itself, for what a system never says. */
  readonly value?: string;
}

export type Pickers = readonly Picker[];

export interface AdapterList {
  /** The lists the officer has, in the order they are read; all look alike. Addresses below the system's base. */
  readonly boxes: ReadonlyArray<{readonly url: string; readonly tab?: InboxTab}>;
  /** Rows exist only after the page's own script ran: the list is read off an open tab. */
  readonly live?: boolean;
  /** Live pages: selector that shows the list has arrived. */
  readonly wait?: string;
  /** Alternatives; the first that matches anything is used. */
  readonly rows: readonly string[];
  readonly fields: Readonly<{id: Pickers; subject: Pickers} & Partial<Record<DocumentField | 'url', Pickers>>>;
  /** Address of the next page. */
  readonly next?: Pickers;
  readonly maxPages?: number;
  /** Fewer rows than this mean the adapter no longer fits. 0 where an empty list is normal. */
  readonly min?: number;
  /** Selector that proves an empty list is truly empty. */
  readonly empty?: string;
}

/** Fields the desk knows; urgency and tab in our words after `map`. */
export type DocumentField = 'number' | 'sender' | 'urgency' | 'issuedOn' | 'dueOn' | 'state' | 'tab' | 'secrecy';

export interface AdapterDetail {
  readonly url: string;
  /** Live systems without document addresses: what to click in the list, and what to wait for. */
  readonly open?: {readonly click: string; readonly wait: string};
  /** Selector that proves the page is a document's page. */
  readonly ready: string;
  readonly fields?: Readonly<Partial<Record<DocumentField | 'subject', Pickers>>>;
  readonly attachments?: {
    readonly rows: readonly string[];
    readonly url: Pickers;
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
    /** Field that takes the signed file; the step goes without it where nothing was signed. */
    readonly file?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly as?: 'form' | 'multipart' | 'json';
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
  | {readonly click: string; readonly ms?: number}
  | {readonly wait: string; readonly ms?: number}
  | {readonly capture: Readonly<Record<string, Pickers>>; readonly whenFile?: boolean}
  | {readonly expect: Expectation; readonly whenFile?: boolean};

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
  readonly get: string;
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
  readonly detect: {readonly all: readonly string[]; readonly none?: readonly string[]};
  readonly entry: string;
  /** On any answer, this means the officer is not logged in. */
  readonly login: string;
  /** Who is logged in, from the entry page. */
  readonly officer?: Pickers;
  /** Captured once per connection from the entry page. */
  readonly vars?: Readonly<Record<string, Pickers>>;
  readonly auth?: TokenSource;
  readonly dates?: string;
  /** Longest opinion its form takes, mark included, in characters. */
  readonly textLimit?: number;
  readonly list: AdapterList;
  readonly detail: AdapterDetail;
  readonly actions: Readonly<Partial<Record<Decision, AdapterAction>>>;
  readonly proof?: AdapterProof;
}
