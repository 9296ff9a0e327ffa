/**
 * Whom this office trusts, from four places: shipped with the kit, the administrator's policy, added by the officer on this
 * computer, and chosen by the officer for one file. Where a root comes from is never lost on the way.
 */
import browser from 'webextension-polyfill';

import {readAnchorFile} from '../../components/core/certificate/anchor-file.js';
import {readBase64, writeBase64} from '../../components/core/certificate/certificate-base64.js';
import {makeTrustAnchor, vietnameseAnchors} from '../../components/core/certificate/trust-anchors.js';
import type {TrustAnchor} from '../../components/core/certificate/trust-anchors.js';
import type {Desk} from '../../components/storage/open-desk.js';
import {today} from '../the-desk.js';
import {isAnchorList, isStoredAnchor} from './stored-anchor.js';
import type {StoredAnchor} from './stored-anchor.js';

/** Settings of the desk. */
export const anchorsKey = 'trust-anchors';
const fileAnchorsKey = (digest: string): string => `trust-file:${digest}`;

/** Everything that counts for any file. An entry that cannot be read is left out: it can end no chain. */
export async function readAnchors(desk: Desk): Promise<readonly TrustAnchor[]> {
  return [...vietnameseAnchors, ...toAnchors(await readPolicy(), 'policy'), ...toAnchors(await readOwn(desk), 'user')];
}

/** What the officer chose for the file with this digest alone. */
export async function readFileAnchors(desk: Desk, digest: string): Promise<readonly TrustAnchor[]> {
  return toAnchors(await readList(desk, fileAnchorsKey(digest)), 'file');
}

/** @throws {OfficeError} `certificate-damaged` */
export async function addAnchors(desk: Desk, file: Uint8Array, source: string): Promise<void> {
  const added = readAnchorFile(file).map(der => ({certificate: writeBase64(der), source, date: today()}));
  const kept = (await readOwn(desk)).filter(each => !added.some(other => other.certificate === each.certificate));
  await desk.settings.write(anchorsKey, [...kept, ...added]);
}

export async function removeAnchor(desk: Desk, {der}: TrustAnchor): Promise<void> {
  const certificate = writeBase64(der);
  await desk.settings.write(anchorsKey, (await readOwn(desk)).filter(each => each.certificate !== certificate));
}

/** Trusts a root for one file, known by its digest: another file, or another version of this one, is not meant. */
export async function trustForFile(desk: Desk, digest: string, certificate: string, source: string): Promise<void> {
  const kept = (await readList(desk, fileAnchorsKey(digest))).filter(each => each.certificate !== certificate);
  await desk.settings.write(fileAnchorsKey(digest), [...kept, {certificate, source, date: today()}]);
}

export async function distrustForFile(desk: Desk, digest: string): Promise<void> {
  await desk.settings.remove(fileAnchorsKey(digest));
}

function toAnchors(list: readonly StoredAnchor[], origin: 'policy' | 'user' | 'file'): readonly TrustAnchor[] {
  return list.flatMap(({certificate, ...facts}) => {
    try {
      return [makeTrustAnchor(readBase64(certificate), {...facts, origin})];
    } catch {
      return [];
    }
  });
}

function readOwn(desk: Desk): Promise<readonly StoredAnchor[]> {
  return readList(desk, anchorsKey);
}

async function readList(desk: Desk, key: string): Promise<readonly StoredAnchor[]> {
  return (await desk.settings.read(key, stored => (isAnchorList(stored) ? stored : undefined))) ?? [];
}

async function readPolicy(): Promise<readonly StoredAnchor[]> {
  try {
    const {trustAnchors} = await browser.storage.managed.get('trustAnchors');
    return Array.isArray(trustAnchors) ? trustAnchors.filter(isStoredAnchor) : [];
  } catch {
    // Firefox rejects where no policy is installed.
    return [];
  }
}
