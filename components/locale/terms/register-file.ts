/** Bringing an old register into the search. */
export const registerFileTerms = {
  'register-file.title': {vi: 'Sổ văn bản cũ', en: 'Old registers'},
  'register-file.what': {
    vi: 'Đưa sổ đăng ký văn bản của những năm trước vào phần tìm kiếm của bàn làm việc này. Tệp chỉ được đọc trên máy, không gửi đi đâu.',
    en: 'Brings registers of earlier years into the search of this desk. The file is read on this computer and sent nowhere.',
  },
  'register-file.columns': {
    vi: 'Tệp CSV mã UTF-8; dòng đầu là tên cột: Số, ký hiệu · Ngày văn bản · Ngày đến · Tác giả · Trích yếu · Độ mật. Chỉ cột trích yếu là bắt buộc. Văn bản ghi độ mật bị bỏ qua.',
    en: 'A CSV file in UTF-8 whose first row names the columns: number, issuedOn, receivedAt, sender, subject, secrecy. Only the subject is needed. Documents marked secret are left out.',
  },
  'register-file.total': {vi: 'Tìm được trong {count} văn bản.', en: '{count} documents can be searched.'},
  'register-file.choose': {vi: 'Chọn tệp sổ…', en: 'Choose a register…'},
  'register-file.progress': {
    vi: 'Đã đọc {read} văn bản; bỏ {secret} văn bản mật, {unusable} dòng không có trích yếu.',
    en: '{read} documents read; {secret} secret ones and {unusable} rows without a subject left out.',
  },
} as const;
