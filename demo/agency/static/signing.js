/* The signing page: hands the document to the signing program and finishes the form with what came back. */
(function () {
  'use strict';
  const form = document.getElementById('form-ky-so');
  const state = document.getElementById('trang-thai-ky');

  function show(text, isError) {
    state.textContent = text;
    state.className = isError ? 'loi' : 'thanh-cong';
  }

  function SignFileCallBack(text) {
    const reply = JSON.parse(text);
    if (reply.Status !== 0) {
      show(
        reply.Status === 11 ? 'Người dùng đã hủy ký số.' : reply.Message || 'Ký số không thành công.',
        true,
      );
      return;
    }
    form.elements['tep-da-ky'].value = reply.FileServer;
    if (reply.DocumentNumber) form.elements['so-van-ban'].value = reply.DocumentNumber;
    show('Đã ký số: ' + reply.FileName + '. Bấm "Hoàn thành" để kết thúc xử lý.', false);
    document.getElementById('hoan-thanh').disabled = false;
  }

  function sign(name) {
    return function () {
      const parameters = JSON.parse(form.getAttribute('data-tham-so'));
      show('Đang chờ phần mềm ký số...', false);
      window[name](JSON.stringify(parameters), SignFileCallBack);
    };
  }

  function onClick(id, act) {
    document.getElementById(id).addEventListener('click', act);
  }

  window.SignFileCallBack = SignFileCallBack;
  onClick('ky-duyet', sign('vgca_sign_approved'));
  onClick('ky-phat-hanh', sign('vgca_sign_issued'));
  onClick('but-phe', sign('vgca_comment'));
  onClick('cau-hinh', function () {
    window.vgca_show_config();
  });
})();
