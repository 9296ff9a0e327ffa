/** Words of the calendar of working days and of the keys an officer chooses. */
export const habitTerms = {
  'habits.calendar': {vi: 'Lịch làm việc', en: 'Working calendar'},
  'habits.calendar-hint': {
    vi: 'Hạn xử lý được đếm theo ngày làm việc: thứ Hai tới thứ Sáu, trừ ngày nghỉ, cộng ngày làm bù. Ghi mỗi ngày một dòng, dạng ngày/tháng/năm. Lịch nghỉ Tết và ngày hoán đổi được công bố từng năm: đối chiếu với thông báo chính thức trước khi dùng.',
    en: 'Deadlines count working days: Monday to Friday, less days off, plus swapped days. One day a line, as day/month/year. Tết and swapped days are announced each year: compare with the official notice before relying on it.',
  },
  'habits.holidays': {vi: 'Ngày nghỉ (lễ, Tết, nghỉ hoán đổi)', en: 'Days off (holidays, Tết, swapped days)'},
  'habits.working-days': {vi: 'Thứ Bảy, Chủ nhật đi làm bù', en: 'Saturdays and Sundays that are worked'},
  'habits.save': {vi: 'Lưu', en: 'Save'},
  'habits.saved': {vi: 'Đã lưu. Hạn trên bàn làm việc được tính lại ngay.', en: 'Saved. Deadlines on the desk follow at once.'},
  'habits.reset': {vi: 'Lấy lại lịch có sẵn', en: 'Back to the calendar that came'},
  'habits.line-wrong': {vi: 'Dòng {lines}: không phải ngày có trên lịch.', en: 'Line {lines}: not a day of the calendar.'},
  'habits.keys': {vi: 'Phím tắt', en: 'Keyboard'},
  'habits.keys-hint': {
    vi: 'Phím tắt không chạy khi bạn đang gõ chữ, kể cả qua Unikey hay bộ gõ của hệ điều hành. Bấm vào ô rồi nhấn phím muốn dùng; Backspace để bỏ.',
    en: 'Keys never work while you type, through Unikey or the system’s input method neither. Choose a field and press the key you want; Backspace takes it away.',
  },
  'habits.keys-on': {vi: 'Dùng phím tắt một phím', en: 'Use single-key shortcuts'},
  'habits.keys-none': {vi: 'không có phím', en: 'no key'},
  'habits.keys-taken': {vi: 'Phím “{key}” đang dùng cho “{act}”.', en: 'The key “{key}” is in use for “{act}”.'},
  'habits.keys-invalid': {vi: 'Chỉ dùng một chữ cái, chữ số hoặc dấu.', en: 'Use one letter, digit or sign.'},
  'habits.keys-reset': {vi: 'Lấy lại phím có sẵn', en: 'Back to the keys that came'},
} as const;
