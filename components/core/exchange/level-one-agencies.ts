/**
 * Level-1 codes of QĐ 09/2025/QĐ-TTg (14/4/2025), as far as they could be confirmed: a directory to begin with. The agency's own comes
 * from the axis (`readAgencyTable`), which also knows everything below level 1.
 */
import type {DirectoryAgency} from './organisation-directory.js';

const names: readonly (readonly [code: string, name: string])[] = [
  ['G01', 'Bộ Công an'],
  ['G02', 'Bộ Công Thương'],
  ['G03', 'Bộ Giáo dục và Đào tạo'],
  ['G06', 'Bộ Khoa học và Công nghệ'],
  ['G08', 'Bộ Ngoại giao'],
  ['G09', 'Bộ Nội vụ'],
  ['G10', 'Bộ Nông nghiệp và Môi trường'],
  ['G11', 'Bộ Quốc phòng'],
  ['G12', 'Bộ Tài chính'],
  ['G15', 'Bộ Tư pháp'],
  ['G16', 'Bộ Văn hoá, Thể thao và Du lịch'],
  ['G17', 'Bộ Xây dựng'],
  ['G18', 'Bộ Y tế'],
  ['G19', 'Ngân hàng Nhà nước Việt Nam'],
  ['G20', 'Thanh tra Chính phủ'],
  ['G21', 'Bộ Dân tộc và Tôn giáo'],
  ['G22', 'Văn phòng Chính phủ'],
  ['G27', 'Đài Tiếng nói Việt Nam'],
  ['G28', 'Đài Truyền hình Việt Nam'],
  ['G30', 'Thông tấn xã Việt Nam'],
  ['G31', 'Viện Hàn lâm Khoa học và Công nghệ Việt Nam'],
  ['G32', 'Viện Hàn lâm Khoa học xã hội Việt Nam'],
];

/** Old level-1 codes lead to the same agency. */
export const levelOneAgencies: readonly DirectoryAgency[] = names.map(([code, name]) => ({code, name, formerCodes: [`000.00.00.${code}`]}));
