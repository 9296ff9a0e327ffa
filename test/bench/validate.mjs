/**
 * Validation of a 10 MB file beside what cannot be saved: SHA-256 of the bytes it covers by the platform's fastest way, and the
 * chain (the same signature on a small file: certificates, revocation, timestamps). Medians of interleaved runs in one process.
 */
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';

import {signPdf, validatePdf} from 'trinh-ky/signature';
import {openPkcs12} from 'trinh-ky/signers';
import {makePki} from '../support/pki.mjs';
import {makePdf} from './material.mjs';
import {median, ms, ratio, table} from './table.mjs';

const rounds = 31;

export async function bench() {
  const pki = makePki();
  const {leader} = pki.people;
  const signer = await openPkcs12(leader.p12, leader.password);
  const options = {timestampUrl: pki.timestampUrl, fetch: pki.fetch};
  const sign = async (name, bytes, level) =>
    new Blob([await (await signPdf(new Blob([readFileSync(makePdf(name, bytes))]), signer, {...options, level})).arrayBuffer()]);
  const rows = [];
  for (const level of ['B-B', 'B-LT', 'B-LTA']) {
    const large = await sign('medium', 10_000_000, level);
    const small = await sign('small', 100_000, level);
    const times = {large: [], small: [], hash: []};
    const take = async (list, work) => {
      const from = performance.now();
      await work();
      list.push(performance.now() - from);
    };
    for (let round = 0; round < rounds; round++) {
      await take(times.large, () => validatePdf(large, {trustAnchors: [pki.rootDer]}));
      await take(times.small, () => validatePdf(small, {trustAnchors: [pki.rootDer]}));
      await take(times.hash, async () => createHash('sha256').update(new Uint8Array(await large.arrayBuffer())).digest());
    }
    const [whole, chain, hash] = [times.large, times.small, times.hash].map(median);
    // A document timestamp covers the file once more, over other bytes.
    const floor = chain + hash * (level === 'B-LTA' ? 2 : 1);
    rows.push([level, ms(whole), ms(hash), ms(chain), ratio(whole, floor)]);
  }
  return table('Validating one signature, 10 MB (Node)', ['level', 'ms', 'SHA-256 of its bytes, ms', 'chain, ms', '× floor'], rows);
}
