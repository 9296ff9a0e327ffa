/** Beginning and changing a draft. Revisions are counted by the store: a change belongs to the revision it was typed on. */
import type {Draft} from './draft.js';

/** A draft nobody saved yet: revision 0. */
export function beginDraft(id: string, documentId: string, now: string): Draft {
  return {id, documentId, revision: 0, text: '', attachments: [], createdAt: now, updatedAt: now};
}

export type DraftChange = {readonly [Name in 'decision' | 'text' | 'placement' | 'attachments']?: Draft[Name] | undefined};

/** `draft` with `change` made at `now`; a member given as `undefined` is taken out. Returns `draft` itself where nothing differs. */
export function reviseDraft(draft: Draft, change: DraftChange, now: string): Draft {
  const {decision, placement, ...rest} = {...draft, ...change};
  const next: Draft = {
    ...rest,
    text: rest.text ?? draft.text,
    attachments: rest.attachments ?? draft.attachments,
    ...(decision === undefined ? {} : {decision}),
    ...(placement === undefined ? {} : {placement}),
    updatedAt: now,
  };
  return isSameWork(draft, next) ? draft : next;
}

/** Whether two drafts say the same, whatever their ids, revisions and times: then nothing is lost by keeping one. */
export function isSameWork(a: Draft, b: Draft): boolean {
  return workOf(a) === workOf(b);
}

/** Whether there is anything in it that an officer would miss. */
export function isEmptyDraft(draft: Draft): boolean {
  return draft.text.trim() === '' && draft.decision === undefined && draft.attachments.length === 0;
}

function workOf({text, decision, placement, attachments}: Draft): string {
  const place = placement && [placement.page, ...placement.rect];
  return JSON.stringify([text, decision, place, attachments.map(({id, name, contentType, size}) => [id, name, contentType, size])]);
}
