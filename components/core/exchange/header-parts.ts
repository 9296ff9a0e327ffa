/** Small parts that several readers of the header share. */
import type {Element} from '@xmldom/xmldom';

import type {StaffContact} from './edoc-message.js';
import {text} from './xml-reader.js';

/** `{[key]: value}` where there is one: an optional property is absent, never `undefined`. */
export function some<K extends string, V>(key: K, value: V | undefined): {[P in K]?: V} {
  return value === undefined ? {} : ({[key]: value} as {[P in K]?: V});
}

/** `undefined` where the element is missing or says nothing. */
export function staffContact(of: Element | undefined): StaffContact | undefined {
  const staff = {
    ...some('department', text(of, 'Department')),
    ...some('name', text(of, 'Staff')),
    ...some('mobile', text(of, 'Mobile')),
    ...some('email', text(of, 'Email')),
  };
  return Object.keys(staff).length ? staff : undefined;
}
