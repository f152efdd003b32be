import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { extname, join } from 'node:path';
import type { App } from '@wpm/contract';

/** The platform's own policy: nothing inline, nothing from elsewhere. */
const CONTENT_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
  "media-src 'self' blob:; worker-src 'self'; manifest-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const HELP = join(import.meta.dirname, '../../docs/help/dist');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.webmanifest': 'application/manifest+json',
};

/** What a request of the API gets. A body that is no Buffer is sent as JSON. */
export type Reply = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Answers a request of the API; `path` is below `/api/v1`, `body` the JSON that was sent. Undefined drops the connection. */
export type AnswerApi = (request: {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}) => Reply | undefined;

/** A built app as the platform serves it, and the help, on a free port of this machine, with an API the test answers for. */
export async function serveApp(
  app: App,
  answer: AnswerApi,
): Promise<{ readonly server: Server; readonly origin: string }> {
  const dist = join(import.meta.dirname, '../../apps', app, 'dist');
  const page = await readFile(join(dist, 'index.html')).catch(() => {
    throw new Error(`apps/${app}/dist is missing: build the apps first`);
  });
  const reply = async (request: IncomingMessage): Promise<Reply | undefined> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname.startsWith('/help/')) return fileReply(HELP, pathname.slice('/help/'.length), page);
    if (!pathname.startsWith('/api/v1/')) return fileReply(dist, pathname.slice(`/${app}/`.length), page);
    const text = await bodyOf(request);
    const path = pathname.slice('/api/v1'.length);
    const { method = 'GET', headers } = request;
    const isJson = headers['content-type']?.startsWith('application/json') === true && text !== '';
    return answer({ method, path, headers, query: searchParams, body: isJson ? JSON.parse(text) : undefined });
  };
  const server = createServer(async (request, response) => {
    const found = await reply(request);
    if (found === undefined) return void request.socket.destroy();
    const type = found.status < 400 ? 'application/json' : 'application/problem+json';
    response.writeHead(found.status, {
      'content-type': type,
      'content-security-policy': CONTENT_POLICY,
      ...found.headers,
    });
    return void response.end(found.body instanceof Buffer ? found.body : JSON.stringify(found.body));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the app is not served');
  return { server, origin: `http://127.0.0.1:${address.port}` };
}

/** A file of the app; an address the app makes itself leads to its page. */
async function fileReply(dist: string, file: string, page: Buffer): Promise<Reply> {
  const type = TYPES[extname(file)];
  if (type === undefined) return { status: 200, body: page, headers: { 'content-type': 'text/html; charset=utf-8' } };
  try {
    return { status: 200, body: await readFile(join(dist, file)), headers: { 'content-type': type } };
  } catch {
    return { status: 404, body: {} };
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}
