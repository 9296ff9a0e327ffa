/**
 * The signing service of the Government CA (Ban Cơ yếu Chính phủ) on the officer's own machine: it holds the token, asks
 * the PIN itself, downloads a file from an address and uploads the signed one to another.
 * One WebSocket per call to wss://127.0.0.1:8987/<Name>: one text frame there, one back.
 *
 * The service carries none of the browser's cookies: the addresses must let it in by themselves (a token in them, a
 * session, a JWT). Browser only: it needs a WebSocket, and the machine's trust in the service's certificate.
 */
import {OfficeError} from '../../core/office-error.js';
import {readCertificate} from '../../core/certificate/certificate.js';
import {fromBase64} from '../remote/base64.js';
import {caCall} from './ca-call.js';
import type {CaConnection, CaReply} from './ca-call.js';

/** What an officer does; each has its own function in the service. */
export type CaAct = 'approve' | 'issue' | 'incoming' | 'appendix' | 'copy' | 'comment' | 'free';

export interface CaSignRequest {
  /** Where the service downloads the PDF; absent: the officer picks a file on the machine. */
  readonly fileUrl?: string;
  /** Where it posts the signed one (multipart field `uploadfile`). */
  readonly uploadUrl: string;
  readonly sessionId?: string;
  readonly token?: string;
  /** Number and notation, for `issue` and `appendix`. */
  readonly documentNumber?: string;
  /** RFC 3339, for `issue`. */
  readonly issuedAt?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface CaSignResult {
  /** Name and address under which the upload address filed the result. */
  readonly fileName: string;
  readonly fileUrl: string;
  readonly documentNumber?: string;
  readonly documentDate?: string;
}

export interface CaService {
  /** As the service says; absent where it is too old to say. */
  readonly version?: string;
  /** The certificate the officer chose, DER. */
  certificate(options?: {signal?: AbortSignal}): Promise<Uint8Array>;
  sign(act: CaAct, request: CaSignRequest, options?: {signal?: AbortSignal}): Promise<CaSignResult>;
  /** Opens the service's own settings window. */
  showSettings(options?: {signal?: AbortSignal}): Promise<void>;
}

export interface CaServiceOptions {
  readonly url?: string;
  /** Default: the platform's. */
  readonly WebSocket?: CaConnection['WebSocket'];
  /** Milliseconds an officer may take to find the token and type the PIN. Default ten minutes. */
  readonly patience?: number;
}

const FUNCTIONS: Readonly<Record<CaAct, string>> = {
  approve: 'SignApproved',
  issue: 'SignIssued',
  incoming: 'SignIncome',
  appendix: 'SignAppendix',
  copy: 'SignCopy',
  comment: 'Comment',
  free: 'SignPDF',
};

/**
 * Finds the service.
 * @throws {OfficeError} `ca-service-unreachable`: not installed, not running, or its certificate is not trusted on this
 *   machine; a browser does not tell which. From the calls also: `user-cancelled`; `ca-service-failed` with the service's own
 *   message; `ca-service-silent`: it closed, or nothing came within the officer's patience; `aborted`
 */
export async function connectCaService(options: CaServiceOptions = {}): Promise<CaService> {
  const socket = options.WebSocket ?? (globalThis as {WebSocket?: CaConnection['WebSocket']}).WebSocket;
  if (!socket) throw new OfficeError('ca-service-unreachable', 'this environment has no WebSocket');
  const connection: CaConnection = {
    url: (options.url ?? 'wss://127.0.0.1:8987').replace(/\/+$/, ''),
    WebSocket: socket,
    patience: options.patience ?? 600_000,
  };
  const version = await probe(connection);
  return {
    ...(version !== undefined && {version}),
    async certificate(call = {}) {
      const reply = await caCall(connection, 'GetCertInfo', 'get_cert_info', call.signal);
      const certificate = reply.fields['Certificate'];
      if (certificate === undefined || certificate === '') throw new OfficeError('ca-service-failed', 'the service sent no certificate');
      const der = fromBase64(certificate.replace(/-----[A-Z ]+-----/g, ''));
      readCertificate(der);
      return der;
    },
    async sign(act, request, call = {}) {
      const reply = await caCall(connection, FUNCTIONS[act], JSON.stringify(parameters(request)), call.signal);
      return result(reply);
    },
    async showSettings(call = {}) {
      await caCall(connection, 'Config', 'config', call.signal);
    },
  };
}

/** Reachable is what opens; old services close without a word at a name they do not know. */
async function probe(connection: CaConnection): Promise<string | undefined> {
  try {
    const reply = await caCall({...connection, patience: Math.min(connection.patience, 5000)}, 'GetVersion', 'version');
    return reply.fields['Version'] ?? reply.fields['Message'] ?? reply.text;
  } catch (error) {
    if (error instanceof OfficeError && error.code !== 'ca-service-unreachable') return undefined;
    throw error;
  }
}

/** The service reads these names, written so, and nothing else. */
function parameters(request: CaSignRequest): Record<string, unknown> {
  return {
    FileUploadHandler: request.uploadUrl,
    SessionId: request.sessionId ?? '',
    JWTToken: request.token ?? '',
    FileName: request.fileUrl ?? '',
    DocNumber: request.documentNumber ?? '',
    ...(request.issuedAt !== undefined && {IssuedDate: request.issuedAt}),
    MetaData: Object.entries(request.metadata ?? {}).map(([Key, Value]) => ({Key, Value})),
  };
}

function result({fields}: CaReply): CaSignResult {
  const documentNumber = fields['DocumentNumber'];
  const documentDate = fields['DocumentDate'];
  return {
    fileName: fields['FileName'] ?? '',
    fileUrl: fields['FileServer'] ?? '',
    ...(documentNumber !== undefined && documentNumber !== '' && {documentNumber}),
    ...(documentDate !== undefined && documentDate !== '' && {documentDate}),
  };
}
