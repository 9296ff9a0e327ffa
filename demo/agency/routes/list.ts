import {dayOf} from '../calendar.js';
import {boxes, countBoxes, directions, listDocuments} from '../database/documents.js';
import type {Listing} from '../database/documents.js';
import {html} from '../pages/html.js';
import {bareLayout, officeLayout} from '../pages/layout.js';
import {insideFrames, listContent, wholePage} from '../pages/list.js';
import type {ListView, Place} from '../pages/list.js';
import {page, redirect} from '../visit.js';
import type {OfficerVisit, Reply} from '../visit.js';

const pageSize = 20;

export async function showHome(): Promise<Reply> {
  return redirect('/van-ban?hop=cho-xu-ly');
}

export async function showList(visit: OfficerVisit): Promise<Reply> {
  const view = await readList(visit, wholePage);
  return page(officeLayout(visit.user, 'Danh sách văn bản', listContent(view), visit.session.flash));
}

export async function showFramedList(visit: OfficerVisit): Promise<Reply> {
  const view = await readList(visit, insideFrames);
  return page(bareLayout('Danh sách văn bản', listContent(view), 'trong-khung'));
}

export async function showDossiers(visit: OfficerVisit): Promise<Reply> {
  const content = html`<h1 class="tieu-de">Danh mục hồ sơ</h1>
    <p class="ghi-chu">Chưa lập hồ sơ nào trong năm.</p>`;
  return page(officeLayout(visit.user, 'Danh mục hồ sơ', content));
}

async function readList({office, url, user}: OfficerVisit, place: Place): Promise<ListView> {
  const query = url.searchParams;
  const direction = directions.find(each => each === query.get('loai'));
  const words = query.get('tu-khoa')?.trim();
  const urgency = query.get('do-khan');
  const listing: Listing = {
    userId: user.id,
    box: boxes.find(each => each === query.get('hop')) ?? 'cho-xu-ly',
    page: Math.max(1, Math.min(9999, Number.parseInt(query.get('trang') ?? '1', 10) || 1)),
    pageSize,
    ...(direction && {direction}),
    ...(words && {words}),
    ...(urgency && {urgency}),
  };
  const {rows, total} = await listDocuments(office.database, listing);
  const counts = await countBoxes(office.database, user.id, direction);
  return {place, listing, rows, total, counts, today: dayOf(office.now())};
}
