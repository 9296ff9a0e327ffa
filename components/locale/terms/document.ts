/** Words of the document room. */
export const documentTerms = {} as const;
