/** One sentence per error code: what happened and the next step. Codes without a sentence fall back to `error.unexpected`. */
export const errorTerms = {
  'error.unexpected': {
    vi: 'Có lỗi ngoài dự kiến ({code}). Dữ liệu của bạn vẫn còn nguyên; hãy thử lại hoặc sao chép báo cáo lỗi gửi quản trị.',
    en: 'Something unexpected happened ({code}). Your work is intact; try again or copy the error report for your administrator.',
  },
  'error.aborted': {vi: 'Đã dừng theo yêu cầu. Chưa có gì thay đổi.', en: 'Stopped as you asked. Nothing was changed.'},
} as const;
