import { param } from '../message/params.ts';
import type { SipUri } from '../message/uri.ts';
import type { Hop } from '../transport/flow.ts';
import { orderRecords } from './order-records.ts';
import type { Resolver, SrvRecord } from './resolver.ts';

type HopTransport = Hop['transport'];

/** Nobody needs more places to try; a zone that names hundreds would keep a call waiting. */
const MAX_HOPS = 20;

const SERVICE: Readonly<Record<HopTransport, string>> = { udp: '_sip._udp', tcp: '_sip._tcp', tls: '_sips._tcp' };

/**
 * Where a request to the URI may be sent, in order of trial (RFC 3263 §4, without NAPTR): the transport the URI names, or else
 * UDP before TCP, `sips` only ever TLS; SRV records where neither address nor port is given, else and failing that the addresses
 * of the host. None where there is no such host, for tel URIs, and for transports only phones use.
 * @param chance a number from 0 up to but not including 1, anew with every call: it shares load by weight (RFC 2782)
 */
export async function locate(uri: SipUri, resolver: Resolver, chance: () => number): Promise<readonly Hop[]> {
  const transports = transportsOf(uri);
  const [preferred] = transports;
  if (preferred === undefined) return [];
  const host = (param(uri.params, 'maddr') ?? uri.host).replace(/^\[|\]$/g, '').toLowerCase();
  // RFC 5922 §4: the certificate must be for the domain that was asked for, wherever SRV records lead.
  const named = (hop: Hop): Hop =>
    hop.transport === 'tls' && !isNumeric(uri.host) ? { ...hop, serverName: uri.host.toLowerCase() } : hop;
  if (isNumeric(host)) return [named({ transport: preferred, address: host, port: uri.port ?? portOf(preferred) })];
  const bySrv = uri.port === undefined ? await hopsBySrv(host, transports, { resolver, chance }) : undefined;
  const hops = bySrv ?? (await hopsOfHost(host, preferred, { port: uri.port ?? portOf(preferred), resolver }));
  return distinct(hops.map(named)).slice(0, MAX_HOPS);
}

/** What `transport=` of a URI asks for. RFC 3261 §26.2.2: of `sips`, TCP means TLS over TCP. */
const NAMED: Readonly<Record<'sip' | 'sips', ReadonlyMap<string, HopTransport>>> = {
  sip: new Map([
    ['udp', 'udp'],
    ['tcp', 'tcp'],
    ['tls', 'tls'],
  ]),
  sips: new Map([
    ['tcp', 'tls'],
    ['tls', 'tls'],
  ]),
};

/** RFC 3263 §4.1: the transports to try, the one that counts where nothing is said first. */
function transportsOf({ scheme, host, port, params }: SipUri): readonly HopTransport[] {
  if (scheme === 'tel') return [];
  const named = param(params, 'transport');
  if (named !== undefined) {
    const transport = NAMED[scheme].get(named.toLowerCase());
    return transport === undefined ? [] : [transport];
  }
  if (scheme === 'sips') return ['tls'];
  return port === undefined && !isNumeric(host) ? ['udp', 'tcp'] : ['udp'];
}

type Asking = { readonly resolver: Resolver; readonly chance: () => number };

/** What the SRV records lead to; undefined where there are none at all. */
async function hopsBySrv(host: string, transports: readonly HopTransport[], { resolver, chance }: Asking) {
  const answers = await Promise.all(
    transports.map(async (transport) => ({ transport, records: await resolver.srv(`${SERVICE[transport]}.${host}`) })),
  );
  if (answers.every(({ records }) => records.length === 0)) return undefined;
  const hops = answers.flatMap(({ transport, records }) =>
    orderRecords(records.filter(isThere), chance).map(({ target, port }) =>
      hopsOfHost(target.toLowerCase(), transport, { port, resolver }),
    ),
  );
  return (await Promise.all(hops)).flat();
}

/** RFC 2782: a root target says that the service is decidedly not there. */
const isThere = ({ target }: SrvRecord): boolean => target !== '' && target !== '.';

async function hopsOfHost(
  host: string,
  transport: HopTransport,
  { port, resolver }: { readonly port: number; readonly resolver: Resolver },
): Promise<readonly Hop[]> {
  const addresses = await resolver.addresses(host);
  return addresses.map((address) => ({ transport, address, port }));
}

const portOf = (transport: HopTransport): number => (transport === 'tls' ? 5061 : 5060);

const isNumeric = (host: string): boolean => /^\d+\.\d+\.\d+\.\d+$/.test(host) || host.includes(':');

function distinct(hops: readonly Hop[]): readonly Hop[] {
  return [...new Map(hops.map((hop) => [`${hop.transport} ${hop.address} ${hop.port}`, hop])).values()];
}
