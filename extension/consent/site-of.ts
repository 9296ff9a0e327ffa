/** The system a document came from, as the background knows it; none for a file of the officer's own. */
import type {OfficeDocument} from '../../components/core/document/office-document.js';
import {callBackground} from '../messages/call-background.js';
import type {SiteFacts} from '../messages/desk-call.js';

export async function readSite({source}: OfficeDocument): Promise<SiteFacts | undefined> {
  if (source.adapterId === 'file') return undefined;
  return (await callBackground({type: 'list-sites'})).find(site => site.origin === source.origin);
}
