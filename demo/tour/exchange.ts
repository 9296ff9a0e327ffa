/**
 * The tour after the seal: the clerk registers and sends the document to three agencies, each with a browser of its own, over a real NATS
 * JetStream server. One returns it, one gives it back when asked, one refuses to and finishes it; every state comes back to the sender.
 */
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import type {Page} from 'puppeteer-core';

import {readEnvelope} from '../../components/exchange.js';
import {launchBrowser} from '../setup/browser-driver.js';
import type {ExtensionBrowser} from '../setup/browser-driver.js';
import {actOnArrival, exchangeNow, openPart, recallFrom, savedEnvelope, sendTo, setAgency, statesOnScreen, untilArrived, untilState} from '../setup/exchange-clerk.js';
import type {ClerkAgency} from '../setup/exchange-clerk.js';
import {NatsCluster, natsMissing} from '../setup/nats-cluster.js';
import {openDesk} from '../setup/officer.js';
import type {TourLog} from './tour-log.js';

type Act = Parameters<TourLog['step']>[2];

export interface ExchangeVisit {
  /** The clerk's browser, a numbered and sealed document on its desk. */
  readonly clerk: () => ExtensionBrowser;
  /** Where the profiles of the other agencies are made. */
  readonly folder: string;
  /** Path of the sealed file: what the others must receive, byte for byte. */
  readonly sealed: () => Uint8Array;
}

const sender: ClerkAgency = {code: 'H41', name: 'UBND tỉnh Nam Hải'};
const finisher: ClerkAgency = {code: 'G22', name: 'Văn phòng Chính phủ'};
const returner: ClerkAgency = {code: 'G18', name: 'Bộ Y tế'};
const giver: ClerkAgency = {code: 'G06', name: 'Bộ Khoa học và Công nghệ'};
const others = [finisher, returner, giver];
const size = {width: 1280, height: 900};

/** Steps to add to a journey, and what must be closed after it. Where no NATS server can be had, one step that says so. */
export function exchangeSteps({clerk, folder, sealed}: ExchangeVisit): {readonly steps: readonly (readonly [string, Act])[]; readonly close: () => Promise<void>} {
  const missing = natsMissing();
  if (missing) return {steps: [['the exchange between agencies', async ({fact}) => fact('not tried', missing)]], close: async () => undefined};
  let cluster: NatsCluster | undefined;
  const browsers = new Map<ClerkAgency, ExtensionBrowser>();
  const desks = new Map<ClerkAgency, Page>();
  const desk = (of: ClerkAgency) => desks.get(of)!;
  const serverOf = ({code}: ClerkAgency) => ({address: cluster!.websocket, user: code, password: `secret-${code}`});

  const steps: readonly (readonly [string, Act])[] = [
    [
      'the clerk sets the agency, enters the document in the register and sends it to three agencies in one act',
      async ({fact, keep, picture}) => {
        cluster = await NatsCluster.start([sender, ...others].map(each => each.code));
        await picture(await setAgency(clerk(), sender, serverOf(sender)), '15-exchange-settings');
        const own = await openDesk(clerk());
        await own.setViewport(size);
        desks.set(sender, own);
        await openPart(own, 'sending');
        await sendTo(own, 'về việc giao nhiệm vụ phòng, chống dịch', others.map(each => each.name), () => picture(own, '16-recipients'));
        await exchangeNow(own);
        for (const each of others) await untilState(own, each.name, 'Đã gửi');
        await picture(own, '17-sent');
        const envelope = await savedEnvelope(own);
        keep('5-envelope.edxml', envelope);
        const message = readEnvelope(envelope);
        if (message.kind !== 'document') throw new Error('the envelope is no document');
        if (!Buffer.from(message.attachments[0]!.content).equals(Buffer.from(sealed()))) throw new Error('the envelope holds another file than the sealed one');
        if (!message.notation) throw new Error('the envelope names no notation');
        fact('document', message.documentId);
        fact('recipients', message.to.map(each => each.id).join(' '));
        await openPart(own, 'register-outgoing');
        await picture(own, '18-register-outgoing');
      },
    ],
    [
      'it reaches the three, each with a browser of its own; the enclosed signature names the sender',
      async ({fact, picture}) => {
        for (const each of others) {
          const profile = join(`${folder}-agencies`, `${each.code}`);
          mkdirSync(profile, {recursive: true});
          const browser = await launchBrowser(clerk().name, {profile});
          browsers.set(each, browser);
          await (await setAgency(browser, each, serverOf(each))).close();
          const its = await openDesk(browser);
          await its.setViewport(size);
          desks.set(each, its);
          await openPart(its, 'arrivals');
          await untilArrived(its, '01');
          await its.waitForFunction(() => document.querySelector('tk-arrivals')?.shadowRoot?.querySelector('.origin'), {timeout: 60_000});
        }
        await picture(desk(finisher), '19-arrived');
        fact('what the receiver reads of the origin', await desk(finisher).$eval('tk-arrivals', each => each.shadowRoot!.querySelector('.origin')!.textContent!.trim()));
        await openPart(desk(sender), 'sending');
        for (const each of others) await untilState(desk(sender), each.name, 'Đã đến, chờ tiếp nhận');
        await picture(desk(sender), '20-arrived-there');
      },
    ],
    [
      'one returns it with a reason, one takes it over under its own number',
      async ({fact, picture}) => {
        await actOnArrival(desk(returner), 'return', {reason: 'Không thuộc thẩm quyền, đề nghị gửi Sở Tài chính'});
        await untilArrived(desk(returner), '02');
        await picture(desk(returner), '21-returned');
        await actOnArrival(desk(finisher), 'accept', {handler: 'Vụ Tổng hợp'});
        await untilArrived(desk(finisher), '03');
        await picture(desk(finisher), '22-taken-over');
        await openPart(desk(finisher), 'register-incoming');
        await picture(desk(finisher), '23-register-incoming');
        await untilState(desk(sender), returner.name, 'Bị trả lại');
        await untilState(desk(sender), finisher.name, 'Đã tiếp nhận');
        await picture(desk(sender), '24-states');
        const reason = await desk(sender).$eval('tk-sent', each => each.shadowRoot!.querySelector('tk-exchange-status')!.shadowRoot!.querySelector('.bad .note')!.textContent!.trim());
        if (!reason.includes('Không thuộc thẩm quyền')) throw new Error(`the reason reads: ${reason}`);
        fact('reason, as the sender reads it', reason);
      },
    ],
    [
      'the sender asks two for it back: one agrees and its copy is destroyed, one refuses with a reason',
      async ({picture}) => {
        const own = desk(sender);
        await recallFrom(own, giver.name, 'Sai phụ lục');
        await recallFrom(own, finisher.name, 'Sai phụ lục');
        await exchangeNow(own);
        await untilState(own, giver.name, 'Đang yêu cầu thu hồi');
        await picture(own, '25-recall-asked');
        await untilArrived(desk(giver), '13');
        await picture(desk(giver), '26-recall-came');
        await actOnArrival(desk(giver), 'agree');
        await untilArrived(desk(giver), '15');
        await openPart(desk(finisher), 'arrivals');
        await untilArrived(desk(finisher), '13');
        await actOnArrival(desk(finisher), 'refuse', {reason: 'Đã giao việc cho các vụ'});
        await untilArrived(desk(finisher), '03');
        await untilState(own, giver.name, 'Đã thu hồi');
        await untilState(own, finisher.name, 'Đã tiếp nhận');
        await picture(own, '27-recall-answered');
      },
    ],
    [
      'the one that kept it assigns, handles and finishes it; the sender sees each state',
      async ({fact, picture}) => {
        const [own, its] = [desk(sender), desk(finisher)];
        for (const [act, code, words] of [
          ['assign', '04', 'Đã tiếp nhận, đã phân công'],
          ['process', '05', 'Đã tiếp nhận, đang xử lý'],
          ['finish', '06', 'Đã hoàn thành'],
        ] as const) {
          await its.bringToFront();
          await actOnArrival(its, act);
          await untilArrived(its, code);
          await own.bringToFront();
          await untilState(own, finisher.name, words);
          await picture(own, `28-state-${code}`);
        }
        for (const [name, state] of Object.entries(await statesOnScreen(own))) fact(name, state);
      },
    ],
  ];
  return {
    steps,
    close: async () => {
      for (const each of browsers.values()) await each.close();
      await cluster?.stop();
    },
  };
}
