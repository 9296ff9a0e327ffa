import {createHmac, timingSafeEqual} from 'node:crypto';

import type {Session} from './database/sessions.js';

/** Name of the hidden field, the one ASP.NET made usual. */
export const tokenField = '__RequestVerificationToken';

/** The token of one form of one session: it opens no other form and no other session's. */
export function formToken(session: Session, action: string): string {
  return createHmac('sha256', session.formSecret).update(action).digest('base64url');
}

export function isFormToken(session: Session, action: string, token: string | undefined): boolean {
  const expected = Buffer.from(formToken(session, action));
  const given = Buffer.from(token ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
