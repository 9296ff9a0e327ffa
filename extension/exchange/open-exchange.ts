/** The exchange this desk is set to, opened. Background only: here the secrets are. */
import type {Exchange} from '../../components/core/exchange/exchange.js';
import {OfficeError} from '../../components/core/office-error.js';
import type {Desk} from '../../components/storage/open-desk.js';
import {directoryFolder, openFileExchange} from '../../components/transports/file.js';
import {openJetStream} from '../../components/transports/jetstream.js';
import {openLoopback} from '../../components/transports/loopback.js';
import {openVxp} from '../../components/transports/vxp.js';
import {folderKey, readSecrets} from './exchange-settings.js';
import type {ExchangeSettings} from './exchange-settings.js';

const pollEvery = 1000;

/** @throws OfficeError `exchange-not-set`, `folder-not-allowed`, `exchange-unavailable`, `exchange-denied` */
export async function openExchange(desk: Desk, {self, transport, servers, user}: ExchangeSettings): Promise<Exchange> {
  const organisation = self.id;
  const local = () => openLoopback({name: 'exchange', organisation});
  if (transport === 'loopback') return local();
  if (transport === 'folder') {
    return openFileExchange({organisation, folder: directoryFolder(await allowedFolder(desk)), local: await local(), pollEvery});
  }
  const {vxp, password, credentials} = await readSecrets(desk);
  if (transport === 'vxp') {
    if (!vxp) throw new OfficeError('exchange-not-set', 'no VXP account in the policy');
    return openVxp({organisation, account: vxp, local: await local(), pollEvery});
  }
  if (servers.length === 0) throw new OfficeError('exchange-not-set', 'no server address');
  return openJetStream({
    organisation,
    servers,
    // A round ends after seconds: the next one tries again, the worker is not kept waiting.
    patience: 8000,
    ...(credentials === undefined ? {user, password: password ?? ''} : {credentials: new TextEncoder().encode(credentials)}),
  });
}

interface AskingHandle extends FileSystemDirectoryHandle {
  queryPermission?(mode: {mode: 'readwrite'}): Promise<PermissionState>;
}

async function allowedFolder(desk: Desk): Promise<FileSystemDirectoryHandle> {
  const handle = await desk.settings.read(folderKey, value => (typeof FileSystemDirectoryHandle !== 'undefined' && value instanceof FileSystemDirectoryHandle ? (value as AskingHandle) : undefined));
  if (!handle) throw new OfficeError('exchange-not-set', 'no folder was chosen');
  if ((await handle.queryPermission?.({mode: 'readwrite'})) !== 'granted') throw new OfficeError('folder-not-allowed', 'the browser wants the officer to allow the folder again');
  return handle;
}
