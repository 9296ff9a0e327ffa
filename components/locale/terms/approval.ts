/** Words of the approval room. */
export const approvalTerms = {} as const;
