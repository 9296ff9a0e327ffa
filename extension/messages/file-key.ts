/** Key of a document's file in the store. */
export function fileKey(documentId: string, fileId: string): string {
  return `${documentId}#${fileId}`;
}
