import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import { Readable } from 'node:stream';
import { Activities, customerOf, customers } from './customers.ts';
import { PhonePlatform } from './platform.ts';
import { isGenuine } from './webhook.ts';

export type CrmOptions = {
  /** Origin of the platform. */
  readonly phone: string;
  readonly domain: string;
  readonly key: string;
  /** Who is logged in here. A real CRM asks its own session. */
  readonly user: string;
  /** Id of the campaign customers are called in, where they are. */
  readonly campaign?: string | undefined;
  /** 0: any that is free. */
  readonly port: number;
};

export interface Crm extends AsyncDisposable {
  readonly origin: string;
}

const LONGEST_BODY = 1_000_000;

type Shop = {
  readonly platform: PhonePlatform;
  readonly activities: Activities;
  /** Ids of webhooks that were taken: each comes once at least. */
  readonly taken: Set<string>;
  readonly options: CrmOptions;
  readonly origin: string;
  secret: string;
};

/** Starts the CRM, and has the platform tell it of calls. */
export async function startCrm(options: CrmOptions): Promise<Crm> {
  const server = createServer();
  await once(server.listen(options.port, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  const origin = `http://localhost:${port}`;
  const platform = new PhonePlatform(options);
  const shop: Shop = { platform, activities: new Activities(), taken: new Set(), options, origin, secret: '' };
  server.on('request', (request, response) => void serve(shop, request, response));
  const webhook = await platform.addWebhook(`${origin}/webhooks`);
  shop.secret = webhook.secret;
  return {
    origin,
    [Symbol.asyncDispose]: async () => {
      await platform.removeWebhook(webhook.id).catch(() => {});
      server.closeAllConnections();
      server.close();
    },
  };
}

type Handle = (shop: Shop, request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

const ROUTES: Readonly<Record<string, Handle>> = {
  'GET /': (shop, _request, response) => page(shop, response),
  'GET /page.js': (_shop, _request, response) => script(response),
  'GET /page.css': async (_shop, _request, response) => send(response, 'text/css', await pageFile('page.css')),
  'GET /settings': ({ options: { phone, domain, user, campaign = null } }, _request, response) =>
    json(response, { phone, domain, user, campaign }),
  'GET /customers': (_shop, _request, response) => json(response, customers()),
  'GET /activities': watchActivities,
  'POST /phone-token': phoneToken,
  'POST /webhooks': takeWebhook,
};

async function serve(shop: Shop, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', shop.origin);
  const recording = /^\/recordings\/([\w-]+)$/.exec(pathname)?.[1];
  const handle = ROUTES[`${request.method} ${pathname}`];
  try {
    if (handle) await handle(shop, request, response);
    else if (request.method === 'GET' && recording !== undefined) await play(shop, recording, request, response);
    else response.writeHead(404).end();
  } catch (error) {
    process.stderr.write(`${request.method} ${pathname}: ${String(error)}\n`);
    if (response.headersSent) response.destroy();
    else response.writeHead(502).end();
  }
}

/** The page may load the script of the phone, and frame it; nothing else is from elsewhere. */
async function page({ options: { phone } }: Shop, response: ServerResponse): Promise<void> {
  response.setHeader(
    'content-security-policy',
    `default-src 'self'; script-src 'self' ${phone}; frame-src ${phone}; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'`,
  );
  send(response, 'text/html', await pageFile('index.html'));
}

async function script(response: ServerResponse): Promise<void> {
  send(response, 'text/javascript', stripTypeScriptTypes(await pageFile('page.ts')));
}

/** For the page alone: another site's page could have somebody signed in behind their back. */
async function phoneToken(
  { platform, options }: Shop,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.headers['sec-fetch-site'] !== 'same-origin') return void response.writeHead(403).end();
  return json(response, { token: await platform.embeddingToken(options.user) });
}

async function takeWebhook(shop: Shop, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(request);
  if (!isGenuine(request.headers, body, shop.secret)) return void response.writeHead(401).end();
  // The platform is answered at once; whatever it takes to deal with the event is ours.
  response.writeHead(204).end();
  const { id, event, data } = JSON.parse(body);
  if (shop.taken.has(id)) return;
  shop.taken.add(id);
  if (event === 'call.offered') await offered(shop, data);
  if (event === 'call.ended') ended(shop, data);
  if (event === 'recording.ready') shop.activities.note(data.callId, { recordingId: data.recordingId });
}

type Offered = { readonly callId: string; readonly other: { readonly number: string } | null };

/** An agent's phone is to ring: what is known of the customer is on its screen when it does. */
async function offered({ platform, origin }: Shop, { callId, other }: Offered): Promise<void> {
  const customer = customerOf(other?.number ?? '');
  if (customer) await platform.describe(callId, customer, origin);
}

type End = { readonly number: string };
type EndedCall = {
  readonly callId: string;
  readonly direction: string;
  readonly caller: End;
  readonly callee: End;
  readonly result: string;
  readonly talkMs: number;
  readonly campaign: { readonly id: string; readonly name: string } | null;
};

function ended({ activities }: Shop, { callId, direction, caller, callee, campaign, ...how }: EndedCall): void {
  const { number } = direction === 'inbound' ? caller : callee;
  activities.note(callId, { number, result: how.result, talkMs: how.talkMs, campaign: campaign?.name ?? null });
}

/** Server-sent events: all activities, at each change. */
function watchActivities({ activities }: Shop, _request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const stop = activities.watch((all) => void response.write(`data: ${JSON.stringify(all)}\n\n`));
  response.once('close', stop);
}

/** The page plays a recording from here: the key stays on the server. Only those of calls this CRM was told of. */
async function play(
  { platform, activities }: Shop,
  recordingId: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!activities.isOfACall(recordingId)) return void response.writeHead(404).end();
  const sound = await platform.sound(recordingId, request.headers.range);
  const passed = ['content-type', 'content-length', 'content-range', 'accept-ranges'];
  const headers = passed.flatMap((name) => {
    const value = sound.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  response.writeHead(sound.status, Object.fromEntries(headers));
  if (sound.body === null) response.end();
  else Readable.from(sound.body).pipe(response);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) {
    body += String(chunk);
    if (body.length > LONGEST_BODY) throw new Error('a body that is too long');
  }
  return body;
}

const pageFile = (name: string): Promise<string> => readFile(new URL(`page/${name}`, import.meta.url), 'utf8');

const json = (response: ServerResponse, value: unknown): void =>
  send(response, 'application/json', JSON.stringify(value));

function send(response: ServerResponse, type: string, text: string): void {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }).end(text);
}
