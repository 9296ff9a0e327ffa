export interface Organisation {
  readonly name: string;
  /** The organisation above, printed over the name. */
  readonly parent?: string;
  /** Its abbreviation in a document's notation. */
  readonly code: string;
  readonly place: string;
  /** Lines above the signature: capacity, then position. */
  readonly capacity: readonly string[];
  readonly signer: string;
}

const province = 'UBND tỉnh Nam Hải';

/** The agency whose system this is; its papers wait for the Vice Chairman's signature. */
export const ownOrganisation: Organisation = {
  name: 'Ủy ban nhân dân tỉnh Nam Hải',
  code: 'UBND',
  place: 'Nam Hải',
  capacity: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
  signer: 'Trần Văn Lãnh',
};

const ministry = (name: string, code: string, signer: string): Organisation => ({
  name,
  code,
  place: 'Hà Nội',
  capacity: ['KT. BỘ TRƯỞNG', 'THỨ TRƯỞNG'],
  signer,
});

const department = (name: string, code: string, signer: string): Organisation => ({
  name,
  parent: province,
  code,
  place: 'Nam Hải',
  capacity: ['GIÁM ĐỐC'],
  signer,
});

const ward = (name: string, signer: string): Organisation => ({
  name: `Ủy ban nhân dân ${name}`,
  parent: province,
  code: 'UBND',
  place: name.replace(/^(phường|xã) /, ''),
  capacity: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
  signer,
});

/** Who sends papers to the agency. Real kinds of offices, invented people and an invented province. */
export const otherOrganisations: readonly Organisation[] = [
  {
    name: 'Văn phòng Chính phủ',
    code: 'VPCP',
    place: 'Hà Nội',
    capacity: ['KT. BỘ TRƯỞNG, CHỦ NHIỆM', 'PHÓ CHỦ NHIỆM'],
    signer: 'Đỗ Quang Khải',
  },
  ministry('Bộ Nội vụ', 'BNV', 'Vũ Thị Hồng Ánh'),
  ministry('Bộ Tài chính', 'BTC', 'Nguyễn Đức Thịnh'),
  ministry('Bộ Khoa học và Công nghệ', 'BKHCN', 'Phạm Hữu Nghĩa'),
  ministry('Bộ Tư pháp', 'BTP', 'Lương Thế Vượng'),
  ministry('Bộ Xây dựng', 'BXD', 'Trịnh Xuân Đường'),
  ministry('Bộ Nông nghiệp và Môi trường', 'BNNMT', 'Hoàng Thị Mỹ Ưng'),
  ministry('Bộ Y tế', 'BYT', 'Đặng Thị Ưỡn'),
  department('Sở Nội vụ', 'SNV', 'Ngô Thị Phượng'),
  department('Sở Tài chính', 'STC', 'Bùi Văn Ước'),
  department('Sở Khoa học và Công nghệ', 'SKHCN', 'Lý Ngọc Ẩn'),
  department('Sở Tư pháp', 'STP', 'Dương Thị Ngà'),
  department('Sở Xây dựng', 'SXD', 'Phan Đình Ổn'),
  department('Sở Giáo dục và Đào tạo', 'SGDĐT', 'Huỳnh Thị Ý Nhi'),
  department('Sở Y tế', 'SYT', 'Tạ Quang Hưởng'),
  department('Sở Nông nghiệp và Môi trường', 'SNNMT', 'Đinh Văn Rẫy'),
  department('Sở Công Thương', 'SCT', 'Mai Thị Khuê'),
  ward('phường Nam Hải Trung', 'Cao Văn Quý'),
  ward('xã Cồn Sẻ', 'Võ Thị Diễm'),
  ward('xã Đông Triều Hải', 'Hồ Sỹ Đạt'),
];

export function organisationNamed(name: string): Organisation {
  const found = [ownOrganisation, ...otherOrganisations].find(organisation => organisation.name === name);
  if (!found) throw new RangeError(`no organisation is called ${name}`);
  return found;
}
