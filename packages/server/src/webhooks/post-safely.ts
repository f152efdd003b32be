import { lookup, type LookupAddress, type LookupAllOptions } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from '@wpm/integrations';

/** What is sent where. Hosts of `allowed` may be at private addresses: the operator said so. */
export type Post = {
  readonly url: string;
  readonly body: string | Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly allowed: readonly string[];
  /** Says which addresses a name has; the system does, where nothing else is said. */
  readonly lookUp?: LookUp;
};

/** `dns.lookup`, asked for every address of a name. */
export type LookUp = (
  hostname: string,
  options: LookupAllOptions,
  done: (error: Error | null, found?: readonly LookupAddress[]) => void,
) => void;

/** What came of it: delivered by a status of 2xx; anything else, another place to go to among it, is a failure. */
export type Posted = { readonly status: number | null; readonly error: string | null };

const WITHIN_MS = 10_000;
/** Of an answer nothing is read but its status. */
const MOST_HEADER_BYTES = 16_384;

/** Whether an address that stands in a URL as itself may be sent to (trust 12). Names are asked about when they are looked up. */
export function mayBeSentTo(url: string, allowed: readonly string[]): boolean {
  const host = hostOf(url);
  return allowed.includes(host) || isIP(host) === 0 || isPublicAddress(host);
}

/**
 * Posts, to public addresses alone: the name is looked up once, every address it has is checked, and the connection goes to the
 * very address that was checked, whatever the name says a moment later. Nothing is followed. Never rejects.
 */
export function postSafely({ url, body, headers, allowed, lookUp = lookup }: Post): Promise<Posted> {
  if (!mayBeSentTo(url, allowed)) return Promise.resolve({ status: null, error: 'private address' });
  const { request } = url.startsWith('https:') ? https : http;
  const isAllowed = allowed.includes(hostOf(url));
  return new Promise((resolve) => {
    const sent = request(url, {
      method: 'POST',
      agent: false,
      maxHeaderSize: MOST_HEADER_BYTES,
      lookup: isAllowed ? lookup : publicLookup(lookUp),
      signal: AbortSignal.timeout(WITHIN_MS),
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
    });
    sent.once('response', (response) => {
      const { statusCode = 0 } = response;
      resolve({ status: statusCode, error: isDelivered(statusCode) ? null : `answered ${statusCode}` });
      response.on('error', () => {}).destroy();
    });
    // Also after the answer: whoever is destroyed complains.
    sent.on('error', (cause) =>
      resolve({ status: null, error: cause.name === 'AbortError' ? 'no answer in 10 s' : cause.message }),
    );
    sent.end(body);
  });
}

const isDelivered = (status: number) => status >= 200 && status < 300;

const hostOf = (url: string) => new URL(url).hostname.replace(/^\[|\]$/g, '');

/** Gives the addresses of a name only if every one of them is public: which of them is taken is not ours to choose. */
export const publicLookup =
  (lookUp: LookUp): LookupFunction =>
  (hostname, options, done) => {
    lookUp(hostname, { ...options, all: true }, (error, found = []) => {
      const [first] = found;
      if (error || !first) return done(error ?? new Error('no address'), '');
      if (!found.every(({ address }) => isPublicAddress(address))) return done(new Error('private address'), '');
      if (options.all) return done(null, [...found]);
      return done(null, first.address, first.family);
    });
  };
