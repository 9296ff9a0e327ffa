/** One sentence per reason and warning of a validation report: what was found, and what it means for the reader. */
export const signatureReasonTerms = {
  'signature.reason.no-trust-anchors': {
    vi: 'Chưa có danh sách tổ chức chứng thực để đối chiếu; hãy nhờ quản trị cài chứng thư gốc.',
    en: 'There is no list of trusted authorities to compare with; ask your administrator to install the root certificates.',
  },
  'signature.reason.no-trusted-chain': {
    vi: 'Không nối được chứng thư của người ký với tổ chức chứng thực nào đang được tin cậy.',
    en: 'The signer’s certificate does not lead to any trusted authority.',
  },
  'signature.reason.certificate-expired': {
    vi: 'Chứng thư hết hạn vào thời điểm kiểm tra và không có dấu thời gian chứng minh đã ký trước đó.',
    en: 'The certificate had expired at the time of checking, and no timestamp proves that it signed before.',
  },
  'signature.reason.certificate-not-yet-valid': {
    vi: 'Chứng thư chưa có hiệu lực vào thời điểm kiểm tra.',
    en: 'The certificate was not yet valid at the time of checking.',
  },
  'signature.reason.certificate-revoked': {
    vi: 'Chứng thư của người ký đã bị thu hồi; hãy hỏi lại người ký.',
    en: 'The signer’s certificate has been revoked; ask the signer.',
  },
  'signature.reason.revoked-before-signing': {
    vi: 'Chứng thư đã bị thu hồi trước thời điểm ký.',
    en: 'The certificate had been revoked before it signed.',
  },
  'signature.reason.certificate-not-for-signing': {
    vi: 'Chứng thư không được cấp để ký văn bản.',
    en: 'The certificate was not issued for signing documents.',
  },
  'signature.reason.certificate-not-for-timestamp': {
    vi: 'Chứng thư của máy chủ thời gian không được cấp cho việc đó.',
    en: 'The time server’s certificate was not issued for timestamps.',
  },
  'signature.reason.certificate-not-for-ocsp': {
    vi: 'Chứng thư của nơi trả lời trạng thái không được cấp cho việc đó.',
    en: 'The status server’s certificate was not issued for that.',
  },
  'signature.reason.certificate-algorithm-unsupported': {
    vi: 'Chứng thư dùng thuật toán mà trình duyệt này không tính được.',
    en: 'A certificate uses an algorithm this browser cannot compute.',
  },
  'signature.reason.certificate-extension-unknown': {
    vi: 'Chứng thư có điều kiện bắt buộc mà phần mềm này không hiểu.',
    en: 'A certificate carries a mandatory condition this software does not understand.',
  },
  'signature.reason.certificate-policy-not-permitted': {
    vi: 'Chứng thư không theo chính sách mà tổ chức cấp trên đòi hỏi.',
    en: 'A certificate does not follow the policy its authority demands.',
  },
  'signature.reason.issuer-not-authority': {
    vi: 'Chứng thư được cấp bởi bên không có quyền cấp chứng thư.',
    en: 'The certificate was issued by somebody who may not issue certificates.',
  },
  'signature.reason.path-too-long': {
    vi: 'Chuỗi chứng thư dài hơn mức tổ chức cấp trên cho phép.',
    en: 'The chain of certificates is longer than its authority permits.',
  },
  'signature.reason.name-not-permitted': {
    vi: 'Tên trong chứng thư nằm ngoài phạm vi tổ chức cấp được phép.',
    en: 'The name in the certificate is outside what its authority may certify.',
  },
  'signature.reason.revocation-unchecked': {
    vi: 'Chưa kiểm tra được chứng thư có bị thu hồi hay không; hãy kiểm tra lại khi có mạng.',
    en: 'Whether the certificate was revoked could not be checked; try again online.',
  },
  'signature.reason.revocation-not-fresh': {
    vi: 'Bằng chứng về thu hồi quá cũ so với thời điểm ký.',
    en: 'The evidence about revocation is too old for the time of signing.',
  },
  'signature.reason.revocation-unknown': {
    vi: 'Nơi trả lời trạng thái không biết chứng thư này.',
    en: 'The status server does not know this certificate.',
  },
  'signature.reason.algorithm-weak': {
    vi: 'Thuật toán hoặc độ dài khoá không còn đủ mạnh để chứng minh.',
    en: 'The algorithm or the key is no longer strong enough to prove anything.',
  },
  'signature.reason.algorithm-unsupported': {
    vi: 'Trình duyệt này không tính được thuật toán của chữ ký, nên chưa kết luận.',
    en: 'This browser cannot compute the algorithm of the signature, so nothing is concluded.',
  },
  'signature.reason.digest-algorithm-mismatch': {
    vi: 'Chữ ký ghi hai thuật toán băm khác nhau, nên chưa kết luận.',
    en: 'The signature names two different digest algorithms, so nothing is concluded.',
  },
  'signature.reason.signer-certificate-missing': {
    vi: 'Chữ ký không kèm chứng thư của người ký.',
    en: 'The signature does not carry the signer’s certificate.',
  },
  'signature.reason.signing-certificate-missing': {
    vi: 'Chữ ký không gắn với một chứng thư nhất định như chuẩn PAdES đòi hỏi.',
    en: 'The signature is not tied to one certificate, as PAdES demands.',
  },
  'signature.reason.signature-format-unsupported': {
    vi: 'Dạng chữ ký này chưa đọc được.',
    en: 'This format of signature cannot be read yet.',
  },
  'signature.reason.signed-bytes-too-large': {
    vi: 'Tệp quá lớn để kiểm tra dạng chữ ký này.',
    en: 'The file is too large for checking this form of signature.',
  },
  'signature.reason.structure-rebuilt': {
    vi: 'Mục lục của tệp hỏng, phải dò lại từng phần, nên không kết luận được.',
    en: 'The file’s table of contents is broken and had to be searched, so nothing can be concluded.',
  },
  'signature.reason.contents-padding': {
    vi: 'Phần đệm của chữ ký có dữ liệu lạ.',
    en: 'The padding of the signature holds foreign data.',
  },
  'signature.reason.changes-not-analysed': {
    vi: 'Phần thay đổi sau khi ký quá lớn, chưa xem hết được.',
    en: 'What changed after signing is too large to be looked through.',
  },
  'signature.reason.digest-mismatch': {
    vi: 'Nội dung không còn giống lúc ký.',
    en: 'The content is no longer what was signed.',
  },
  'signature.reason.signature-invalid': {
    vi: 'Chữ ký không khớp với khoá của người ký.',
    en: 'The signature does not match the signer’s key.',
  },
  'signature.reason.comments-after-signing': {
    vi: 'Có ghi chú được thêm, sửa hoặc xoá sau khi ký. Nội dung đã ký vẫn nguyên; hãy xem lại bản đã ký để phân biệt.',
    en: 'Comments were added, changed or removed after signing. What was signed is unchanged; look at the version signed to tell them apart.',
  },
  'signature.reason.content-may-be-covered': {
    vi: 'Sau khi ký có hình được đặt lên hoặc lấy khỏi trang, có thể che hoặc làm lộ nội dung. Hãy so với bản đã ký.',
    en: 'After signing something was put on a page or taken off it that may cover or bare content. Compare with the version signed.',
  },
  'signature.reason.changes-not-allowed': {
    vi: 'Sau khi ký đã có thay đổi không được phép.',
    en: 'Changes that are not permitted were made after signing.',
  },
  'signature.reason.byte-range-missing': {
    vi: 'Chữ ký không nói nó bao phủ phần nào của tệp.',
    en: 'The signature does not say which part of the file it covers.',
  },
  'signature.reason.byte-range-invalid': {
    vi: 'Phạm vi ký không hợp lệ.',
    en: 'The signed range is not possible.',
  },
  'signature.reason.byte-range-gap': {
    vi: 'Trong phạm vi ký có chỗ hở chứa được nội dung khác.',
    en: 'The signed range leaves a gap in which other content can stand.',
  },
  'signature.reason.bytes-after-signed-range': {
    vi: 'Sau phần đã ký có thêm dữ liệu không thuộc lần lưu nào.',
    en: 'Data was added after the signed part that belongs to no proper revision.',
  },
  'signature.reason.signed-range-ends-inside-revision': {
    vi: 'Chữ ký chỉ bao phủ một phần của lần lưu.',
    en: 'The signature covers only part of a revision.',
  },
  'signature.reason.revision-not-in-chain': {
    vi: 'Bản đang xem không được nối tiếp từ bản đã ký.',
    en: 'What is shown was not built on the version that was signed.',
  },
  'signature.reason.revision-not-readable-alone': {
    vi: 'Phần đã ký tự nó không phải một văn bản đọc được.',
    en: 'The signed part is no readable document by itself.',
  },
  'signature.reason.later-revision-malformed': {
    vi: 'Lần lưu sau khi ký được viết sai cách, có thể để che giấu.',
    en: 'A revision after signing is malformed, perhaps to hide something.',
  },
  'signature.reason.signature-not-in-signed-revision': {
    vi: 'Chữ ký đang hiện không phải chữ ký có trong bản đã ký.',
    en: 'The signature shown is not the one the signed version held.',
  },
  'signature.reason.signature-dictionary-ambiguous': {
    vi: 'Chữ ký được ghi hai cách, mỗi phần mềm đọc một khác.',
    en: 'The signature is written in two ways that programs read differently.',
  },
  'signature.reason.contents-missing': {
    vi: 'Chữ ký không có nội dung.',
    en: 'The signature has no content.',
  },
  'signature.reason.contents-empty': {
    vi: 'Chữ ký rỗng.',
    en: 'The signature is empty.',
  },
  'signature.reason.contents-not-in-file': {
    vi: 'Chữ ký nằm ở nơi không thể được bao phủ đúng.',
    en: 'The signature stands where it cannot be covered properly.',
  },
  'signature.reason.contents-not-direct': {
    vi: 'Chữ ký nằm ngoài ô của nó.',
    en: 'The signature stands outside its own dictionary.',
  },
  'signature.reason.cms-damaged': {
    vi: 'Dữ liệu chữ ký bị hỏng.',
    en: 'The data of the signature is damaged.',
  },
  'signature.reason.cms-not-detached': {
    vi: 'Chữ ký mang theo nội dung riêng thay vì ký văn bản này.',
    en: 'The signature carries content of its own instead of signing this document.',
  },
  'signature.reason.cms-signer-count': {
    vi: 'Chữ ký phải có đúng một người ký.',
    en: 'A signature must have exactly one signer.',
  },
  'signature.reason.content-type-mismatch': {
    vi: 'Chữ ký được tạo cho loại dữ liệu khác.',
    en: 'The signature was made for another kind of data.',
  },
  'signature.reason.message-digest-missing': {
    vi: 'Chữ ký thiếu giá trị băm của nội dung.',
    en: 'The signature lacks the digest of the content.',
  },
  'signature.reason.algorithm-protection-mismatch': {
    vi: 'Thuật toán của chữ ký đã bị đổi.',
    en: 'The algorithm of the signature was exchanged.',
  },
  'signature.reason.signing-certificate-mismatch': {
    vi: 'Chứng thư kèm theo không phải chứng thư đã ký.',
    en: 'The certificate that came along is not the one that signed.',
  },
  'signature.reason.certification-not-first': {
    vi: 'Chữ ký chứng nhận phải là chữ ký đầu tiên.',
    en: 'A certification must be the first signature.',
  },
  'signature.reason.timestamp-damaged': {
    vi: 'Dấu thời gian bị hỏng.',
    en: 'The timestamp is damaged.',
  },
  'signature.reason.timestamp-imprint-mismatch': {
    vi: 'Dấu thời gian được tạo cho dữ liệu khác.',
    en: 'The timestamp was made for other data.',
  },
  'signature.reason.timestamp-from-the-future': {
    vi: 'Dấu thời gian ghi thời điểm chưa tới.',
    en: 'The timestamp names a time that has not come.',
  },
  'signature.reason.timestamp-signing-certificate-missing': {
    vi: 'Dấu thời gian không gắn với chứng thư của máy chủ thời gian.',
    en: 'The timestamp is not tied to the time server’s certificate.',
  },
  'signature.reason.timestamp-algorithm-unsupported': {
    vi: 'Trình duyệt này không tính được thuật toán của dấu thời gian.',
    en: 'This browser cannot compute the algorithm of the timestamp.',
  },
  'signature.reason.timestamp-digest-algorithm-mismatch': {
    vi: 'Dấu thời gian ghi hai thuật toán băm khác nhau.',
    en: 'The timestamp names two different digest algorithms.',
  },
  'signature.reason.timestamp-signer-certificate-missing': {
    vi: 'Dấu thời gian không kèm chứng thư của máy chủ thời gian.',
    en: 'The timestamp does not carry the time server’s certificate.',
  },
  'signature.reason.timestamp-digest-mismatch': {
    vi: 'Nội dung dấu thời gian đã bị đổi.',
    en: 'The content of the timestamp was changed.',
  },
  'signature.reason.timestamp-signature-invalid': {
    vi: 'Chữ ký của dấu thời gian không khớp.',
    en: 'The signature of the timestamp does not match.',
  },
  'signature.reason.timestamp-signing-certificate-mismatch': {
    vi: 'Dấu thời gian không do chứng thư kèm theo tạo ra.',
    en: 'The timestamp was not made with the certificate that came along.',
  },
  'signature.reason.timestamp-cms-signer-count': {
    vi: 'Dấu thời gian phải có đúng một bên ký.',
    en: 'A timestamp must have exactly one signer.',
  },
  'signature.reason.timestamp-content-type-mismatch': {
    vi: 'Dấu thời gian được tạo cho loại dữ liệu khác.',
    en: 'The timestamp was made for another kind of data.',
  },
  'signature.reason.timestamp-message-digest-missing': {
    vi: 'Dấu thời gian thiếu giá trị băm.',
    en: 'The timestamp lacks a digest.',
  },
  'signature.reason.timestamp-algorithm-protection-mismatch': {
    vi: 'Thuật toán của dấu thời gian đã bị đổi.',
    en: 'The algorithm of the timestamp was exchanged.',
  },
  'signature.reason.signature-removed': {
    vi: 'Một chữ ký từng có trong tệp đã bị gỡ bỏ.',
    en: 'A signature that was in the file has been removed.',
  },
  'signature.reason.annotations-overlap': {
    vi: 'Có hình hoặc ghi chú chồng lên nhau trên trang có chữ ký.',
    en: 'Pictures or notes overlap on a page that carries a signature.',
  },
  'signature.reason.annotations-after-signing': {
    vi: 'Có ghi chú được thêm sau khi ký; ghi chú không thuộc phần được ký.',
    en: 'Notes were added after signing; they are not part of what was signed.',
  },
  'signature.reason.layers-present': {
    vi: 'Văn bản có lớp nội dung bật tắt được; có thể mỗi nơi hiện một khác.',
    en: 'The document has layers that can be switched; it may look different elsewhere.',
  },
  'signature.reason.scripts-present': {
    vi: 'Văn bản có mã tự chạy; có thể mỗi nơi hiện một khác.',
    en: 'The document has scripts; it may look different elsewhere.',
  },
  'signature.reason.dynamic-form-present': {
    vi: 'Văn bản có biểu mẫu động (XFA); có thể mỗi nơi hiện một khác.',
    en: 'The document has a dynamic form (XFA); it may look different elsewhere.',
  },
  'signature.reason.too-many-signatures': {
    vi: 'Tệp có quá nhiều chữ ký; chỉ kiểm tra 200 chữ ký đầu.',
    en: 'The file has too many signatures; only the first 200 were checked.',
  },
  'signature.reason.bytes-after-last-revision': {
    vi: 'Cuối tệp có dữ liệu thừa.',
    en: 'There is surplus data at the end of the file.',
  },
  'signature.reason.junk-before-header': {
    vi: 'Đầu tệp có dữ liệu thừa.',
    en: 'There is surplus data at the start of the file.',
  },
  'signature.reason.duplicate-xref-entry': {
    vi: 'Mục lục của tệp ghi trùng; có thể mỗi nơi hiện một khác.',
    en: 'The file’s table of contents repeats itself; it may look different elsewhere.',
  },
  'signature.reason.hybrid-conflict': {
    vi: 'Tệp có hai mục lục khác nhau; có thể mỗi nơi hiện một khác.',
    en: 'The file has two differing tables of contents; it may look different elsewhere.',
  },
  'signature.reason.object-unreadable': {
    vi: 'Có phần của tệp không đọc được.',
    en: 'Part of the file cannot be read.',
  },
  'signature.reason.xref-loop': {
    vi: 'Mục lục của tệp trỏ vòng.',
    en: 'The file’s table of contents leads back to itself.',
  },
  'signature.reason.xref-order': {
    vi: 'Mục lục của tệp không theo thứ tự.',
    en: 'The file’s table of contents is out of order.',
  },
  'signature.reason.xref-rebuilt': {
    vi: 'Mục lục của tệp hỏng và phải dò lại.',
    en: 'The file’s table of contents is broken and had to be searched.',
  },
} as const;
