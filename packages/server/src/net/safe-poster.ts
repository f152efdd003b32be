import type { LookupAddress } from 'node:dns';
import http, { type Agent, type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { CheckedNames } from './checked-names.ts';
import { hostOf, mayBeSentTo, toldTo } from './public-hosts.ts';

/** What is sent where. Hosts of `allowed` may be at private addresses: the operator said so. */
export type Post = {
  readonly url: string;
  readonly body: string | Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly allowed: readonly string[];
};

/** What came of it: delivered by a status of 2xx; anything else, another place to go to among it, is a failure. */
export type Posted = { readonly status: number | null; readonly error: string | null };

const WITHIN_MS = 10_000;
/** Of an answer nothing counts but its status; the rest is read to keep the connection, if it is short and comes soon. */
const MOST_HEADER_BYTES = 16_384;
const MOST_BODY_BYTES = 16_384;
const BODY_WITHIN_MS = 1_000;
/** A connection nobody uses is closed before the usual server, which waits 5 s, would. */
const IDLE_MS = 4_000;

/**
 * Posts, to public addresses alone (trust 12), over connections that are kept. A name is looked up before each post (what was said a
 * second ago counts), every address it has is checked, and the post goes to one of those that were checked: by a new connection, or by
 * a kept one to an address that the name still has. Others are closed. Nothing is followed.
 */
export class SafePoster implements Disposable {
  readonly #names: CheckedNames;
  readonly #plain = new http.Agent({ keepAlive: true, timeout: IDLE_MS });
  readonly #secure = new https.Agent({ keepAlive: true, timeout: IDLE_MS });

  constructor(names = new CheckedNames()) {
    this.#names = names;
  }

  /** Never rejects. */
  readonly post = async (post: Post): Promise<Posted> => {
    const { url, allowed } = post;
    if (!mayBeSentTo(url, allowed)) return { status: null, error: 'private address' };
    const agent = url.startsWith('https:') ? this.#secure : this.#plain;
    const host = hostOf(url);
    if (isIP(host) !== 0) return sendOver(agent, post);
    const found = await this.#names.find(host, allowed.includes(host));
    keepOnly(agent, host, found.addresses);
    if ('error' in found) return { status: null, error: found.error };
    return sendOver(agent, post, found.addresses);
  };

  [Symbol.dispose](): void {
    this.#plain.destroy();
    this.#secure.destroy();
  }
}

/** Closes connections to a host that are free and lead to where its name leads no more. */
function keepOnly(agent: Agent, host: string, addresses: readonly LookupAddress[]): void {
  for (const [name, sockets = []] of Object.entries(agent.freeSockets)) {
    if (!name.startsWith(`${host}:`)) continue;
    for (const socket of sockets)
      if (!addresses.some(({ address }) => address === socket.remoteAddress)) socket.destroy();
  }
}

/** @param addresses those a new connection may lead to; without, the URL has an address of its own */
async function sendOver(agent: Agent, post: Post, addresses?: readonly LookupAddress[]): Promise<Posted> {
  const first = await sendOnce(agent, post, addresses);
  // The receiver closed it as it was taken: nobody's failure. What it may have read already has the id it had.
  return first === 'stale'
    ? sendOnce(false, post, addresses).then((posted) => (posted === 'stale' ? LOST : posted))
    : first;
}

const LOST: Posted = { status: null, error: 'connection lost' };

function sendOnce(
  agent: Agent | false,
  { url, body, headers }: Post,
  addresses: readonly LookupAddress[] | undefined,
): Promise<Posted | 'stale'> {
  const { request } = url.startsWith('https:') ? https : http;
  const sent = request(url, {
    method: 'POST',
    agent,
    maxHeaderSize: MOST_HEADER_BYTES,
    ...(addresses && { lookup: leadingTo(addresses) }),
    headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
  });
  return new Promise((resolve) => {
    const late = setTimeout(() => sent.destroy(new Error(`no answer in ${WITHIN_MS / 1_000} s`)), WITHIN_MS);
    const settle = (posted: Posted | 'stale') => {
      clearTimeout(late);
      resolve(posted);
    };
    sent.once('response', (response) => {
      clearTimeout(late);
      const { statusCode = 0 } = response;
      readOut(response, () =>
        settle({ status: statusCode, error: isDelivered(statusCode) ? null : `answered ${statusCode}` }),
      );
    });
    // Also after the answer: whoever is destroyed complains.
    sent.on('error', (cause) => settle(isStale(sent, cause) ? 'stale' : { status: null, error: cause.message }));
    sent.end(body);
  });
}

/** Reads an answer to its end, so that its connection can be used again, or closes it: `over` is called once, in any case. */
function readOut(response: IncomingMessage, over: () => void): void {
  let bytes = 0;
  const late = setTimeout(() => response.destroy(), BODY_WITHIN_MS);
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MOST_BODY_BYTES) response.destroy();
  });
  response.on('error', () => {});
  response.once('close', () => {
    clearTimeout(late);
    over();
  });
}

const isDelivered = (status: number) => status >= 200 && status < 300;

const isStale = (sent: ClientRequest, cause: NodeJS.ErrnoException) =>
  sent.reusedSocket && (cause.code === 'ECONNRESET' || cause.code === 'EPIPE');

/** What a connection is told when it looks the name up: what was checked. */
const leadingTo =
  (addresses: readonly LookupAddress[]): LookupFunction =>
  (_hostname, options, done) =>
    toldTo(options, done, null, addresses);
