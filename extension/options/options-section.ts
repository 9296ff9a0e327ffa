/** A part of the options page: one file in `sections/`, one line in `sections/index.ts`. */
import type {TemplateResult, nothing} from 'lit';

import type {IconNode} from '../../components/theme/icon.js';
import type {Desk} from '../../components/storage/open-desk.js';
import type {OptionsSession} from './options-session.js';

export interface OptionsContext {
  readonly desk: Desk;
  readonly session: OptionsSession;
  /** Draws the page anew; a section that changes its own state calls it. */
  readonly redraw: () => void;
}

export interface OptionsSection {
  /** Also the address: `options/index.html#<id>`. */
  readonly id: string;
  readonly icon: IconNode;
  readonly title: () => string;
  readonly view: () => TemplateResult | typeof nothing;
  /** Runs once, the first time the section is shown; it reads what the section needs and calls `redraw`. */
  readonly start?: () => Promise<void>;
}

export type OpenOptionsSection = (context: OptionsContext) => OptionsSection;
