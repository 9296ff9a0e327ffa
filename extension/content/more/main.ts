/**
 * What only some systems need, put beside the courier when one is met: answers in JSON, forms in an old encoding, pages that can only
 * be filled by hand; and, before a decision leaves, what ends kept connections. Apart from the courier, so that the others do not carry it.
 */
import {encodeForm} from './encode-form.js';
import {endIdleConnections} from './end-idle-connections.js';
import {fillFields} from './fill-fields.js';
import {pageOf} from './page-of.js';
import {takeFile} from './take-file.js';

globalThis.trinhKyMore = {pageOf, encodeForm, endIdleConnections, fillFields, takeFile};
