/** Sentences of errors that only the extension's own pages meet. */
export const errorPageTerms = {
  'error.address-invalid': {
    vi: 'Địa chỉ chưa đúng. Nhập địa chỉ trang web của hệ thống, ví dụ https://vanban.namhai.gov.vn.',
    en: 'That is not an address. Enter the web address of the system, for example https://vanban.namhai.gov.vn.',
  },
  'error.adapter-invalid': {
    vi: 'Tệp này không phải bộ đọc trang hợp lệ nên không được nhập.',
    en: 'This file is not a valid page adapter and was not imported.',
  },
  'error.call-invalid': {
    vi: 'Yêu cầu giữa các phần của tiện ích không đúng dạng nên đã bị từ chối. Hãy tải lại trang.',
    en: 'A request between parts of the extension had a wrong shape and was refused. Reload the page.',
  },
  'error.call-replayed': {
    vi: 'Một yêu cầu cũ bị gửi lại nên đã bị từ chối. Hãy làm lại thao tác trên bàn làm việc.',
    en: 'An old request came again and was refused. Repeat the act on the desk.',
  },
  'error.sender-refused': {
    vi: 'Yêu cầu đến từ một trang không được phép nên đã bị từ chối. Không có gì thay đổi.',
    en: 'A request came from a page that may not ask, and was refused. Nothing was changed.',
  },
  'error.site-invalid': {
    vi: 'Địa chỉ hệ thống không hợp lệ. Hãy nhập địa chỉ đầy đủ, ví dụ https://vanban.tinh.gov.vn.',
    en: 'The address of the system is not valid. Enter it in full, for example https://vanban.tinh.gov.vn.',
  },
  'error.calendar-without-working-days': {
    vi: 'Lịch làm việc không còn ngày làm việc nào. Kiểm tra lại lịch nghỉ.',
    en: 'The working calendar has no working day left. Check its holidays.',
  },
  'error.page-address-refused': {
    vi: 'Trang yêu cầu một tệp không thuộc hệ thống này nên bị từ chối.',
    en: 'The page asked for a file that is not of this system; it was refused.',
  },
  'error.undo-mismatch': {
    vi: 'Không hoàn tác được việc này nữa. Sửa trực tiếp trên văn bản.',
    en: 'This can no longer be undone. Change it on the document itself.',
  },
  'error.register-unreadable': {
    vi: 'Không đọc được tệp sổ: dòng đầu phải có cột “Trích yếu”, các ô cách nhau bằng dấu phẩy hoặc chấm phẩy. Lưu lại thành CSV UTF-8 rồi chọn lại.',
    en: 'The register cannot be read: its first row must name a column “Subject”, with cells parted by commas or semicolons. Save it as CSV in UTF-8 and choose it again.',
  },
} as const;
