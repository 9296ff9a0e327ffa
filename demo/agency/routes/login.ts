import {closeSession, openSession} from '../database/sessions.js';
import {findUser} from '../database/people.js';
import {loginPage} from '../pages/login.js';
import {page, redirect} from '../visit.js';
import type {Reply, Visit} from '../visit.js';

export const cookieName = 'QLVB_SESSION';

export async function showLogin(visit: Visit): Promise<Reply> {
  return page(loginPage(localPath(visit.url.searchParams.get('tiep'))));
}

/** A wrong password is answered with 200 and the form again, as such systems do. */
export async function logIn({office, form}: Visit): Promise<Reply> {
  const name = form.fields.get('ten') ?? '';
  const next = localPath(form.fields.get('tiep'));
  const user = await findUser(office.database, name, form.fields.get('mat-khau') ?? '');
  if (!user) return page(loginPage(next, 'Tên đăng nhập hoặc mật khẩu không đúng.', name));
  const session = await openSession(office.database, user.id, office.now());
  return redirect(next, {'Set-Cookie': `${cookieName}=${session.id}; Path=/; HttpOnly; SameSite=Lax`});
}

export async function logOut({office, request}: Visit): Promise<Reply> {
  const id = sessionCookie(request.headers.cookie);
  if (id) await closeSession(office.database, id);
  return redirect('/dang-nhap', {'Set-Cookie': `${cookieName}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`});
}

export function sessionCookie(header: string | undefined): string | undefined {
  return header
    ?.split(';')
    .map(pair => pair.trim().split('='))
    .find(([name]) => name === cookieName)?.[1];
}

/** Only a path of this system: anything else would let a link lead a fresh login elsewhere. */
function localPath(path: string | null | undefined): string {
  return path && /^\/(?![/\\])/.test(path) ? path : '/';
}
