/** Words of the draft room. */
export const draftTerms = {} as const;
