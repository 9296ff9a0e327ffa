import {OfficeError} from '../../core/office-error.js';
import {encodeSequence, encodeUnsigned} from '../../core/certificate/der-writer.js';
import {readDer} from '../../core/certificate/der.js';
import {cmsAlgorithm} from '../../core/signature/sign/signature-algorithm.js';
import type {CmsAlgorithm} from '../../core/signature/sign/signature-algorithm.js';
import type {Signer} from '../../core/signature/signer.js';
import {fromBase64, toBase64} from './base64.js';
import {readCredentialInfo} from './credential-info.js';
import type {CredentialInfo} from './credential-info.js';
import {callRemote, RemoteRefusedError} from './remote-call.js';
import type {Json, RemoteConnection} from './remote-call.js';

/** `pin`, `otp`: answer with what was typed. `push`: the person confirms on a telephone; show that, and answer nothing. */
export interface RemoteChallenge {
  readonly kind: 'pin' | 'otp' | 'push';
}

export interface RemoteOptions {
  /** Up to the version, for example `https://example.vn/csc/v1`. */
  readonly baseUrl: string;
  readonly credentialId: string;
  readonly accessToken: string;
  readonly fetch?: typeof fetch;
  /** Undefined for a PIN or OTP: the person cancelled. */
  readonly authorize?: (challenge: RemoteChallenge) => Promise<string | undefined>;
  /** Milliseconds between two questions whether the telephone has confirmed. Default 2000. */
  readonly pollInterval?: number;
  /** Milliseconds a person may take. Default five minutes. */
  readonly patience?: number;
}

const CALL_TIMEOUT = 30_000;
const DIGEST_OIDS: Readonly<Record<string, string>> = {
  'SHA-256': '2.16.840.1.101.3.4.2.1',
  'SHA-384': '2.16.840.1.101.3.4.2.2',
  'SHA-512': '2.16.840.1.101.3.4.2.3',
};

/**
 * A signer whose key is with a remote provider: Cloud Signature Consortium API, version 1 or 2. The secret of the
 * relying party stays on the agency's server; here is only the access token it obtained for this person.
 * Each signature is authorised by itself, bound to its own hash (SCAL2).
 * @throws {OfficeError} `remote-refused` (a `RemoteRefusedError` with its `reason`), `remote-timeout`, `remote-unreachable`;
 *   from `sign` also `aborted`
 */
export async function connectRemote(options: RemoteOptions): Promise<Signer> {
  const connection: RemoteConnection = {
    baseUrl: options.baseUrl.replace(/\/+$/, ''),
    accessToken: options.accessToken,
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
  };
  const wanted = {credentialID: options.credentialId, certificates: 'chain', certInfo: true, authInfo: true};
  const {answer} = await callRemote(connection, 'credentials/info', wanted, {timeout: CALL_TIMEOUT});
  const info = readCredentialInfo(answer);
  const algorithm = cmsAlgorithm(info.algorithm);
  return {
    certificateChain: info.certificateChain,
    algorithm: info.algorithm,
    async sign(signedAttributes, {signal} = {}) {
      const digest = new Uint8Array(await crypto.subtle.digest(algorithm.digest, Uint8Array.from(signedAttributes)));
      const session = new RemoteSession(connection, options, info, algorithm, signal);
      return session.sign(toBase64(digest));
    },
  };
}

/** One signature: authorise, sign, wait. */
class RemoteSession {
  readonly #connection: RemoteConnection;
  readonly #options: RemoteOptions;
  readonly #info: CredentialInfo;
  readonly #algorithm: CmsAlgorithm;
  readonly #signal: AbortSignal | undefined;

  constructor(connection: RemoteConnection, options: RemoteOptions, info: CredentialInfo, algorithm: CmsAlgorithm, signal: AbortSignal | undefined) {
    this.#connection = connection;
    this.#options = options;
    this.#info = info;
    this.#algorithm = algorithm;
    this.#signal = signal;
  }

  async sign(hash: string): Promise<Uint8Array> {
    const authorisation = await this.#authorise(hash);
    const answer = await this.#call('signatures/signHash', {
      credentialID: this.#options.credentialId,
      SAD: authorisation,
      ...this.#hashes(hash),
      signAlgo: this.#info.signAlgo,
      ...(this.#info.algorithm.startsWith('rsa-pss') && {signAlgoParams: toBase64(pssParameters(this.#algorithm.signatureDer))}),
    });
    const final = await this.#settled(answer, 'responseID', 'signatures/signPolling');
    const signatures = final['signatures'];
    if (!Array.isArray(signatures) || typeof signatures[0] !== 'string') throw new RemoteRefusedError('other', 'the provider sent no signature');
    return this.#info.algorithm.startsWith('ecdsa') ? asDer(fromBase64(signatures[0])) : fromBase64(signatures[0]);
  }

  /** The signature activation data for this one hash. */
  async #authorise(hash: string): Promise<string> {
    const {mode, needsPin, otp} = this.#info;
    // The access token was itself obtained for this credential (OAuth scope `credential`).
    if (mode === 'oauth2code') return this.#connection.accessToken;
    const credentialID = this.#options.credentialId;
    const secrets: Record<string, string> = {};
    if (mode === 'explicit') {
      if (needsPin) secrets['PIN'] = await this.#ask('pin');
      if (otp === 'online') await this.#call('credentials/sendOTP', {credentialID});
      if (otp !== 'none') secrets['OTP'] = await this.#ask('otp');
    } else {
      // Shown while the provider waits for the telephone; its answer does not count.
      void this.#options.authorize?.({kind: 'push'}).catch(() => undefined);
    }
    const given = this.#info.version === 2 ? {authData: Object.entries(secrets).map(([id, value]) => ({id, value}))} : secrets;
    const request = {credentialID, numSignatures: 1, ...this.#hashes(hash), ...given};
    const answer = await this.#call('credentials/authorize', request, this.#patience);
    const final = await this.#settled(answer, 'handle', 'credentials/authorizeCheck');
    if (typeof final['SAD'] !== 'string') throw new RemoteRefusedError('other', 'the provider gave no authorisation');
    return final['SAD'];
  }

  #hashes(hash: string): Json {
    const oid = DIGEST_OIDS[this.#algorithm.digest]!;
    return this.#info.version === 2 ? {hashes: [hash], hashAlgorithmOID: oid} : {hash: [hash], hashAlgo: oid};
  }

  async #ask(kind: 'pin' | 'otp'): Promise<string> {
    const answer = await this.#options.authorize?.({kind});
    if (answer === undefined) throw new OfficeError('aborted', `no ${kind} was given`);
    return answer;
  }

  /** Polls while the answer is a ticket: the telephone has not confirmed yet. */
  async #settled(first: {answer: Json; isPending: boolean}, ticketKey: string, path: string): Promise<Json> {
    let {answer, isPending} = first;
    const ticket = answer[ticketKey];
    if (typeof ticket !== 'string') return answer;
    const interval = this.#options.pollInterval ?? 2000;
    for (let waited = 0; ; waited += interval) {
      if (waited > this.#patience) throw new OfficeError('remote-timeout', `nobody confirmed within ${this.#patience} ms`);
      await pause(interval, this.#signal);
      ({answer, isPending} = await this.#call(path, {[ticketKey]: ticket}));
      if (!isPending) return answer;
    }
  }

  get #patience(): number {
    return this.#options.patience ?? 300_000;
  }

  #call(path: string, body: Json, timeout = CALL_TIMEOUT): Promise<{answer: Json; isPending: boolean}> {
    return callRemote(this.#connection, path, body, {signal: this.#signal, timeout});
  }
}

function pssParameters(signatureDer: Uint8Array): Uint8Array {
  return readDer(signatureDer).items()[1]!.bytes;
}

/** Providers send r and s side by side or as SEQUENCE {r, s}; CMS wants the second. */
function asDer(value: Uint8Array): Uint8Array {
  try {
    if (readDer(value).items().length === 2) return value;
  } catch {
    // Not DER: two numbers side by side.
  }
  const half = value.length / 2;
  return encodeSequence(encodeUnsigned(value.subarray(0, half)), encodeUnsigned(value.subarray(half)));
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(new OfficeError('aborted', 'remote signing was stopped'));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, {once: true});
  });
}
