/** What credentials/info says, in one shape for both versions of the API. CSC v1, 11.5; v2, 11.5. */
import {OfficeError} from '../../core/office-error.js';
import {readCertificate} from '../../core/certificate/certificate.js';
import type {SignatureAlgorithm} from '../../core/signature/signer.js';
import {fromBase64} from './base64.js';
import {RemoteRefusedError} from './remote-call.js';
import type {Json} from './remote-call.js';

export interface CredentialInfo {
  readonly version: 1 | 2;
  /** `implicit`: the provider asks the person itself, on a telephone. */
  readonly mode: 'implicit' | 'explicit' | 'oauth2code';
  readonly needsPin: boolean;
  /** `online`: has to be sent first. */
  readonly otp: 'none' | 'online' | 'offline';
  readonly certificateChain: readonly Uint8Array[];
  readonly algorithm: SignatureAlgorithm;
  readonly signAlgo: string;
}

const RSA = '1.2.840.113549.1.1.1';
const RSA_PSS = '1.2.840.113549.1.1.10';
const RSA_SHA256 = '1.2.840.113549.1.1.11';
const ECDSA_SHA256 = '1.2.840.10045.4.3.2';
const ECDSA_SHA384 = '1.2.840.10045.4.3.3';
const EC = '1.2.840.10045.2.1';

/** @throws {OfficeError} `remote-refused` where the credential is disabled or its key is of an unknown kind; `certificate-damaged` */
export function readCredentialInfo(answer: Json): CredentialInfo {
  const key = object(answer['key']);
  const cert = object(answer['cert']);
  if (key['status'] === 'disabled') throw new RemoteRefusedError('denied', 'the key is disabled');
  if (typeof cert['status'] === 'string' && cert['status'] !== 'valid') throw new RemoteRefusedError('denied', `the certificate is ${cert['status']}`);
  const certificateChain = list(cert['certificates']).map(each => fromBase64(String(each)));
  const own = certificateChain[0];
  if (!own) throw new OfficeError('certificate-damaged', 'the provider sent no certificate');
  const algorithms = list(key['algo']).map(String);
  const choice = chooseAlgorithm(algorithms, readCertificate(own).publicKey.curve);
  if (!choice) throw new RemoteRefusedError('other', `no usable algorithm among ${algorithms.join(', ')}`);
  return {...authorisation(answer), certificateChain, ...choice};
}

function authorisation(answer: Json): Pick<CredentialInfo, 'version' | 'mode' | 'needsPin' | 'otp'> {
  if (typeof answer['auth'] === 'object' && answer['auth'] !== null) {
    const auth = object(answer['auth']);
    const objects = list(auth['objects']).map(object);
    const otp = objects.find(each => /otp/i.test(String(each['id'])));
    return {
      version: 2,
      mode: readMode(auth['mode']),
      needsPin: objects.some(each => /pin|password/i.test(String(each['id'])) || each['type'] === 'Password'),
      otp: !otp ? 'none' : otp['type'] === 'ChallengeResponse' || otp['generator'] === 'online' ? 'online' : 'offline',
    };
  }
  const pin = object(answer['PIN']);
  const otp = object(answer['OTP']);
  const hasOtp = String(otp['presence']) === 'true';
  return {
    version: 1,
    mode: readMode(answer['authMode']),
    needsPin: String(pin['presence']) === 'true',
    otp: !hasOtp ? 'none' : otp['type'] === 'online' ? 'online' : 'offline',
  };
}

function readMode(value: unknown): CredentialInfo['mode'] {
  return value === 'explicit' || value === 'oauth2code' ? value : 'implicit';
}

/** SHA-256 everywhere but with a P-384 key. */
function chooseAlgorithm(offered: readonly string[], curve: string | undefined): {algorithm: SignatureAlgorithm; signAlgo: string} | undefined {
  const first = (...wanted: string[]): string | undefined => wanted.find(each => offered.includes(each));
  if (curve === 'P-384') {
    const signAlgo = first(ECDSA_SHA384, EC);
    return signAlgo === undefined ? undefined : {algorithm: 'ecdsa-p384-sha384', signAlgo};
  }
  if (curve === 'P-256') {
    const signAlgo = first(ECDSA_SHA256, EC);
    return signAlgo === undefined ? undefined : {algorithm: 'ecdsa-p256-sha256', signAlgo};
  }
  const signAlgo = first(RSA_SHA256, RSA);
  if (signAlgo !== undefined) return {algorithm: 'rsa-pkcs1-sha256', signAlgo};
  return offered.includes(RSA_PSS) ? {algorithm: 'rsa-pss-sha256', signAlgo: RSA_PSS} : undefined;
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}
function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}
