/** Clean input for the targets: what our own signer makes on every kind of PDF, and the corpus beside the project. */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {signPdf} from '../../../components/signature.js';
import {openPkcs12} from '../../../components/signers.js';
import {openPdf} from '../../../components/core/pdf/pdf-file.js';
import {dictOf, isArray, isStream} from '../../../components/core/pdf/pdf-object.js';
import {findAttributes, readSignedData} from '../../../components/core/certificate/signed-data.js';
import {attributeOid} from '../../../components/core/certificate/oid.js';
import {officeForm} from '../attacks/office-form.js';
import {registryForm} from '../attacks/registry-form.js';
import {extractSignatures} from '../pdf-checks.mjs';
import {pdfKinds} from '../pdf-kinds.js';
import type {Pki} from '../pki.mjs';
import type {FuzzSeed} from './fuzz-target.js';

const sizeLimit = 120_000;

/** Signed by our own signer: level B-LT, so that they pass without a network. */
export async function ownSeeds(pki: Pki): Promise<readonly FuzzSeed[]> {
  const signer = await openPkcs12(pki.people.leader.p12, pki.people.leader.password);
  const network = {timestampUrl: pki.timestampUrl, fetch: pki.fetch};
  const files = [
    {name: 'office form', bytes: officeForm()},
    {name: 'registry form', bytes: registryForm()},
    ...(await pdfKinds()),
  ];
  const seeds: FuzzSeed[] = [];
  for (const {name, bytes, ...rest} of files) {
    const signed = await signPdf(new Blob([bytes]), signer, {...network, ...rest, level: 'B-LT'});
    seeds.push({name, bytes: new Uint8Array(await signed.arrayBuffer()), ...rest});
  }
  return seeds;
}

/** Foreign files, where the corpus lies beside the project. */
export function foreignSeeds(): readonly FuzzSeed[] {
  const folder = join(fileURLToPath(new URL('../../../../', import.meta.url)), 'shared/corpus/pdf');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(name => name.endsWith('.pdf'))
    .map(name => ({name, bytes: new Uint8Array(readFileSync(join(folder, name)))}))
    .filter(seed => seed.bytes.length < sizeLimit);
}

/** CMS, timestamps, certificates, OCSP responses and CRLs out of one signed file; named by what reads them. */
export async function derSeeds(signed: FuzzSeed, anchor: Uint8Array): Promise<readonly FuzzSeed[]> {
  const seeds: FuzzSeed[] = [{name: 'certificate', bytes: Uint8Array.from(anchor)}];
  for (const {der} of extractSignatures(signed.bytes)) {
    seeds.push({name: 'cms', bytes: Uint8Array.from(der)});
    const data = readSignedData(Uint8Array.from(der));
    for (const {values} of findAttributes(data.signers[0]?.unsignedAttributes, attributeOid.signatureTimestamp))
      for (const value of values) seeds.push({name: 'timestamp', bytes: Uint8Array.from(value.bytes)});
    for (const certificate of data.certificates) seeds.push({name: 'certificate', bytes: Uint8Array.from(certificate.der)});
  }
  const pdf = await openPdf(new Blob([signed.bytes]));
  const store = dictOf(await pdf.latest.get(await pdf.latest.catalog(), 'DSS'));
  for (const [key, name] of [['OCSPs', 'ocsp'], ['CRLs', 'crl']] as const) {
    const list = await pdf.latest.resolve(store?.entries.get(key));
    for (const item of isArray(list) ? list.items : []) {
      const stream = await pdf.latest.resolve(item);
      if (isStream(stream)) seeds.push({name, bytes: Uint8Array.from(await pdf.decode(stream))});
    }
  }
  return seeds;
}
