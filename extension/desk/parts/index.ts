/** Parts of the desk beside the inbox, in the order of the navigation. */
import type {OpenDeskPart} from '../desk-part.js';
import {arrivalsPart} from './arrivals.js';
import {journalPart} from './journal.js';
import {incomingRegisterPart, outgoingRegisterPart} from './registers.js';
import {sendingPart} from './sending.js';
import {signingRecordsPart} from './signing-records.js';

export const parts: readonly OpenDeskPart[] = [arrivalsPart, sendingPart, incomingRegisterPart, outgoingRegisterPart, signingRecordsPart, journalPart];
