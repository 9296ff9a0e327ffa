/** The clerk's records of a desk's copy, checked as they come back: `undefined` for what is none. */
import type {ArrivedDocument, Parcel, SentDocument} from '../../core/exchange/clerk-record.js';
import type {RegisterEntry} from '../../core/exchange/register.js';
import {dayNumber} from '../../core/inbox/working-days.js';

type Fields = Readonly<Record<string, unknown>>;

export function readRegisterEntry(value: unknown): RegisterEntry | undefined {
  const entry = fields(value);
  const number = fields(entry?.['documentNumber']);
  if (!entry || !number || !texts(entry, ['documentId', 'typeName', 'subject']) || !texts(number, ['number', 'notation'])) return undefined;
  const isDay = (day: unknown) => typeof day === 'string' && dayNumber(day) !== undefined;
  if (entry['kind'] === 'incoming') return isDay(entry['receivedOn']) && texts(entry, ['number', 'author']) ? (structuredClone(entry) as unknown as RegisterEntry) : undefined;
  if (entry['kind'] !== 'outgoing' || !isDay(entry['issuedOn']) || !texts(entry, ['series', 'signer']) || !isTexts(entry['recipients'])) return undefined;
  return structuredClone(entry) as unknown as RegisterEntry;
}

export function readClerkDocument(value: unknown): SentDocument | ArrivedDocument | undefined {
  const document = fields(value);
  const message = fields(document?.['message']);
  if (!document || !message || !texts(document, ['id', 'envelopeFile']) || !isCount(document['revision'])) return undefined;
  if (message['kind'] !== 'document' || !texts(message, ['documentId', 'number', 'notation', 'typeName', 'subject']) || !isAgency(message['from'])) return undefined;
  if (!isList(message['to'], isAgency) || !isList(message['files'], each => texts(fields(each) ?? {}, ['name', 'contentType']))) return undefined;
  if (document['kind'] === 'arrived') return texts(document, ['arrivedAt']) && isHistory(document['history']) && isTexts(document['warnings']) ? (structuredClone(document) as unknown as ArrivedDocument) : undefined;
  const isRecipient = (each: unknown) => {
    const recipient = fields(each);
    return recipient !== undefined && isAgency(recipient['organisation']) && ['unsent', 'sent', 'failed', 'withdrawn'].includes(String(recipient['sending'])) && isHistory(recipient['history']);
  };
  return document['kind'] === 'sent' && texts(document, ['issuedAt']) && isList(document['recipients'], isRecipient) ? (structuredClone(document) as unknown as SentDocument) : undefined;
}

/** It may leave again without harm: an envelope that lies in its slot already is no second one. */
export function readParcel(value: unknown): Parcel | undefined {
  const parcel = fields(value);
  const address = fields(parcel?.['address']);
  if (!parcel || !address || !texts(parcel, ['id', 'envelopeFile', 'recordId', 'createdAt']) || !texts(address, ['from', 'to', 'documentId', 'kind'])) return undefined;
  if (!isCount(parcel['revision']) || !isCount(parcel['attempts']) || !['waiting', 'sent', 'failed', 'withdrawn'].includes(String(parcel['state']))) return undefined;
  return structuredClone(parcel) as unknown as Parcel;
}

const longest = 100_000;

function fields(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= longest;
const texts = (of: Fields, names: readonly string[]) => names.every(name => isText(of[name]));
const isCount = (value: unknown) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const isList = (value: unknown, is: (each: unknown) => boolean) => Array.isArray(value) && value.length <= 100_000 && value.every(is);
const isTexts = (value: unknown) => isList(value, isText);
const isAgency = (value: unknown) => isText(fields(value)?.['id']);
const isHistory = (value: unknown) => isList(value, each => texts(fields(each) ?? {}, ['statusCode', 'description', 'at']) && isAgency(fields(each)?.['from']));
