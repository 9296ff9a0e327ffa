/** The parts of the options page in the order of its menu. */
import type {OpenOptionsSection} from '../options-section.js';
import {adaptersSection} from './adapters.js';
import {builderSection} from './builder.js';
import {diagnosisSection} from './diagnosis.js';
import {exchangeSection} from './exchange.js';
import {languageSection} from './language.js';
import {oldRegisterSection} from './old-register.js';
import {systemsSection} from './systems.js';
import {trustSection} from './trust.js';

export const sections: readonly OpenOptionsSection[] = [
  systemsSection,
  adaptersSection,
  trustSection,
  exchangeSection,
  oldRegisterSection,
  builderSection,
  languageSection,
  diagnosisSection,
];
