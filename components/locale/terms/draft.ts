/** Words of the draft room. */
export const draftTerms = {
  'draft.saved': {vi: 'Đã lưu trên máy này {at}', en: 'Saved on this machine {at}'},
  'draft.saving': {vi: 'Đang lưu…', en: 'Saving…'},
  'draft.offline': {vi: 'Ngoại tuyến: đã lưu trên máy này {at}', en: 'Offline: saved on this machine {at}'},
  'draft.conflict': {
    vi: 'Bản nháp này còn được sửa ở một cửa sổ khác. Cả hai bản đều được giữ.',
    en: 'This draft was also edited in another window. Both were kept.',
  },
  'draft.error': {
    vi: 'Chưa lưu được bản nháp. Chữ bạn gõ vẫn còn ở đây; hãy chép ra nơi khác trước khi đóng.',
    en: 'The draft could not be saved. Your words are still here; copy them elsewhere before closing.',
  },
  'draft.recovered': {
    vi: 'Đã khôi phục bản nháp {at} sau lần đóng đột ngột.',
    en: 'Recovered your draft of {at} after an unexpected close.',
  },
  'draft.choice': {vi: 'Hai bản nháp của văn bản này', en: 'Two drafts of this document'},
  'draft.choice.note': {
    vi: 'Bạn đã viết ở hai cửa sổ cùng lúc. Chọn bản để viết tiếp; bản kia được cất và lấy lại được trong 30 ngày.',
    en: 'You wrote in two windows at once. Choose the one to go on with; the other is put away and can be brought back for 30 days.',
  },
  'draft.choice.here': {vi: 'Bản đang mở · {at}', en: 'The one open here · {at}'},
  'draft.choice.there': {vi: 'Bản ở cửa sổ khác · {at}', en: 'The one of the other window · {at}'},
  'draft.choice.empty': {vi: 'Chưa có lời nào.', en: 'No words yet.'},
  'draft.choice.use': {vi: 'Viết tiếp bản này', en: 'Go on with this one'},
  'draft.act.retry': {vi: 'Lưu lại', en: 'Save again'},
  'draft.act.copy': {vi: 'Chép nội dung', en: 'Copy the text'},
  'draft.act.compare': {vi: 'Xem hai bản', en: 'See both'},
  'draft.act.keep': {vi: 'Dùng bản này', en: 'Use it'},
  'draft.act.discard': {vi: 'Bỏ bản này', en: 'Discard it'},
} as const;
