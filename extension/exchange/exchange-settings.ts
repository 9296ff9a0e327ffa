/**
 * How this desk's clerk sends and receives: set by the administrator's policy, which wins, or in the settings page. A secret of the
 * settings page lies sealed among the desk's files; one of the policy is read when it is used and kept nowhere. VXP is the policy's alone.
 */
import browser from 'webextension-polyfill';

import type {Organisation} from '../../components/core/exchange/edoc-message.js';
import type {VxpAccount} from '../../components/core/exchange/vxp-request.js';
import type {Desk} from '../../components/storage/open-desk.js';
import {isPlainRecord, list, oneOf, shape, text} from '../messages/check.js';
import type {Checked} from '../messages/check.js';

export const transports = ['loopback', 'folder', 'jetstream', 'vxp'] as const;
export type TransportName = (typeof transports)[number];

export const exchangeKey = 'exchange';
/** The picked folder's handle; structured data of the browser, no text. */
export const folderKey = 'exchange-folder';
export const directoryKey = 'exchange-directory';
const secretFile = 'exchange:secret';

const isStored = shape({code: text(60), name: text(300), transport: oneOf('loopback', 'folder', 'jetstream')}, {servers: list(text(300), 9), user: text(200)});
export type StoredExchange = Checked<typeof isStored>;

const isPolicy = shape(
  {organisationCode: text(60)},
  {
    organisationName: text(300),
    transport: oneOf(...transports),
    vxp: shape({endpoint: text(500), systemId: text(200), secret: text(500)}),
    jetstream: shape({servers: list(text(300), 9)}, {user: text(200), password: text(500), credentials: text(20_000)}),
  },
);

export interface ExchangeSettings {
  readonly self: Organisation;
  readonly transport: TransportName;
  readonly servers: readonly string[];
  readonly user: string;
  /** The administrator decides; the settings page only shows it. */
  readonly isPolicy: boolean;
}

/** What a screen may know: no secret is in it. `undefined`: no agency is set yet. */
export async function readExchangeSettings(desk: Desk): Promise<ExchangeSettings | undefined> {
  const policy = await readPolicy();
  if (policy) {
    return {
      self: {id: policy.organisationCode, ...(policy.organisationName && {name: policy.organisationName})},
      transport: policy.transport ?? (policy.vxp ? 'vxp' : policy.jetstream ? 'jetstream' : 'loopback'),
      servers: policy.jetstream?.servers ?? [],
      user: policy.jetstream?.user ?? '',
      isPolicy: true,
    };
  }
  const stored = await desk.settings.read(exchangeKey, value => (isStored(value) ? value : undefined));
  if (!stored?.code.trim()) return undefined;
  return {self: {id: stored.code.trim(), name: stored.name.trim()}, transport: stored.transport, servers: stored.servers ?? [], user: stored.user ?? '', isPolicy: false};
}

export async function writeExchangeSettings(desk: Desk, stored: StoredExchange, secret: string): Promise<void> {
  if (secret) await desk.files.put(new Blob([secret]), {id: secretFile, name: 'secret', contentType: 'text/plain'});
  await desk.settings.write(exchangeKey, stored);
}

export async function hasSecret(desk: Desk): Promise<boolean> {
  return (await desk.files.describe(secretFile)) !== undefined;
}

/** For the background alone, at the moment it connects. */
export async function readSecrets(desk: Desk): Promise<{readonly vxp?: VxpAccount; readonly password?: string; readonly credentials?: string}> {
  const policy = await readPolicy();
  if (policy) {
    const {vxp, jetstream} = policy;
    return {...(vxp && {vxp}), ...(jetstream?.password !== undefined && {password: jetstream.password}), ...(jetstream?.credentials !== undefined && {credentials: jetstream.credentials})};
  }
  const kept = (await desk.files.describe(secretFile)) && (await desk.files.read(secretFile));
  const secret = await kept?.text();
  if (secret === undefined) return {};
  return secret.includes('BEGIN NATS USER JWT') ? {credentials: secret} : {password: secret};
}

async function readPolicy(): Promise<Checked<typeof isPolicy> | undefined> {
  try {
    const {exchange} = await browser.storage.managed.get('exchange');
    return isPlainRecord(exchange) && isPolicy(exchange) ? exchange : undefined;
  } catch {
    // Firefox rejects where no policy is installed.
    return undefined;
  }
}
