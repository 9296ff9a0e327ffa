/** One kind of document and what such documents are about. `{}` takes one of the {@link variations}. */
export interface SubjectPattern {
  readonly typeName: string;
  /** Abbreviation of the type (Nghị định 30/2020, annex III); a letter has none and names the drafting section. */
  readonly code: string;
  readonly subject: string;
  readonly variations: readonly string[];
}

const years = ['năm 2026', 'năm 2027', 'giai đoạn 2026 - 2030', '6 tháng cuối năm 2026'];
const places = ['phường Nam Hải Trung', 'xã Cồn Sẻ', 'xã Đông Triều Hải', 'Khu kinh tế Vũng Nồm'];
const topics = [
  'xử lý văn bản, hồ sơ công việc trên môi trường mạng',
  'sử dụng chữ ký số chuyên dùng công vụ',
  'phòng, chống thiên tai và tìm kiếm cứu nạn',
  'quản lý, sử dụng tài sản công',
  'giải ngân vốn đầu tư công',
];

const pattern = (
  typeName: string,
  code: string,
  subject: string,
  variations: readonly string[],
): SubjectPattern => ({
  typeName,
  code,
  subject,
  variations,
});

/** What the agency itself issues. */
export const ownSubjects: readonly SubjectPattern[] = [
  pattern('Quyết định', 'QĐ', 'Phê duyệt Kế hoạch chuyển đổi số của tỉnh Nam Hải {}', years),
  pattern('Quyết định', 'QĐ', 'Thành lập Tổ công tác kiểm tra việc {}', topics),
  pattern('Quyết định', 'QĐ', 'Phê duyệt quy hoạch chi tiết xây dựng tỷ lệ 1/500 khu dân cư {}', places),
  pattern('Quyết định', 'QĐ', 'Ban hành Quy chế phối hợp {}', topics),
  pattern('Kế hoạch', 'KH', 'Kế hoạch cải cách hành chính tỉnh Nam Hải {}', years),
  pattern('Kế hoạch', 'KH', 'Kế hoạch tập huấn {}', topics),
  pattern(
    'Báo cáo',
    'BC',
    'Báo cáo tình hình thực hiện nhiệm vụ Chính phủ, Thủ tướng Chính phủ giao {}',
    years,
  ),
  pattern('Báo cáo', 'BC', 'Báo cáo kết quả {}', topics),
  pattern(
    'Thông báo',
    'TB',
    'Thông báo ý kiến kết luận của đồng chí Phó Chủ tịch tại buổi làm việc với {}',
    places,
  ),
  pattern(
    'Tờ trình',
    'TTr',
    'Tờ trình đề nghị Hội đồng nhân dân tỉnh thông qua danh mục dự án thu hồi đất tại {}',
    places,
  ),
  pattern('Công văn', 'NC', 'Về việc tăng cường {}', topics),
  pattern('Công văn', 'KTTH', 'Về việc rà soát, đôn đốc {}', topics),
  pattern('Giấy mời', 'GM', 'Giấy mời họp Ban Chỉ đạo về {}', topics),
];

/** What arrives from other offices. */
export const otherSubjects: readonly SubjectPattern[] = [
  pattern('Công văn', 'VP', 'Về việc đề nghị góp ý dự thảo Quy chế {}', topics),
  pattern('Công văn', 'TH', 'Về việc báo cáo tình hình {}', topics),
  pattern('Công văn', 'KH', 'Về việc hướng dẫn xây dựng kế hoạch và dự toán ngân sách {}', years),
  pattern('Tờ trình', 'TTr', 'Tờ trình về việc phê duyệt dự toán kinh phí {}', topics),
  pattern('Tờ trình', 'TTr', 'Tờ trình đề nghị phê duyệt chủ trương đầu tư dự án cấp nước sạch {}', places),
  pattern('Báo cáo', 'BC', 'Báo cáo kết quả công tác {}', years),
  pattern('Báo cáo', 'BC', 'Báo cáo thẩm định hồ sơ đề nghị điều chỉnh quy hoạch tại {}', places),
  pattern('Giấy mời', 'GM', 'Giấy mời dự hội nghị trực tuyến triển khai công tác {}', years),
  pattern('Thông báo', 'TB', 'Thông báo kết quả kiểm tra công tác {}', topics),
  pattern('Kế hoạch', 'KH', 'Kế hoạch thanh tra, kiểm tra {}', years),
];
