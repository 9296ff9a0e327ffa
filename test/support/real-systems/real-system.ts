/** Third-party systems as Debian packages them, started by the scripts that live beside the repository; no line of theirs is ours. */
import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import type {Page} from 'puppeteer-core';

import {hasCommand} from '../../../demo/setup/browsers.mjs';
import {dokuwiki} from './dokuwiki.js';
import {redmine} from './redmine.js';
import {roundcube} from './roundcube.js';

/** One decision as the system itself keeps it. */
export interface StoredDecision {
  /** The system's own word or number for the decision. */
  readonly state: string;
  readonly text: string;
  /** The PDF that came with it. */
  readonly file?: Uint8Array;
}

export interface RealSystem {
  readonly name: string;
  readonly script: string;
  /** The script stands here, not beside the repository. */
  readonly isOurs?: boolean;
  readonly url: string;
  readonly adapterId: string;
  /** JSON of an adapter that does not come with the extension. */
  readonly adapter?: string;
  /** Whether this body of a POST is the decision itself. */
  isDecision(body: string): boolean;
  /** State that means approved. */
  readonly approved: string;
  /** Makes the token of a request a wrong one, length kept. */
  spoilToken(body: string): string;
  /** Where the token travels besides. */
  readonly tokenHeader?: string;
  logIn(page: Page, base: string): Promise<void>;
  /** Everything stored with this mark, read from the system's own database or mail folders. */
  stored(mark: string): StoredDecision[];
}

export const realSystems: readonly RealSystem[] = [redmine, roundcube, dokuwiki];

const folder = process.env['SYSTEMS_DIR'] ?? join(new URL('../../../', import.meta.url).pathname, '../shared/systems');

/** Why a system cannot run here; `false` where it can. */
const scriptOf = ({script, isOurs}: RealSystem) => (isOurs ? new URL(script, import.meta.url).pathname : join(folder, script));

export function cannotStart(system: RealSystem): string | false {
  const {script} = system;
  if (!existsSync(scriptOf(system))) return `${script} is not beside this repository`;
  if (process.getuid?.() !== 0) return 'installing a system needs root';
  return hasCommand('apt-get') ? false : 'the systems are installed with apt-get, which is not here';
}

/** Installs what is missing and starts it. Its output is kept for the day it fails. */
export function startRealSystem(system: RealSystem, words: readonly string[] = ['all']): void {
  for (const word of words) {
    const {status, stdout, stderr} = spawnSync('bash', [scriptOf(system), word], {encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 600_000});
    if (status !== 0) throw new Error(`${system.script} ${word} ended with ${status}: ${`${stdout}${stderr}`.slice(-1500)}`);
  }
}
