import assert from 'node:assert/strict';
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, it} from 'node:test';
import {zipSync} from 'fflate';

import {readEnvelope, writeEnvelope} from '../../../../components/exchange.js';
import type {DocumentMessage, StatusMessage} from '../../../../components/exchange.js';

const samples = join(dirname(new URL(import.meta.url).pathname), '../../../../../shared/samples/edxml');
const bytes = (text: string) => new TextEncoder().encode(text);
const pdf = bytes('%PDF-1.7\n1 0 obj <<>> endobj\n%%EOF\n');

function aMessage(change: Partial<DocumentMessage> = {}): DocumentMessage {
  return {
    kind: 'document',
    business: 'new',
    from: {id: 'H41', name: 'UBND tỉnh Nam Hải'},
    to: [{id: 'G09.20', name: 'Cục Văn thư'}, {id: '000.00.00.G22'}],
    documentId: 'H41,2026/11/20,15/UBND-VX',
    number: '15',
    notation: 'UBND-VX',
    issuedOn: '2026-11-20',
    place: 'Nam Hải',
    typeName: 'Công văn',
    typeCode: '1',
    subject: 'V/v triển khai <đợt cao điểm> & "tiêm chủng"',
    signer: {competence: 'KT.', position: 'PHÓ CHỦ TỊCH', fullName: 'Trần Văn Lãnh'},
    priority: 2,
    trace: [{organisationId: 'H41', at: '2026-11-20T15:00:00+07:00'}],
    attachments: [{name: 'Công văn 15.pdf', contentType: 'application/pdf', content: pdf}],
    warnings: [],
    ...change,
  };
}

/** An envelope written by hand: `header` inside MessageHeader, `attachment` inside Attachment. */
function envelope(
  header: string,
  attachment = '',
  root = 'xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"',
): Uint8Array {
  return bytes(
    `<?xml version="1.0" encoding="UTF-8"?><edXML ${root}><edXML:edXMLEnvelope xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLHeader><edXML:MessageHeader>${header}</edXML:MessageHeader></edXML:edXMLHeader></edXML:edXMLEnvelope>${attachment && `<AttachmentEncoded><Attachment>${attachment}</Attachment></AttachmentEncoded>`}</edXML>`,
  );
}
const fails = (input: Uint8Array, code: string) =>
  assert.throws(() => readEnvelope(input), {name: 'OfficeError', code});
const document = (input: Uint8Array) => readEnvelope(input) as DocumentMessage;

describe('envelopes', () => {
  it('come back as they were written, every kind of business', () => {
    const messages = [
      aMessage(),
      aMessage({
        business: 'recall',
        details: {reason: 'Ban hành nhầm', paper: false, staff: {name: 'Lê Thị Thư', department: 'Văn thư'}},
      }),
      aMessage({
        business: 'update',
        details: {
          documentId: 'cũ',
          contentChanged: true,
          receiversChanged: true,
          receivers: [
            {organisationId: 'G01', change: 'removed'},
            {organisationId: 'G02', change: 'added'},
          ],
        },
      }),
      aMessage({
        business: 'replace',
        details: {
          replaces: [
            {documentId: 'a', organisationIds: ['G01', 'G02']},
            {documentId: 'b', organisationIds: ['G01']},
          ],
        },
      }),
      aMessage({
        responseFor: [{organisationId: 'G22', code: '7/VPCP', issuedOn: '2026-01-02', documentId: 'x'}],
        toPlaces: ['Các bộ', 'Các tỉnh'],
        dueOn: '2026-12-01',
        copies: 3,
        pages: 2,
        appendixes: ['Phụ lục I'],
        sphere: 'Nội bộ',
        steering: '1',
        content: 'Tóm tắt',
      }),
    ];
    for (const message of messages) assert.deepEqual(readEnvelope(writeEnvelope(message)), message);
  });

  it('are the same bytes for the same message', () => {
    assert.deepEqual(writeEnvelope(aMessage()), writeEnvelope(aMessage()));
  });

  it('of status carry code, reason and the time of Việt Nam', () => {
    const status: StatusMessage = {
      kind: 'status',
      from: {id: 'G09.20'},
      about: {organisationId: 'H41', code: '15/UBND-VX', issuedOn: '2026-11-20', documentId: 'd1'},
      statusCode: '02',
      description: 'Văn thư: Từ chối - sai nơi nhận',
      at: '2026-11-20T16:00:05+07:00',
      staff: {name: 'Lê Thị Thư', mobile: '0900'},
      warnings: [],
    };
    assert.deepEqual(readEnvelope(writeEnvelope(status)), status);
    assert.match(
      new TextDecoder().decode(writeEnvelope({...status, at: '2026-11-20T09:00:05Z'})),
      /2026\/11\/20 16:00:05/,
    );
  });

  it('keep elements nobody here knows', () => {
    const read = document(
      envelope(
        '<edXML:DocumentId>d</edXML:DocumentId><edXML:OtherInfo><edXML:TyperNotation>TVC</edXML:TyperNotation></edXML:OtherInfo><edXML:Extra a="1">giữ <b>nguyên</b></edXML:Extra>',
      ),
    );
    const again = new TextDecoder().decode(writeEnvelope(read));
    assert.match(again, /TyperNotation[^>]*>TVC</);
    assert.match(again, /Extra[^>]*a="1"[^>]*>giữ/);
  });

  it('survive what real senders do', () => {
    const zipped = Buffer.from(zipSync({'e2-84.pdf': pdf}))
      .toString('base64')
      .replace(/.{20}/g, '$&\r\n');
    const cases: readonly [name: string, input: Uint8Array, check: (message: DocumentMessage) => void][] = [
      [
        'junk before the declaration',
        Buffer.concat([bytes('1212'), envelope('<edXML:Subject>a</edXML:Subject>')]),
        m => assert.ok(m.warnings.includes('junk-before-xml')),
      ],
      [
        'a byte-order mark',
        Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), envelope('<edXML:Subject>a</edXML:Subject>')]),
        m => assert.equal(m.subject, 'a'),
      ],
      [
        'a prefix bound nowhere',
        bytes(
          '<edXML><e:edXMLEnvelope><e:edXMLHeader><e:MessageHeader><e:Subject>a</e:Subject></e:MessageHeader></e:edXMLHeader></e:edXMLEnvelope></edXML>',
        ),
        m => {
          assert.equal(m.subject, 'a');
          assert.ok(m.warnings.includes('prefix-not-bound'));
        },
      ],
      [
        'no prefix at all',
        bytes(
          '<edXML><edXMLEnvelope><edXMLHeader><MessageHeader><Subject>a</Subject></MessageHeader></edXMLHeader></edXMLEnvelope></edXML>',
        ),
        m => assert.equal(m.subject, 'a'),
      ],
      [
        'an impossible date',
        envelope(
          '<edXML:PromulgationInfo><edXML:PromulgationDate>2014/02/30</edXML:PromulgationDate></edXML:PromulgationInfo>',
        ),
        m => {
          assert.equal(m.issuedOn, undefined);
          assert.ok(m.warnings.includes('date-impossible'));
        },
      ],
      [
        'a hop without a name',
        envelope('<edXML:Subject>a</edXML:Subject>'),
        m => assert.equal(m.trace, undefined),
      ],
      [
        'decomposed Unicode',
        envelope(`<edXML:Subject>${'Quyết định'.normalize('NFD')}</edXML:Subject>`),
        m => assert.equal(m.subject, 'Quyết định'),
      ],
      [
        'a PDF in a ZIP called PDF, broken into lines',
        envelope(
          '',
          `<ContentId>x</ContentId><AttachmentName>1761211722949_Tờ trình.pdf</AttachmentName><ContentType>application/pdf</ContentType><edXML:ContentTransferEncoded xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016">${zipped}</edXML:ContentTransferEncoded>`,
        ),
        m => {
          assert.deepEqual(m.attachments[0]!.content, pdf);
          assert.equal(m.attachments[0]!.name, 'Tờ trình.pdf');
          assert.equal(m.attachments[0]!.contentType, 'application/pdf');
        },
      ],
      [
        'base64 in CDATA',
        envelope(
          '',
          `<AttachmentName>a.pdf</AttachmentName><ContentTransferEncoded><![CDATA[${Buffer.from(pdf).toString('base64')}]]></ContentTransferEncoded>`,
        ),
        m => assert.deepEqual(m.attachments[0]!.content, pdf),
      ],
    ];
    for (const [name, input, check] of cases) {
      try {
        check(document(input));
      } catch (cause) {
        throw new Error(name, {cause});
      }
    }
  });

  it('say so when a file was destroyed on the way', () => {
    const destroyed = Buffer.from(`%PDF-1.7\n${'\ufffd'.repeat(40)}`);
    const [file] = document(
      envelope(
        '',
        `<AttachmentName>a.pdf</AttachmentName><ContentTransferEncoded>${destroyed.toString('base64')}</ContentTransferEncoded>`,
      ),
    ).attachments;
    assert.equal(file!.damaged, true);
  });

  it('do not take a Word file apart, nor a ZIP of several files', () => {
    for (const [name, entries] of [
      ['b.docx', {'[Content_Types].xml': pdf, 'word/document.xml': pdf}],
      ['c.zip', {'one.pdf': pdf}],
      ['d.pdf', {'a.pdf': pdf, 'b.pdf': pdf}],
    ] as const) {
      const zip = zipSync(entries);
      const [file] = document(
        envelope(
          '',
          `<AttachmentName>${name}</AttachmentName><ContentTransferEncoded>${Buffer.from(zip).toString('base64')}</ContentTransferEncoded>`,
        ),
      ).attachments;
      assert.deepEqual(file!.content, zip, name);
    }
  });

  it('show file names as they are, not as they pretend to be', () => {
    const [file] = document(
      envelope(
        '',
        `<AttachmentName>../../thu\u202Efdp.exe</AttachmentName><ContentTransferEncoded>QQ==</ContentTransferEncoded>`,
      ),
    ).attachments;
    assert.equal(file!.name, 'thufdp.exe');
  });

  it('are refused with the right code when they are not envelopes, or bombs', () => {
    fails(bytes(''), 'envelope-not-xml');
    fails(bytes('%PDF-1.7'), 'envelope-not-xml');
    fails(bytes('<?xml version="1.0"?><html/>'), 'envelope-not-edxml');
    fails(bytes('<edXML><edXMLEnvelope/></edXML>'), 'envelope-not-edxml');
    fails(bytes('<!DOCTYPE a [<!ENTITY b "cccc">]><edXML>&b;</edXML>'), 'envelope-not-xml');
    fails(bytes('<edXML><edXMLEnvelope><a></edXML>'), 'envelope-not-xml');
    fails(
      envelope(`<edXML:To><edXML:OrganId>H41</edXML:OrganId></edXML:To>`.repeat(1_000_000)),
      'envelope-too-large',
    );
    const bomb = Buffer.from(zipSync({'a.pdf': new Uint8Array(1024)}));
    // Central directory: uncompressed size at 24 of its header (APPNOTE 4.3.12).
    bomb.writeUInt32LE(0xfff0_0000, bomb.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
    fails(
      envelope(
        '',
        `<AttachmentName>a.pdf</AttachmentName><ContentTransferEncoded>${bomb.toString('base64')}</ContentTransferEncoded>`,
      ),
      'envelope-too-large',
    );
  });

  it('never throw anything but an OfficeError, whatever is cut or changed', () => {
    const good = writeEnvelope(aMessage());
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 1500; round++) {
      const bad = good.slice(0, round % 3 ? good.length : random(good.length));
      for (let change = 0; change < 1 + (round % 4); change++) bad[random(bad.length)] = random(256);
      try {
        readEnvelope(bad);
      } catch (error) {
        assert.equal((error as Error).name, 'OfficeError', String(error));
      }
    }
  });

  it(
    'of the axis are read, written and read the same',
    {skip: existsSync(samples) ? false : '../shared/samples/edxml is not here'},
    () => {
      const files = readdirSync(samples).filter(each => each.endsWith('.edxml'));
      assert.ok(files.length > 0);
      for (const file of files) {
        const {warnings: _, ...read} = readEnvelope(readFileSync(join(samples, file)));
        const {warnings: __, ...again} = readEnvelope(writeEnvelope(read));
        if (read.kind === 'document' && again.kind === 'document') {
          assert.ok(read.documentId && read.from.id, file);
          assert.deepEqual(again.attachments, read.attachments, file);
          assert.deepEqual(
            {...again, trace: 0, typeCode: 0, priority: 0, unknown: 0},
            {...read, trace: 0, typeCode: 0, priority: 0, unknown: 0},
            file,
          );
        } else assert.deepEqual({...again, unknown: 0}, {...read, unknown: 0}, file);
      }
    },
  );
});
