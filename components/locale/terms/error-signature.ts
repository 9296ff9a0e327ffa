/** Sentences for failures of PDFs, keys, certificates and signing. */
export const signatureErrorTerms = {
  'error.file-not-chosen': {
    vi: 'Chưa đánh dấu tệp nào để ký. Đánh dấu “Ký” ở tệp cần ký rồi bấm lại.',
    en: 'No file is marked to be signed. Tick “Sign” at the file, then press again.',
  },
  'error.file-not-read': {
    vi: 'Có tệp được đánh dấu để ký mà chưa mở xem. Mở từng tệp được đánh dấu rồi bấm ký.',
    en: 'A file marked to be signed was not opened yet. Open each marked file, then press sign.',
  },
  'error.pdf-empty': {
    vi: 'Tệp rỗng (0 byte). Xin tải lại tệp từ hệ thống, hoặc đề nghị nơi gửi gửi lại.',
    en: 'The file is empty (0 bytes). Download it again from the system, or ask the sender to send it again.',
  },
  'error.not-a-pdf': {
    vi: 'Tệp này không phải PDF, nên chưa đọc được ở đây. Mở bằng chương trình của nó, hoặc xin bản PDF.',
    en: 'This file is not a PDF, so it cannot be read here. Open it in its own program, or ask for a PDF.',
  },
  'error.pdf-damaged': {
    vi: 'Tệp PDF bị hỏng hoặc tải về chưa đủ. Tải lại tệp, hoặc đề nghị nơi gửi gửi lại.',
    en: 'The PDF is damaged or was only partly downloaded. Download it again, or ask the sender to send it again.',
  },
  'error.pdf-encrypted': {
    vi: 'Tệp PDF được đặt mật khẩu. Nhập mật khẩu người gửi đã cho để mở.',
    en: 'The PDF is protected by a password. Enter the one the sender gave you to open it.',
  },
  'error.password-wrong': {
    vi: 'Mật khẩu chưa đúng. Kiểm tra bộ gõ và phím Caps Lock rồi nhập lại.',
    en: 'The password is not right. Check your keyboard layout and Caps Lock, then try again.',
  },
  'error.image-not-supported': {
    vi: 'Ảnh phải là PNG hoặc JPG. Hãy chọn tệp khác.',
    en: 'The picture must be a PNG or a JPG. Choose another file.',
  },
  'error.image-animated': {
    vi: 'Ảnh động không dùng làm chữ ký được. Hãy chọn ảnh tĩnh PNG hoặc JPG.',
    en: 'An animated picture cannot be a signature. Choose a still PNG or JPG.',
  },
  'error.image-too-large': {
    vi: 'Ảnh quá lớn (hơn 20.000 điểm mỗi cạnh hoặc 20 MB). Hãy thu nhỏ rồi chọn lại.',
    en: 'The picture is too large (over 20,000 pixels a side or 20 MB). Make it smaller and choose it again.',
  },
  'error.image-damaged': {
    vi: 'Ảnh bị hỏng, không mở được. Hãy quét hoặc chụp lại.',
    en: 'The picture is damaged and does not open. Scan or photograph it again.',
  },
  'error.image-blank': {
    vi: 'Ảnh trống, không thấy nét ký. Hãy chọn ảnh có chữ ký rõ trên nền sáng.',
    en: 'The picture is blank; no stroke was found. Choose one with a clear signature on a light ground.',
  },
  'error.font-damaged': {
    vi: 'Không đọc được phông chữ dùng cho khung chữ ký. Hãy chọn phông TrueType (.ttf) khác hoặc dùng phông có sẵn.',
    en: 'The font for the signature box cannot be read. Choose another TrueType (.ttf) font or use the built-in one.',
  },
  'error.place-size-wrong': {
    vi: 'Khung chữ ký không có kích thước. Hãy kéo khung to hơn rồi ký lại.',
    en: 'The signature box has no size. Make it larger and sign again.',
  },
  'error.pkcs12-damaged': {
    vi: 'Tệp chứng thư không đọc được: có thể không phải .p12/.pfx hoặc đã hỏng. Chọn lại tệp, hoặc xin cấp lại.',
    en: 'The certificate file cannot be read: perhaps it is no .p12/.pfx, or it is damaged. Choose it again or ask for a new one.',
  },
  'error.key-missing': {
    vi: 'Tệp này không có khóa ký kèm chứng thư của nó. Chọn tệp .p12/.pfx mà cơ quan cấp chứng thư đã giao.',
    en: 'This file holds no signing key with its certificate. Choose the .p12/.pfx your certificate authority gave you.',
  },
  'error.signer-locked': {
    vi: 'Khóa ký đã được khóa lại. Mở khóa rồi ký tiếp.',
    en: 'The signing key was locked again. Unlock it and sign on.',
  },
  'error.certificate-expired': {
    vi: 'Chứng thư số đã hết hạn nên không ký được. Kiểm tra ngày giờ của máy; nếu đúng, đề nghị gia hạn chứng thư.',
    en: 'The certificate has expired, so it cannot sign. Check the date of this computer; if it is right, have the certificate renewed.',
  },
  'error.certificate-not-yet-valid': {
    vi: 'Chứng thư số chưa đến ngày có hiệu lực. Kiểm tra ngày giờ của máy, hoặc chờ đến ngày hiệu lực.',
    en: 'The certificate is not valid yet. Check the date of this computer, or wait for its first day.',
  },
  'error.certificate-not-for-signing': {
    vi: 'Chứng thư số này không được cấp để ký văn bản. Chọn chứng thư ký của bạn.',
    en: 'This certificate was not issued for signing documents. Choose your signing certificate.',
  },
  'error.certificate-revoked': {
    vi: 'Chứng thư số đã bị thu hồi nên không ký được. Liên hệ cơ quan cấp chứng thư.',
    en: 'The certificate was revoked, so it cannot sign. Contact the authority that issued it.',
  },
  'error.certificate-damaged': {
    vi: 'Chứng thư số không đọc được. Chọn chứng thư khác hoặc liên hệ nơi cấp.',
    en: 'The certificate cannot be read. Choose another, or contact its issuer.',
  },
  'error.draft-decides-otherwise': {
    vi: 'Nháp của bạn cho văn bản này không phải là phê duyệt. Mở văn bản để xem lại ý kiến rồi ký riêng.',
    en: 'Your draft for this document is not an approval. Open the document, look at the opinion, and sign it by itself.',
  },
  'error.certificate-changed': {
    vi: 'Thiết bị ký đã được đổi giữa chừng nên việc ký dừng lại. Cắm lại đúng thiết bị rồi ký tiếp các văn bản còn lại.',
    en: 'The signing device was changed half way, so signing stopped. Put the right one back and sign the rest.',
  },
  'error.algorithm-not-supported': {
    vi: 'Thiết bị hoặc dịch vụ ký dùng thuật toán chưa được hỗ trợ. Báo quản trị kèm chi tiết kỹ thuật.',
    en: 'The signing device or service uses an algorithm that is not supported. Tell your administrator, with the technical details.',
  },
  'error.changes-not-permitted': {
    vi: 'Chữ ký đã có trên văn bản không cho phép ký thêm như vậy. Văn bản vẫn nguyên vẹn; trao đổi với người ký trước.',
    en: 'A signature already on the document does not permit this. The document is unchanged; speak with the earlier signer.',
  },
  'error.field-missing': {
    vi: 'Văn bản không có ô ký này. Chọn chỗ ký khác.',
    en: 'The document has no such signature field. Choose another place.',
  },
  'error.field-signed': {
    vi: 'Ô này đã có chữ ký. Chọn chỗ ký khác.',
    en: 'This field is signed already. Choose another place.',
  },
  'error.signature-missing': {
    vi: 'Văn bản chưa có chữ ký nào để bổ sung. Ký văn bản trước.',
    en: 'The document has no signature to add to. Sign it first.',
  },
  'error.signature-not-made': {
    vi: 'Thiết bị hoặc dịch vụ trả về chữ ký không khớp chứng thư, nên văn bản chưa được ký. Thử lại; nếu vẫn vậy, kiểm tra thiết bị.',
    en: 'The device or service returned a signature that does not fit the certificate, so nothing was signed. Try again; if it stays so, have the device checked.',
  },
  'error.timestamp-failed': {
    vi: 'Chưa lấy được dấu thời gian. Chữ ký đã tạo (nếu có) vẫn được giữ; thử lại sau hoặc ký không kèm dấu thời gian.',
    en: 'No timestamp could be had. A signature already made is kept; try again later, or sign without a timestamp.',
  },
  'error.revocation-unavailable': {
    vi: 'Chưa hỏi được tình trạng thu hồi của chứng thư. Chữ ký đã tạo (nếu có) vẫn được giữ; thử lại khi có mạng.',
    en: 'The revocation status of a certificate could not be had. A signature already made is kept; try again when there is a network.',
  },
  'error.pin-wrong': {
    vi: 'Mã PIN chưa đúng nên việc ký dừng lại, tránh khóa thiết bị. Kiểm tra rồi nhập lại.',
    en: 'The PIN is not right; signing stopped so that the device does not lock. Check it and enter it again.',
  },
  'error.pin-locked': {
    vi: 'Thiết bị ký đã khóa vì nhập sai PIN nhiều lần. Liên hệ nơi cấp để mở khóa.',
    en: 'The signing device is locked after too many wrong PINs. Contact its issuer.',
  },
  'error.user-cancelled': {
    vi: 'Bạn đã hủy trong chương trình ký. Chưa có gì được ký.',
    en: 'You cancelled in the signing program. Nothing was signed.',
  },
  'error.remote-refused': {
    vi: 'Dịch vụ ký từ xa từ chối. Kiểm tra mã PIN/OTP, xác nhận trên điện thoại, hoặc đăng nhập lại dịch vụ.',
    en: 'The remote signing service refused. Check the PIN/OTP, confirm on the telephone, or log in to the service again.',
  },
  'error.remote-timeout': {
    vi: 'Hết thời gian chờ dịch vụ ký từ xa. Mở ứng dụng trên điện thoại rồi ký lại.',
    en: 'The remote signing service took too long. Open its application on your telephone and sign again.',
  },
  'error.remote-unreachable': {
    vi: 'Chưa kết nối được dịch vụ ký từ xa. Kiểm tra mạng rồi thử lại; văn bản vẫn nguyên vẹn.',
    en: 'The remote signing service cannot be reached. Check the network and try again; the document is unchanged.',
  },
  'error.ca-service-unreachable': {
    vi: 'Không thấy dịch vụ ký số của Ban Cơ yếu trên máy này: chưa cài, chưa chạy, hoặc chứng thư 127.0.0.1 chưa được tin cậy. Mở chương trình VGCA Sign Service rồi thử lại.',
    en: 'The Government CA signing service is not found on this computer: not installed, not running, or its 127.0.0.1 certificate is not trusted. Start VGCA Sign Service and try again.',
  },
  'error.ca-service-failed': {
    vi: 'Chương trình ký số báo lỗi. Kiểm tra thiết bị đã cắm và xem lời báo trong chi tiết kỹ thuật.',
    en: 'The signing program reported a failure. Check that the token is plugged in; its message is in the technical details.',
  },
  'error.ca-service-silent': {
    vi: 'Chương trình ký số không trả lời hoặc đã đóng. Mở lại chương trình rồi ký lại; chưa có gì được gửi đi.',
    en: 'The signing program did not answer, or was closed. Open it again and sign again; nothing was sent.',
  },
  'error.number-place-missing': {
    vi: 'Trang đầu không có dòng “Số: …/…” để ghi số. Kiểm tra thể thức văn bản; nếu đúng mẫu, trả lại đơn vị soạn thảo bổ sung.',
    en: 'The first page has no line “Số: …/…” to write the number into. Check the layout, or return it to the drafting unit.',
  },
  'error.number-already-written': {
    vi: 'Văn bản đã mang số hoặc ngày khác với số, ngày được cấp. Hãy đối chiếu sổ văn bản đi; không ghi đè lên văn bản đã ký.',
    en: 'The document already carries another number or date. Compare it with the outgoing register; a signed page is never written over.',
  },
  'error.evidence-unreachable': {
    vi: 'Chưa kết nối được máy chủ dấu thời gian hoặc thu hồi chứng thư. Kiểm tra mạng rồi thử lại.',
    en: 'The server for timestamps or certificate status cannot be reached. Check the network and try again.',
  },
  'error.cms-damaged': {
    vi: 'Dữ liệu chữ ký trong tệp bị hỏng. Hãy xin lại tệp gốc từ người gửi.',
    en: 'The signature data in the file is damaged. Ask the sender for the original file.',
  },
  'error.crl-damaged': {
    vi: 'Danh sách thu hồi chứng thư nhận được bị hỏng. Hãy kiểm tra lại khi có mạng ổn định.',
    en: 'The revocation list received is damaged. Check again with a stable network.',
  },
  'error.ocsp-damaged': {
    vi: 'Câu trả lời về tình trạng chứng thư bị hỏng. Hãy kiểm tra lại khi có mạng ổn định.',
    en: 'The answer about the certificate is damaged. Check again with a stable network.',
  },
  'error.timestamp-damaged': {
    vi: 'Dấu thời gian trong tệp bị hỏng. Hãy xin lại tệp gốc từ người gửi.',
    en: 'The timestamp in the file is damaged. Ask the sender for the original file.',
  },
  'error.der-damaged': {
    vi: 'Chứng thư bị hỏng nên không đọc được. Hãy xin lại chứng thư từ nơi cấp.',
    en: 'The certificate is damaged and cannot be read. Ask its issuer for it again.',
  },
  'error.revision-too-large': {
    vi: 'Phần sửa đổi trong tệp quá lớn để kiểm tra an toàn. Hãy xin tệp gốc từ người gửi.',
    en: 'A revision of the file is too large to be checked safely. Ask the sender for the original.',
  },
  'error.signed-bytes-too-large': {
    vi: 'Phần được ký trong tệp quá lớn để kiểm tra trên máy này. Hãy kiểm tra trên máy có nhiều bộ nhớ hơn.',
    en: 'The signed part of the file is too large to check on this machine. Use one with more memory.',
  },
} as const;
