import type { LookupAddress, LookupAllOptions } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from '@wpm/integrations';

/** `dns.lookup`, asked for every address of a name. */
export type LookUp = (
  hostname: string,
  options: LookupAllOptions,
  done: (error: Error | null, found?: readonly LookupAddress[]) => void,
) => void;

/** Whether an address that stands in a URL as itself may be sent to (trust 12). Names are asked about when they are looked up. */
export function mayBeSentTo(url: string, allowed: readonly string[]): boolean {
  const host = hostOf(url);
  return allowed.includes(host) || isIP(host) === 0 || isPublicAddress(host);
}

/** The host of a URL, an address of IPv6 without its brackets. */
export const hostOf = (url: string) => new URL(url).hostname.replace(/^\[|\]$/g, '');

/** Gives the addresses of a name only if every one of them is public: which of them is taken is not ours to choose. */
export const publicOnly =
  (lookUp: LookUp): LookUp =>
  (hostname, options, done) =>
    lookUp(hostname, options, (error, found = []) => {
      if (error || found.length === 0) return done(error ?? new Error('no address'));
      return found.every(({ address }) => isPublicAddress(address))
        ? done(null, found)
        : done(new Error('private address'));
    });

/** What a connection is told of its name when it may lead to public addresses alone. */
export const publicLookup =
  (lookUp: LookUp): LookupFunction =>
  (hostname, options, done) =>
    publicOnly(lookUp)(hostname, { ...options, all: true }, (error, found = []) => toldTo(options, done, error, found));

/** Tells a connection these addresses, in the form it asked for. */
export function toldTo(
  options: Parameters<LookupFunction>[1],
  done: Parameters<LookupFunction>[2],
  error: Error | null,
  found: readonly LookupAddress[],
): void {
  const [first] = found;
  if (error || !first) return done(error ?? new Error('no address'), '');
  return options.all ? done(null, [...found]) : done(null, first.address, first.family);
}
