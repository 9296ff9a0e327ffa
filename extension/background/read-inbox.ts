/** `read-inbox`: the lists of one system, or of all, into the register. */
import {listDocuments} from '../adapter/read-documents.js';
import type {CallOf, SiteFacts} from '../messages/desk-call.js';
import {setBadge} from './badge.js';
import {now, theDesk} from '../the-desk.js';
import {listSites} from './manage-sites.js';
import {readSites} from './sites.js';
import {visitSystem} from './visit-system.js';
import {refuseSecrets} from './secrets.js';

/** Systems that cannot be read keep their state as their answer; the others are read all the same. */
export async function readInbox({origin}: CallOf<'read-inbox'>): Promise<readonly SiteFacts[]> {
  const desk = await theDesk();
  const sites = (await readSites()).filter(site => site.adapterId !== undefined && (origin === undefined || site.origin === origin));
  await Promise.all(
    sites.map(async site => {
      try {
        const found = await visitSystem(site.origin, session => listDocuments(session, now()));
        await desk.documents.upsertMany(refuseSecrets(found));
      } catch (thrown) {
        console.warn(`trinh-ky: ${site.origin} could not be read`, thrown instanceof Error ? thrown.message : thrown);
      }
    }),
  );
  await setBadge();
  return listSites();
}
