import type {Attachment} from '../database/attachments.js';
import {readContent, writeContent} from '../database/attachments.js';
import {one} from '../database/database.js';
import type {Database} from '../database/database.js';
import type {RegisteredDocument} from '../database/documents.js';
import {writeAdministrativePaper} from '../paper/administrative-paper.js';
import {writeAppendixPaper} from '../paper/appendix.js';

/**
 * Reads the PDF of an attachment. Two hundred papers take half a minute to write, so a seeded one is written when it is
 * first asked for, then kept in the database like any other; the same attachment always gets the same bytes.
 */
export function paperOnDemand(database: Database): (attachment: Attachment) => Promise<Uint8Array> {
  const inHand = new Map<number, Promise<Uint8Array>>();

  async function write(attachment: Attachment): Promise<Uint8Array> {
    const stored = await readContent(database, attachment.id);
    if (stored) return stored;
    const document = await one<RegisteredDocument>(
      database,
      `select id, direction, number, type_name as "typeName", organisation, subject, urgency, secrecy, signer, drafter,
         issued_on as "issuedOn", due_on as "dueOn", received_at as "receivedAt" from documents where id = $1`,
      [attachment.documentId],
    );
    if (!document) throw new Error(`attachment ${attachment.id} belongs to no document`);
    const content = await (attachment.position === 0
      ? writeAdministrativePaper(document)
      : writeAppendixPaper(document));
    await writeContent(database, attachment.id, content);
    return content;
  }

  return attachment => {
    const running =
      inHand.get(attachment.id) ?? write(attachment).finally(() => inHand.delete(attachment.id));
    inHand.set(attachment.id, running);
    return running;
  };
}
