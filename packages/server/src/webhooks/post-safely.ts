import type { LookupAddress, LookupAllOptions } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from '@wpm/integrations';

/** What is sent where. Hosts of `allowed` may be at private addresses: the operator said so. */
export type Post = {
  readonly url: string;
  readonly body: string | Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly allowed: readonly string[];
};

/** `dns.lookup`, asked for every address of a name. */
export type LookUp = (
  hostname: string,
  options: LookupAllOptions,
  done: (error: Error | null, found?: readonly LookupAddress[]) => void,
) => void;

/** What came of it: delivered by a status of 2xx; anything else, another place to go to among it, is a failure. */
export type Posted = { readonly status: number | null; readonly error: string | null };

/** Whether an address that stands in a URL as itself may be sent to (trust 12). Names are asked about when they are looked up. */
export function mayBeSentTo(url: string, allowed: readonly string[]): boolean {
  const host = hostOf(url);
  return allowed.includes(host) || isIP(host) === 0 || isPublicAddress(host);
}

/** The host of a URL, an address of IPv6 without its brackets. */
export const hostOf = (url: string) => new URL(url).hostname.replace(/^\[|\]$/g, '');

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
