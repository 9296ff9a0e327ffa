/** Roots out of files: DER and PEM, one and many, and whatever else somebody picks. */
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';

import {fingerprintOf, readAnchorFile} from '../../../../components/core/certificate/anchor-file.js';
import {readBase64, writeBase64} from '../../../../components/core/certificate/certificate-base64.js';
import {makeTrustAnchor, vietnameseAnchors} from '../../../../components/core/certificate/trust-anchors.js';
import {makePki} from '../../../support/pki.mjs';

const pki = makePki();

describe('a file with roots', () => {
  it('is read as DER and as PEM, alone and in a bundle', () => {
    assert.deepEqual(readAnchorFile(pki.rootDer).map(writeBase64), [writeBase64(pki.rootDer)]);
    const pem = readFileSync(pki.rootFile);
    assert.deepEqual(readAnchorFile(pem).map(writeBase64), [writeBase64(pki.rootDer)]);
    const bundle = Buffer.concat([Buffer.from('Our roots\r\n'), pem, readFileSync(pki.issuingFile)]);
    assert.equal(readAnchorFile(bundle).length, 2);
  });
  it('is refused where it holds none, or one that cannot be read', () => {
    for (const bad of ['', 'hello', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', '-----BEGIN CERTIFICATE-----\n%%%\n-----END CERTIFICATE-----'])
      assert.throws(() => readAnchorFile(Buffer.from(bad)), {code: 'certificate-damaged'}, bad);
    assert.throws(() => readAnchorFile(new Uint8Array(2 << 20)), {code: 'certificate-damaged'});
    assert.throws(() => readBase64('…'), {code: 'certificate-damaged'});
  });
  it('has the fingerprint other tools show', async () => {
    const expected = createHash('sha256').update(pki.rootDer).digest('hex').toUpperCase().match(/../g)!.join(' ');
    assert.equal(await fingerprintOf(pki.rootDer), expected);
  });
  it('gives anchors that keep their source, date and origin', () => {
    const anchor = makeTrustAnchor(pki.rootDer, {source: 'a letter', date: '2026-11-20', origin: 'file'});
    assert.deepEqual([anchor.source, anchor.date, anchor.origin, anchor.kind], ['a letter', '2026-11-20', 'file', 'other']);
    assert.ok(anchor.name.length > 0);
  });
  it('every bundled root has a source and a date', () => {
    for (const each of vietnameseAnchors) assert.ok(each.source && /^\d{4}-\d\d-\d\d$/.test(each.date), each.name);
  });
});
