import {exchangeErrorTerms} from './error-exchange.js';
import {signatureErrorTerms} from './error-signature.js';
import {storageErrorTerms} from './error-storage.js';

/** One sentence per error code: what happened and the next step. Codes without a sentence fall back to `error.unexpected`. */
export const errorTerms = {
  ...exchangeErrorTerms,
  ...signatureErrorTerms,
  ...storageErrorTerms,
  'error.unexpected': {
    vi: 'Có lỗi ngoài dự kiến ({code}). Dữ liệu của bạn vẫn còn nguyên; hãy thử lại hoặc sao chép báo cáo lỗi gửi quản trị.',
    en: 'Something unexpected happened ({code}). Your work is intact; try again or copy the error report for your administrator.',
  },
  'error.aborted': {
    vi: 'Đã dừng theo yêu cầu. Chưa có gì thay đổi.',
    en: 'Stopped as you asked. Nothing was changed.',
  },
  'error.viewer-unavailable': {
    vi: 'Chưa tải được bộ đọc PDF. Tải lại trang này; nếu vẫn vậy, báo quản trị kiểm tra bản cài đặt.',
    en: 'The PDF reader did not load. Reload this page; if it stays so, ask your administrator to check the installation.',
  },
  'error.day-invalid': {
    vi: 'Ngày không có trong lịch. Nhập theo dạng ngày/tháng/năm.',
    en: 'There is no such day. Enter it as day/month/year.',
  },
  'error.state-secret': {
    vi: 'Văn bản có dấu độ mật: không được xử lý trên phần mềm này (Luật Bảo vệ bí mật nhà nước 2018, Điều 5). Không bản sao nào được giữ.',
    en: 'The document is marked a state secret and may not be handled here (Law on Protection of State Secrets 2018, Article 5). No copy was kept.',
  },
  'error.import-invalid': {
    vi: 'Tệp này không phải bản sao của bàn làm việc, hoặc đã bị hỏng. Chưa có gì được nhập.',
    en: 'This file is not a copy of a desk, or it is damaged. Nothing was imported.',
  },
  'error.import-newer': {
    vi: 'Bản sao do phiên bản mới hơn tạo ra. Cập nhật phần mềm rồi nhập lại.',
    en: 'The copy was made by a newer version. Update the product and import it again.',
  },
  'error.import-too-large': {
    vi: 'Bản sao vượt quá giới hạn an toàn nên không được mở.',
    en: 'The copy exceeds the safe limit and was not opened.',
  },
  'error.host-not-granted': {
    vi: 'Bạn chưa cho phép Trình Ký đọc hệ thống này. Mở mục Hệ thống và bấm “Cho phép”.',
    en: 'You have not allowed Trình Ký on this system. Open Systems and press “Allow”.',
  },
  'error.site-unknown': {
    vi: 'Hệ thống này không có trong danh sách được phép. Thêm lại trong mục Hệ thống.',
    en: 'This system is not on the list of allowed ones. Add it again under Systems.',
  },
  'error.session-over': {
    vi: 'Phiên đăng nhập của hệ thống đã hết. Mở hệ thống, đăng nhập rồi thử lại; không có gì bị mất.',
    en: 'The session of the system has ended. Open the system, log in and try again; nothing is lost.',
  },
  'error.system-unreachable': {
    vi: 'Chưa kết nối được với hệ thống. Bạn vẫn đọc, soạn và ký được; kết quả sẽ gửi khi có mạng.',
    en: 'The system cannot be reached. You can go on reading, drafting and signing; results leave when the network is back.',
  },
  'error.system-failed': {
    vi: 'Máy chủ của hệ thống đang gặp lỗi. Việc của bạn được giữ lại và sẽ thử lại.',
    en: 'The server of the system has an error. Your work is kept and will be tried again.',
  },
  'error.system-refused': {
    vi: 'Hệ thống từ chối. Xem lời từ chối bên dưới, sửa rồi gửi lại.',
    en: 'The system refused. Read its words below, correct and send again.',
  },
  'error.handed-on': {
    vi: 'Việc ký này đã chuyển cho phần mềm ký của Ban Cơ yếu.',
    en: 'This signature was left to the Government CA program.',
  },
  'error.action-not-offered': {
    vi: 'Hệ thống không cho làm việc này với văn bản (đã xử lý, đã khóa hoặc bạn không có quyền). Mở văn bản trên hệ thống để xem.',
    en: 'The system does not offer this for the document (done already, locked, or not your right). Open it on the system to see.',
  },
  'error.page-unknown': {
    vi: 'Chưa có bộ đọc cho trang này. Bạn vẫn có thể thả tệp PDF vào đây để đọc và ký.',
    en: 'No adapter knows this page. You can still drop a PDF here to read and sign it.',
  },
  'error.page-redirected-away': {
    vi: 'Hệ thống chuyển sang một địa chỉ khác nên Trình Ký không đi theo. Kiểm tra đăng nhập rồi thử lại.',
    en: 'The system leads to another address, where Trình Ký does not follow. Check that you are logged in and try again.',
  },
  'error.page-gone': {
    vi: 'Trang của hệ thống đã đóng giữa chừng. Thử lại; Trình Ký tự mở trang khi cần.',
    en: 'The page of the system was closed on the way. Try again; Trình Ký opens it by itself when needed.',
  },
  'error.adapter-broken': {
    vi: 'Trang của hệ thống đã đổi nên bước này không làm được. Sao chép báo cáo trong mục Hệ thống gửi quản trị.',
    en: 'The page of the system changed, so this step cannot be done. Copy the report under Systems for your administrator.',
  },
  'error.adapter-missing': {
    vi: 'Chưa có bộ đọc cho hệ thống này. Kiểm tra lại trong mục Hệ thống.',
    en: 'There is no adapter for this system. Check again under Systems.',
  },
  'error.action-missing': {
    vi: 'Bộ đọc của hệ thống này chưa biết gửi loại quyết định đó. Gửi bằng chính trang của hệ thống.',
    en: 'The adapter of this system does not know how to send that decision. Send it on the system’s own page.',
  },
  'error.document-missing': {
    vi: 'Văn bản không còn trên bàn làm việc. Tải lại danh sách.',
    en: 'The document is no longer on the desk. Reload the list.',
  },
  'error.delivery-interrupted': {
    vi: 'Việc gửi bị ngắt giữa chừng. Trình Ký đang xem trên hệ thống đã có quyết định chưa; không gửi lần hai khi chưa chắc.',
    en: 'Sending was interrupted. Trình Ký is looking on the system whether the decision is there; nothing is sent twice unseen.',
  },
  'error.background-silent': {
    vi: 'Phần nền của Trình Ký không trả lời. Tải lại trang này.',
    en: 'The background part of Trình Ký does not answer. Reload this page.',
  },
  'error.digest-changed': {
    vi: 'Tệp đã đổi sau khi bạn xem nên không được ký. Mở lại văn bản, đọc lại rồi ký.',
    en: 'The file changed after you saw it and was not signed. Open the document, read it again and sign.',
  },
  'error.document-not-shown': {
    vi: 'Văn bản chưa hiện trên màn hình nên chưa ký được. Chờ hiện xong, hoặc nhập mật khẩu để mở, rồi bấm ký.',
    en: 'The document is not on the screen yet, so it cannot be signed. Wait until it is, or enter its password, then press sign.',
  },
  'error.request-missing': {
    vi: 'Yêu cầu ký này đã hết hiệu lực. Mở lại văn bản và bấm ký.',
    en: 'This signing request is no longer valid. Open the document again and press sign.',
  },
  'error.instant-invalid': {
    vi: 'Thời điểm không hợp lệ. Chọn lại ngày giờ.',
    en: 'That is no point in time. Choose the date and time again.',
  },
  'error.page-missing': {
    vi: 'Văn bản không có trang này. Hãy chọn lại chỗ ký.',
    en: 'The document has no such page. Choose the place again.',
  },
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
  'error.document-number-missing': {
    vi: 'Văn bản chưa có số. Hãy cấp số trước khi gửi.',
    en: 'The document has no number yet. Give it one before sending.',
  },
  'error.document-file-missing': {
    vi: 'Chưa có tệp văn bản đã ký. Hãy đính kèm tệp rồi gửi lại.',
    en: 'The signed file is missing. Attach it and send again.',
  },
  'error.check-too-long': {
    vi: 'Kiểm tra chữ ký mất quá lâu nên đã dừng: tệp quá phức tạp hoặc được làm ra để gây treo. Chưa biết chữ ký đúng hay sai; hãy xin lại bản khác.',
    en: 'Checking the signatures took too long and was stopped: the file is too complex, or made to block. Whether they are right is not known; ask for another copy.',
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
  'error.page-timed-out': {
    vi: 'Hệ thống trả lời quá lâu. Chưa có gì được gửi; hãy thử lại sau ít phút.',
    en: 'The system took too long to answer. Nothing was sent; try again in a few minutes.',
  },
} as const;
