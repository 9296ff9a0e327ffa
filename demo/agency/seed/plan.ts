import {addDays, dayOf, formatDay} from '../calendar.js';
import type {Box, Direction} from '../database/documents.js';
import type {DecisionKind} from '../database/decisions.js';
import {otherOrganisations, ownOrganisation} from './organisations.js';
import {pick, randomSequence} from './random.js';
import {otherSubjects, ownSubjects} from './subjects.js';

export interface PlannedOpinion {
  readonly userId: number;
  readonly kind: DecisionKind;
  readonly comment: string;
  readonly decidedAt: Date;
}

export interface PlannedDocument {
  readonly id: number;
  readonly direction: Direction;
  readonly number: string;
  readonly typeName: string;
  readonly organisation: string;
  readonly subject: string;
  readonly urgency: string;
  readonly secrecy: string;
  readonly signer: string;
  readonly drafter: string;
  readonly issuedOn: Date | null;
  readonly dueOn: Date | null;
  readonly receivedAt: Date;
  readonly fileNames: readonly string[];
  /** Box of each user who has it, by user id. */
  readonly boxes: ReadonlyMap<number, Box>;
  readonly opinions: readonly PlannedOpinion[];
}

export const firstDocumentId = 48_201;
/** Position, in the order of planning, of the one document marked as a state secret. */
const secretIndex = 11;
const [leader, specialist, clerk] = [1, 2, 3];

/** Nine submitted, eight incoming and three outgoing in every twenty, so that any number of them is a fair mix. */
const directionCycle: readonly Direction[] = [
  ...(['trinh-ky', 'den', 'trinh-ky', 'den', 'trinh-ky', 'den', 'di'] as const),
  ...(['trinh-ky', 'den', 'trinh-ky', 'den', 'trinh-ky', 'den', 'di'] as const),
  ...(['trinh-ky', 'den', 'trinh-ky', 'den', 'trinh-ky', 'trinh-ky'] as const),
];

/** The `count` documents of an agency on `today`, newest first; the same two arguments give the same documents. */
export function planDocuments(today: Date, count: number): PlannedDocument[] {
  return Array.from({length: count}, (_, index) => planDocument(dayOf(today), index));
}

function planDocument(today: Date, index: number): PlannedDocument {
  const random = randomSequence(index + 1);
  const direction = directionCycle[index % directionCycle.length] ?? 'den';
  const isOwn = direction !== 'den';
  const organisation = isOwn ? ownOrganisation : pick(random, otherOrganisations);
  const pattern = pick(random, isOwn ? ownSubjects : otherSubjects);
  const receivedAt = workingMoment(today, index, random);
  const receivedOn = dayOf(receivedAt);
  const isSecret = index === secretIndex;
  // Some drafts come without a number and date: the clerk gives them after the signature (Nghị định 30/2020, art. 15).
  const isUnnumbered = direction === 'trinh-ky' && index % 9 === 8;
  const notation =
    pattern.typeName === 'Công văn'
      ? `${organisation.code}-${pattern.code}`
      : `${pattern.code}-${organisation.code}`;
  const running = String(Math.floor(random() * 60) + Math.max(1, 2400 - index * 11)).padStart(2, '0');
  const number = isUnnumbered ? `.../${notation}` : `${running}/${notation}`;
  const subject = pattern.subject.replace('{}', pick(random, pattern.variations));
  const boxes = planBoxes(direction, index);
  const hasDeadline = direction !== 'di' && boxes.get(leader) !== 'de-biet' && random() > 0.15;
  const typeAndNumber = `${pattern.typeName} ${isUnnumbered ? 'dự thảo' : number.replace('/', '_')}`;
  return {
    id: firstDocumentId + index * 3,
    direction,
    number,
    typeName: pattern.typeName,
    organisation: organisation.name,
    subject: isSecret ? `${subject} (văn bản giả định để kiểm thử)` : subject,
    urgency: random() < 0.68 ? 'Thường' : pick(random, ['Khẩn', 'Khẩn', 'Thượng khẩn', 'Hỏa tốc']),
    secrecy: isSecret ? 'Mật' : 'Thường',
    signer: organisation.signer,
    drafter: isOwn ? 'Nguyễn Thị Chuyên' : 'Lê Thị Văn Thư',
    issuedOn: isUnnumbered ? null : addDays(receivedOn, isOwn ? 0 : -Math.ceil(random() * 4)),
    dueOn: hasDeadline ? addDays(receivedOn, 2 + Math.floor(random() * 20)) : null,
    receivedAt,
    fileNames: [
      `${typeAndNumber}${direction === 'trinh-ky' ? ' (bản trình ký)' : ''}.pdf`,
      ...(index % 6 === 4 ? [`Phụ lục kèm theo ${typeAndNumber}.pdf`] : []),
    ],
    boxes,
    opinions: planOpinions(direction, index, receivedAt, boxes.get(leader)),
  };
}

/** Going back in time about three documents a working day, between 07:30 and 16:30. */
function workingMoment(today: Date, index: number, random: () => number): Date {
  let day = today;
  for (let remaining = Math.floor(index / 3) + 1; remaining > 0; remaining -= 1) {
    do day = addDays(day, -1);
    while (day.getUTCDay() === 0 || day.getUTCDay() === 6);
  }
  const slot = 2 - (index % 3);
  const minutes = 7 * 60 + 30 + slot * 180 + Math.floor(random() * 170);
  return new Date(day.getTime() + (minutes - 7 * 60) * 60_000);
}

function planBoxes(direction: Direction, index: number): ReadonlyMap<number, Box> {
  const turn = Math.floor(index / 5) % 10;
  if (direction === 'trinh-ky') {
    return new Map<number, Box>([
      [leader, turn === 9 ? 'da-xu-ly' : 'cho-xu-ly'],
      [specialist, 'da-xu-ly'],
    ]);
  }
  if (direction === 'di') {
    return new Map<number, Box>([
      [leader, 'da-xu-ly'],
      [specialist, 'de-biet'],
      [clerk, 'cho-xu-ly'],
    ]);
  }
  const leaderBox: Box = turn < 5 ? 'cho-xu-ly' : turn < 7 ? 'phoi-hop' : turn < 9 ? 'de-biet' : 'da-xu-ly';
  return new Map<number, Box>([
    [leader, leaderBox],
    [specialist, turn % 3 === 0 ? 'cho-xu-ly' : 'phoi-hop'],
    [clerk, 'da-xu-ly'],
  ]);
}

function planOpinions(
  direction: Direction,
  index: number,
  receivedAt: Date,
  leaderBox: Box | undefined,
): PlannedOpinion[] {
  const opinions: PlannedOpinion[] = [];
  const after = (minutes: number) => new Date(receivedAt.getTime() + minutes * 60_000);
  if (direction === 'trinh-ky' && index % 4 === 0) {
    const comment =
      'Kính trình đồng chí Phó Chủ tịch xem xét, ký ban hành. Hồ sơ đã được Sở Tư pháp thẩm định.';
    opinions.push({userId: specialist, kind: 'y-kien-khac', comment, decidedAt: after(4)});
  }
  if (direction === 'den' && index % 5 === 3) {
    const comment = `Văn bản đến ngày ${formatDay(receivedAt)}, kính chuyển đồng chí Phó Chủ tịch cho ý kiến chỉ đạo.`;
    opinions.push({userId: clerk, kind: 'y-kien-khac', comment, decidedAt: after(6)});
  }
  if (leaderBox === 'da-xu-ly') {
    const isReturned = direction === 'trinh-ky' && index % 2 === 1;
    opinions.push(
      isReturned
        ? {
            userId: leader,
            kind: 'tra-lai',
            comment: 'Bổ sung dự toán chi tiết và ý kiến của Sở Tài chính, trình lại trước thứ Sáu.',
            decidedAt: after(95),
          }
        : {userId: leader, kind: 'phe-duyet', comment: 'Đồng ý.', decidedAt: after(95)},
    );
  }
  return opinions;
}
