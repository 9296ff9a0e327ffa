/**
 * Messages of the national document axis as the office speaks of them; the wire's own spelling stays in the codec.
 * QCVN 102:2016/BTTTT with Sửa đổi 1:2022.
 */

export interface Organisation {
  /** Mã định danh: `000.00.00.H41` (2016), `H41` or `G09.20` (QĐ 20/2020), or what the sender wrote. */
  readonly id: string;
  readonly name?: string;
  /** Cơ quan chủ quản. */
  readonly inCharge?: string;
  readonly address?: string;
  readonly email?: string;
  readonly telephone?: string;
  readonly fax?: string;
  readonly website?: string;
}

export interface Attachment {
  /** As a person reads it: a `<milliseconds>_` prefix of the sending gateway is taken off. */
  readonly name: string;
  /** What the bytes are, not what the envelope claims. */
  readonly contentType: string;
  readonly description?: string;
  readonly content: Uint8Array;
  /** The bytes were destroyed on the way: ask the sender to send again. */
  readonly damaged?: boolean;
}

/** 0 Thường · 1 Khẩn · 2 Thượng khẩn · 3 Hoả tốc · 4 Hoả tốc hẹn giờ (read only). */
export type EdocPriority = number;

export interface StaffContact {
  readonly department?: string;
  readonly name?: string;
  readonly mobile?: string;
  readonly email?: string;
}

/** The document an envelope answers, as the wire names it: `code` is number and notation in one string. */
export interface ResponseFor {
  readonly organisationId: string;
  readonly code: string;
  readonly issuedOn?: string;
  readonly documentId: string;
}

/** One hop of the envelope's way. */
export interface TraceHop {
  readonly organisationId?: string;
  /** RFC 3339. */
  readonly at?: string;
}

/** What an update, a recall or a replacement says of the older document. */
export interface BusinessDetails {
  readonly reason?: string;
  /** A paper copy is sent too. */
  readonly paper?: boolean;
  /** The older document (update, and some recalls). */
  readonly documentId?: string;
  readonly contentChanged?: boolean;
  readonly receiversChanged?: boolean;
  readonly receivers?: readonly {readonly organisationId: string; readonly change: 'added' | 'removed'}[];
  /** Documents replaced, each with the organisations it applies to. */
  readonly replaces?: readonly {readonly documentId: string; readonly organisationIds: readonly string[]}[];
  readonly staff?: StaffContact;
}

/** An element this codec does not know, kept as XML so that it can be written back as it came. */
export interface UnknownElement {
  readonly within: 'MessageHeader' | 'OtherInfo' | 'TraceHeaderList';
  readonly xml: string;
}

export interface DocumentMessage {
  readonly kind: 'document';
  readonly business: 'new' | 'recall' | 'update' | 'replace';
  readonly from: Organisation;
  readonly to: readonly Organisation[];
  /** Opaque: a triple `code,date,number` or a UUID. Compare with `sameDocumentId`. */
  readonly documentId: string;
  readonly number: string;
  readonly notation: string;
  /** `yyyy-MM-dd`. */
  readonly issuedOn?: string;
  readonly place?: string;
  readonly typeName: string;
  /** Numeric codes as sent: producers disagree on them, kept for the way back only. */
  readonly typeCode?: string;
  readonly typeDetail?: string;
  readonly subject: string;
  readonly content?: string;
  readonly signer?: {readonly competence?: string; readonly position?: string; readonly fullName: string};
  readonly dueOn?: string;
  readonly toPlaces?: readonly string[];
  readonly priority?: EdocPriority;
  readonly sphere?: string;
  /** Ký hiệu người soạn thảo, số lượng bản: `PL.(300)`. */
  readonly typist?: string;
  /** `true` or `false`, as the axis' library writes it: whether it gives an instruction. */
  readonly direction?: string;
  readonly copies?: number;
  readonly pages?: number;
  readonly appendixes?: readonly string[];
  readonly steering?: string;
  readonly responseFor?: readonly ResponseFor[];
  readonly details?: BusinessDetails;
  readonly trace?: readonly TraceHop[];
  readonly attachments: readonly Attachment[];
  readonly unknown?: readonly UnknownElement[];
  /** Kebab-case codes of what had to be forgiven on reading. */
  readonly warnings: readonly string[];
}

export interface StatusMessage {
  readonly kind: 'status';
  readonly from: Organisation;
  readonly about: ResponseFor;
  /** Two digits, 01 to 16. */
  readonly statusCode: string;
  readonly description: string;
  /** RFC 3339, +07:00: the wire has local time without a zone. */
  readonly at: string;
  readonly staff?: StaffContact;
  readonly unknown?: readonly UnknownElement[];
  readonly warnings: readonly string[];
}

export type EdocMessage = DocumentMessage | StatusMessage;

/** Whether two ids mean one document: composed Unicode, trimmed; nothing else may be assumed of them. */
export function sameDocumentId(one: string, other: string): boolean {
  return one.normalize('NFC').trim() === other.normalize('NFC').trim();
}
