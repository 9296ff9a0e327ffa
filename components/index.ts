/** `trinh-ky`: every element, registered, and the events they fire. What is not named here is internal. */
import './define.js';

export {OfficeError, errorCode} from './core/office-error.js';
export {codeSentence, isLanguage, language, setLanguage} from './locale/term.js';
export type {Language} from './locale/term.js';
export {adoptTokens} from './theme/tokens.js';
export {configurePdfAssets} from './document/pdf-assets.js';
export type {PdfAssets} from './document/pdf-assets.js';
export type {Placement} from './document/placement.js';

export {beginDraft, reviseDraft} from './core/draft/revise-draft.js';
export {decisions, needsReason} from './core/draft/draft.js';
export type {Decision, Draft, DraftAttachment, DraftPlacement} from './core/draft/draft.js';
export {documentId} from './core/document/office-document.js';
export type {DocumentSource, InboxTab, OfficeDocument, OfficeFile} from './core/document/office-document.js';
export {formatDocumentNumber, parseDocumentNumber} from './core/document/document-number.js';
export type {DocumentNumber} from './core/document/document-number.js';
export type {Urgency} from './core/document/urgency.js';
export type {OutboxCommand, OutboxFile, OutboxState} from './core/exchange/outbox-command.js';
export type {Place, SignatureAct} from './core/signature/signature-place.js';
export type {ValidationReport, SignatureReport} from './core/signature/validation-report.js';

export type {DraftState} from './draft/tk-draft-status.js';
export {DraftChangeEvent} from './approval/draft-change-event.js';
export {OpinionSubmitEvent} from './approval/opinion-submit-event.js';
export {OpenEvent} from './inbox/open-event.js';
export {ArrivalActEvent} from './exchange/arrival-act-event.js';
export type {ArrivalAct} from './exchange/arrival-act-event.js';
export {SentActEvent} from './exchange/sent-act-event.js';
export {DispatchCancelEvent, DispatchSubmitEvent} from './exchange/dispatch-submit-event.js';
export type {DispatchOrder} from './exchange/dispatch-submit-event.js';
export {RecipientActEvent} from './exchange/recipient-act-event.js';
export {RecipientsChangeEvent} from './exchange/recipients-change-event.js';
export {RegisterActEvent} from './exchange/register-act-event.js';
export type {ExchangeRecipient} from './exchange/recipient-state.js';
export {PlaceEvent} from './signature/place-event.js';
export {SignCancelEvent, SignRequestEvent} from './signature/sign-request-event.js';
export {SignatureImageEvent} from './signature/signature-image-event.js';
export type {SigningMethod, SigningStep, SigningSubject} from './signature/signing-request.js';
export {RecordsExportEvent} from './journal/records-export-event.js';
export type {SigningRecord} from './core/journal/signing-record.js';
export {IssueRequestEvent, SealChangeEvent} from './signature/issue-event.js';
export type {IssueOutlook} from './signature/tk-issue-form.js';
export {BatchCancelEvent, BatchOpenEvent, BatchStartEvent} from './signature/batch-event.js';
export type {BatchChoice, BatchItem, BatchItemState} from './signature/batch-item.js';
export {ShowRevisionEvent} from './signature/show-revision-event.js';
