/** Words of the signature room. */
export const signatureTerms = {
  // Placing
  'signature.place-here': {vi: 'Đề nghị đặt tại đây', en: 'Suggested place'},
  'signature.placed-by-hand': {vi: 'Bạn đã đặt tại đây', en: 'Placed by you'},
  'signature.place-box': {vi: 'Khung chữ ký', en: 'Signature box'},
  'signature.place-help': {
    vi: 'Phím mũi tên dời 1 mm, giữ Shift dời 5 mm; + và − đổi cỡ; n và p sang chỗ đề nghị khác.',
    en: 'Arrow keys move by 1 mm, with Shift by 5 mm; + and − resize; n and p go to the other suggestions.',
  },
  'signature.place-at': {
    vi: 'Trang {page}, cách mép trái {left} mm, cách mép dưới {bottom} mm, rộng {width} mm, cao {height} mm.',
    en: 'Page {page}, {left} mm from the left edge, {bottom} mm from the bottom, {width} mm wide, {height} mm high.',
  },
  'signature.place-choice': {vi: 'Chỗ {current} trên {count}', en: 'Place {current} of {count}'},
  'signature.place-next': {vi: 'Chỗ khác', en: 'Another place'},
  'signature.place-doubt': {vi: 'Hãy kiểm tra lại chỗ này.', en: 'Please check this place.'},
  'signature.place-resize': {vi: 'Kéo để đổi cỡ', en: 'Drag to resize'},
  'signature.because.name-line': {vi: 'ngay trên dòng họ tên người ký', en: 'just above the signer’s name'},
  'signature.because.position-line': {vi: 'ngay dưới dòng chức vụ', en: 'just below the position'},
  'signature.because.sign-here-note': {vi: 'tại chỗ ghi “Ký tên, đóng dấu”', en: 'at the note “sign and seal”'},
  'signature.because.top-right': {vi: 'góc trên bên phải trang đầu', en: 'top right of the first page'},
  'signature.because.signature-left-third': {vi: 'trùm một phần ba bên trái chữ ký', en: 'over the left third of the signature'},
  'signature.because.page-end': {vi: 'cuối văn bản, chưa thấy dòng họ tên', en: 'end of the text, no name line found'},
} as const;
