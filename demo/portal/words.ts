/** The portal's own sentences. The kit brings its own; an agency writes only what is the agency's. */
import {language} from 'trinh-ky';

const words = {
  title: {vi: 'Đọc và ký một văn bản', en: 'Read and sign a document'},
  lead: {
    vi: 'Văn bản không rời khỏi máy này: đọc, kiểm tra chữ ký, cho ý kiến và ký ngay trong trình duyệt, kể cả khi mất mạng.',
    en: 'The document never leaves this machine: read it, check its signatures, give your opinion and sign it in the browser, also without a network.',
  },
  drop: {vi: 'Thả tệp PDF vào đây, hoặc bấm để chọn tệp', en: 'Drop a PDF here, or press to choose one'},
  picture: {vi: 'Ảnh chữ ký', en: 'Picture of my signature'},
  download: {vi: 'Tải tệp đã ký', en: 'Download the signed file'},
  another: {vi: 'Văn bản khác', en: 'Another document'},
  footer: {
    vi: 'Trang minh hoạ: cổng của một cơ quan nhúng các thành phần Trình Ký, không cần tiện ích mở rộng.',
    en: 'A demonstration: an agency’s portal that embeds the elements of Trình Ký, with no extension.',
  },
  clerk: {vi: 'Văn thư: gửi, nhận, sổ đến, sổ đi', en: 'Clerk: send, receive, registers'},
  clerkSend: {vi: 'Gửi một tệp đã ký, đã có số và dấu', en: 'Send a file that is signed, numbered and sealed'},
  clerkReceive: {vi: 'Văn bản đến', en: 'Received'},
  number: {vi: 'Số', en: 'Number'},
  notation: {vi: 'Ký hiệu', en: 'Notation'},
  subject: {vi: 'Trích yếu', en: 'Subject'},
  sealedFile: {vi: 'Tệp PDF', en: 'PDF file'},
  online: {vi: 'Trực tuyến', en: 'Online'},
  offline: {vi: 'Ngoại tuyến – vẫn làm việc được', en: 'Offline – everything still works'},
  details: {vi: 'Kiểm tra chữ ký', en: 'Signature check'},
  consent: {vi: 'Xem lại và ký', en: 'Review and sign'},
  reading: {vi: 'Văn bản', en: 'Document'},
  acting: {vi: 'Ý kiến và ký', en: 'Opinion and signature'},
  kept: {vi: 'Ý kiến đã được lưu trên máy này.', en: 'Your opinion is kept on this machine.'},
  signed: {
    vi: 'Đã ký. Tệp đã được đọc lại và kiểm tra: chữ ký nguyên vẹn.',
    en: 'Signed. The file was read back and checked: the signature is intact.',
  },
} as const;

export type Word = keyof typeof words;

export function word(key: Word): string {
  return words[key][language()];
}

/** Fills every marked element of the page again, after the language changed. */
export function fillWords(root: ParentNode): void {
  for (const each of root.querySelectorAll<HTMLElement>('[data-words]'))
    each.textContent = word(each.dataset['words'] as Word);
  for (const each of root.querySelectorAll<HTMLElement>('[data-label]'))
    each.setAttribute('aria-label', word(each.dataset['label'] as Word));
}
