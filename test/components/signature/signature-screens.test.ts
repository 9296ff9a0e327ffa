import '../../../components/define.js';

import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import {setLanguage} from '../../../components/locale/term.js';
import type {ReportEvent} from '../../../components/signature/report-event.js';
import type {ShowRevisionEvent} from '../../../components/signature/show-revision-event.js';
import type {SignRequestEvent} from '../../../components/signature/sign-request-event.js';
import type {TkSigningForm} from '../../../components/signature/tk-signing-form.js';
import type {TkTruthBar} from '../../../components/signature/tk-truth-bar.js';
import type {TkVerification} from '../../../components/signature/tk-verification.js';
import {aReport, aSignature, aSubject} from '../../support/builders-signature.js';
import {all, give, one, press, text} from '../../support/screen-reading.js';

describe('signature screens', () => {
  afterEach(() => setLanguage('vi'));

  describe('<tk-truth-bar>', () => {
    const looks = {
      proven: aReport(),
      unchecked: aReport([aSignature({indication: 'indeterminate', trust: 'untrusted'})]),
      broken: aReport([aSignature({indication: 'total-failed', integrity: 'broken'})]),
      unsigned: aReport([]),
    };
    for (const [look, report] of Object.entries(looks)) {
      it(`is accessible and has one look when ${look}, in both languages`, async () => {
        const bar = await fixture<TkTruthBar>(html`<tk-truth-bar .report=${report}></tk-truth-bar>`);
        expect(one(bar, '.bar').className).to.equal(`bar ${look}`);
        await expect(bar).to.be.accessible();
        const vietnamese = text(bar);
        setLanguage('en');
        await bar.updateComplete;
        expect(text(bar)).not.to.equal(vietnamese);
      });
    }

    it('does not show the last verdict while another file is checked, nor when the check could not run', async () => {
      const bar = await fixture<TkTruthBar>(html`<tk-truth-bar checking .report=${looks.proven}></tk-truth-bar>`);
      expect(text(bar)).to.contain('Đang kiểm tra');
      expect(one(bar, '.proven')).to.equal(null);
      bar.checking = false;
      bar.problem = 'pdf-damaged';
      await bar.updateComplete;
      expect(one(bar, '.bar').className).to.equal('bar unchecked');
      await expect(bar).to.be.accessible();
    });

    it('leads to the details', async () => {
      const bar = await fixture<TkTruthBar>(html`<tk-truth-bar .report=${looks.proven}></tk-truth-bar>`);
      setTimeout(() => press(bar, 'Chi tiết'));
      await oneEvent(bar, 'tk-details');
    });
  });

  describe('<tk-verification>', () => {
    const clerk = aReport(
      [
        aSignature({coverage: 'earlier-revision', revisionEnd: 1000, changesAfter: [{revision: 2, kind: 'annotation-added', allowed: true}]}),
        aSignature({signer: {...aSignature().signer!, commonName: 'UBND tỉnh Nam Hải'}, revision: 3}),
      ],
      {revisions: 3},
    );

    it('tells each signature, what followed it, and the file’s revisions', async () => {
      const panel = await fixture<TkVerification>(html`<tk-verification .report=${clerk}></tk-verification>`);
      expect(all(panel, '.signature')).to.have.length(2);
      expect(text(panel)).to.contain('Lần 2: thêm ghi chú hoặc hình lên trang · được phép');
      expect(all(panel, '.timeline li').map(each => each.textContent!.replace(/\s+/g, ' ').trim())).to.deep.equal([
        'Lần 1 · Trần Văn Lãnh ký',
        'Lần 2 · bổ sung được phép, không ký',
        'Lần 3 · UBND tỉnh Nam Hải ký',
      ]);
      expect(one(panel, '.broken')).to.equal(null);
      await expect(panel).to.be.accessible();
    });

    it('shows the version one person signed, and hands the report out', async () => {
      const panel = await fixture<TkVerification>(html`<tk-verification .report=${clerk}></tk-verification>`);
      setTimeout(() => press(panel, 'Xem bản người này đã ký'));
      const shown = (await oneEvent(panel, 'tk-show-revision')) as unknown as ShowRevisionEvent;
      expect([shown.revision, shown.revisionEnd]).to.deep.equal([1, 1000]);
      setTimeout(() => press(panel, 'Xuất JSON'));
      expect(((await oneEvent(panel, 'tk-report')) as unknown as ReportEvent).format).to.equal('json');
    });

    it('marks a forbidden change in words, not by colour alone', async () => {
      const report = aReport(
        [aSignature({indication: 'total-failed', reasons: ['changes-not-allowed'], coverage: 'earlier-revision', changesAfter: [{revision: 2, kind: 'page-content-changed', allowed: false}]})],
        {revisions: 2, warnings: ['layers-present']},
      );
      const panel = await fixture<TkVerification>(html`<tk-verification .report=${report}></tk-verification>`);
      expect(text(panel)).to.contain('sửa nội dung trang · không được phép');
      expect(all(panel, '.timeline li').map(each => each.textContent!.replace(/\s+/g, ' ').trim())[1]).to.equal('Lần 2 · thay đổi không được phép');
      expect(text(panel)).to.contain('Không hợp lệ');
      await expect(panel).to.be.accessible();
      setLanguage('en');
      await panel.updateComplete;
      expect(text(panel)).to.contain('not permitted');
      await expect(panel).to.be.accessible();
    });

    it('shows foreign text as text', async () => {
      const signer = {...aSignature().signer!, commonName: '<img src=x onerror=alert(1)>\u202Efdp'};
      const panel = await fixture<TkVerification>(html`<tk-verification .report=${aReport([aSignature({signer})])}></tk-verification>`);
      expect(one(panel, 'img')).to.equal(null);
      expect(text(panel)).to.contain('<img src=x');
    });
  });

  describe('<tk-signing-form>', () => {
    const aForm = (facts: Partial<TkSigningForm> = {}) =>
      fixture<TkSigningForm>(html`<tk-signing-form
        .subject=${facts.subject ?? aSubject()}
        .methods=${facts.methods ?? [{id: 'p12', kind: 'pkcs12'}]}
        .problem=${facts.problem}
        .step=${facts.step}
        ?done=${facts.done ?? false}
      ></tk-signing-form>`);
    const submit = (form: TkSigningForm) => one<HTMLFormElement>(form, 'form').requestSubmit();
    const key = new File([new Uint8Array([48, 130])], 'lanh.p12');

    it('shows what will be signed before it asks for anything', async () => {
      const form = await aForm();
      for (const words of ['15/UBND-VX', '15-UBND-VX.pdf', '3 trang', 'Phê duyệt', 'Trang 1 (ngay trên dòng họ tên người ký)', '3f786850…c4e1f2d3']) {
        expect(text(form)).to.contain(words);
      }
      await expect(form).to.be.accessible();
    });

    it('hands over file and password once, and has forgotten the password by then', async () => {
      const form = await aForm();
      give(one<HTMLInputElement>(form, 'input[type="file"]'), key);
      await form.updateComplete;
      expect(text(form)).to.contain('lanh.p12');
      const field = one<HTMLInputElement>(form, '#password');
      field.value = 'mật khẩu';
      let left = 'never asked';
      form.addEventListener('tk-sign-request', () => (left = field.value));
      setTimeout(() => submit(form));
      const request = (await oneEvent(form, 'tk-sign-request')) as unknown as SignRequestEvent;
      expect([request.method, request.file, request.password]).to.deep.equal(['p12', key, 'mật khẩu']);
      expect(left).to.equal('');
      expect(form.shadowRoot!.innerHTML).not.to.contain('mật khẩu</');
    });

    it('asks for what is missing, and puts the hand there', async () => {
      const form = await aForm();
      let requests = 0;
      form.addEventListener('tk-sign-request', () => requests++);
      submit(form);
      await form.updateComplete;
      expect(text(form)).to.contain('Hãy chọn tệp chứng thư trước');
      await expect(form).to.be.accessible();
      give(one<HTMLInputElement>(form, 'input[type="file"]'), new File([], 'rỗng.p12'));
      await form.updateComplete;
      expect(text(form)).to.contain('không phải tệp chứng thư');
      give(one<HTMLInputElement>(form, 'input[type="file"]'), key);
      submit(form);
      await form.updateComplete;
      expect(text(form)).to.contain('Hãy nhập mật khẩu');
      expect(form.shadowRoot!.activeElement?.id).to.equal('password');
      expect(requests).to.equal(0);
    });

    it('says that pages were not seen, and wants a word on it', async () => {
      const form = await aForm({subject: aSubject({shownPages: 1}), methods: [{id: 'ca', kind: 'ca-service'}]});
      expect(text(form)).to.contain('Bạn mới xem 1 trên 3 trang');
      submit(form);
      await form.updateComplete;
      expect(text(form)).to.contain('Bạn chưa xem hết văn bản');
      one<HTMLInputElement>(form, '.sure input').click();
      setTimeout(() => submit(form));
      const request = (await oneEvent(form, 'tk-sign-request')) as unknown as SignRequestEvent;
      expect([request.method, request.file, request.password]).to.deep.equal(['ca', undefined, undefined]);
    });

    it('offers the ways to sign, and says why one cannot be used', async () => {
      const form = await aForm({
        methods: [
          {id: 'ca', kind: 'ca-service', problem: 'aborted'},
          {id: 'remote', kind: 'remote', label: 'MySign'},
          {id: 'p12', kind: 'pkcs12'},
        ],
      });
      expect(one<HTMLInputElement>(form, 'input[value="remote"]').checked, 'the first that works').to.equal(true);
      expect(one(form, '#password')).to.equal(null);
      await expect(form).to.be.accessible();
      one<HTMLInputElement>(form, 'input[value="p12"]').click();
      await form.updateComplete;
      expect(one(form, '#password')).not.to.equal(null);
      one<HTMLInputElement>(form, 'input[value="ca"]').click();
      await form.updateComplete;
      expect(one<HTMLButtonElement>(form, '.primary').disabled).to.equal(true);
    });

    it('shows a wrong password at the field, each step, and the end', async () => {
      const form = await aForm({problem: 'password-wrong'});
      expect(one(form, '#password').getAttribute('aria-invalid')).to.equal('true');
      expect(form.shadowRoot!.activeElement?.id).to.equal('password');
      await expect(form).to.be.accessible();
      form.step = 'check';
      await form.updateComplete;
      expect(one(form, '[aria-current="step"]').textContent).to.contain('Đọc lại và kiểm tra');
      await expect(form).to.be.accessible();
      setTimeout(() => press(form, 'Huỷ'));
      await oneEvent(form, 'tk-sign-cancel');
      form.step = undefined;
      form.done = true;
      await form.updateComplete;
      expect(text(form)).to.contain('Đã ký. Tệp mới đã được đọc lại');
      expect(one(form, '.primary')).to.equal(null);
      await expect(form).to.be.accessible();
      setLanguage('en');
      await form.updateComplete;
      expect(text(form)).to.contain('Signed. The new file was read again');
    });

    it('lets a password be pasted and shown', async () => {
      const form = await aForm();
      const field = one<HTMLInputElement>(form, '#password');
      expect(field.getAttribute('onpaste')).to.equal(null);
      one(form, '.password button').click();
      await form.updateComplete;
      expect(field.type).to.equal('text');
    });
  });
});
