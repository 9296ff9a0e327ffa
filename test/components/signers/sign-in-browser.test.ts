import {expect} from '@open-wc/testing';

import {signPdf, validatePdf} from '../../../components/signature.js';
import {KeySigner, openPkcs12} from '../../../components/signers.js';
import type {TransferableSigner} from '../../../components/signers.js';

async function file(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(new URL(path, import.meta.url));
  return new Uint8Array(await response.arrayBuffer());
}

function onePage(padding = 0): Blob {
  const head = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n';
  const filler = padding > 0 ? new Uint8Array(padding).fill(0x2e) : new Uint8Array(0);
  if (padding > 0) {
    filler[0] = 0x25;
    filler[padding - 1] = 0x0a;
  }
  const entries = [1, 2, 3].map(num => `${String(head.indexOf(`${num} 0 obj`)).padStart(10, '0')} 00000 n \n`).join('');
  const xref = head.length + padding;
  return new Blob([head, filler, `xref\n0 4\n0000000000 65535 f \n${entries}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`]);
}

describe('signing in a browser', () => {
  for (const kind of ['modern', 'legacy']) {
    it(`opens a ${kind} PKCS#12 file, signs and finds the signature good`, async () => {
      const signer = await openPkcs12(await file(`../../fixtures/p12/${kind}.p12`), 'mật khẩu');
      const pdf = onePage();
      const signed = await signPdf(pdf, signer, {reason: 'Phê duyệt'});
      expect(await signed.slice(0, pdf.size).text()).to.equal(await pdf.text());
      const {signatures} = await validatePdf(signed, {trustAnchors: signer.certificateChain});
      expect(signatures.map(each => [each.integrity, each.coverage, each.level, each.reason])).to.deep.equal([['intact', 'whole-document', 'B-B', 'Phê duyệt']]);
    });

    it(`says that the password of a ${kind} file is wrong`, async () => {
      const failure = await openPkcs12(await file(`../../fixtures/p12/${kind}.p12`), 'mat khau').catch((error: unknown) => error);
      expect(failure).to.include({code: 'password-wrong'});
    });
  }

  it('signs many megabytes while the page stays alive', async () => {
    const signer = await openPkcs12(await file('../../fixtures/p12/modern.p12'), 'mật khẩu');
    let ticks = 0;
    const timer = setInterval(() => ticks++, 4);
    const signed = await signPdf(onePage(30_000_000), signer);
    clearInterval(timer);
    expect(ticks).to.be.greaterThan(3);
    const {signatures} = await validatePdf(signed);
    expect(signatures[0]!.integrity).to.equal('intact');
  });

  it('hands its signer to a worker without handing out the key', async () => {
    const signer = await openPkcs12(await file('../../fixtures/p12/modern.p12'), 'mật khẩu');
    const worker = new Worker(URL.createObjectURL(new Blob(['onmessage = event => postMessage(event.data)'])));
    const back = await new Promise<TransferableSigner>(resolve => {
      worker.addEventListener('message', (event: MessageEvent<TransferableSigner>) => resolve(event.data), {once: true});
      worker.postMessage(signer.toTransferable(), []);
    });
    worker.terminate();
    expect(back.key.extractable).to.equal(false);
    await signPdf(onePage(), KeySigner.fromTransferable(back));
  });
});
