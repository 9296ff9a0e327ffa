import {formatDay} from '../calendar.js';
import {pick} from '../seed/random.js';
import type {PaperSubject} from './administrative-paper.js';
import type {Face} from './fonts.js';

export interface Paragraph {
  readonly text: string;
  readonly face: Face;
  readonly isCentred: boolean;
}

const grounds = [
  'Căn cứ Luật Tổ chức chính quyền địa phương;',
  'Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;',
  'Căn cứ Luật Giao dịch điện tử ngày 22 tháng 6 năm 2023;',
  'Căn cứ Luật Ngân sách nhà nước và các văn bản hướng dẫn thi hành;',
  'Theo đề nghị của Giám đốc Sở Nội vụ và Chánh Văn phòng Ủy ban nhân dân tỉnh.',
] as const;

const contents = [
  'Thời gian qua, các cơ quan, đơn vị đã có nhiều cố gắng, đạt được kết quả bước đầu; tuy nhiên vẫn còn một số tồn tại, hạn chế như: việc cập nhật dữ liệu chưa kịp thời, tỷ lệ hồ sơ trễ hạn còn cao, công tác phối hợp giữa các cấp chưa chặt chẽ.',
  'Yêu cầu thủ trưởng các cơ quan, đơn vị quán triệt đầy đủ mục đích, ý nghĩa của nội dung nêu trên; phân công rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm; chịu trách nhiệm trước Ủy ban nhân dân tỉnh về kết quả thực hiện.',
  'Sở Nội vụ chủ trì, phối hợp với Văn phòng Ủy ban nhân dân tỉnh theo dõi, đôn đốc, kiểm tra việc thực hiện; tổng hợp kết quả, báo cáo Ủy ban nhân dân tỉnh trước ngày 25 của tháng cuối quý.',
  'Sở Tài chính tham mưu bố trí kinh phí từ nguồn ngân sách địa phương theo phân cấp hiện hành, bảo đảm tiết kiệm, hiệu quả; hướng dẫn việc thanh toán, quyết toán đúng quy định của pháp luật.',
  'Sở Khoa học và Công nghệ bảo đảm hạ tầng kỹ thuật, an toàn thông tin mạng; hướng dẫn việc cấp, quản lý và sử dụng chứng thư chữ ký số chuyên dùng công vụ cho cán bộ, công chức, viên chức.',
  'Ủy ban nhân dân các xã, phường rà soát quy trình nội bộ, niêm yết công khai tại trụ sở và trên cổng thông tin điện tử; tổ chức tuyên truyền đến từng khu dân cư bằng hình thức phù hợp.',
  'Toàn bộ văn bản, hồ sơ công việc liên quan (trừ văn bản mật theo quy định) được gửi, nhận, xử lý và ký số trên môi trường điện tử; không gửi kèm bản giấy đối với văn bản điện tử đã được ký số hợp lệ.',
  'Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị kịp thời phản ánh về Văn phòng Ủy ban nhân dân tỉnh để tổng hợp, báo cáo cấp có thẩm quyền xem xét, quyết định.',
  'Kết quả thực hiện là một trong các căn cứ để đánh giá mức độ hoàn thành nhiệm vụ, xét thi đua, khen thưởng cuối năm đối với tập thể và người đứng đầu.',
  'Số liệu tổng hợp đến thời điểm báo cáo: đã tiếp nhận 12.486 văn bản, trong đó 11.973 văn bản được xử lý hoàn toàn trên môi trường điện tử, đạt 95,9%; số văn bản được ký số cá nhân đạt 88,2%.',
] as const;

/** The text of a paper: grounds, content, articles for a decision, a closing line; five to nineteen paragraphs. */
export function composeBody(document: PaperSubject, random: () => number): Paragraph[] {
  const plain = (text: string): Paragraph => ({text, face: 'regular', isCentred: false});
  const topic = document.subject.replace(
    /^(Về việc|Quyết định|Kế hoạch|Báo cáo|Thông báo|Tờ trình|Giấy mời) /i,
    '',
  );
  const shuffled = contents
    .map(text => ({text, order: random()}))
    .toSorted((one, other) => one.order - other.order)
    .map(({text}) => text);
  const body = shuffled.slice(0, 2 + Math.floor(random() * 9));
  const closing = pick(random, [
    `Trên đây là nội dung về ${lowerFirst(topic)}; đề nghị các cơ quan, đơn vị triển khai thực hiện./.`,
    'Ủy ban nhân dân tỉnh yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện./.',
  ]);
  const secret =
    document.secrecy === 'Thường'
      ? []
      : [plain('TÀI LIỆU GIẢ ĐỊNH, chỉ dùng để kiểm thử việc từ chối xử lý văn bản mật.')];
  if (document.typeName === 'Quyết định') {
    const articles = body.map((text, index) => plain(`Điều ${index + 2}. ${text}`));
    return [
      ...secret,
      {text: 'ỦY BAN NHÂN DÂN TỈNH NAM HẢI', face: 'bold', isCentred: true},
      ...grounds.map(text => ({text, face: 'italic', isCentred: false}) as const),
      {text: 'QUYẾT ĐỊNH:', face: 'bold', isCentred: true},
      plain(`Điều 1. ${topic} với các nội dung chủ yếu nêu tại Phụ lục ban hành kèm theo Quyết định này.`),
      ...articles,
      plain(
        `Điều ${articles.length + 2}. Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các Sở, thủ trưởng các cơ quan, đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.`,
      ),
    ];
  }
  const due = document.dueOn ? ` Thời hạn thực hiện: trước ngày ${formatDay(document.dueOn)}.` : '';
  return [
    ...secret,
    plain(
      `Thực hiện chỉ đạo của Chính phủ, Thủ tướng Chính phủ và chương trình công tác của cấp có thẩm quyền; ${document.organisation} có ý kiến về ${lowerFirst(topic)} như sau:`,
    ),
    ...body.map((text, index) => plain(`${index + 1}. ${text}`)),
    plain(`Các nội dung cụ thể nêu tại Phụ lục gửi kèm.${due}`),
    plain(closing),
  ];
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
