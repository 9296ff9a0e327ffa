/** A part of the desk beside the inbox: a register, the journal. One file in `parts/`, one line in `parts/index.ts`. */
import type {TemplateResult, nothing} from 'lit';

import type {SectionGroup} from '../../components/desk/desk-section.js';
import type {Desk} from '../../components/storage/open-desk.js';
import type {DeskPage} from './desk-page.js';
import type {DeskSession} from './desk-session.js';

export interface DeskPartContext {
  readonly desk: Desk;
  readonly session: DeskSession;
  readonly page: DeskPage;
  /** Draws the desk anew; a part that changes its own state calls it. */
  readonly redraw: () => void;
}

export interface DeskPart {
  /** Known ids have words and an icon in `desk-section.ts`. */
  readonly id: string;
  readonly group: SectionGroup;
  /** Takes the room of the document and the act too. */
  readonly wide?: boolean;
  readonly count?: () => number;
  readonly view: () => TemplateResult | typeof nothing;
  /** Runs once, before the part is shown first; it reads what the part needs and calls `redraw`. */
  readonly start?: () => Promise<void>;
}

export type OpenDeskPart = (context: DeskPartContext) => DeskPart;
