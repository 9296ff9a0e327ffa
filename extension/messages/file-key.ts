/** Key of a document's file in the store. */
export function fileKey(documentId: string, fileId: string): string {
  return `${documentId}#${fileId}`;
}

/** Key of the picture of the officer's own signature. */
export const signatureImageKey = 'signature-image';
