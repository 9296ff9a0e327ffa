/** Serves the built portal on 127.0.0.1, as any static web server would. */
import {createReadStream, existsSync, statSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {extname, join, normalize, sep} from 'node:path';

const root = join(new URL('../../', import.meta.url).pathname, 'dist/demo/portal');
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

export interface Portal {
  readonly url: string;
  stop(): Promise<void>;
}

export async function servePortal(port = 0): Promise<Portal> {
  const server = createServer((request, response) => {
    const path = pathOf(request.url ?? '/');
    const file = path === undefined ? '' : normalize(join(root, path.endsWith('/') ? `${path}index.html` : path));
    if (!file.startsWith(root + sep) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      'Cache-Control': 'no-cache',
    });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(port, '127.0.0.1', resolve),
  );
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async stop() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

/** The path a browser asks for; `undefined` for what no browser sends: `//`, a broken escape. */
function pathOf(asked: string): string | undefined {
  try {
    return decodeURIComponent(new URL(asked, 'http://portal').pathname);
  } catch {
    return undefined;
  }
}
