import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';

import {PDFDocument} from 'pdf-lib';

import {firstDocumentId, planDocuments} from '../../../demo/agency/seed/plan.js';
import {startAgency} from '../../../demo/agency/server.js';
import type {Agency} from '../../../demo/agency/server.js';
import {Officer} from './officer.js';

const today = new Date('2026-11-22T02:00:00Z');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const rowIds = (text: string) => [...text.matchAll(/<tr data-id="(\d+)"/g)].map(match => Number(match[1]));
const countIn = (text: string) => Number(/id="tong-so">(\d+)</.exec(text)?.[1]);

describe('the demo agency', () => {
  let directory: string;
  let agency: Agency;
  let leader: Officer;
  const pdf = Buffer.from('%PDF-1.7\n% signed by a test\n%%EOF\n');

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'agency-'));
    agency = await startAgency({dataDir: join(directory, 'data'), today});
    leader = new Officer(agency.url);
    await leader.logIn();
  });

  after(async () => {
    await agency.stop();
    await rm(directory, {recursive: true, force: true});
  });

  describe('logging in', () => {
    it('shows the login page with status 200 to a stranger, whatever they ask for', async () => {
      const answer = await new Officer(agency.url).get('/van-ban/48201?x=1');
      assert.equal(answer.status, 200);
      assert.match(answer.text, /id="form-dang-nhap"/);
      assert.match(answer.text, /name="tiep"\s+value="\/van-ban\/48201\?x=1"/);
    });

    it('says that name or password is wrong, and keeps the name typed', async () => {
      const answer = await new Officer(agency.url).logIn('lanhdao', 'sai <b>mật khẩu</b>');
      assert.equal(answer.status, 200);
      assert.match(answer.text, /Tên đăng nhập hoặc mật khẩu không đúng\./);
      assert.match(answer.text, /value="lanhdao"/);
    });

    it('returns to the page asked for, but never leaves the system', async () => {
      const officer = new Officer(agency.url);
      const inside = await officer.logIn('lanhdao', 'lanhdao@2026', '/van-ban?hop=de-biet');
      assert.equal(inside.path, '/van-ban?hop=de-biet');
      for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example/']) {
        const answer = await new Officer(agency.url).logIn('lanhdao', 'lanhdao@2026', next);
        assert.equal(answer.path, '/van-ban?hop=cho-xu-ly', next);
      }
    });

    it('knows three people and lets each out again', async () => {
      for (const [name, fullName] of [
        ['lanhdao', 'Trần Văn Lãnh'],
        ['chuyenvien', 'Nguyễn Thị Chuyên'],
        ['vanthu', 'Lê Thị Văn Thư'],
      ] as const) {
        const officer = new Officer(agency.url);
        assert.match((await officer.logIn(name)).text, new RegExp(`id="ten-nguoi-dung">${fullName}<`));
        await officer.get('/dang-xuat');
        assert.match((await officer.get('/van-ban')).text, /id="form-dang-nhap"/);
      }
    });
  });

  describe('the list', () => {
    it('holds two hundred documents for the leader, over four boxes', async () => {
      const totals = [];
      for (const box of ['cho-xu-ly', 'phoi-hop', 'de-biet', 'da-xu-ly']) {
        totals.push(countIn((await leader.get(`/van-ban?hop=${box}`)).text));
      }
      assert.ok(
        totals.every(total => total > 0),
        String(totals),
      );
      assert.equal(
        totals.reduce((sum, total) => sum + total),
        200,
      );
    });

    it('shows every waiting document once when paging twenty at a time by the next link', async () => {
      const seen: number[] = [];
      let total = 0;
      for (let path: string | undefined = '/van-ban?hop=cho-xu-ly'; path;) {
        const {text} = await leader.get(path);
        const ids = rowIds(text);
        assert.ok(ids.length > 0 && ids.length <= 20);
        seen.push(...ids);
        total = countIn(text);
        path = /<a\s+rel="next"\s+href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
      }
      assert.equal(seen.length, total);
      assert.equal(new Set(seen).size, total);
    });

    it('filters by words of the subject and by urgency, and quotes the words back harmlessly', async () => {
      const words = encodeURIComponent('chữ ký số');
      const found = await leader.get(`/van-ban?hop=cho-xu-ly&tu-khoa=${words}`);
      assert.ok(countIn(found.text) > 0);
      assert.ok(countIn(found.text) < countIn((await leader.get('/van-ban?hop=cho-xu-ly')).text));
      const urgent = await leader.get(`/van-ban?hop=cho-xu-ly&do-khan=${encodeURIComponent('Hỏa tốc')}`);
      assert.doesNotMatch(urgent.text, /class="do-khan ">/);
      const hostile = await leader.get(
        `/van-ban?tu-khoa=${encodeURIComponent('"><script>alert(1)</script>%_\\')}`,
      );
      assert.equal(hostile.status, 200);
      assert.doesNotMatch(hostile.text, /<script>alert/);
      assert.equal(countIn(hostile.text), 0);
    });

    it('writes days as dd/MM/yyyy and leaves a missing number or day open', async () => {
      const pages = await Promise.all(
        [1, 2, 3].map(page => leader.get(`/van-ban?loai=trinh-ky&trang=${page}`)),
      );
      const text = pages.map(answer => answer.text).join('');
      assert.match(text, /class="ngay-van-ban">\d\d\/\d\d\/2026</);
      assert.match(text, /class="so-ky-hieu">\d+\/[^<]+</);
      assert.match(text, /class="so-ky-hieu">\.\.\.\/[^<]+<\/td>\s*<td class="ngay-van-ban"><\/td>/);
    });

    it('marks the one state secret', async () => {
      const first = await leader.get('/van-ban?hop=cho-xu-ly&loai=trinh-ky');
      assert.equal(first.text.match(/class="do-mat">MẬT</g)?.length, 1);
    });

    it('plans the same documents for the same day and others for another', async () => {
      assert.deepEqual(planDocuments(today, 200), planDocuments(new Date('2026-11-22T16:00:00Z'), 200));
      assert.notDeepEqual(planDocuments(new Date('2027-03-01T02:00:00Z'), 20), planDocuments(today, 20));
      const numbers = await agency.database.query<{number: string}>(
        'select number from documents order by id',
      );
      assert.deepEqual(
        numbers.rows.map(row => row.number),
        planDocuments(today, 200).map(document => document.number),
      );
    });
  });

  describe('a document', () => {
    it('shows its attributes by label, its files and what was said before', async () => {
      const {text} = await leader.get(`/van-ban/${firstDocumentId}`);
      for (const label of [
        'Số ký hiệu',
        'Ngày ban hành',
        'Cơ quan ban hành',
        'Trích yếu',
        'Độ khẩn',
        'Hạn xử lý',
      ]) {
        assert.match(text, new RegExp(`<td class="nhan">${label}:</td>\\s*<td class="gia-tri"`));
      }
      assert.match(text, /id="y-kien-xu-ly"[\s\S]*Chuyên viên Nguyễn Thị Chuyên[\s\S]*Kính trình/);
      assert.match(text, /<a class="tep" href="\/tep\/\d+\/tai-ve">[^<]+\.pdf</);
    });

    it('gives a sound PDF of several pages, named in UTF-8, the same every time', async () => {
      const path = `/tep/${firstDocumentId}0/tai-ve`;
      const [first, second] = await Promise.all([leader.get(path), leader.get(path)]);
      assert.equal(first.headers['content-type'], 'application/pdf');
      assert.match(
        String(first.headers['content-disposition']),
        /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w%.~-]+\.pdf$/,
      );
      assert.equal(first.bytes.subarray(0, 5).toString('latin1'), '%PDF-');
      assert.equal(sha256(first.bytes), sha256(second.bytes));
      const pages = (await PDFDocument.load(first.bytes)).getPageCount();
      assert.ok(pages >= 2 && pages <= 5, `${pages} pages`);
    });

    it('passes qpdf and reads as Vietnamese, signer on a line of his own', async context => {
      if (spawnSync('qpdf', ['--version']).error || spawnSync('pdftotext', ['-v']).error) {
        context.skip('qpdf or pdftotext is not installed');
        return;
      }
      for (const index of [0, 2, 11]) {
        const answer = await leader.get(`/tep/${firstDocumentId + index * 3}0/tai-ve`);
        const path = join(directory, `${index}.pdf`);
        await writeFile(path, answer.bytes);
        const check = spawnSync('qpdf', ['--check', path], {encoding: 'utf8'});
        assert.equal(check.status, 0, check.stdout + check.stderr);
        const {stdout} = spawnSync('pdftotext', [path, '-'], {encoding: 'utf8'});
        assert.match(stdout, /CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/);
        assert.match(stdout, /^PHÓ CHỦ TỊCH$[\s\S]*^Trần Văn Lãnh$/m);
        assert.equal(/^MẬT$/m.test(stdout), index === 11);
      }
    });

    it('is closed to whoever does not have it on the desk, like its files', async () => {
      const clerk = new Officer(agency.url);
      await clerk.logIn('vanthu');
      assert.equal((await clerk.get(`/van-ban/${firstDocumentId}`)).status, 404);
      assert.equal((await clerk.get(`/tep/${firstDocumentId}0/tai-ve`)).status, 404);
      assert.equal((await leader.get('/van-ban/1')).status, 404);
    });
  });

  describe('deciding', () => {
    const comment = 'Đồng ý. Giao Sở Nội vụ chủ trì, "khẩn" & <b>đúng hạn</b>: Ấn, Ợ, Ữ ✓\ndòng hai';

    it('stores opinion, decision and file to the byte, says so once, and moves the document', async () => {
      const id = firstDocumentId + 6;
      const file = {name: 'Quyết định đã ký "số 1".pdf', bytes: pdf};
      const answer = await leader.decide(`/van-ban/${id}`, {'ket-qua': 'phe-duyet', 'noi-dung': comment}, [
        file,
      ]);
      assert.equal(answer.path, `/van-ban/${id}`);
      assert.match(answer.text, /id="thong-bao"[^>]*>Đã cập nhật kết quả xử lý &quot;Phê duyệt&quot;/);
      assert.match(answer.text, /Văn bản trình ký - Đã xử lý/);
      const stored = (await agency.decisions(id)).at(-1);
      assert.equal(stored?.comment, comment);
      assert.equal(stored?.kind, 'phe-duyet');
      assert.equal(stored?.userName, 'lanhdao');
      assert.deepEqual(
        stored?.files.map(({fileName, sha256: hash, size}) => ({fileName, hash, size})),
        [{fileName: file.name, hash: sha256(pdf), size: pdf.length}],
      );
      const again = await leader.get(`/van-ban/${id}`);
      assert.doesNotMatch(again.text, /id="thong-bao"/);
      const link = /class="tep-da-ky" href="([^"]+)"/.exec(again.text)?.[1] ?? '';
      assert.deepEqual((await leader.get(link)).bytes, pdf);
    });

    it('shows the form again with status 200, the reasons and what was typed, when something is missing', async () => {
      const path = `/van-ban/${firstDocumentId + 9}`;
      const earlier = (await agency.decisions(firstDocumentId + 9)).length;
      const refusals: [Record<string, string>, RegExp][] = [
        [{'noi-dung': 'x'}, /chưa chọn kết quả/],
        [{'ket-qua': 'khac'}, /chưa chọn kết quả/],
        [{'ket-qua': 'tu-choi', 'noi-dung': '  '}, /phải nhập nội dung ý kiến/],
        [{'ket-qua': 'phe-duyet', 'noi-dung': 'a'.repeat(1001)}, /không quá 1000 ký tự/],
      ];
      for (const [fields, reason] of refusals) {
        const answer = await leader.decide(path, fields);
        assert.equal(answer.status, 200);
        assert.match(answer.text, /id="loi-xu-ly"/);
        assert.match(answer.text, reason);
        assert.match(answer.text, new RegExp(`>\\s*${fields['noi-dung']?.trim() ?? ''}</textarea`));
      }
      const notPdf = [{name: 'ảnh.pdf', bytes: Buffer.from('GIF89a')}];
      assert.match(
        (await leader.decide(path, {'ket-qua': 'phe-duyet'}, notPdf)).text,
        /không phải là tệp PDF/,
      );
      const tooBig = [{name: 'lớn.pdf', bytes: Buffer.concat([pdf, Buffer.alloc(25 * 1024 * 1024)])}];
      assert.match((await leader.decide(path, {'ket-qua': 'phe-duyet'}, tooBig)).text, /vượt quá dung lượng/);
      assert.equal((await agency.decisions(firstDocumentId + 9)).length, earlier);
    });

    it('refuses a missing, foreign or other form’s token with 403', async () => {
      const id = firstDocumentId + 9;
      const other = (await leader.get(`/van-ban/${firstDocumentId + 12}`)).text;
      const stranger = new Officer(agency.url);
      await stranger.logIn();
      const foreign = (await stranger.get(`/van-ban/${id}`)).text;
      const earlier = (await agency.decisions(id)).length;
      for (const page of ['', other, foreign]) {
        const token = /VerificationToken"\s+value="([^"]+)"/.exec(page)?.[1] ?? '';
        const fields = {__RequestVerificationToken: token, 'ket-qua': 'phe-duyet'};
        assert.equal((await leader.postForm(`/van-ban/${id}/xu-ly`, fields)).status, 403);
      }
      assert.equal((await agency.decisions(id)).length, earlier);
    });

    it('stores the same form twice when it is posted twice: it knows no idempotency', async () => {
      const id = firstDocumentId + 12;
      const earlier = (await agency.decisions(id)).length;
      await leader.decide(`/van-ban/${id}`, {'ket-qua': 'phe-duyet'});
      await leader.decide(`/van-ban/${id}`, {'ket-qua': 'phe-duyet'});
      assert.equal((await agency.decisions(id)).length, earlier + 2);
    });

    it('works inside the frames too, with their own addresses', async () => {
      const frames = await leader.get('/khung/');
      assert.match(frames.text, /<iframe[^>]*name="khung-danh-sach"[^>]*src="\/khung\/danh-sach"/);
      const list = await leader.get('/khung/danh-sach');
      const link = /<a href="(\/khung\/van-ban\/\d+)" target="khung-chi-tiet">/.exec(list.text)?.[1] ?? '';
      const answer = await leader.decide(link, {'ket-qua': 'y-kien-khac', 'noi-dung': 'Ý kiến từ khung'});
      assert.equal(answer.path, link);
      assert.match(answer.text, /id="thong-bao"/);
      const id = Number(link.split('/').at(-1));
      assert.equal((await agency.decisions(id)).at(-1)?.comment, 'Ý kiến từ khung');
    });
  });

  describe('signing with the Government CA program', () => {
    const parametersOf = (text: string) => {
      const json = /data-tham-so="([^"]+)"/.exec(text)?.[1] ?? '';
      return JSON.parse(json.replaceAll('&quot;', '"')) as {FileName: string; FileUploadHandler: string};
    };

    it('lets the program, without a cookie, read once and send once, then the officer finish', async () => {
      const id = firstDocumentId + 18;
      const page = await leader.get(`/ky-so/${id}`);
      assert.match(page.text, /src="\/static\/vgcaplugin\.js"/);
      const {FileName, FileUploadHandler} = parametersOf(page.text);
      const program = new Officer(agency.url);
      const paper = await program.get(FileName);
      assert.equal(paper.bytes.subarray(0, 5).toString('latin1'), '%PDF-');
      assert.equal((await program.get(FileName)).status, 404, 'the address works once');

      const signed = {name: 'Văn bản.signed.pdf', bytes: pdf};
      const refused = await program.postForm(
        FileUploadHandler,
        {},
        [{name: 'a.txt', bytes: Buffer.from('a')}],
        'uploadfile',
      );
      assert.equal(JSON.parse(refused.text).Status, false);
      const sent = JSON.parse((await program.postForm(FileUploadHandler, {}, [signed], 'uploadfile')).text);
      assert.equal(sent.Status, true);
      assert.equal(sent.Message, '');
      assert.equal(sent.FileName, signed.name);
      const twice = JSON.parse((await program.postForm(FileUploadHandler, {}, [signed], 'uploadfile')).text);
      assert.equal(twice.Status, false);

      const token = /VerificationToken"\s+value="([^"]+)"/.exec(page.text)?.[1] ?? '';
      const fields = {__RequestVerificationToken: token, 'noi-dung': 'Đồng ý', 'tep-da-ky': sent.FileServer};
      const body = await leader.postForm(`/ky-so/${id}/hoan-thanh`, fields);
      assert.equal(body.path, `/van-ban/${id}`);
      const stored = (await agency.decisions(id)).at(-1);
      assert.deepEqual(
        stored?.files.map(file => file.sha256),
        [sha256(pdf)],
      );
    });

    it('does not finish without a signed file, nor with another document’s', async () => {
      const id = firstDocumentId + 24;
      const page = await leader.get(`/ky-so/${id}`);
      const token = /VerificationToken"\s+value="([^"]+)"/.exec(page.text)?.[1] ?? '';
      const fields = {__RequestVerificationToken: token, 'tep-da-ky': '/ky-so/da-ky/khong-co'};
      const answer = await leader.postForm(`/ky-so/${id}/hoan-thanh`, fields);
      assert.match(answer.text, /Chưa có văn bản đã ký/);
    });
  });
});
