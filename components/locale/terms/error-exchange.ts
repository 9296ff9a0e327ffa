/** Sentences for failures of sending and receiving. */
export const exchangeErrorTerms = {
  'error.envelope-not-xml': {
    vi: 'Tệp này không phải là gói tin XML. Hãy kiểm tra lại tệp hoặc đề nghị bên gửi gửi lại.',
    en: 'This file is not an XML message. Check the file or ask the sender to send it again.',
  },
  'error.envelope-not-edxml': {
    vi: 'Đây là tệp XML nhưng không phải văn bản liên thông (edXML). Hãy chọn đúng tệp .edxml.',
    en: 'This is XML, but not an exchanged document (edXML). Choose the .edxml file.',
  },
  'error.envelope-too-large': {
    vi: 'Gói tin quá lớn nên không được mở để bảo vệ máy. Hãy đề nghị bên gửi tách nhỏ tệp đính kèm.',
    en: 'The message is too large and was not opened, to protect this machine. Ask the sender to split its attachments.',
  },
  'error.vxp-input-invalid': {
    vi: 'Mã cơ quan hoặc mã văn bản có ký tự trục liên thông không nhận. Hãy kiểm tra lại mã.',
    en: 'An agency or document code holds a character the exchange does not accept. Check the code.',
  },
  'error.exchange-conflict': {
    vi: 'Văn bản này đã được gửi với nội dung khác. Nếu cần thay đổi, hãy gửi văn bản cập nhật hoặc thay thế.',
    en: 'This document was already sent with other content. To change it, send an update or a replacement.',
  },
  'error.exchange-denied': {
    vi: 'Máy này không có quyền gửi thay cho cơ quan đó. Hãy kiểm tra cơ quan gửi hoặc liên hệ quản trị.',
    en: 'This machine may not send for that agency. Check the sending agency or ask your administrator.',
  },
  'error.exchange-unavailable': {
    vi: 'Chưa kết nối được trục liên thông. Văn bản vẫn nằm trong hộp chờ gửi và sẽ tự gửi khi có mạng.',
    en: 'The exchange cannot be reached now. The document stays in the outbox and leaves when the network is back.',
  },
  'error.slot-invalid': {
    vi: 'Mã bước xử lý không hợp lệ. Hãy tải lại văn bản; nếu vẫn lỗi, sao chép báo cáo gửi quản trị.',
    en: 'The step has an invalid code. Reload the document; if it stays so, copy the report for your administrator.',
  },
  'error.exchange-refused': {
    vi: 'Trục liên thông từ chối yêu cầu. Hãy xem lý do trong chi tiết kỹ thuật và báo quản trị nếu cần.',
    en: 'The exchange refused the request. See the reason under technical details and tell your administrator if needed.',
  },
  'error.exchange-answer-invalid': {
    vi: 'Trục liên thông trả lời không đúng định dạng. Văn bản vẫn được giữ; hãy thử lại sau hoặc báo quản trị.',
    en: 'The exchange answered in an unknown form. Your document is kept; try again later or tell your administrator.',
  },
  'error.register-number-invalid': {
    vi: 'Số văn bản chỉ gồm chữ số, có thể thêm một chữ cái (05, 05a). Hãy sửa số rồi thử lại.',
    en: 'A register number is digits with at most one letter (05, 05a). Correct it and try again.',
  },
  'error.register-number-taken': {
    vi: 'Số này đã cấp cho văn bản khác trong năm. Hãy lấy số tiếp theo.',
    en: 'This number belongs to another document of the year. Take the next one.',
  },
  'error.exchange-not-set': {
    vi: 'Đường truyền liên thông chưa khai đủ. Hãy vào Thiết lập, mục Liên thông văn bản.',
    en: 'The exchange is not fully set. See Settings, Exchange.',
  },
  'error.folder-not-allowed': {
    vi: 'Trình duyệt cần bạn cho phép lại thư mục dùng chung. Hãy bấm “Cho phép thư mục” trong Thiết lập.',
    en: 'The browser needs your permission for the shared folder again. Press “Allow the folder” in Settings.',
  },
  'error.exchange-address-invalid': {
    vi: 'Địa chỉ máy chủ phải bắt đầu bằng wss://. Hãy hỏi quản trị địa chỉ đúng.',
    en: 'A server address begins with wss://. Ask your administrator for the right one.',
  },
  'error.folder-not-possible': {
    vi: 'Trình duyệt này không chọn được thư mục. Hãy dùng Chrome hoặc Edge, hoặc nhận từng tệp .edxml.',
    en: 'This browser cannot choose a folder. Use Chrome or Edge, or receive .edxml files one by one.',
  },
  'error.directory-unreadable': {
    vi: 'Tệp này không phải danh bạ cơ quan của trục. Hãy lấy lại kết quả getAgenciesListQD20 dạng JSON.',
    en: 'This file is no directory of the axis. Take the JSON answer of getAgenciesListQD20.',
  },
  'error.clerk-overtaken': {
    vi: 'Văn bản vừa được thay đổi ở cửa sổ khác. Hãy xem lại rồi làm tiếp.',
    en: 'The document was just changed in another window. Look at it again, then go on.',
  },
  'error.document-already-issued': {
    vi: 'Văn bản này đã được gửi. Muốn thay đổi, hãy gửi văn bản cập nhật hoặc thay thế.',
    en: 'This document was sent before. To change it, send an update or a replacement.',
  },
  'error.recipients-missing': {
    vi: 'Chưa chọn nơi nhận. Hãy chọn ít nhất một cơ quan.',
    en: 'No recipient is chosen. Choose at least one agency.',
  },
  'error.status-not-possible': {
    vi: 'Trạng thái này không thể tiếp theo trạng thái hiện tại của văn bản. Hãy tải lại để xem trạng thái mới nhất.',
    en: 'This state cannot follow the document’s present one. Reload to see its latest state.',
  },
  'error.stored-twice': {
    vi: 'Hệ thống ghi quyết định này hai lần, vì trình duyệt gửi lại khi mất kết nối. Hãy mở văn bản để xem và nhờ quản trị hệ thống xóa một bản.',
    en: 'The system stored this decision twice: the browser repeated it when the connection was cut. Open the document to see, and ask the system’s administrator to remove one.',
  },
} as const;
