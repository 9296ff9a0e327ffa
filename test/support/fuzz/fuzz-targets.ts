/** The targets: lexer, cross-reference chain, CMS and its kin, and the whole validator by bytes and by meaning. */
import {errorCode, OfficeError} from '../../../components/core/office-error.js';
import {readCertificateList} from '../../../components/core/certificate/certificate-list.js';
import {readCertificate} from '../../../components/core/certificate/certificate.js';
import {readOcspResponse} from '../../../components/core/certificate/ocsp-response.js';
import {readSignedData} from '../../../components/core/certificate/signed-data.js';
import {readTimestampToken} from '../../../components/core/certificate/timestamp-token.js';
import {Lexer} from '../../../components/core/pdf/lexer.js';
import {openPdf} from '../../../components/core/pdf/pdf-file.js';
import {validatePdf} from '../../../components/core/signature/validate/validate-pdf.js';
import {isStillSigned, mutate} from '../attacks/mutate.js';
import {FuzzFinding} from './fuzz-target.js';
import type {FuzzSeed, FuzzTarget} from './fuzz-target.js';
import {mutateUpdate} from './mutate-update.js';
import {fingerprint, showsTheSame} from './page-fingerprint.js';
import type {Fingerprint} from './page-fingerprint.js';

const refusals: ReadonlySet<string> = new Set(['pdf-damaged', 'pdf-encrypted', 'not-a-pdf']);

/** Runs `read`; `codes` may be thrown, anything else is a finding. */
async function tolerate(codes: ReadonlySet<string>, read: () => unknown): Promise<string> {
  try {
    await read();
    return 'read';
  } catch (error) {
    if (error instanceof OfficeError && codes.has(error.code) && error.message !== 'the file could not be validated') return 'refused';
    throw new FuzzFinding(`threw ${String((error as Error).cause ?? error)}\n${(error as Error).stack}`);
  }
}

export function lexerTarget(seeds: readonly FuzzSeed[]): FuzzTarget {
  return {
    name: 'lexer',
    seeds,
    mutate: (seed, random) => mutate(seed.bytes, random),
    run: input =>
      tolerate(new Set(['pdf-damaged']), () => {
        const lexer = new Lexer(input, 0, true);
        while (lexer.read() !== undefined);
      }),
  };
}

export function chainTarget(seeds: readonly FuzzSeed[]): FuzzTarget {
  return {
    name: 'xref',
    seeds,
    mutate: (seed, random) => mutateTail(seed.bytes, random),
    run: (input, {password}) =>
      tolerate(refusals, async () => {
        const pdf = await openPdf(new Blob([input]), password === undefined ? {} : {password});
        for (const num of pdf.latest.objectNumbers().slice(0, 40)) await pdf.latest.getObject(num);
      }),
  };
}

/** Damage where the chain is written: most of a file is not it. */
function mutateTail(bytes: Uint8Array<ArrayBuffer>, random: () => number): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(bytes).toString('latin1');
  const starts = [...text.matchAll(/xref|\/XRef|trailer|\/Prev/g)].map(match => match.index);
  const from = Math.max(0, (starts[Math.floor(random() * starts.length)] ?? bytes.length - 600) - 40);
  const to = Math.min(bytes.length, from + 600);
  const damaged = mutate(bytes.slice(from, to), random);
  return new Uint8Array(Buffer.concat([bytes.subarray(0, from), damaged, bytes.subarray(to)]));
}

/** Seeds are named by what reads them. */
export function derTarget(seeds: readonly FuzzSeed[]): FuzzTarget {
  const readers: Readonly<Record<string, readonly [string, (bytes: Uint8Array) => unknown]>> = {
    cms: ['cms-damaged', readSignedData],
    timestamp: ['timestamp-damaged', readTimestampToken],
    certificate: ['certificate-damaged', readCertificate],
    ocsp: ['ocsp-damaged', readOcspResponse],
    crl: ['crl-damaged', readCertificateList],
  };
  return {
    name: 'cms',
    seeds: seeds.filter(seed => seed.name in readers),
    mutate: (seed, random) => mutate(seed.bytes, random),
    run: (input, {name}) => {
      const [code, read] = readers[name]!;
      return tolerate(new Set([code]), () => read(input));
    },
  };
}

const options = (anchor: Uint8Array, {password}: FuzzSeed, now: string) => ({
  trustAnchors: [anchor],
  validationTime: now,
  ...(password === undefined ? {} : {password}),
});

/** Bytes damaged anywhere: whatever passes must hold every byte that was signed. */
export function bytesTarget(seeds: readonly FuzzSeed[], anchor: Uint8Array, now: string): FuzzTarget {
  return {
    name: 'validator, bytes',
    seeds,
    mutate: (seed, random) => mutate(seed.bytes, random),
    run: async (input, seed) => {
      let document = '';
      const result = await tolerate(refusals, async () => {
        const report = await validatePdf(new Blob([input]), options(anchor, seed, now));
        ({document} = report);
        const clean = (seed.origin ?? seed).bytes;
        if (document === 'total-passed' && !report.signatures.every(each => isStillSigned(clean, input, each.revisionEnd)))
          throw new FuzzFinding('green on bytes nobody signed');
      }).catch((error: unknown) => {
        if (error instanceof Error && error.message.includes('green on bytes')) throw new FuzzFinding('green on bytes nobody signed');
        throw error;
      });
      return document || result;
    },
  };
}

/** Updates that change the meaning: whatever passes must show the pages that were signed. */
export function updateTarget(seeds: readonly FuzzSeed[], anchor: Uint8Array, now: string): FuzzTarget {
  const prints = new WeakMap<FuzzSeed, Promise<Fingerprint>>();
  return {
    name: 'validator, updates',
    seeds,
    mutate: (seed, random) => mutateUpdate(seed.bytes, random),
    run: async (input, seed) => {
      const clean = seed.origin ?? seed;
      const blob = new Blob([input]);
      let document: string;
      try {
        const report = await validatePdf(blob, options(anchor, seed, now));
        ({document} = report);
      } catch (error) {
        if (refusals.has(errorCode(error)) && (error as Error).message !== 'the file could not be validated') return 'refused';
        throw new FuzzFinding(`threw ${String((error as Error).cause ?? error)}\n${(error as Error).stack}`);
      }
      if (document !== 'total-passed') return document;
      let print = prints.get(clean);
      if (!print) prints.set(clean, (print = fingerprint(new Blob([clean.bytes]))));
      if (!showsTheSame(await print, await fingerprint(blob))) throw new FuzzFinding('green on other pages than were signed');
      return document;
    },
  };
}
