import {OfficeError} from '../../office-error.js';
import type {SignatureLevel} from '../validation-report.js';

/**
 * The signature was made, but what should have been added to it (a timestamp, evidence) could not be had. The person who
 * signed need not sign again: `signed` is the file as it stands, `level` what it has reached; `extendSignature` goes on.
 * `code` and `message` are those of the failure.
 */
export class SignatureIncompleteError extends OfficeError {
  readonly signed: Blob;
  readonly level: SignatureLevel;

  constructor(failure: OfficeError, signed: Blob, level: SignatureLevel) {
    super(failure.code, failure.message, {cause: failure});
    this.signed = signed;
    this.level = level;
  }
}
