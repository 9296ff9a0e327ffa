/** Words of the signature room. */
export const signatureTerms = {} as const;
