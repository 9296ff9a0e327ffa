/** `trinh-ky/storage`: the desk's storage in a browser. */
export {openDesk} from './storage/open-desk.js';
export type {Desk, DeskOptions} from './storage/open-desk.js';
export {exportDesk} from './storage/copy/export-desk.js';
export {importDesk} from './storage/copy/import-desk.js';
export type {ImportReport} from './storage/copy/import-desk.js';
export {Autosave} from './storage/autosave.js';
export type {AutosaveOptions} from './storage/autosave.js';
export type {DeskChange} from './storage/announcements.js';
export type {DocumentListing} from './storage/document-store.js';
export type {StoredFile} from './storage/file-store.js';
export * from './core/exchange/outbox.js';
export {ClerkRoom} from './storage/clerk-room.js';
export type {ClerkRoomOptions} from './storage/clerk-room.js';
