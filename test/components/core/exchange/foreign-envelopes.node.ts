/** Envelopes of senders nobody here has seen: other namespaces and prefixes, other encodings, comments, CDATA, entities, odd attachments. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {zipSync} from 'fflate';

import {readEnvelope, writeEnvelope} from '../../../../components/exchange.js';
import type {DocumentMessage} from '../../../../components/exchange.js';

const pdf = new TextEncoder().encode('%PDF-1.7\n1 0 obj <<>> endobj\n%%EOF\n');
const base64 = (content: Uint8Array) => Buffer.from(content).toString('base64');
const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (input: Uint8Array | string) => readEnvelope(typeof input === 'string' ? utf8(input) : input) as DocumentMessage;

interface Shape {
  readonly prefix?: string;
  readonly namespace?: string;
  readonly subject?: string;
  readonly references?: string;
  readonly attachments?: string;
  readonly declaration?: string;
}

function anEnvelope({prefix = 'edXML:', namespace = 'http://www.mic.gov.vn/TBT/QCVN_102_2016', subject = 'V/v tiêm chủng', references = '', attachments = '', declaration = '<?xml version="1.0" encoding="UTF-8"?>'}: Shape = {}): string {
  const p = prefix;
  const bind = p ? ` xmlns:${p.slice(0, -1)}="${namespace}"` : '';
  return `${declaration}<edXML xmlns="${namespace}"><${p}edXMLEnvelope${bind}><${p}edXMLHeader><${p}MessageHeader><${p}From><${p}OrganId>H41</${p}OrganId></${p}From><${p}To><${p}OrganId>G22</${p}OrganId></${p}To><${p}DocumentId>d-1</${p}DocumentId><${p}Code><${p}CodeNumber>15</${p}CodeNumber><${p}CodeNotation>UBND-VX</${p}CodeNotation></${p}Code><${p}Subject>${subject}</${p}Subject></${p}MessageHeader></${p}edXMLHeader><${p}edXMLBody><${p}edXMLManifest version="1.0">${references}</${p}edXMLManifest></${p}edXMLBody></${p}edXMLEnvelope>${attachments && `<AttachmentEncoded>${attachments}</AttachmentEncoded>`}</edXML>`;
}
const attachment = (name: string, content: string, id = name, tag = 'ContentTransferEncoded') => `<Attachment><ContentId>cid:${id}</ContentId><AttachmentName>${name}</AttachmentName><${tag}>${content}</${tag.split(' ')[0]}></Attachment>`;

describe('envelopes from elsewhere', () => {
  it('are read under older namespaces and any prefix, with a warning where the namespace is not today’s', () => {
    for (const namespace of ['http://www.e-doc.vn/Schema/', 'http://www.go.vn/eDoc']) {
      const message = read(anEnvelope({namespace}));
      assert.deepEqual([message.subject, message.documentId, message.warnings.includes('namespace-older')], ['V/v tiêm chủng', 'd-1', true]);
    }
    for (const prefix of ['', 'ns2:', 'edxml:', 'e-x.1:']) assert.equal(read(anEnvelope({prefix})).to[0]?.id, 'G22', prefix);
  });

  it('are read in UTF-16 of either order, and with a mark that contradicts the declaration', () => {
    const text = anEnvelope({declaration: '<?xml version="1.0" encoding="UTF-16"?>', attachments: attachment('a.pdf', base64(pdf))});
    const little = Buffer.from(`\ufeff${text}`, 'utf16le');
    for (const bytes of [little, Buffer.from(little).swap16(), utf8(`\ufeff${text}`)]) {
      const message = read(bytes);
      assert.equal(message.subject, 'V/v tiêm chủng');
      assert.deepEqual(message.attachments[0]?.content, pdf);
    }
  });

  it('keep their words through CDATA, entities and comments, and pass over processing instructions', () => {
    assert.equal(read(anEnvelope({subject: '<![CDATA[A & B <c>]]>'})).subject, 'A & B <c>');
    assert.equal(read(anEnvelope({subject: 'Quy&#x1EBF;t &#273;&#7883;nh &amp; &lt;1&gt;'})).subject, 'Quyết định & <1>');
    assert.equal(read(anEnvelope({subject: 'một <!-- ContentTransferEncoded --> hai'})).subject, 'một  hai');
    const noisy = anEnvelope({attachments: `<!-- <ContentTransferEncoded>x</ContentTransferEncoded> --><?print now?>${attachment('a.pdf', base64(pdf))}`});
    assert.deepEqual(read(noisy).attachments.map(each => Buffer.from(each.content).toString().slice(0, 8)), ['%PDF-1.7']);
  });

  it('decode base64 in one line of megabytes, in short lines, with character references for its line breaks, and unpadded', () => {
    const large = new Uint8Array(3_000_000).map((_, at) => (at * 31) % 251);
    large.set(pdf);
    const coded = base64(large);
    for (const content of [coded, coded.replace(/.{76}/g, '$&\r\n'), coded.replace(/.{76}/g, '$&&#13;&#10;'), coded.replace(/=+$/, ''), ` ${coded}\t\n`]) {
      assert.deepEqual(Buffer.from(read(anEnvelope({attachments: attachment('a.pdf', content)})).attachments[0]!.content).equals(Buffer.from(large)), true, content.slice(70, 90));
    }
  });

  it('tell files of the same name apart, keep a ZIP inside a ZIP as the file it is, and say which names lead nowhere', () => {
    const inner = zipSync({'a.pdf': pdf, 'b.pdf': pdf});
    const nested = zipSync({'x.zip': inner});
    const message = read(anEnvelope({attachments: attachment('phu-luc.pdf', base64(pdf), '1') + attachment('phu-luc.pdf', base64(utf8('%PDF-1.4 khác')), '2') + attachment('goi.zip', base64(nested), '3')}));
    assert.deepEqual(message.attachments.map(each => each.name), ['phu-luc.pdf', 'phu-luc.pdf', 'goi.zip']);
    assert.notDeepEqual(message.attachments[0]!.content, message.attachments[1]!.content);
    assert.deepEqual(message.attachments[2]!.content, nested);
    const again = readEnvelope(writeEnvelope(message)) as DocumentMessage;
    assert.deepEqual(again.attachments.map(each => [each.name, each.content]), message.attachments.map(each => [each.name, each.content]));
    const lost = read(anEnvelope({references: '<edXML:Reference><edXML:ContentId>cid:none</edXML:ContentId><edXML:AttachmentName>mất.pdf</edXML:AttachmentName></edXML:Reference>'}));
    assert.ok(lost.warnings.includes('attachment-missing'));
  });

  it('refuse entity tricks in every disguise', () => {
    for (const trick of [
      '<!DOCTYPE edXML SYSTEM "file:///etc/passwd">',
      '<!doctype x [<!entity a "b">]>',
      '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>',
    ]) {
      assert.throws(() => read(anEnvelope({declaration: `<?xml version="1.0"?>${trick}`})), {code: 'envelope-not-xml'});
    }
    const undeclared = () => read(anEnvelope({subject: 'a &khong-co; b'}));
    try {
      assert.ok(undeclared().subject.length < 100);
    } catch (error) {
      assert.equal((error as {code?: string}).code, 'envelope-not-xml');
    }
  });

  it('stay within bounds: deep nesting, a hundred thousand attributes, a ZIP that lies about its size, five million hops', () => {
    const bounded = (input: string) => {
      const started = performance.now();
      try {
        read(input);
      } catch (error) {
        assert.equal((error as Error).name, 'OfficeError', String(error));
      }
      assert.ok(performance.now() - started < 20_000);
    };
    bounded(anEnvelope({subject: `${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}`}));
    bounded(anEnvelope({subject: `<b ${Array.from({length: 100_000}, (_, at) => `a${at}="1"`).join(' ')}/>`}));
    bounded(anEnvelope({subject: '<edXML:x>'.repeat(5_000_000)}));
    const zeros = Buffer.from(zipSync({'a.pdf': [new Uint8Array(60_000_000), {level: 9}]}));
    const message = read(anEnvelope({attachments: attachment('a.pdf', zeros.toString('base64'))}));
    assert.equal(message.attachments[0]!.content.length, 60_000_000);
  });

  it('name the typist and the direction where the axis’ own library does', () => {
    const other = '<edXML:OtherInfo><edXML:Priority>1</edXML:Priority><edXML:TyperNotation>PL.(300)</edXML:TyperNotation><edXML:PageAmount>2</edXML:PageAmount><edXML:Direction>true</edXML:Direction></edXML:OtherInfo>';
    const message = read(anEnvelope().replace('</edXML:MessageHeader>', `${other}</edXML:MessageHeader>`));
    assert.deepEqual([message.typist, message.direction, message.unknown], ['PL.(300)', 'true', undefined]);
    const written = new TextDecoder().decode(writeEnvelope(message));
    assert.match(written.replace(/\s+/g, ''), /<edXML:Priority>1<\/edXML:Priority><edXML:TyperNotation>PL\.\(300\)<\/edXML:TyperNotation><edXML:PageAmount>2<\/edXML:PageAmount><edXML:Direction>true<\/edXML:Direction>/);
  });
});
