import {dayOf} from '../calendar.js';
import type {RegisteredDocument} from '../database/documents.js';
import {organisationNamed} from '../seed/organisations.js';
import type {Organisation} from '../seed/organisations.js';
import {randomSequence} from '../seed/random.js';
import {appendAppendix} from './appendix.js';
import {composeBody} from './body.js';
import {frame, Paper, textWidth} from './paper.js';

const leftColumn = {x: frame.left - 24, width: 190};
const rightColumn = {x: frame.left + 164, width: textWidth - 164 + 8};

/** Three lines of capacity, the room for a signature, and the name. */
const signatureHeight = 190;

/** What a paper shows of a document. */
export type PaperSubject = Pick<
  RegisteredDocument,
  | 'id'
  | 'number'
  | 'typeName'
  | 'organisation'
  | 'subject'
  | 'urgency'
  | 'secrecy'
  | 'signer'
  | 'issuedOn'
  | 'receivedAt'
  | 'dueOn'
>;

/** Writes a document's paper of two to five pages in the form of Nghị định 30/2020, annex I. */
export async function writeAdministrativePaper(document: PaperSubject): Promise<Uint8Array> {
  const organisation = organisationNamed(document.organisation);
  const random = randomSequence(document.id);
  const paper = await Paper.begin(
    `${document.number} ${document.subject}`,
    document.organisation,
    document.receivedAt,
  );
  writeHead(paper, document, organisation);
  writeTitle(paper, document, organisation);
  const paragraphs = composeBody(document, random);
  for (const [index, paragraph] of paragraphs.entries()) {
    // A signature block never stands on a page without text of the document above it.
    if (index === paragraphs.length - 1) paper.need(signatureHeight + 70);
    paper.write(paragraph.text, {
      face: paragraph.face,
      size: 14,
      align: paragraph.isCentred ? 'centre' : 'justified',
      firstLineIndent: paragraph.isCentred ? 0 : 36,
      spaceAfter: 6,
    });
  }
  writeSignature(paper, document, organisation);
  appendAppendix(paper, document, random);
  return paper.finish();
}

/** Boxes 1 to 4 and 10: agency, national heading, number, place and date, stamps. */
function writeHead(paper: Paper, document: PaperSubject, organisation: Organisation): void {
  const top = paper.y;
  const bold = {face: 'bold', size: 13, align: 'centre'} as const;
  if (organisation.parent) {
    paper.write(organisation.parent.toUpperCase(), {
      ...leftColumn,
      face: 'regular',
      size: 13,
      align: 'centre',
    });
  }
  paper.write(upperName(organisation), {...leftColumn, ...bold});
  paper.rule(leftColumn.x + leftColumn.width / 2 - 30, paper.y - 1, 60);
  const leftEnd = paper.y;

  paper.y = top;
  paper.write('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', {...rightColumn, ...bold, size: 12.5});
  paper.write('Độc lập - Tự do - Hạnh phúc', {...rightColumn, ...bold, size: 13.5});
  const motto = paper.measure('Độc lập - Tự do - Hạnh phúc', {face: 'bold', size: 13.5});
  paper.rule(rightColumn.x + (rightColumn.width - motto) / 2, paper.y - 1, motto);

  const second = Math.min(leftEnd, paper.y) - 10;
  paper.y = second;
  const number = document.number.replace('...', '.......');
  paper.write(`Số: ${number}`, {...leftColumn, face: 'regular', size: 13, align: 'centre'});
  if (document.typeName === 'Công văn') {
    const subject = document.subject.replace(/^Về việc /, 'V/v ');
    paper.write(subject, {...leftColumn, face: 'regular', size: 12, align: 'centre'});
  }
  const third = paper.y;
  paper.y = second;
  paper.write(`${organisation.place}, ${longDay(document)}`, {
    ...rightColumn,
    face: 'italic',
    size: 13.5,
    align: 'centre',
  });
  paper.y = Math.min(third, paper.y) - 6;

  const stamps = [
    ...(document.secrecy === 'Thường' ? [] : [document.secrecy.toUpperCase()]),
    ...(document.urgency === 'Thường' ? [] : [document.urgency.toUpperCase()]),
  ];
  for (const text of stamps) {
    const width = paper.measure(text, {face: 'bold', size: 13}) + 20;
    paper.stamp(text, leftColumn.x + (leftColumn.width - width) / 2, paper.y, width);
    paper.space(30);
  }
  paper.space(8);
}

/** Boxes 5 and 9a: type and subject, or whom a letter is addressed to. */
function writeTitle(paper: Paper, document: PaperSubject, organisation: Organisation): void {
  if (document.typeName === 'Công văn') {
    const addressee =
      organisation.code === 'UBND' && !organisation.parent
        ? 'Các Sở, ban, ngành; Ủy ban nhân dân các xã, phường'
        : 'Ủy ban nhân dân tỉnh Nam Hải';
    paper.write(`Kính gửi: ${addressee}`, {face: 'regular', size: 14, align: 'centre', spaceAfter: 10});
    return;
  }
  paper.write(document.typeName.toUpperCase(), {face: 'bold', size: 14, align: 'centre'});
  const opening = new RegExp(`^${document.typeName} `, 'i');
  const subject = document.subject.replace(opening, '');
  paper.write(subject.charAt(0).toUpperCase() + subject.slice(1), {
    face: 'bold',
    size: 14,
    align: 'centre',
    x: frame.left + 40,
    width: textWidth - 80,
  });
  paper.rule(frame.left + textWidth / 2 - 45, paper.y - 2, 90);
  paper.space(12);
}

/** Boxes 7 and 9b side by side, never torn apart: whom it goes to, and who signs. */
function writeSignature(paper: Paper, document: PaperSubject, organisation: Organisation): void {
  paper.space(6);
  paper.need(signatureHeight);
  const top = paper.y;
  paper.write('Nơi nhận:', {face: 'bold-italic', size: 12});
  const office = organisation.code === 'UBND' ? 'NC' : 'VP';
  for (const line of [
    '- Như trên;',
    '- Chủ tịch, các Phó Chủ tịch UBND tỉnh;',
    '- Cổng thông tin điện tử tỉnh;',
    `- Lưu: VT, ${office} (05).`,
  ]) {
    paper.write(line, {face: 'regular', size: 11, width: 200});
  }
  const end = paper.y;
  paper.y = top;
  const block = {
    x: frame.left + 215,
    width: textWidth - 215,
    face: 'bold',
    size: 13.5,
    align: 'centre',
  } as const;
  for (const line of organisation.capacity) paper.write(line, block);
  // Room for the hand signature and, over its left third, the seal.
  paper.space(78);
  paper.write(document.signer, {...block, size: 14});
  paper.y = Math.min(paper.y, end);
}

function upperName(organisation: Organisation): string {
  const name = organisation.name.toUpperCase();
  return name.startsWith('ỦY BAN NHÂN DÂN ') ? name.replace('ỦY BAN NHÂN DÂN ', 'ỦY BAN NHÂN DÂN\n') : name;
}

/** `ngày 05 tháng 01 năm 2026`: day below 10 and months 1 and 2 take a zero (annex I). Blank while it has no date. */
function longDay(document: PaperSubject): string {
  const day = document.issuedOn ?? dayOf(document.receivedAt);
  const month = day.getUTCMonth() + 1;
  const monthText = month < 3 ? `0${month}` : String(month);
  const dayText = document.issuedOn ? String(day.getUTCDate()).padStart(2, '0') : '.....';
  return `ngày ${dayText} tháng ${monthText} năm ${day.getUTCFullYear()}`;
}
