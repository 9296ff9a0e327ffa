/** Where an appearance puts its objects: the incremental update that is being written. */
import type {PdfRef} from '../../pdf/pdf-object.js';
import type {NewStream, WritableDict} from '../../pdf/serialize.js';

export interface ObjectSink {
  /** Adds an indirect object and says how to point to it. */
  add(value: NewStream | WritableDict): PdfRef;
}
