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
  'error.storage-full': {vi: 'Ổ đĩa hoặc phần dành cho trình duyệt đã đầy nên chưa lưu được. Giải phóng chỗ trống rồi thử lại; đừng đóng trang này.', en: 'The disk, or the browser’s share of it, is full: nothing was saved. Free some space and try again; keep this page open.'},
  'error.storage-blocked': {vi: 'Một thẻ cũ của bàn làm việc đang mở nên chưa nâng cấp được. Đóng các thẻ khác rồi thử lại.', en: 'An older tab of the desk is open and stands in the way of the upgrade. Close the other tabs and try again.'},
  'error.storage-newer': {vi: 'Dữ liệu đã được một bản mới hơn sử dụng. Tải lại trang để dùng bản mới.', en: 'A newer version already uses this data. Reload the page to use it.'},
  'error.storage-damaged': {vi: 'Dữ liệu trên máy bị hỏng. Thử mở lại; nếu vẫn vậy, xuất phần còn đọc được rồi dựng lại từ bản sao.', en: 'The data on this computer is damaged. Try again; if it stays so, export what can be read and rebuild from a copy.'},
  'error.storage-silent': {vi: 'Kho dữ liệu của trình duyệt không trả lời. Đóng hẳn trình duyệt rồi mở lại.', en: 'The browser’s storage does not answer. Quit the browser completely and start it again.'},
  'error.storage-disabled': {vi: 'Trình duyệt không cho lưu dữ liệu (chế độ ẩn danh hoặc bị chặn). Mở cửa sổ thường hoặc nhờ quản trị cho phép.', en: 'The browser does not allow storage (private window or blocked). Use an ordinary window or ask your administrator to allow it.'},
  'error.storage-closed': {vi: 'Kết nối tới kho dữ liệu đã đóng. Tải lại trang.', en: 'The connection to the storage was closed. Reload the page.'},
  'error.storage-failed': {vi: 'Chưa lưu được. Những gì bạn viết vẫn còn trên trang này; hãy thử lại.', en: 'It could not be saved. What you wrote is still on this page; try again.'},
  'error.storage-upgrade-failed': {vi: 'Chưa nâng cấp được dữ liệu; bản cũ vẫn nguyên vẹn. Khởi động lại trình duyệt rồi thử lại.', en: 'The data could not be upgraded; the old version is whole. Restart the browser and try again.'},
  'error.passphrase-needed': {vi: 'Bàn làm việc đang khoá. Nhập cụm mật khẩu để mở.', en: 'The desk is locked. Enter the passphrase to open it.'},
  'error.passphrase-wrong': {vi: 'Cụm mật khẩu chưa đúng. Kiểm tra bộ gõ rồi nhập lại.', en: 'The passphrase is not right. Check your keyboard layout and try again.'},
  'error.file-missing': {vi: 'Tệp không còn trên máy này. Mở lại văn bản để tải tệp về.', en: 'The file is no longer on this computer. Open the document again to fetch it.'},
  'error.command-missing': {vi: 'Không thấy quyết định này trong hộp chờ gửi. Mở lại hộp chờ gửi để xem.', en: 'This decision is not in the outbox. Open the outbox again to look.'},
  'error.outbox-conflict': {vi: 'Quyết định này vừa chuyển trạng thái nên không làm được nữa. Xem lại trong hộp chờ gửi.', en: 'This decision has just changed its state, so that is no longer possible. Look at it in the outbox.'},
  'error.journal-overtaken': {vi: 'Nhật ký đang được ghi từ nhiều nơi. Thử lại sau giây lát.', en: 'The journal is being written from several places. Try again in a moment.'},
  'error.day-invalid': {vi: 'Ngày không có trong lịch. Nhập theo dạng ngày/tháng/năm.', en: 'There is no such day. Enter it as day/month/year.'},
  'error.calendar-without-working-days': {vi: 'Lịch làm việc không còn ngày làm việc nào. Kiểm tra lại lịch nghỉ.', en: 'The working calendar has no working day left. Check its holidays.'},
  'error.state-secret': {vi: 'Văn bản có dấu độ mật: không được xử lý trên phần mềm này (Luật Bảo vệ bí mật nhà nước 2018, Điều 5). Không bản sao nào được giữ.', en: 'The document is marked a state secret and may not be handled here (Law on Protection of State Secrets 2018, Article 5). No copy was kept.'},
  'error.import-invalid': {vi: 'Tệp này không phải bản sao của bàn làm việc, hoặc đã bị hỏng. Chưa có gì được nhập.', en: 'This file is not a copy of a desk, or it is damaged. Nothing was imported.'},
  'error.import-newer': {vi: 'Bản sao do phiên bản mới hơn tạo ra. Cập nhật phần mềm rồi nhập lại.', en: 'The copy was made by a newer version. Update the product and import it again.'},
  'error.import-too-large': {vi: 'Bản sao vượt quá giới hạn an toàn nên không được mở.', en: 'The copy exceeds the safe limit and was not opened.'},
  'error.exchange-conflict': {vi: 'Văn bản này đã được gửi với nội dung khác. Nếu cần thay đổi, hãy gửi văn bản cập nhật hoặc thay thế.', en: 'This document was already sent with other content. To change it, send an update or a replacement.'},
  'error.exchange-denied': {vi: 'Máy này không có quyền gửi thay cho cơ quan đó. Hãy kiểm tra cơ quan gửi hoặc liên hệ quản trị.', en: 'This machine may not send for that agency. Check the sending agency or ask your administrator.'},
  'error.exchange-unavailable': {vi: 'Chưa kết nối được trục liên thông. Văn bản vẫn nằm trong hộp chờ gửi và sẽ tự gửi khi có mạng.', en: 'The exchange cannot be reached now. The document stays in the outbox and leaves when the network is back.'},
  'error.slot-invalid': {vi: 'Mã bước xử lý không hợp lệ. Hãy tải lại văn bản; nếu vẫn lỗi, sao chép báo cáo gửi quản trị.', en: 'The step has an invalid code. Reload the document; if it stays so, copy the report for your administrator.'},
  'error.file-too-large': {vi: 'Tệp quá lớn để gửi qua trục liên thông. Hãy giảm dung lượng hoặc tách tệp.', en: 'The file is too large for the exchange. Make it smaller or split it.'},
  'error.file-damaged': {vi: 'Tệp đã bị hỏng khi lưu hoặc truyền. Hãy tải lại từ hệ thống gốc.', en: 'The file was damaged in storage or on its way. Fetch it again from its system.'},
  'error.address-invalid': {vi: 'Địa chỉ chưa đúng. Nhập địa chỉ trang web của hệ thống, ví dụ https://vanban.namhai.gov.vn.', en: 'That is not an address. Enter the web address of the system, for example https://vanban.namhai.gov.vn.'},
  'error.host-not-granted': {vi: 'Bạn chưa cho phép Trình Ký đọc hệ thống này. Mở mục Hệ thống và bấm “Cho phép”.', en: 'You have not allowed Trình Ký on this system. Open Systems and press “Allow”.'},
  'error.site-unknown': {vi: 'Hệ thống này không có trong danh sách được phép. Thêm lại trong mục Hệ thống.', en: 'This system is not on the list of allowed ones. Add it again under Systems.'},
  'error.session-over': {vi: 'Phiên đăng nhập của hệ thống đã hết. Mở hệ thống, đăng nhập rồi thử lại; không có gì bị mất.', en: 'The session of the system has ended. Open the system, log in and try again; nothing is lost.'},
  'error.system-unreachable': {vi: 'Chưa kết nối được với hệ thống. Bạn vẫn đọc, soạn và ký được; kết quả sẽ gửi khi có mạng.', en: 'The system cannot be reached. You can go on reading, drafting and signing; results leave when the network is back.'},
  'error.system-failed': {vi: 'Máy chủ của hệ thống đang gặp lỗi. Việc của bạn được giữ lại và sẽ thử lại.', en: 'The server of the system has an error. Your work is kept and will be tried again.'},
  'error.system-refused': {vi: 'Hệ thống từ chối. Xem lời từ chối bên dưới, sửa rồi gửi lại.', en: 'The system refused. Read its words below, correct and send again.'},
  'error.page-unknown': {vi: 'Chưa có bộ đọc cho trang này. Bạn vẫn có thể thả tệp PDF vào đây để đọc và ký.', en: 'No adapter knows this page. You can still drop a PDF here to read and sign it.'},
  'error.page-gone': {vi: 'Trang của hệ thống đã đóng giữa chừng. Thử lại; Trình Ký tự mở trang khi cần.', en: 'The page of the system was closed on the way. Try again; Trình Ký opens it by itself when needed.'},
  'error.adapter-broken': {vi: 'Trang của hệ thống đã đổi nên bước này không làm được. Sao chép báo cáo trong mục Hệ thống gửi quản trị.', en: 'The page of the system changed, so this step cannot be done. Copy the report under Systems for your administrator.'},
  'error.adapter-invalid': {vi: 'Tệp này không phải bộ đọc trang hợp lệ nên không được nhập.', en: 'This file is not a valid page adapter and was not imported.'},
  'error.adapter-missing': {vi: 'Chưa có bộ đọc cho hệ thống này. Kiểm tra lại trong mục Hệ thống.', en: 'There is no adapter for this system. Check again under Systems.'},
  'error.action-missing': {vi: 'Bộ đọc của hệ thống này chưa biết gửi loại quyết định đó. Gửi bằng chính trang của hệ thống.', en: 'The adapter of this system does not know how to send that decision. Send it on the system’s own page.'},
  'error.document-missing': {vi: 'Văn bản không còn trên bàn làm việc. Tải lại danh sách.', en: 'The document is no longer on the desk. Reload the list.'},
  'error.file-over-limit': {vi: 'Tệp lớn hơn mức hệ thống này cho phép. Mở trên chính trang của hệ thống.', en: 'The file is larger than this system allows. Open it on the system’s own page.'},
  'error.delivery-interrupted': {vi: 'Việc gửi bị ngắt giữa chừng. Trình Ký đang xem trên hệ thống đã có quyết định chưa; không gửi lần hai khi chưa chắc.', en: 'Sending was interrupted. Trình Ký is looking on the system whether the decision is there; nothing is sent twice unseen.'},
  'error.background-silent': {vi: 'Phần nền của Trình Ký không trả lời. Tải lại trang này.', en: 'The background part of Trình Ký does not answer. Reload this page.'},
  'error.digest-changed': {vi: 'Tệp đã đổi sau khi bạn xem nên không được ký. Mở lại văn bản, đọc lại rồi ký.', en: 'The file changed after you saw it and was not signed. Open the document, read it again and sign.'},
  'error.request-missing': {vi: 'Yêu cầu ký này đã hết hiệu lực. Mở lại văn bản và bấm ký.', en: 'This signing request is no longer valid. Open the document again and press sign.'},
  'error.exchange-refused': {vi: 'Trục liên thông từ chối yêu cầu. Hãy xem lý do trong chi tiết kỹ thuật và báo quản trị nếu cần.', en: 'The exchange refused the request. See the reason under technical details and tell your administrator if needed.'},
  'error.exchange-answer-invalid': {vi: 'Trục liên thông trả lời không đúng định dạng. Văn bản vẫn được giữ; hãy thử lại sau hoặc báo quản trị.', en: 'The exchange answered in an unknown form. Your document is kept; try again later or tell your administrator.'},
  'error.image-not-supported': {
    vi: 'Ảnh phải là PNG hoặc JPG. Hãy chọn tệp khác.',
    en: 'The picture must be a PNG or a JPG. Choose another file.',
  },
  'error.image-animated': {
    vi: 'Ảnh động không dùng làm chữ ký được. Hãy chọn ảnh tĩnh PNG hoặc JPG.',
    en: 'An animated picture cannot be a signature. Choose a still PNG or JPG.',
  },
  'error.image-too-large': {
    vi: 'Ảnh quá lớn (hơn 20.000 điểm mỗi cạnh hoặc 20 MB). Hãy thu nhỏ rồi chọn lại.',
    en: 'The picture is too large (over 20,000 pixels a side or 20 MB). Make it smaller and choose it again.',
  },
  'error.image-damaged': {
    vi: 'Ảnh bị hỏng, không mở được. Hãy quét hoặc chụp lại.',
    en: 'The picture is damaged and does not open. Scan or photograph it again.',
  },
  'error.image-blank': {
    vi: 'Ảnh trống, không thấy nét ký. Hãy chọn ảnh có chữ ký rõ trên nền sáng.',
    en: 'The picture is blank; no stroke was found. Choose one with a clear signature on a light ground.',
  },
  'error.instant-invalid': {vi: 'Thời điểm không hợp lệ. Chọn lại ngày giờ.', en: 'That is no point in time. Choose the date and time again.'},
  'error.undo-mismatch': {vi: 'Không hoàn tác được việc này nữa. Sửa trực tiếp trên văn bản.', en: 'This can no longer be undone. Change it on the document itself.'},
  'error.font-damaged': {
    vi: 'Không đọc được phông chữ dùng cho khung chữ ký. Hãy chọn phông TrueType (.ttf) khác hoặc dùng phông có sẵn.',
    en: 'The font for the signature box cannot be read. Choose another TrueType (.ttf) font or use the built-in one.',
  },
  'error.place-size-wrong': {
    vi: 'Khung chữ ký không có kích thước. Hãy kéo khung to hơn rồi ký lại.',
    en: 'The signature box has no size. Make it larger and sign again.',
  },
  'error.page-missing': {
    vi: 'Văn bản không có trang này. Hãy chọn lại chỗ ký.',
    en: 'The document has no such page. Choose the place again.',
  },
  'error.search-damaged': {vi: 'Chỉ mục tìm kiếm bị hỏng và sẽ được dựng lại. Văn bản không mất.', en: 'The search index is damaged and will be built again. No document is lost.'},
  'error.search-failed': {vi: 'Bộ tìm kiếm không chạy được. Tải lại trang.', en: 'The search could not start. Reload the page.'},
  'error.search-closed': {vi: 'Ô tìm kiếm đã đóng. Mở lại trang để tìm.', en: 'The search was closed. Open the page again to search.'},
  'error.step-not-current': {
    vi: 'Bước này không chờ ý kiến nữa: đã có người quyết định trước hoặc hồ sơ đã khép. Hãy tải lại văn bản để xem.',
    en: 'This step waits for no opinion any more: somebody decided first, or the slip is closed. Reload the document to see.',
  },
  'error.reason-missing': {
    vi: 'Quyết định này cần một lý do. Hãy ghi lý do rồi gửi lại.',
    en: 'This decision needs a reason. Write it and send again.',
  },
  'error.slip-not-returned': {
    vi: 'Văn bản chưa bị trả lại nên chưa trình lại được. Hãy chờ ý kiến ở bước hiện tại.',
    en: 'The document was not returned, so it cannot be submitted again. Wait for the current step.',
  },
  'error.delegation-incomplete': {
    vi: 'Ký thừa uỷ quyền (TUQ.) cần văn bản uỷ quyền, ngày bắt đầu và ngày hết hạn. Hãy bổ sung.',
    en: 'Signing by authority (TUQ.) needs the written authority with its first and last day. Add them.',
  },
  'error.delegation-expired': {
    vi: 'Uỷ quyền không có hiệu lực vào ngày ký. Hãy dùng uỷ quyền khác hoặc trình người có thẩm quyền.',
    en: 'The authority does not cover the day of signing. Use another, or submit to whoever has it.',
  },
  'error.pkcs12-damaged': {
    vi: 'Tệp chứng thư không đọc được: có thể không phải .p12/.pfx hoặc đã hỏng. Chọn lại tệp, hoặc xin cấp lại.',
    en: 'The certificate file cannot be read: perhaps it is no .p12/.pfx, or it is damaged. Choose it again or ask for a new one.',
  },
  'error.key-missing': {
    vi: 'Tệp này không có khóa ký kèm chứng thư của nó. Chọn tệp .p12/.pfx mà cơ quan cấp chứng thư đã giao.',
    en: 'This file holds no signing key with its certificate. Choose the .p12/.pfx your certificate authority gave you.',
  },
  'error.signer-locked': {
    vi: 'Khóa ký đã được khóa lại. Mở khóa rồi ký tiếp.',
    en: 'The signing key was locked again. Unlock it and sign on.',
  },
  'error.certificate-expired': {
    vi: 'Chứng thư số đã hết hạn nên không ký được. Kiểm tra ngày giờ của máy; nếu đúng, đề nghị gia hạn chứng thư.',
    en: 'The certificate has expired, so it cannot sign. Check the date of this computer; if it is right, have the certificate renewed.',
  },
  'error.certificate-not-yet-valid': {
    vi: 'Chứng thư số chưa đến ngày có hiệu lực. Kiểm tra ngày giờ của máy, hoặc chờ đến ngày hiệu lực.',
    en: 'The certificate is not valid yet. Check the date of this computer, or wait for its first day.',
  },
  'error.certificate-not-for-signing': {
    vi: 'Chứng thư số này không được cấp để ký văn bản. Chọn chứng thư ký của bạn.',
    en: 'This certificate was not issued for signing documents. Choose your signing certificate.',
  },
  'error.certificate-revoked': {
    vi: 'Chứng thư số đã bị thu hồi nên không ký được. Liên hệ cơ quan cấp chứng thư.',
    en: 'The certificate was revoked, so it cannot sign. Contact the authority that issued it.',
  },
  'error.certificate-damaged': {
    vi: 'Chứng thư số không đọc được. Chọn chứng thư khác hoặc liên hệ nơi cấp.',
    en: 'The certificate cannot be read. Choose another, or contact its issuer.',
  },
  'error.certificate-changed': {
    vi: 'Thiết bị ký đã được đổi giữa chừng nên việc ký dừng lại. Cắm lại đúng thiết bị rồi ký tiếp các văn bản còn lại.',
    en: 'The signing device was changed half way, so signing stopped. Put the right one back and sign the rest.',
  },
  'error.algorithm-not-supported': {
    vi: 'Thiết bị hoặc dịch vụ ký dùng thuật toán chưa được hỗ trợ. Báo quản trị kèm chi tiết kỹ thuật.',
    en: 'The signing device or service uses an algorithm that is not supported. Tell your administrator, with the technical details.',
  },
  'error.changes-not-permitted': {
    vi: 'Chữ ký đã có trên văn bản không cho phép ký thêm như vậy. Văn bản vẫn nguyên vẹn; trao đổi với người ký trước.',
    en: 'A signature already on the document does not permit this. The document is unchanged; speak with the earlier signer.',
  },
  'error.field-missing': {
    vi: 'Văn bản không có ô ký này. Chọn chỗ ký khác.',
    en: 'The document has no such signature field. Choose another place.',
  },
  'error.field-signed': {
    vi: 'Ô này đã có chữ ký. Chọn chỗ ký khác.',
    en: 'This field is signed already. Choose another place.',
  },
  'error.signature-missing': {
    vi: 'Văn bản chưa có chữ ký nào để bổ sung. Ký văn bản trước.',
    en: 'The document has no signature to add to. Sign it first.',
  },
  'error.signature-not-made': {
    vi: 'Thiết bị hoặc dịch vụ trả về chữ ký không khớp chứng thư, nên văn bản chưa được ký. Thử lại; nếu vẫn vậy, kiểm tra thiết bị.',
    en: 'The device or service returned a signature that does not fit the certificate, so nothing was signed. Try again; if it stays so, have the device checked.',
  },
  'error.timestamp-failed': {
    vi: 'Chưa lấy được dấu thời gian. Chữ ký đã tạo (nếu có) vẫn được giữ; thử lại sau hoặc ký không kèm dấu thời gian.',
    en: 'No timestamp could be had. A signature already made is kept; try again later, or sign without a timestamp.',
  },
  'error.revocation-unavailable': {
    vi: 'Chưa hỏi được tình trạng thu hồi của chứng thư. Chữ ký đã tạo (nếu có) vẫn được giữ; thử lại khi có mạng.',
    en: 'The revocation status of a certificate could not be had. A signature already made is kept; try again when there is a network.',
  },
  'error.pin-wrong': {
    vi: 'Mã PIN chưa đúng nên việc ký dừng lại, tránh khóa thiết bị. Kiểm tra rồi nhập lại.',
    en: 'The PIN is not right; signing stopped so that the device does not lock. Check it and enter it again.',
  },
  'error.pin-locked': {
    vi: 'Thiết bị ký đã khóa vì nhập sai PIN nhiều lần. Liên hệ nơi cấp để mở khóa.',
    en: 'The signing device is locked after too many wrong PINs. Contact its issuer.',
  },
  'error.user-cancelled': {
    vi: 'Bạn đã hủy trong chương trình ký. Chưa có gì được ký.',
    en: 'You cancelled in the signing program. Nothing was signed.',
  },
  'error.remote-refused': {
    vi: 'Dịch vụ ký từ xa từ chối. Kiểm tra mã PIN/OTP, xác nhận trên điện thoại, hoặc đăng nhập lại dịch vụ.',
    en: 'The remote signing service refused. Check the PIN/OTP, confirm on the telephone, or log in to the service again.',
  },
  'error.remote-timeout': {
    vi: 'Hết thời gian chờ dịch vụ ký từ xa. Mở ứng dụng trên điện thoại rồi ký lại.',
    en: 'The remote signing service took too long. Open its application on your telephone and sign again.',
  },
  'error.remote-unreachable': {
    vi: 'Chưa kết nối được dịch vụ ký từ xa. Kiểm tra mạng rồi thử lại; văn bản vẫn nguyên vẹn.',
    en: 'The remote signing service cannot be reached. Check the network and try again; the document is unchanged.',
  },
  'error.ca-service-unreachable': {
    vi: 'Không thấy dịch vụ ký số của Ban Cơ yếu trên máy này: chưa cài, chưa chạy, hoặc chứng thư 127.0.0.1 chưa được tin cậy. Mở chương trình VGCA Sign Service rồi thử lại.',
    en: 'The Government CA signing service is not found on this computer: not installed, not running, or its 127.0.0.1 certificate is not trusted. Start VGCA Sign Service and try again.',
  },
  'error.ca-service-failed': {
    vi: 'Chương trình ký số báo lỗi. Kiểm tra thiết bị đã cắm và xem lời báo trong chi tiết kỹ thuật.',
    en: 'The signing program reported a failure. Check that the token is plugged in; its message is in the technical details.',
  },
  'error.ca-service-silent': {
    vi: 'Chương trình ký số không trả lời hoặc đã đóng. Mở lại chương trình rồi ký lại; chưa có gì được gửi đi.',
    en: 'The signing program did not answer, or was closed. Open it again and sign again; nothing was sent.',
  },
  'error.number-place-missing': {
    vi: 'Trang đầu không có dòng “Số: …/…” để ghi số. Kiểm tra thể thức văn bản; nếu đúng mẫu, trả lại đơn vị soạn thảo bổ sung.',
    en: 'The first page has no line “Số: …/…” to write the number into. Check the layout, or return it to the drafting unit.',
  },
  'error.number-already-written': {
    vi: 'Văn bản đã mang số hoặc ngày khác với số, ngày được cấp. Hãy đối chiếu sổ văn bản đi; không ghi đè lên văn bản đã ký.',
    en: 'The document already carries another number or date. Compare it with the outgoing register; a signed page is never written over.',
  },
  'error.register-number-invalid': {
    vi: 'Số văn bản chỉ gồm chữ số, có thể thêm một chữ cái (05, 05a). Hãy sửa số rồi thử lại.',
    en: 'A register number is digits with at most one letter (05, 05a). Correct it and try again.',
  },
  'error.register-number-taken': {
    vi: 'Số này đã cấp cho văn bản khác trong năm. Hãy lấy số tiếp theo.',
    en: 'This number belongs to another document of the year. Take the next one.',
  },
  'error.recipients-missing': {vi: 'Chưa chọn nơi nhận. Hãy chọn ít nhất một cơ quan.', en: 'No recipient is chosen. Choose at least one agency.'},
  'error.document-number-missing': {vi: 'Văn bản chưa có số. Hãy cấp số trước khi gửi.', en: 'The document has no number yet. Give it one before sending.'},
  'error.document-file-missing': {vi: 'Chưa có tệp văn bản đã ký. Hãy đính kèm tệp rồi gửi lại.', en: 'The signed file is missing. Attach it and send again.'},
  'error.status-not-possible': {
    vi: 'Trạng thái này không thể tiếp theo trạng thái hiện tại của văn bản. Hãy tải lại để xem trạng thái mới nhất.',
    en: 'This state cannot follow the document’s present one. Reload to see its latest state.',
  },
  'error.worker-lost': {
    vi: 'Phần xử lý PDF đã dừng đột ngột, tệp vẫn nguyên vẹn. Hãy thử lại.',
    en: 'The PDF engine stopped unexpectedly; your file is untouched. Try again.',
  },
  'error.time-unreadable': {
    vi: 'Thời điểm kiểm tra không đọc được. Hãy chọn lại ngày giờ.',
    en: 'The time of the check cannot be read. Choose the date and time again.',
  },
  'error.base64-damaged': {
    vi: 'Dịch vụ hoặc thiết bị ký gửi dữ liệu không đọc được. Thử lại; nếu vẫn vậy, báo quản trị.',
    en: 'The signing service or device sent data that cannot be read. Try again; if it stays so, tell your administrator.',
  },
  'error.evidence-unreachable': {
    vi: 'Chưa kết nối được máy chủ dấu thời gian hoặc thu hồi chứng thư. Kiểm tra mạng rồi thử lại.',
    en: 'The server for timestamps or certificate status cannot be reached. Check the network and try again.',
  },
} as const;
