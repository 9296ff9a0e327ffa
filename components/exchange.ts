/** `trinh-ky/exchange`: envelopes of the national document axis, office states, requests of its gateway. Plain Node and browsers. */
import {vxpRequestParts} from './core/exchange/vxp-request.js';
import type {VxpAccount} from './core/exchange/vxp-request.js';

export {readEnvelope} from './core/exchange/read-envelope.js';
export {writeEnvelope} from './core/exchange/write-envelope.js';
export {nextStatusCodes, progress, recordStatus, statusNeedsReason} from './core/exchange/office-state.js';
export {organisationCodeKind, sameOrganisation} from './core/exchange/organisation-code.js';
export {sameDocumentId} from './core/exchange/edoc-message.js';
export {receiverStatus, recallRequest, statusEnvelope} from './core/exchange/clerk-status.js';
export {dispatchEnvelopes, dispatchMessage, priorityOf, unreachable, urgencyOf} from './core/exchange/dispatch.js';
export {levelOneAgencies} from './core/exchange/level-one-agencies.js';
export {OrganisationDirectory, readAgencyTable} from './core/exchange/organisation-directory.js';
export {dispatchPromptness, receiptPromptness} from './core/exchange/promptness.js';
export {receiveDocument} from './core/exchange/receive-document.js';
export {cancelNumber, nextNumber, register, seriesProblems, sortedEntries} from './core/exchange/register.js';
export {registerColumns, registerCsv, registerRow} from './core/exchange/register-rows.js';
export {ClerkInbox} from './core/exchange/clerk-inbox.js';
export {ClerkOffice} from './core/exchange/clerk-office.js';
export {ClerkPost} from './core/exchange/clerk-post.js';
export {clerkReminders} from './core/exchange/clerk-reminders.js';
export {originVerdict} from './core/exchange/origin-verdict.js';
export type {ArrivedDocument, DocumentFacts, Parcel, SentDocument} from './core/exchange/clerk-record.js';
export type {ClerkChange, ClerkStore} from './core/exchange/clerk-store.js';
export type {ClerkOfficeOptions, IssueOrder} from './core/exchange/clerk-office.js';
export type {Taken} from './core/exchange/clerk-inbox.js';
export type {RoundOptions, RoundResult} from './core/exchange/clerk-post.js';
export type {Reminder, ReminderKind} from './core/exchange/clerk-reminders.js';
export type {OriginVerdict} from './core/exchange/origin-verdict.js';
export type {ExchangeRecipient} from './core/exchange/exchange-recipient.js';
export type {StatusRequest} from './core/exchange/clerk-status.js';
export type {Dispatch} from './core/exchange/dispatch.js';
export type {AgencyStatus, DirectoryAgency} from './core/exchange/organisation-directory.js';
export type {Promptness} from './core/exchange/promptness.js';
export type {ReceiveFacts, Received} from './core/exchange/receive-document.js';
export type {IncomingEntry, OutgoingEntry, RegisterEntry, Series, SeriesProblem} from './core/exchange/register.js';
export type {
  Attachment,
  BusinessDetails,
  DocumentMessage,
  EdocMessage,
  Organisation,
  ResponseFor,
  StaffContact,
  StatusMessage,
  TraceHop,
} from './core/exchange/edoc-message.js';
export type {ExchangeRole, OfficeProgress} from './core/exchange/office-state.js';
export type {OrganisationCodeKind} from './core/exchange/organisation-code.js';
export type {VxpAccount} from './core/exchange/vxp-request.js';

/**
 * The signed VXP request, ready for fetch.
 * @throws OfficeError `vxp-input-invalid`
 */
export async function vxpRequest(
  call: string,
  inputs: Readonly<Record<string, string>>,
  account: VxpAccount,
  options: {readonly now: string; readonly body?: Uint8Array},
): Promise<Request> {
  const {url, method, headers, body} = await vxpRequestParts(call, inputs, account, options);
  return new Request(url, {method, headers, ...(body ? {body: body as Uint8Array<ArrayBuffer>} : {})});
}
