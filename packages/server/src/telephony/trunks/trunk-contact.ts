import type { TrunkSettings } from '@wpm/contract';
import { type Destination, type SipUri, asSips, printUri } from '@wpm/sip';
import type { TrunkRow } from '@wpm/store';
import type { Credentials } from './challenge.ts';
import { inBrackets } from './trunk-hops.ts';
import type { TrunkSecrets } from './trunk-secrets.ts';

/** What, when it changes, makes the trunk begin anew; everything else is only read when a call needs it. */
export function contactPart({ settings, secret, accept }: TrunkRow): string {
  const { enabled, registration, uris, peers, outboundProxy, tlsCa } = settings;
  return JSON.stringify([enabled, registration, uris, peers, outboundProxy, tlsCa, secret?.toString('base64'), accept]);
}

/** What the trunk's challenges are answered with; null where there is no password, or it cannot be opened. */
export function credentialsOf(
  { id, settings, secret }: TrunkRow,
  secrets: Pick<TrunkSecrets, 'open'>,
): Credentials | null {
  const { registration } = settings;
  if (registration.kind !== 'register' || !secret) return null;
  const password = secrets.open(id, secret);
  if (password === undefined) return null;
  const { user, authUser, domain, realm } = registration;
  return { user: authUser ?? user, password, realm: realm ?? domain };
}

/** Who we say we are to the trunk outside of calls: the user it knows us by. */
export function speaksAs({ settings: { registration, uris }, domain }: Pick<TrunkRow, 'settings' | 'domain'>): string {
  if (registration.kind !== 'register') return `${uris}:wpm@${domain}`;
  return `${uris}:${encodeURIComponent(registration.user)}@${inBrackets(registration.domain)}`;
}

/** The Request-URI by which the trunk takes calls to a number. @param accepted the Contact its far end registered with us */
export function requestUri(
  { settings, domain }: Pick<TrunkRow, 'settings' | 'domain'>,
  accepted: SipUri | undefined,
  number: string,
): string {
  const { registration, peers } = settings;
  if (registration.kind === 'accept' && accepted) return printUri({ ...accepted, user: number });
  const { host, port, transport } =
    registration.kind === 'register'
      ? { host: registration.domain, port: null, transport: 'udp' }
      : (peers[0] ?? { host: domain, port: null, transport: 'udp' });
  const params = transport === 'udp' ? {} : { transport };
  const there = { user: number, host: inBrackets(host), ...(port !== null && { port }), params };
  return inSchemeOf(settings, printUri({ scheme: 'sip', ...there }));
}

/** The very place a request goes to, as a URI. */
export function placeUri(settings: Pick<TrunkSettings, 'uris'>, destination: Destination): string {
  const { transport } = 'flow' in destination ? destination.flow : destination;
  const { address, port } = 'flow' in destination ? destination.flow.remote : destination;
  const params = transport === 'udp' ? {} : { transport };
  return inSchemeOf(settings, printUri({ scheme: 'sip', host: inBrackets(address), port, params }));
}

/** An address as the trunk writes its own. */
export const inSchemeOf = ({ uris }: Pick<TrunkSettings, 'uris'>, uri: string): string =>
  uris === 'sips' ? asSips(uri) : uri;
