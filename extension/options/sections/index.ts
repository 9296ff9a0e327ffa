/** The parts of the options page in the order of its menu. */
import type {OpenOptionsSection} from '../options-section.js';
import {adaptersSection} from './adapters.js';
import {builderSection} from './builder.js';
import {calendarSection} from './calendar.js';
import {copySection} from './copy.js';
import {diagnosisSection} from './diagnosis.js';
import {exchangeSection} from './exchange.js';
import {keysSection} from './keys.js';
import {languageSection} from './language.js';
import {oldRegisterSection} from './old-register.js';
import {lockSection} from './lock.js';
import {systemsSection} from './systems.js';
import {trustSection} from './trust.js';

export const sections: readonly OpenOptionsSection[] = [
  systemsSection,
  adaptersSection,
  trustSection,
  exchangeSection,
  oldRegisterSection,
  builderSection,
  calendarSection,
  keysSection,
  languageSection,
  copySection,
  lockSection,
  diagnosisSection,
];
