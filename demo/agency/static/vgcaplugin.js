/*
 * Page functions of the Government CA's signing program: each opens one WebSocket to the program on this computer, sends
 * one text, gives the one answer to the callback as JSON text, and closes. Our own script, to the documented protocol.
 */
(function (page) {
  'use strict';
  const base = 'wss://127.0.0.1:8987/';

  function call(path, text, callback) {
    if (!('WebSocket' in page)) {
      callback(JSON.stringify({Status: 500, Message: 'WebSocket NOT supported by your Browser!'}));
      return;
    }
    let isAnswered = false;
    function answer(reply) {
      if (isAnswered) return;
      isAnswered = true;
      callback(reply);
    }
    function fail() {
      const message =
        'Không kết nối được phần mềm ký số VGCA Sign Service. Kiểm tra phần mềm đã được cài đặt và đang chạy.';
      answer(JSON.stringify({Status: 404, Message: message, FileName: '', FileServer: ''}));
    }
    const socket = new WebSocket(base + path);
    socket.addEventListener('open', function () {
      socket.send(text);
    });
    socket.addEventListener('message', function (event) {
      answer(event.data);
      socket.close();
    });
    socket.addEventListener('error', fail);
    socket.addEventListener('close', fail);
  }

  function withParameters(path) {
    return function (parameters, callback) {
      call(path, typeof parameters === 'string' ? parameters : JSON.stringify(parameters), callback);
    };
  }

  page.vgca_sign_approved = withParameters('SignApproved');
  page.vgca_sign_issued = withParameters('SignIssued');
  page.vgca_sign_income = withParameters('SignIncome');
  page.vgca_sign_appendix = withParameters('SignAppendix');
  page.vgca_sign_copy = withParameters('SignCopy');
  page.vgca_comment = withParameters('Comment');
  page.vgca_show_config = function () {
    call('Config', 'config', function () {});
  };
  page.vgca_get_certinfo = function (callback) {
    call('GetCertInfo', 'get_cert_info', callback);
  };
})(window);
