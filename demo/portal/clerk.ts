/**
 * The clerk's room in a portal: the same elements and the same `ClerkRoom` as in the extension, over the exchange of this browser. Open the
 * page again with `?agency=H41.08` and another agency sits there; the two send to each other with no server.
 */
import {codeSentence, errorCode} from 'trinh-ky';
import {OrganisationDirectory, levelOneAgencies} from 'trinh-ky/exchange';
import type {DirectoryAgency, SentDocument} from 'trinh-ky/exchange';
import {validatePdf} from 'trinh-ky/signature';
import {ClerkRoom, openDesk} from 'trinh-ky/storage';
import {openLoopback} from 'trinh-ky/transports/loopback';

type Tags = HTMLElementTagNameMap;
const find = <K extends keyof Tags>(id: string, _tag: K): Tags[K] => document.getElementById(id) as Tags[K];

const here: readonly DirectoryAgency[] = [
  {code: 'H41.07', name: 'Sở Y tế tỉnh Nam Hải'},
  {code: 'H41.08', name: 'Sở Tài chính tỉnh Nam Hải'},
];
const asked = new URLSearchParams(location.search).get('agency');
const self = here.find(each => each.code === asked) ?? here[0]!;
const now = () => new Date().toISOString();
const today = () => new Intl.DateTimeFormat('sv-SE').format(new Date());

/** Opened when the section is unfolded first: who only signs does not pay for it. */
export async function openClerk(): Promise<void> {
  const desk = await openDesk(`portal-clerk-${self.code}`);
  const exchange = await openLoopback({name: 'portal', organisation: self.code});
  const room = new ClerkRoom({desk, self: {id: self.code, name: self.name}, clock: {now: () => now()}, validate: pdf => validatePdf(pdf)});
  const [arrivals, sent, sheet, problem] = [find('arrivals', 'tk-arrivals'), find('sent', 'tk-sent'), find('send-sheet', 'tk-dispatch'), find('clerk-problem', 'p')];
  const [incoming, outgoing] = [find('register-incoming', 'tk-register'), find('register-outgoing', 'tk-register')];
  const form = find('send-form', 'form');
  const year = Number(today().slice(0, 4));
  let recalled: {readonly sent: SentDocument; readonly ids: readonly string[]} | undefined;

  sheet.directory = new OrganisationDirectory([...here.filter(each => each !== self), ...levelOneAgencies]);
  sheet.today = today();
  incoming.year = outgoing.year = year;
  incoming.organisation = outgoing.organisation = self.name;
  room.onChange = async () => {
    arrivals.arrived = room.arrived;
    arrivals.nextNumber = room.nextIncoming;
    sent.sent = room.sent;
    [incoming.entries, outgoing.entries] = await Promise.all([room.entries('incoming', year), room.entries('outgoing', year)]);
  };

  let rounding = false;
  const round = async () => {
    if (rounding) return;
    rounding = true;
    try {
      await room.round(exchange, {signal: new AbortController().signal, quietMs: 500});
    } finally {
      rounding = false;
    }
  };
  const attempt = async (work: () => Promise<unknown>) => {
    problem.textContent = '';
    try {
      await work();
    } catch (thrown) {
      problem.textContent = codeSentence('error', errorCode(thrown));
    }
    await round();
  };

  arrivals.addEventListener('tk-arrival-act', ({id, act}) => {
    if (act.kind === 'open') return;
    void attempt(async () => {
      if (act.kind === 'accept') await room.accept(id, act.number, act.handler);
      else if (act.kind === 'return') await room.return(id, act.reason);
      else if (act.kind === 'advance') await room.advance(id, act.code);
      else await room.answerRecall(id, act.kind === 'agree', act.kind === 'refuse' ? act.reason : undefined);
    });
  });
  sent.addEventListener('tk-sent-act', ({name, id, organisationIds}) => {
    const document = room.sent.find(each => each.id === id);
    if (!document) return;
    if (name === 'retry') void attempt(() => room.retry(id, organisationIds));
    else if (name === 'recall') {
      recalled = {sent: document, ids: organisationIds};
      sheet.mode = 'recall';
      sheet.subject = {documentId: `recall ${id}`, typeName: document.message.typeName, subject: document.message.subject, notation: document.message.notation, signer: document.message.signer?.fullName ?? '', urgency: 'normal'};
      sheet.recipients = document.recipients.flatMap(each => (organisationIds.includes(each.organisation.id) ? [each.organisation] : []));
    } else void room.envelope(document).then(blob => window.open(URL.createObjectURL(blob)));
  });

  /** A signed, numbered and sealed file from this machine, with what the clerk says of it. */
  const value = (name: string) => (form.elements.namedItem(name) as HTMLInputElement).value.trim();
  const file = form.elements.namedItem('file') as HTMLInputElement;
  file.addEventListener('change', () => {
    sheet.mode = 'send';
    sheet.subject = {documentId: crypto.randomUUID(), typeName: 'Công văn', subject: value('subject') || (file.files?.[0]?.name ?? ''), notation: value('notation'), signer: '', urgency: 'normal'};
    sheet.recipients = [];
  });
  const close = () => {
    (sheet as {subject: unknown}).subject = undefined;
    recalled = undefined;
  };
  sheet.addEventListener('tk-dispatch-submit', ({order}) => {
    void attempt(async () => {
      const [pdf] = file.files ?? [];
      if (order.kind === 'recall' && recalled) await room.recall(recalled.sent.id, recalled.ids, order.reason);
      else if (order.kind === 'send' && pdf) {
        const id = `file:${crypto.randomUUID()}`;
        await desk.files.put(pdf, {id, name: pdf.name, contentType: 'application/pdf'});
        const signer = (await validatePdf(pdf)).signatures[0]?.signer?.commonName ?? '';
        const document = {id, source: {adapterId: 'file', origin: 'file://', externalId: id}, number: {number: value('number'), notation: value('notation')}, subject: value('subject') || pdf.name, sender: self.name, urgency: order.urgency, tab: 'done' as const, issuedOn: today(), receivedAt: now(), unread: false, files: []};
        await room.send(document, {key: id, name: pdf.name}, {to: order.recipients, urgency: order.urgency, typeName: 'Công văn', signer: {fullName: signer}});
        form.reset();
      }
      close();
    });
  });
  sheet.addEventListener('tk-dispatch-cancel', () => {
    form.reset();
    close();
  });

  await room.start(new AbortController().signal);
  await round();
  setInterval(() => void round(), 3000);
  find('clerk', 'details').dataset['ready'] = '';
}
