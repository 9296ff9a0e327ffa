/**
 * The wire of the CA takeover. In the page: two DOM events whose detail is JSON text, between our script among the page's own
 * (bridge) and our script beside it (courier). A page may forge either; all it gains is to ask for a signature, which it may do
 * anyway, and the asking ends in a window it cannot reach. Towards the extension: one `ca-call`, checked like any stranger's.
 */
import {matching, oneOf, shape, text} from './check.js';
import type {Checked} from './check.js';

/** Bridge to courier: JSON of {id, call, text}. */
export const caCallEvent = 'trinh-ky:ca-call';
/** Courier to bridge: JSON of {id} at once, and of {id, answer} when there is one. */
export const caAnswerEvent = 'trinh-ky:ca-answer';
/** Bridge to courier: JSON of {id}, answered at once while the extension lives. */
export const caAliveEvent = 'trinh-ky:ca-alive';

/** Paths of the Government CA service that sign a file named by address. */
export const caSigningCalls = ['SignApproved', 'SignIssued', 'SignIncome', 'SignAppendix', 'SignCopy', 'Comment', 'SignPDF', 'SignFiles'] as const;
export type CaSigningCall = (typeof caSigningCalls)[number];

export const isCaMessage = shape({type: oneOf('ca-call'), detail: text(200_000)});

export const isCaDetail = shape({id: matching(/^[\w-]{16,64}$/), call: oneOf(...caSigningCalls), text: text(100_000)});
export type CaDetail = Checked<typeof isCaDetail>;

/** What the consent window made of it, kept in the desk's settings until the background took it. */
export const isCaOutcome = shape({kind: oneOf('signed', 'cancelled', 'handed-on')}, {fileId: text(900), fileName: text(300)});
export const outcomeKey = (id: string): string => `ca-outcome:${id}`;
