import { lookup } from 'node:dns';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { type LookUp, mayBeSentTo, publicLookup } from './public-hosts.ts';

/** What is asked where. Hosts of `allowed` may be at private addresses: the operator said so. */
export type Ask = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty: none is sent. */
  readonly body: string;
  readonly allowed: readonly string[];
  /** By then all of the answer must be here. */
  readonly withinMs: number;
  readonly lookUp?: LookUp;
};

/**
 * What came of it; `body` as far as it came. An answer is one of 2xx; another place to go to is none. `isSent`: a connection stood, so
 * that the other side may have had the request, whatever came back.
 */
export type Answered = {
  readonly status: number | null;
  readonly error: string | null;
  readonly isSent: boolean;
  readonly body: string;
};

const MOST_HEADER_BYTES = 16_384;
const MOST_BODY_BYTES = 262_144;

/** Asks public addresses alone, as `SafePoster` does, and reads what is answered, to a bound. Follows nothing. Never rejects. */
export function askSafely({ url, lookUp = lookup, allowed, withinMs, ...ask }: Ask): Promise<Answered> {
  if (!mayBeSentTo(url, allowed)) return Promise.resolve(failure('private address', false));
  const { request } = url.startsWith('https:') ? https : http;
  const { hostname } = new URL(url);
  const { promise, resolve } = Promise.withResolvers<Answered>();
  const signal = AbortSignal.timeout(withinMs);
  const sent = request(url, {
    method: ask.method,
    agent: false,
    maxHeaderSize: MOST_HEADER_BYTES,
    lookup: allowed.includes(hostname.replace(/^\[|\]$/g, '')) ? lookup : publicLookup(lookUp),
    signal,
    headers: {
      'user-agent': 'WebPhone-Mobile',
      ...(ask.body !== '' && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(ask.body) }),
      ...ask.headers,
    },
  });
  let isSent = false;
  // Before a TLS connection stands nothing of the request is on its way.
  sent.once('socket', (socket) =>
    socket.once(url.startsWith('https:') ? 'secureConnect' : 'connect', () => (isSent = true)),
  );
  sent.once('response', (response) => void read(response).then(resolve));
  sent.on('error', (cause) =>
    resolve(failure(signal.aborted ? `no answer in ${withinMs / 1_000} s` : cause.message, isSent)),
  );
  sent.end(ask.body === '' ? undefined : ask.body);
  return promise;
}

const failure = (error: string, isSent: boolean): Answered => ({ status: null, error, isSent, body: '' });

async function read(response: IncomingMessage): Promise<Answered> {
  const { statusCode: status = 0 } = response;
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response) {
      chunks.push(Buffer.from(chunk));
      bytes += chunk.length;
      if (bytes > MOST_BODY_BYTES) return { status, error: 'answer too long', isSent: true, body: '' };
    }
  } catch (cause) {
    return { status, error: `answer broke off: ${String(cause)}`, isSent: true, body: '' };
  }
  const error = status >= 200 && status < 300 ? null : `answered ${status}`;
  return { status, error, isSent: true, body: Buffer.concat(chunks).toString() };
}
