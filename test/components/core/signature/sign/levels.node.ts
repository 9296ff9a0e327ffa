import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {readDer, tag} from '../../../../../components/core/certificate/der.js';
import type {DerNode} from '../../../../../components/core/certificate/der.js';
import {encodeDer, encodeOid, encodeSequence} from '../../../../../components/core/certificate/der-writer.js';
import {extendSignature, SignatureIncompleteError, signPdf} from '../../../../../components/signature.js';
import {openPkcs12} from '../../../../../components/signers.js';
import {checkWithMutool, checkWithOpenssl, checkWithPdfsig, checkWithQpdf, extractSignatures} from '../../../../support/pdf-checks.mjs';
import {pdfKinds, plainPdf} from '../../../../support/pdf-kinds.js';
import {makePki} from '../../../../support/pki.mjs';

const pki = makePki();
const network = {timestampUrl: pki.timestampUrl, fetch: pki.fetch};
const TIMESTAMP_OID = Buffer.from('060b2a864886f70d010910020e', 'hex');

async function signer(id: 'leader' | 'ec384' | 'revoked' = 'leader') {
  return openPkcs12(pki.people[id].p12, pki.people[id].password);
}
async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.arrayBuffer());
}
/** The authority as it is, except that `break` may change what it answers to its nth call. */
function faulty(path: string, change: (answer: Uint8Array<ArrayBuffer>, call: number) => Response): typeof fetch {
  let call = 0;
  return async (input, init) => {
    const response = await pki.fetch(input, init);
    if (!String(input).endsWith(path)) return response;
    return change(new Uint8Array(await response.arrayBuffer()), ++call);
  };
}

describe('signature levels', () => {
  for (const kind of ['classic table', 'xref stream', 'encrypted AES 256']) {
    it(`B-T, B-LT and B-LTA on a PDF of kind: ${kind}`, async t => {
      const pdf = (await pdfKinds()).find(each => each.name === kind);
      if (!pdf) return t.skip('qpdf is not installed');
      const password = pdf.password === undefined ? {} : {password: pdf.password};
      for (const level of ['B-T', 'B-LT', 'B-LTA'] as const) {
        const signed = await bytesOf(await signPdf(new Blob([pdf.bytes]), await signer(), {...network, ...password, level}));
        const signatures = extractSignatures(signed);
        assert.equal(signatures.length, level === 'B-LTA' ? 2 : 1);
        assert.ok(signatures[0]!.der.includes(TIMESTAMP_OID), 'a signature timestamp');
        const openssl = checkWithOpenssl(signed, pki.rootFile, pki.issuingFile);
        if (openssl) assert.deepEqual(openssl, Array(signatures.length).fill(true));
        const seen = checkWithPdfsig(signed, pki.rootFile, pdf.password);
        if (seen) assert.deepEqual([seen[0]!.valid, seen[0]!.trusted], [true, true]);
        const mutool = checkWithMutool(signed);
        if (mutool && !pdf.password) assert.notEqual(mutool[0], 'broken');
        assert.equal(checkWithQpdf(signed, pdf.password) ?? '', '');
        const text = Buffer.from(signed).toString('latin1');
        assert.equal(/\/DSS /.test(text), level !== 'B-T');
        if (level !== 'B-T') for (const key of ['/Certs', '/OCSPs', '/VRI']) assert.ok(text.includes(key), key);
        if (level === 'B-LTA') assert.equal(signatures[1]!.end, signed.length, 'the document timestamp covers everything');
      }
    });
  }

  it('renews: another document timestamp over the evidence of the last', async () => {
    const first = await signPdf(new Blob([await plainPdf()]), await signer('ec384'), {...network, level: 'B-LTA'});
    const second = await bytesOf(await extendSignature(first, {...network, level: 'B-LTA'}));
    assert.deepEqual(checkWithOpenssl(second, pki.rootFile, pki.issuingFile) ?? [true, true, true], [true, true, true]);
    const text = Buffer.from(second).toString('latin1');
    assert.equal(text.match(/\/Type \/VRI/g)?.length, 2);
    assert.ok(text.includes('Timestamp2') || text.includes('(Timestamp2)'));
  });

  it('asks the authority before the signer: nobody types a PIN for nothing', async () => {
    const own = await signer();
    let asked = 0;
    const counting = {...network, level: 'B-T' as const};
    const watched = {certificateChain: own.certificateChain, algorithm: own.algorithm, sign: (data: Uint8Array) => (asked++, own.sign(data))};
    const pdf = new Blob([await plainPdf()]);
    const down: typeof fetch = async () => {
      throw new TypeError('Failed to fetch');
    };
    for (const options of [
      {...counting, fetch: down},
      {...counting, fetch: faulty('/tsa', () => new Response('busy', {status: 503}))},
      {...counting, fetch: faulty('/tsa', () => new Response('<html>login</html>'))},
      {level: 'B-T' as const, fetch: pki.fetch},
    ]) {
      await assert.rejects(signPdf(pdf, watched, options), {code: 'timestamp-failed'});
    }
    await assert.rejects(signPdf(pdf, await signer('revoked'), {...network, level: 'B-LT'}), {code: 'certificate-revoked'});
    const blind = faulty('/ocsp', () => new Response('', {status: 500}));
    const crlOnly = await signPdf(pdf, own, {...network, level: 'B-LT', fetch: blind});
    assert.match(Buffer.from(await bytesOf(crlOnly)).toString('latin1'), /\/CRLs/);
    assert.equal(asked, 0);
  });

  it('never loses a signature to an authority that fails after it was made', async () => {
    let remembered: Uint8Array<ArrayBuffer> | undefined;
    const replay = faulty('/tsa', (answer, call) => {
      remembered ??= answer;
      return new Response(call === 1 ? answer : remembered);
    });
    const failure = await signPdf(new Blob([await plainPdf()]), await signer(), {...network, level: 'B-LTA', fetch: replay}).then(
      () => assert.fail('the answer of another request was accepted'),
      (error: unknown) => error,
    );
    assert.ok(failure instanceof SignatureIncompleteError);
    assert.deepEqual([failure.code, failure.level], ['timestamp-failed', 'B-B']);
    assert.deepEqual(checkWithOpenssl(await bytesOf(failure.signed), pki.rootFile) ?? [true], [true]);

    const third = faulty('/tsa', (answer, call) => (call < 3 ? new Response(answer) : new Response('', {status: 500})));
    const later = await signPdf(new Blob([await plainPdf()]), await signer(), {...network, level: 'B-LTA', fetch: third}).catch((error: unknown) => error);
    assert.ok(later instanceof SignatureIncompleteError);
    assert.equal(later.level, 'B-T');
    const completed = await extendSignature(later.signed, {...network, level: 'B-LTA'});
    assert.deepEqual(checkWithOpenssl(await bytesOf(completed), pki.rootFile, pki.issuingFile) ?? [true, true], [true, true]);
  });

  it('never loses a signature to a larger token, a stop, a way to the network that is gone', async () => {
    const pdf = new Blob([await plainPdf()]);
    const own = await signer();
    const stop = new AbortController();
    const larger = faulty('/tsa', (answer, call) => new Response(call === 1 ? answer : withUnsignedBytes(answer, 4096)));
    const stopping = faulty('/tsa', (answer, call) => {
      if (call === 1) return new Response(answer);
      stop.abort();
      throw stop.signal.reason;
    });
    /** Throws before it returns a Promise, as a closed port does, once the authority was asked `calls` times. */
    const breaking = (calls: number): typeof fetch => {
      let asked = 0;
      return (input, init) => {
        if (asked === calls) throw new DOMException('the port is closed', 'InvalidStateError');
        if (String(input).endsWith('/tsa')) asked++;
        return pki.fetch(input, init);
      };
    };
    for (const [what, options, code, level] of [
      ['a larger token', {level: 'B-T', fetch: larger}, 'timestamp-failed', 'B-B'],
      ['a stop', {level: 'B-T', fetch: stopping, signal: stop.signal}, 'aborted', 'B-B'],
      ['nothing after the first answer', {level: 'B-T', fetch: breaking(1)}, 'timestamp-failed', 'B-B'],
      ['nothing after the timestamp', {level: 'B-LT', fetch: breaking(2)}, 'revocation-unavailable', 'B-T'],
    ] as const) {
      const failure = await signPdf(pdf, own, {...network, ...options}).catch((error: unknown) => error);
      assert.ok(failure instanceof SignatureIncompleteError, `${what}: ${String(failure)}`);
      assert.deepEqual([failure.code, failure.level], [code, level], what);
      assert.deepEqual(checkWithOpenssl(await bytesOf(failure.signed), pki.rootFile) ?? [true], [true], what);
    }
  });
});

/**
 * A timestamp response with a longer token that still holds: nobody signs the unsigned attributes of a token. Its last part
 * is the token, the last of that the SignedData, then the signers, the signer. RFC 3161, 2.4.2; RFC 5652, 5.1 and 5.3.
 */
function withUnsignedBytes(response: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const attribute = encodeSequence(encodeOid('1.3.6.1.4.1.99999.1'), encodeDer(0x31, encodeDer(tag.octetString, new Uint8Array(length))));
  const append = (node: DerNode, depth: number): Uint8Array => {
    const last = node.children.at(-1)!;
    const before = node.children.slice(0, -1).map(each => each.bytes);
    const rest = depth === 0 ? [last.bytes, encodeDer(0xa1, attribute)] : [append(last, depth - 1)];
    return encodeDer(node.bytes[0]!, ...before, ...rest);
  };
  return Uint8Array.from(append(readDer(response), 5));
}
