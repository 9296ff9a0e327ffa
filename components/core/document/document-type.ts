/** The kind of a document by its abbreviation in the notation. Nghị định 30/2020, PL III; case counts: QC is not QyĐ, TT is not TTr. */
const names: Readonly<Record<string, string>> = {
  NQ: 'Nghị quyết',
  QĐ: 'Quyết định',
  CT: 'Chỉ thị',
  QC: 'Quy chế',
  QyĐ: 'Quy định',
  TC: 'Thông cáo',
  TB: 'Thông báo',
  HD: 'Hướng dẫn',
  CTr: 'Chương trình',
  KH: 'Kế hoạch',
  PA: 'Phương án',
  ĐA: 'Đề án',
  DA: 'Dự án',
  BC: 'Báo cáo',
  BB: 'Biên bản',
  TTr: 'Tờ trình',
  HĐ: 'Hợp đồng',
  CĐ: 'Công điện',
  BGN: 'Bản ghi nhớ',
  BTT: 'Bản thoả thuận',
  GUQ: 'Giấy uỷ quyền',
  GM: 'Giấy mời',
  GGT: 'Giấy giới thiệu',
  GNP: 'Giấy nghỉ phép',
  PG: 'Phiếu gửi',
  PC: 'Phiếu chuyển',
  PB: 'Phiếu báo',
  TT: 'Thông tư',
  NĐ: 'Nghị định',
};

/** "QĐ-UBND" is a Quyết định; a công văn carries no abbreviation of its kind. Laws number with their year first: "2020/NĐ-CP". */
export function documentTypeOf(notation: string): string {
  const [, kind = ''] = /^(?:\d{4}\/)?([\p{L}]+)-/u.exec(notation.normalize('NFC').trim()) ?? [];
  return Object.hasOwn(names, kind) ? names[kind]! : 'Công văn';
}
