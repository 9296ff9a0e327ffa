/**
 * Small servers with the page shapes of real office systems, for testing page adapters. They are a test aid, not evidence
 * that an adapter fits a real system. Each shape is one file; this one gives them documents, a memory and a port.
 */
import {createHash} from 'node:crypto';
import {createServer} from 'node:http';
import type {IncomingHttpHeaders} from 'node:http';
import type {AddressInfo} from 'node:net';

import type {UploadedFile} from '../../../demo/agency/database/decisions.js';
import {emptyForm, readForm} from '../../../demo/agency/form.js';
import type {Form} from '../../../demo/agency/form.js';
import {fixtureDocuments} from './fixture-documents.js';
import type {FixtureDocument} from './fixture-documents.js';

export interface FixtureRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly cookies: ReadonlyMap<string, string>;
  readonly form: Form;
  /** The body parsed as JSON when it says it is JSON. */
  readonly json: Readonly<Record<string, unknown>>;
}

export interface FixtureReply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export type FixtureDecisionKind = 'approve' | 'reject' | 'return' | 'comment';

export interface FixtureDecision {
  readonly documentId: number;
  readonly kind: FixtureDecisionKind;
  readonly comment: string;
  readonly files: readonly {readonly name: string; readonly size: number; readonly sha256: string}[];
}

/** What one running system remembers. */
export class FixtureOffice {
  readonly documents = fixtureDocuments;
  readonly decisions: FixtureDecision[] = [];

  document(id: unknown): FixtureDocument | undefined {
    return this.documents.find(document => document.id === Number(id));
  }

  /** Page `page` (from 1) of the documents, `size` a page. */
  page(page: number, size: number): readonly FixtureDocument[] {
    return this.documents.slice((page - 1) * size, page * size);
  }

  decide(
    documentId: number,
    kind: FixtureDecisionKind,
    comment: string,
    files: readonly UploadedFile[] = [],
  ): void {
    this.decisions.push({
      documentId,
      kind,
      comment,
      files: files.map(({fileName, content}) => ({
        name: fileName,
        size: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
      })),
    });
  }
}

/** One page shape: given its memory, answers requests. */
export type FixtureSystem = (office: FixtureOffice) => (request: FixtureRequest) => FixtureReply;

export interface RunningFixture {
  readonly url: string;
  readonly office: FixtureOffice;
  stop(): Promise<void>;
}

export async function startFixture(system: FixtureSystem): Promise<RunningFixture> {
  const office = new FixtureOffice();
  const answer = system(office);
  const server = createServer((request, response) => {
    void (async () => {
      const isJson = request.headers['content-type']?.startsWith('application/json') ?? false;
      const json = isJson ? (JSON.parse(await textOf(request)) as Record<string, unknown>) : {};
      const form = isJson ? emptyForm : await readForm(request);
      const reply = answer({
        method: request.method ?? 'GET',
        url: new URL(request.url ?? '/', `http://${request.headers.host ?? '127.0.0.1'}`),
        headers: request.headers,
        cookies: new Map(
          (request.headers.cookie ?? '').split('; ').map(pair => pair.split('=', 2) as [string, string]),
        ),
        form,
        json,
      });
      response.writeHead(reply.status ?? 200, {'Content-Type': 'text/html; charset=utf-8', ...reply.headers});
      response.end(reply.body ?? '');
    })().catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    office,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export const notFound: FixtureReply = {status: 404, body: 'Không tìm thấy'};

export function jsonReply(value: unknown, status = 200): FixtureReply {
  return {status, headers: {'Content-Type': 'application/json; charset=utf-8'}, body: JSON.stringify(value)};
}

/** What a list or detail call of an application tells about a document: everything but the file. */
export function attributesOf(document: FixtureDocument): Omit<FixtureDocument, 'pdf'> {
  const {id, number, subject, organisation, urgency, issuedOn, dueOn, fileName} = document;
  return {id, number, subject, organisation, urgency, issuedOn, dueOn, fileName};
}

/** A PDF named by RFC 8187 only, or by the header a system has of its own. */
export function pdfReply(
  document: FixtureDocument,
  nameHeader: Record<string, string> = named(document),
): FixtureReply {
  return {headers: {'Content-Type': 'application/pdf', ...nameHeader}, body: document.pdf};
}

function named(document: FixtureDocument): Record<string, string> {
  return {'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(document.fileName)}`};
}

async function textOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
