/** An invented register as large as the national axis was in its first year, as the CSV file a clerk would bring: for trying the search. */
import {createWriteStream} from 'node:fs';
import {once} from 'node:events';

const syllables =
  'an bảo báo bình ban bệnh cao cải cấp chính chỉnh chủ công cường dân dịch dự dục dựng đất đầu đề đô độ đường gia giáo giao giải hành hạ hoạch hội hồ huyện khai khẩn kế kinh kiểm lao liên lý mạng môi mới nhân nông phát phòng phương phúc quản quy quyết rà sách sản sinh soát số sở sức tài tăng tập thẩm thành thi thiên thuế thủ tỉnh toán tổ tra trình triển trường tuyến tư tỷ văn vận vệ việc viên vốn xã xây y yêu'.split(
    ' ',
  );
const onsets = 'b c ch d đ g h k kh l m n ng nh ph qu r s t th tr v x'.split(' ');
const rimes = 'ang anh ao âm ân âu âm iên iêm oan oăng ông ơn uân uyên ươn ương ưng ích ộc ằng ẩn ễ ổ ủy'.split(' ');
const kinds = ['Quyết định', 'Công văn', 'Tờ trình', 'Báo cáo', 'Thông báo', 'Kế hoạch', 'Giấy mời', 'Chỉ thị'];
const notations = ['QĐ-UBND', 'UBND-VX', 'TTr-STC', 'BC-SNV', 'TB-VP', 'KH-UBND', 'GM-SYT', 'CT-UBND'];

export interface NationRegister {
  readonly rows: number;
  readonly distinctWords: number;
  /** A subject that stands in it once. */
  readonly needle: string;
}

/** Writes `rows` rows to `path`; the same rows each time. Words fall off in frequency as in any language, names and codes are many. */
export async function writeNationRegister(path: string, rows: number): Promise<NationRegister> {
  const random = seeded(20_200_225);
  const names = Array.from({length: 230_000}, (_, at) => `${onsets[at % onsets.length]}${rimes[Math.floor(at / onsets.length) % rimes.length]}${at.toString(36)}`);
  const used = new Uint8Array(names.length);
  const word = () => syllables[Math.floor(syllables.length * random() ** 2)]!;
  const needle = 'Về việc nghiệm thu cầu Vĩnh Thịnh bắc qua sông Hồng';
  const out = createWriteStream(path);
  out.write('\uFEFFNgày đến;Số, ký hiệu;Ngày văn bản;Tác giả;Trích yếu\n');
  let block = '';
  for (let row = 0; row < rows; row++) {
    const at = Math.floor(random() * kinds.length);
    const name = Math.floor(names.length * random());
    used[name] = 1;
    const day = new Date(Date.UTC(2019, 2, 12) + Math.floor((row / rows) * 350) * 86_400_000).toISOString().slice(0, 10);
    const subject = row === Math.floor(rows / 3) ? needle : `${kinds[at]} về việc ${word()} ${word()} ${word()} ${word()} ${word()} ${word()} ${names[name]} ${word()} ${word()}`;
    block += `${day};${1 + (row % 4000)}/${notations[at]};${day};Sở ${word()} ${word()} ${word()};${subject}\n`;
    if (block.length < 1 << 20) continue;
    if (!out.write(block)) await once(out, 'drain');
    block = '';
  }
  out.end(block);
  await once(out, 'finish');
  return {rows, distinctWords: used.reduce((sum, each) => sum + each, 0) + syllables.length, needle};
}

function seeded(start: number): () => number {
  let state = start;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
