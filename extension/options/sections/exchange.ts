/** Liên thông văn bản: the agency, what carries its envelopes, and its directory. A secret goes in here and never comes out again. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import Send from 'lucide/dist/esm/icons/send.mjs';

import {readAgencyTable} from '../../../components/core/exchange/organisation-directory.js';
import {OfficeError, errorCode} from '../../../components/core/office-error.js';
import {countText} from '../../../components/locale/moment.js';
import {codeSentence, term} from '../../../components/locale/page-term.js';
import {isAgencyList} from '../../exchange/agency-list.js';
import {directoryKey, folderKey, hasSecret, readExchangeSettings, writeExchangeSettings} from '../../exchange/exchange-settings.js';
import type {ExchangeSettings, StoredExchange} from '../../exchange/exchange-settings.js';
import {callBackground} from '../../messages/call-background.js';
import {today} from '../../the-desk.js';
import type {OpenOptionsSection} from '../options-section.js';

const own = ['loopback', 'folder', 'jetstream'] as const;
type Own = (typeof own)[number];
type Picker = (options: {mode: 'readwrite'}) => Promise<FileSystemDirectoryHandle & {requestPermission?: (mode: {mode: 'readwrite'}) => Promise<PermissionState>}>;

export const exchangeSection: OpenOptionsSection = ({desk, redraw}) => {
  let settings: ExchangeSettings | undefined;
  let transport: Own = 'loopback';
  let isSecretKept = false;
  let agencies = 0;
  let folder = '';
  let problem: string | undefined;
  let isSaved = false;

  const read = async () => {
    settings = await readExchangeSettings(desk);
    if (settings && settings.transport !== 'vxp') transport = settings.transport;
    isSecretKept = await hasSecret(desk);
    agencies = (await desk.settings.read(directoryKey, stored => (isAgencyList(stored) ? stored.length : undefined))) ?? 0;
    folder = (await desk.settings.read(folderKey, stored => (stored instanceof FileSystemDirectoryHandle ? stored.name : undefined))) ?? '';
    redraw();
  };
  const attempt = async (work: () => Promise<void>) => {
    [problem, isSaved] = [undefined, false];
    try {
      await work();
    } catch (thrown) {
      problem = errorCode(thrown);
    }
    await read();
  };
  const save = (event: Event) => {
    event.preventDefault();
    const {elements} = event.target as HTMLFormElement;
    const value = (name: string) => (elements.namedItem(name) as HTMLInputElement | null)?.value.trim() ?? '';
    const servers = value('servers').split(/[\s,]+/).filter(Boolean);
    void attempt(async () => {
      // Envelopes and passwords do not cross a network in the clear; this machine's own addresses are for trying things out.
      if (transport === 'jetstream' && (servers.length === 0 || !servers.every(each => /^wss:\/\/|^ws:\/\/(127\.0\.0\.1|localhost)[:/]/.test(each)))) throw new OfficeError('exchange-address-invalid', 'wss:// is asked for');
      const stored: StoredExchange = {code: value('code'), name: value('name'), transport, ...(transport === 'jetstream' && {servers, user: value('user')})};
      await writeExchangeSettings(desk, stored, value('secret'));
      // What was typed does not stay on the screen.
      const secret = elements.namedItem('secret');
      if (secret instanceof HTMLInputElement) secret.value = '';
      isSaved = true;
      await callBackground({type: 'exchange-round'}).catch(() => undefined);
      isSaved = true;
    });
  };
  const pickFolder = () =>
    attempt(async () => {
      const pick = (window as unknown as {showDirectoryPicker?: Picker}).showDirectoryPicker;
      if (!pick) throw new OfficeError('folder-not-possible', 'this browser has no folder picker');
      await desk.settings.write(folderKey, await pick.call(window, {mode: 'readwrite'}));
    });
  const allowFolder = () =>
    attempt(async () => {
      const handle = await desk.settings.read(folderKey, stored => (stored instanceof FileSystemDirectoryHandle ? (stored as Awaited<ReturnType<Picker>>) : undefined));
      await handle?.requestPermission?.({mode: 'readwrite'});
    });
  const importDirectory = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    input.value = '';
    void attempt(async () => {
      if (!file) return;
      let parsed: unknown;
      try {
        parsed = JSON.parse(await file.text());
      } catch {
        throw new OfficeError('directory-unreadable', file.name);
      }
      const rows = Array.isArray(parsed) ? parsed : (parsed as {data?: unknown} | null)?.data;
      const read = readAgencyTable(rows, today());
      if (read.length === 0) throw new OfficeError('directory-unreadable', 'no agency in it');
      await desk.settings.write(directoryKey, read);
    });
  };

  const jetstream = (): TemplateResult => html`
    <label for="servers">${term('clerk.settings.servers')}</label>
    <input class="field" id="servers" name="servers" type="text" inputmode="url" spellcheck="false" .value=${settings?.servers.join(' ') ?? ''} />
    <label for="user">${term('clerk.settings.user')}</label>
    <input class="field" id="user" name="user" autocomplete="off" spellcheck="false" .value=${settings?.user ?? ''} />
    <label for="secret">${term('clerk.settings.secret')}</label>
    <input class="field" id="secret" name="secret" type="password" autocomplete="new-password" placeholder=${isSecretKept ? term('clerk.settings.secret.kept') : ''} />
  `;
  const folderChoice = (): TemplateResult => html`<p>
    ${folder} <button class="button" type="button" @click=${pickFolder}>${term('clerk.settings.folder')}</button>
    ${folder ? html`<button class="button" type="button" @click=${allowFolder}>${term('clerk.settings.folder.allow')}</button>` : nothing}
  </p>`;

  return {
    id: 'exchange',
    icon: Send,
    title: () => term('clerk.settings'),
    start: read,
    view: () => html`
      <p class="hint">${term(settings?.isPolicy ? 'clerk.settings.policy' : 'clerk.settings.hint')}</p>
      ${settings?.isPolicy
        ? html`<p><b>${settings.self.id}</b> ${settings.self.name ?? ''} · ${term(`clerk.settings.transport.${settings.transport}`)}</p>`
        : html`<form class="exchange" @submit=${save}>
            <label for="code">${term('clerk.settings.code')}</label>
            <input class="field" id="code" name="code" required autocomplete="off" spellcheck="false" maxlength="35" .value=${settings?.self.id ?? ''} />
            <label for="name">${term('clerk.settings.name')}</label>
            <input class="field" id="name" name="name" required autocomplete="organization" maxlength="200" .value=${settings?.self.name ?? ''} />
            <label for="transport">${term('clerk.settings.transport')}</label>
            <select class="field" id="transport" @change=${(event: Event) => ((transport = (event.target as HTMLSelectElement).value as Own), redraw())}>
              ${own.map(each => html`<option value=${each} ?selected=${each === transport}>${term(`clerk.settings.transport.${each}`)}</option>`)}
            </select>
            ${transport === 'jetstream' ? jetstream() : transport === 'folder' ? folderChoice() : nothing}
            <div class="line"><button class="button primary" type="submit">${term('clerk.settings.save')}</button> ${isSaved ? html`<span role="status" id="exchange-saved">${term('clerk.settings.saved')}</span>` : nothing}</div>
          </form>`}
      ${problem ? html`<p class="problem" role="alert">${codeSentence('error', problem)}</p>` : nothing}
      <h3>${term('clerk.settings.directory')}</h3>
      <p class="hint">${term('clerk.settings.directory.count', {count: countText(agencies)})}</p>
      <label class="button">${term('clerk.settings.directory.import')}<input class="visually-hidden" id="directory-file" type="file" accept=".json,application/json" @change=${importDirectory} /></label>
    `,
  };
};
