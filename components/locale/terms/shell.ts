/** Words shared by every room: buttons, states, the product's name. */
export const shellTerms = {
  'shell.product': {vi: 'Trình Ký', en: 'Trình Ký'},
  'shell.cancel': {vi: 'Huỷ', en: 'Cancel'},
  'shell.close': {vi: 'Đóng', en: 'Close'},
  'shell.retry': {vi: 'Thử lại', en: 'Try again'},
  'shell.undo': {vi: 'Hoàn tác', en: 'Undo'},
  'shell.loading': {vi: 'Đang tải…', en: 'Loading…'},
  'shell.online': {vi: 'Trực tuyến', en: 'Online'},
  'shell.offline': {vi: 'Ngoại tuyến', en: 'Offline'},
} as const;
