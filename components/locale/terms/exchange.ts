/** Words of the exchange room. */
export const exchangeTerms = {} as const;
