/** Words of the journal room. */
export const journalTerms = {} as const;
