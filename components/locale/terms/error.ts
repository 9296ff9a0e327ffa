/** One sentence per error code: what happened and the next step. Codes without a sentence fall back to `error.unexpected`. */
export const errorTerms = {
  'error.unexpected': {
    vi: 'Có lỗi ngoài dự kiến ({code}). Dữ liệu của bạn vẫn còn nguyên; hãy thử lại hoặc sao chép báo cáo lỗi gửi quản trị.',
    en: 'Something unexpected happened ({code}). Your work is intact; try again or copy the error report for your administrator.',
  },
  'error.aborted': {vi: 'Đã dừng theo yêu cầu. Chưa có gì thay đổi.', en: 'Stopped as you asked. Nothing was changed.'},
  'error.pdf-empty': {
    vi: 'Tệp rỗng (0 byte). Xin tải lại tệp từ hệ thống, hoặc đề nghị nơi gửi gửi lại.',
    en: 'The file is empty (0 bytes). Download it again from the system, or ask the sender to send it again.',
  },
  'error.not-a-pdf': {
    vi: 'Tệp này không phải PDF, nên chưa đọc được ở đây. Mở bằng chương trình của nó, hoặc xin bản PDF.',
    en: 'This file is not a PDF, so it cannot be read here. Open it in its own program, or ask for a PDF.',
  },
  'error.pdf-damaged': {
    vi: 'Tệp PDF bị hỏng hoặc tải về chưa đủ. Tải lại tệp, hoặc đề nghị nơi gửi gửi lại.',
    en: 'The PDF is damaged or was only partly downloaded. Download it again, or ask the sender to send it again.',
  },
  'error.pdf-encrypted': {
    vi: 'Tệp PDF được đặt mật khẩu. Nhập mật khẩu người gửi đã cho để mở.',
    en: 'The PDF is protected by a password. Enter the one the sender gave you to open it.',
  },
  'error.password-wrong': {
    vi: 'Mật khẩu chưa đúng. Kiểm tra bộ gõ và phím Caps Lock rồi nhập lại.',
    en: 'The password is not right. Check your keyboard layout and Caps Lock, then try again.',
  },
  'error.viewer-unavailable': {
    vi: 'Chưa tải được bộ đọc PDF. Tải lại trang này; nếu vẫn vậy, báo quản trị kiểm tra bản cài đặt.',
    en: 'The PDF reader did not load. Reload this page; if it stays so, ask your administrator to check the installation.',
  },
  'error.envelope-not-xml': {vi: 'Tệp này không phải là gói tin XML. Hãy kiểm tra lại tệp hoặc đề nghị bên gửi gửi lại.', en: 'This file is not an XML message. Check the file or ask the sender to send it again.'},
  'error.envelope-not-edxml': {vi: 'Đây là tệp XML nhưng không phải văn bản liên thông (edXML). Hãy chọn đúng tệp .edxml.', en: 'This is XML, but not an exchanged document (edXML). Choose the .edxml file.'},
  'error.envelope-too-large': {vi: 'Gói tin quá lớn nên không được mở để bảo vệ máy. Hãy đề nghị bên gửi tách nhỏ tệp đính kèm.', en: 'The message is too large and was not opened, to protect this machine. Ask the sender to split its attachments.'},
  'error.vxp-input-invalid': {vi: 'Mã cơ quan hoặc mã văn bản có ký tự trục liên thông không nhận. Hãy kiểm tra lại mã.', en: 'An agency or document code holds a character the exchange does not accept. Check the code.'},
} as const;
