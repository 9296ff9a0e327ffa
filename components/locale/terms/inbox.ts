/** Words of the inbox room. */
export const inboxTerms = {} as const;
