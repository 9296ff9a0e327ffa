import {userById} from './database/people.js';
import {findSession, setFlash} from './database/sessions.js';
import type {Faults, PostFault} from './faults.js';
import {errorPage} from './pages/layout.js';
import {loginPage} from './pages/login.js';
import {
  decide,
  decideInFrame,
  downloadAttachment,
  downloadDecisionFile,
  notFound,
  showDocument,
  showEmptyFrame,
  showFramedDocument,
  showFrames,
} from './routes/document.js';
import {showDossiers, showFramedList, showHome, showList} from './routes/list.js';
import {logIn, logOut, sessionCookie, showLogin} from './routes/login.js';
import {
  downloadForSigning,
  finishSigning,
  showSigning,
  showSigningHome,
  uploadSigned,
} from './routes/signing.js';
import {showStatic} from './routes/static.js';
import {file, page} from './visit.js';
import type {OfficerVisit, Reply, Visit} from './visit.js';

type OpenRoute = readonly [method: 'GET' | 'POST', path: RegExp, handle: (visit: Visit) => Promise<Reply>];
type OfficerRoute = readonly [
  method: 'GET' | 'POST',
  path: RegExp,
  handle: (visit: OfficerVisit) => Promise<Reply>,
];

/** Pages for anybody; the two of the signing program ask for a ticket of their own. */
const openRoutes: readonly OpenRoute[] = [
  ['GET', /^\/dang-nhap$/, showLogin],
  ['POST', /^\/dang-nhap$/, logIn],
  ['GET', /^\/dang-xuat$/, logOut],
  ['GET', /^\/ky-so\/tai\/([\w-]+)\/[\w.-]+$/, downloadForSigning],
  ['POST', /^\/ky-so\/upload$/, uploadSigned],
  ['GET', /^\/static\/([a-z]+)\.(css|js)$/, showStatic],
];

/** Pages for somebody logged in; anybody else is shown the login page instead. */
const officerRoutes: readonly OfficerRoute[] = [
  ['GET', /^\/$/, showHome],
  ['GET', /^\/van-ban$/, showList],
  ['GET', /^\/van-ban\/(\d{1,9})$/, showDocument],
  ['POST', /^\/van-ban\/(\d{1,9})\/xu-ly$/, decide],
  ['GET', /^\/tep\/(\d{1,9})\/tai-ve$/, downloadAttachment],
  ['GET', /^\/tep-y-kien\/(\d{1,9})\/tai-ve$/, downloadDecisionFile],
  ['GET', /^\/khung\/?$/, showFrames],
  ['GET', /^\/khung\/trong$/, showEmptyFrame],
  ['GET', /^\/khung\/danh-sach$/, showFramedList],
  ['GET', /^\/khung\/van-ban\/(\d{1,9})$/, showFramedDocument],
  ['POST', /^\/khung\/van-ban\/(\d{1,9})\/xu-ly$/, decideInFrame],
  ['GET', /^\/ho-so$/, showDossiers],
  ['GET', /^\/ky-so\/?$/, showSigningHome],
  ['GET', /^\/ky-so\/(\d{1,9})$/, showSigning],
  ['POST', /^\/ky-so\/(\d{1,9})\/hoan-thanh$/, finishSigning],
];

/** An answer, or the connection cut without one. */
export type Outcome = Reply | 'cut';

/** Finds the page for a request. The faults concern posts of somebody logged in only. */
export async function answer(visit: Visit, faults: Faults): Promise<Outcome> {
  const open = match(openRoutes, visit);
  if (open) return open.handle({...visit, parameters: open.parameters});

  const officer = await recognise(visit);
  // Status 200 on purpose: this is how the systems it stands for answer when a session is over.
  if (!officer)
    return page(loginPage(visit.request.method === 'GET' ? visit.url.pathname + visit.url.search : '/'));

  const found = match(officerRoutes, visit);
  if (!found) return notFound();
  const {attachment} = faults;
  const handle = async () =>
    attachment && found.handle === downloadAttachment
      ? file(attachment, 'tep.pdf')
      : found.handle({...officer, parameters: found.parameters});
  const fault = visit.request.method === 'POST' ? faults.takePostFault() : undefined;
  if (fault) return fail(fault, handle);
  const reply = await handle();
  if (officer.session.flash && reply.status === 200 && isPage(reply)) {
    await setFlash(visit.office.database, officer.session, null);
  }
  return reply;
}

async function fail(fault: PostFault, handle: () => Promise<Reply>): Promise<Outcome> {
  if (fault === 'lose-request') return 'cut';
  if (fault === 'lose-reply') {
    await handle();
    return 'cut';
  }
  if (fault === 'login-page') return page(loginPage('/'));
  const message = 'Hệ thống đang bận hoặc dữ liệu gửi lên không hợp lệ. Vui lòng thử lại sau.';
  return page(errorPage(`Lỗi ${fault}`, message), fault);
}

async function recognise(visit: Visit): Promise<OfficerVisit | undefined> {
  const {database, now} = visit.office;
  const id = sessionCookie(visit.request.headers.cookie);
  const session = id ? await findSession(database, id, now()) : undefined;
  const user = session && (await userById(database, session.userId));
  return user && {...visit, user, session};
}

function match<Handle>(
  routes: readonly (readonly [string, RegExp, Handle])[],
  visit: Visit,
): {handle: Handle; parameters: string[]} | undefined {
  const method = visit.request.method === 'HEAD' ? 'GET' : visit.request.method;
  for (const [routeMethod, path, handle] of routes) {
    const groups = routeMethod === method ? path.exec(visit.url.pathname) : null;
    if (groups) return {handle, parameters: groups.slice(1)};
  }
  return undefined;
}

function isPage(reply: Reply): boolean {
  return String(reply.headers['Content-Type']).startsWith('text/html');
}
