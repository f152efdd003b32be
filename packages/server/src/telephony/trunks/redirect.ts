import { numberFrom } from '@wpm/directory';
import {
  type Destination,
  type Hop,
  type NameAddr,
  type SipResponse,
  type SipUri,
  contactsOf,
  parseUri,
  printUri,
} from '@wpm/sip';
import type { LiveTrunk } from './live-trunk.ts';
import { peersOf } from './trunk-hops.ts';
import { goesOverTls, hopAt, isNumeric, transportOf } from './trunk-ways.ts';

/** Of one response so many contacts are looked at; what stands behind them is for nobody who waits for an answer. */
const MOST_CONTACTS = 5;

/** RFC 3261 §21.3.5: another service is no other place for the same call. */
const USE_PROXY = 305;
const FOLLOWED: readonly number[] = [300, 301, 302, USE_PROXY];

/** Another place for a call, as a 3xx names it. */
export type Elsewhere = { readonly status: number; readonly uri: SipUri };

/** Whether the response sends the call elsewhere (RFC 3261 §21.3). */
export const isRedirect = ({ status }: SipResponse): boolean => status >= 300 && status < 400;

/** The places a redirect names, the preferred first (RFC 3261 §8.1.3.4); none where it is no redirect of a kind we follow. */
export function placesIn(response: SipResponse): readonly Elsewhere[] {
  if (!FOLLOWED.includes(response.status)) return [];
  return contactsOf(response)
    .slice(0, MOST_CONTACTS)
    .toSorted((a, b) => preference(b) - preference(a))
    .flatMap(({ uri: text }) => {
      const uri = parseUri(text);
      // Header fields of a URI would go into our INVITE (RFC 3261 §19.1.5).
      const isPlain = uri.ok && uri.value.headers === undefined;
      return isPlain ? [{ status: response.status, uri: uri.value }] : [];
    });
}

/** RFC 3261 §20.10: what says nothing is as good as anything. */
function preference({ params }: NameAddr): number {
  const q = Number(params['q'] ?? 1);
  return q >= 0 && q <= 1 ? q : 0;
}

/** The number a place stands for, as the trunk writes it; undefined where there is none, or it is only another proxy. */
export function numberAt({ status, uri }: Elsewhere, trunk: LiveTrunk): string | undefined {
  if (status === USE_PROXY || uri.user === undefined) return undefined;
  // What stands behind a semicolon is for routing (RFC 4694), not for whoever asks what the number costs.
  const [sent = ''] = uri.user.split(';');
  const { inbound, outbound } = trunk.settings.numbers;
  const read = numberFrom(sent, inbound.rules);
  return outbound.format === 'E164' && read === sent && /^[1-9]\d{6,}$/.test(sent) ? `+${sent}` : read;
}

export const isProxyOnly = ({ status }: Elsewhere): boolean => status === USE_PROXY;

/** Parameters that may stand in a Request-URI and lead nobody astray. */
const KEPT_PARAMS: readonly string[] = ['transport', 'user'];

/** The place by the number it was read as: what was asked for permission is what is called. */
export function uriWith({ uri }: Elsewhere, user: string, trunk: LiveTrunk): string {
  if (uri.scheme === 'tel') return trunk.uriTo(user);
  const kept = Object.entries(uri.params).filter(([name]) => KEPT_PARAMS.includes(name));
  return printUri({ ...uri, user, params: Object.fromEntries(kept) });
}

/** Whether a place is the trunk's own: at one of its addresses, or of a name its settings give. */
export function isOwn({ uri }: Elsewhere, trunk: LiveTrunk): boolean {
  const host = hostOf(uri);
  return uri.scheme === 'tel' || (isNumeric(host) && trunk.has(host)) || namesOf(trunk).includes(host);
}

/** Where a place of the trunk's own is reached; a `sips:` URI over TLS or not at all (RFC 5630 §4). */
export async function destinationsAt({ uri }: Elsewhere, trunk: LiveTrunk): Promise<readonly Destination[]> {
  if (uri.scheme === 'sips') return secureAt(uri, trunk);
  const host = hostOf(uri);
  return uri.scheme === 'sip' && isNumeric(host) && trunk.has(host) ? placeAt(trunk, host, uri) : trunk.destinations;
}

/** The trunk's own ways over TLS, else what its name or address says: the certificate must prove one of them (RFC 5922). */
async function secureAt(uri: SipUri, trunk: LiveTrunk): Promise<readonly Destination[]> {
  if (uri.params['transport'] === 'udp') return [];
  const address = hostOf(uri);
  const isAddress = isNumeric(address);
  if (trunk.settings.outboundProxy) return trunk.hops.filter(goesOverTls);
  const [first] = trunk.destinations;
  if (first && 'flow' in first) return [first].filter(goesOverTls);
  const known = isAddress ? hopAt(trunk, address, { transport: 'tls', port: uri.port }) : undefined;
  return known ? [known] : trunk.securely(uri);
}

const hostOf = ({ host }: SipUri): string => host.replace(/^\[|\]$/g, '').toLowerCase();

function placeAt(trunk: LiveTrunk, address: string, uri: SipUri): readonly Hop[] {
  if (trunk.settings.outboundProxy) return trunk.hops;
  const hop = hopAt(trunk, address, { transport: transportOf(uri), port: uri.port });
  return hop ? [hop] : [];
}

function namesOf({ settings, acceptedContact }: LiveTrunk): readonly string[] {
  const { registration, peers } = settings;
  const domain = registration.kind === 'register' ? [registration.domain] : [];
  const names = [...peersOf(settings), ...peers].map(({ host }) => host);
  return [...domain, ...names, ...(acceptedContact ? [acceptedContact.host] : [])].map((name) => name.toLowerCase());
}
