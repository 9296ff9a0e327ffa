/** Sentences for failures of the store, drafts, files and search. */
export const storageErrorTerms = {
  'error.storage-full': {
    vi: 'Ổ đĩa hoặc phần dành cho trình duyệt đã đầy nên chưa lưu được. Giải phóng chỗ trống rồi thử lại; đừng đóng trang này.',
    en: 'The disk, or the browser’s share of it, is full: nothing was saved. Free some space and try again; keep this page open.',
  },
  'error.storage-blocked': {
    vi: 'Một thẻ cũ của bàn làm việc đang mở nên chưa nâng cấp được. Đóng các thẻ khác rồi thử lại.',
    en: 'An older tab of the desk is open and stands in the way of the upgrade. Close the other tabs and try again.',
  },
  'error.storage-newer': {
    vi: 'Dữ liệu đã được một bản mới hơn sử dụng. Tải lại trang để dùng bản mới.',
    en: 'A newer version already uses this data. Reload the page to use it.',
  },
  'error.storage-damaged': {
    vi: 'Dữ liệu trên máy bị hỏng. Thử mở lại; nếu vẫn vậy, xuất phần còn đọc được rồi dựng lại từ bản sao.',
    en: 'The data on this computer is damaged. Try again; if it stays so, export what can be read and rebuild from a copy.',
  },
  'error.storage-silent': {
    vi: 'Kho dữ liệu của trình duyệt không trả lời. Đóng hẳn trình duyệt rồi mở lại.',
    en: 'The browser’s storage does not answer. Quit the browser completely and start it again.',
  },
  'error.storage-disabled': {
    vi: 'Trình duyệt không cho lưu dữ liệu (chế độ ẩn danh hoặc bị chặn). Mở cửa sổ thường hoặc nhờ quản trị cho phép.',
    en: 'The browser does not allow storage (private window or blocked). Use an ordinary window or ask your administrator to allow it.',
  },
  'error.storage-closed': {
    vi: 'Kết nối tới kho dữ liệu đã đóng. Tải lại trang.',
    en: 'The connection to the storage was closed. Reload the page.',
  },
  'error.storage-failed': {
    vi: 'Chưa lưu được. Những gì bạn viết vẫn còn trên trang này; hãy thử lại.',
    en: 'It could not be saved. What you wrote is still on this page; try again.',
  },
  'error.storage-upgrade-failed': {
    vi: 'Chưa nâng cấp được dữ liệu; bản cũ vẫn nguyên vẹn. Khởi động lại trình duyệt rồi thử lại.',
    en: 'The data could not be upgraded; the old version is whole. Restart the browser and try again.',
  },
  'error.storage-read-only': {
    vi: 'Dữ liệu đang được mở chỉ để đọc. Dựng lại từ bản sao hoặc mở lại bàn làm việc trước khi ghi.',
    en: 'The data is open for reading only. Rebuild from a copy, or open the desk again, before writing.',
  },
  'error.storage-missing': {
    vi: 'Trên máy này chưa có dữ liệu nào để cứu. Nếu có bản sao, hãy dựng lại từ bản sao.',
    en: 'There is no data on this computer to save. If you have a copy, rebuild from it.',
  },
  'error.desk-cleared': {
    vi: 'Trình duyệt hoặc ai đó đã xoá dữ liệu của Trình Ký. Đưa bản sao vào, hoặc tiếp tục với những gì các hệ thống còn liệt kê.',
    en: 'The browser, or somebody, cleared the data of Trình Ký. Bring a copy in, or go on with what the systems still list.',
  },
  'error.passphrase-needed': {
    vi: 'Bàn làm việc đang khoá. Nhập cụm mật khẩu để mở.',
    en: 'The desk is locked. Enter the passphrase to open it.',
  },
  'error.passphrase-wrong': {
    vi: 'Cụm mật khẩu chưa đúng. Kiểm tra bộ gõ rồi nhập lại.',
    en: 'The passphrase is not right. Check your keyboard layout and try again.',
  },
  'error.file-missing': {
    vi: 'Tệp không còn trên máy này. Mở lại văn bản để tải tệp về.',
    en: 'The file is no longer on this computer. Open the document again to fetch it.',
  },
  'error.draft-missing': {
    vi: 'Bản nháp này vừa được bỏ hoặc gửi ở cửa sổ khác. Bản đang mở vẫn còn nguyên.',
    en: 'This draft was just put away or sent in another window. The one open here is intact.',
  },
  'error.command-missing': {
    vi: 'Không thấy quyết định này trong hộp chờ gửi. Mở lại hộp chờ gửi để xem.',
    en: 'This decision is not in the outbox. Open the outbox again to look.',
  },
  'error.outbox-conflict': {
    vi: 'Quyết định này vừa chuyển trạng thái nên không làm được nữa. Xem lại trong hộp chờ gửi.',
    en: 'This decision has just changed its state, so that is no longer possible. Look at it in the outbox.',
  },
  'error.journal-overtaken': {
    vi: 'Nhật ký đang được ghi từ nhiều nơi. Thử lại sau giây lát.',
    en: 'The journal is being written from several places. Try again in a moment.',
  },
  'error.file-too-large': {
    vi: 'Tệp quá lớn để gửi qua trục liên thông. Hãy giảm dung lượng hoặc tách tệp.',
    en: 'The file is too large for the exchange. Make it smaller or split it.',
  },
  'error.file-damaged': {
    vi: 'Tệp đã bị hỏng khi lưu hoặc truyền. Hãy tải lại từ hệ thống gốc.',
    en: 'The file was damaged in storage or on its way. Fetch it again from its system.',
  },
  'error.file-over-limit': {
    vi: 'Tệp lớn hơn mức hệ thống này cho phép. Mở trên chính trang của hệ thống.',
    en: 'The file is larger than this system allows. Open it on the system’s own page.',
  },
  'error.search-damaged': {
    vi: 'Chỉ mục tìm kiếm bị hỏng và sẽ được dựng lại. Văn bản không mất.',
    en: 'The search index is damaged and will be built again. No document is lost.',
  },
  'error.search-failed': {
    vi: 'Bộ tìm kiếm không chạy được. Tải lại trang.',
    en: 'The search could not start. Reload the page.',
  },
  'error.search-closed': {
    vi: 'Ô tìm kiếm đã đóng. Mở lại trang để tìm.',
    en: 'The search was closed. Open the page again to search.',
  },
} as const;
