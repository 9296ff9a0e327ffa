/**
 * A remote signing provider that speaks the Cloud Signature Consortium API, for tests.
 *
 *     const server = await startRemoteSigningServer(pki.people.leader, {version: 2, mode: 'explicit', pin: '246813'});
 *     server.baseUrl, server.accessToken, server.credentialId, server.calls, server.close()
 *     server.faults.next = {status: 503}            // one call is answered so
 *
 * The key is the person's own from the test authority. The activation data are bound to the hashes they were given for.
 */
import {execFileSync} from 'node:child_process';
import {constants, createPrivateKey, privateEncrypt} from 'node:crypto';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import type {PkiPerson} from './pki.mjs';

export interface RemoteServerOptions {
  readonly version?: 1 | 2;
  readonly mode?: 'implicit' | 'explicit' | 'oauth2code';
  readonly pin?: string;
  readonly otp?: string;
  readonly algorithms?: readonly string[];
  /** ECDSA values side by side instead of DER. */
  readonly rawEcdsa?: boolean;
  /** Answer `authorize` (and, in version 2, `signHash`) with a ticket first, this many times "not yet". */
  readonly pendingPolls?: number;
  /** The person presses "refuse" on the telephone. */
  readonly isDenied?: boolean;
}

const RSA = ['1.2.840.113549.1.1.1', '1.2.840.113549.1.1.11'];
const EC = ['1.2.840.10045.4.3.2', '1.2.840.10045.4.3.3'];
const DIGESTS: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

export async function startRemoteSigningServer(person: PkiPerson, options: RemoteServerOptions = {}) {
  const {version = 1, mode = 'implicit'} = options;
  const key = createPrivateKey(readFileSync(person.keyFile));
  const isEc = key.asymmetricKeyType === 'ec';
  const calls: {path: string; body: Record<string, unknown>}[] = [];
  const faults: {next?: {status: number; body?: string} | 'hang'} = {};
  const authorised = new Map<string, readonly string[]>();
  const tickets = new Map<string, {left: number; answer: Record<string, unknown>}>();
  let sentOtp = false;

  const info = (): Record<string, unknown> => ({
    key: {status: 'enabled', algo: options.algorithms ?? (isEc ? EC : RSA), len: isEc ? 256 : 2048},
    cert: {status: 'valid', certificates: person.chain.map(each => Buffer.from(each).toString('base64'))},
    multisign: 1,
    ...(version === 1
      ? {
          authMode: mode,
          SCAL: '2',
          PIN: {presence: options.pin ? 'true' : 'false', format: 'N'},
          OTP: {presence: options.otp ? 'true' : 'false', type: 'online', ID: 'SMS'},
        }
      : {
          SCAL: '2',
          auth: {
            mode,
            objects: [
              ...(options.pin ? [{type: 'Password', id: 'PIN', format: 'N'}] : []),
              ...(options.otp ? [{type: 'ChallengeResponse', id: 'OTP', format: 'N'}] : []),
            ],
          },
        }),
  });

  const refuse = (error: string, status = 400): [number, unknown] => [status, {error, error_description: error.replaceAll('_', ' ')}];
  const later = (key: string, answer: Record<string, unknown>): [number, unknown] => {
    if (!options.pendingPolls) return [200, answer];
    const ticket = `ticket-${tickets.size}`;
    tickets.set(ticket, {left: options.pendingPolls, answer});
    return [202, {[key]: ticket}];
  };
  const poll = (ticket: unknown): [number, unknown] => {
    const waiting = tickets.get(String(ticket));
    if (!waiting) return refuse('invalid_request');
    return waiting.left-- > 0 ? [202, {}] : options.isDenied ? refuse('access_denied') : [200, waiting.answer];
  };

  const answer = (path: string, body: Record<string, unknown>): [number, unknown] => {
    const hashes = (version === 1 ? body['hash'] : body['hashes']) as string[] | undefined;
    switch (path) {
      case 'credentials/info':
        return body['credentialID'] === 'cred-1' ? [200, info()] : refuse('invalid_request');
      case 'credentials/sendOTP':
        sentOtp = true;
        return [204, undefined];
      case 'credentials/authorize': {
        const given = Object.fromEntries(((body['authData'] ?? []) as {id: string; value: string}[]).map(each => [each.id, each.value]));
        const secrets = version === 1 ? body : given;
        if (!hashes?.length || body['numSignatures'] !== hashes.length) return refuse('invalid_request');
        if (mode === 'explicit' && options.pin && secrets['PIN'] !== options.pin) return refuse('invalid_pin');
        if (mode === 'explicit' && options.otp && (!sentOtp || secrets['OTP'] !== options.otp)) return refuse('invalid_otp');
        if (options.isDenied && !options.pendingPolls) return refuse('access_denied');
        const SAD = `sad-${authorised.size}`;
        authorised.set(SAD, hashes);
        return later('handle', {SAD, expiresIn: 300});
      }
      case 'credentials/authorizeCheck':
        return poll(body['handle']);
      case 'signatures/signPolling':
        return poll(body['responseID']);
      case 'signatures/signHash': {
        const bound = mode === 'oauth2code' && body['SAD'] === 'token-1' ? hashes : authorised.get(String(body['SAD']));
        if (!hashes || !bound || hashes.some(each => !bound.includes(each))) return refuse('invalid_request');
        authorised.delete(String(body['SAD']));
        const digest = DIGESTS[String(version === 1 ? body['hashAlgo'] : body['hashAlgorithmOID'])];
        if (!digest) return refuse('invalid_request');
        const isPss = body['signAlgo'] === '1.2.840.113549.1.1.10';
        if (isPss && typeof body['signAlgoParams'] !== 'string') return refuse('invalid_request');
        const signatures = hashes.map(hash => signHash(Buffer.from(hash, 'base64'), digest, isPss).toString('base64'));
        return version === 2 ? later('responseID', {signatures}) : [200, {signatures}];
      }
      default:
        return refuse('invalid_request', 404);
    }
  };

  const signHash = (hash: Buffer, digest: string, isPss: boolean): Buffer => {
    if (isEc) return signEcdsaHash(hash, key, options.rawEcdsa ?? false);
    if (isPss) return signPssHash(hash, digest, key);
    const prefixes: Readonly<Record<string, string>> = {
      sha256: '3031300d060960864801650304020105000420',
      sha384: '3041300d060960864801650304020205000430',
      sha512: '3051300d060960864801650304020305000440',
    };
    const info = Buffer.concat([Buffer.from(prefixes[digest]!, 'hex'), hash]);
    return privateEncrypt({key, padding: constants.RSA_PKCS1_PADDING}, info);
  };

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = (request.url ?? '').replace(/^\/csc\/v\d\//, '');
    const text = Buffer.concat(chunks).toString();
    const body = (text ? JSON.parse(text) : {}) as Record<string, unknown>;
    calls.push({path, body});
    const fault = faults.next;
    delete faults.next;
    if (fault === 'hang') return;
    if (fault) return void response.writeHead(fault.status).end(fault.body ?? '');
    const isAllowed = request.headers.authorization === 'Bearer token-1';
    const [status, result] = isAllowed ? answer(path, body) : refuse('invalid_token', 401);
    response.writeHead(status, {'content-type': 'application/json', 'access-control-allow-origin': '*'});
    response.end(result === undefined ? '' : JSON.stringify(result));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/csc/v${version}`,
    accessToken: 'token-1',
    credentialId: 'cred-1',
    calls,
    faults,
    close: () =>
      new Promise<void>(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** `openssl pkeyutl` signs a hash as it is; Node's crypto has no such call for PSS and ECDSA. */
function pkeyutl(hash: Buffer, key: ReturnType<typeof createPrivateKey>, pkeyopts: readonly string[]): Buffer {
  const dir = mkdtempSync(join(tmpdir(), 'trinh-ky-csc-'));
  try {
    writeFileSync(join(dir, 'hash'), hash);
    writeFileSync(join(dir, 'key'), key.export({type: 'pkcs8', format: 'pem'}));
    return execFileSync('openssl', ['pkeyutl', '-sign', '-in', join(dir, 'hash'), '-inkey', join(dir, 'key'), ...pkeyopts.flatMap(each => ['-pkeyopt', each])]);
  } finally {
    rmSync(dir, {recursive: true, force: true});
  }
}

function signPssHash(hash: Buffer, digest: string, key: ReturnType<typeof createPrivateKey>): Buffer {
  return pkeyutl(hash, key, ['rsa_padding_mode:pss', `digest:${digest}`, 'rsa_pss_saltlen:digest']);
}

function signEcdsaHash(hash: Buffer, key: ReturnType<typeof createPrivateKey>, isRaw: boolean): Buffer {
  const der = pkeyutl(hash, key, []);
  if (!isRaw) return der;
  const size = hash.length === 48 ? 48 : 32;
  const parts: Buffer[] = [];
  for (let at = 2; at < der.length; at += 2 + der[at + 1]!) {
    const value = der.subarray(at + 2, at + 2 + der[at + 1]!);
    parts.push(Buffer.concat([Buffer.alloc(size), value]).subarray(-size));
  }
  return Buffer.concat(parts);
}
