import { X509Certificate, createPrivateKey } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import { type PeerCertificate, type SecureContext, createSecureContext, getCACertificates } from 'node:tls';
import { plainAddress } from './address.ts';

/** Who we are over TLS. */
export interface TlsIdentity {
  /** Certificate, and those between it and the root, as PEM. */
  readonly cert: string;
  /** Its private key as PEM. */
  readonly key: string;
}

/** Whom we believe as a TLS client. */
export interface TlsTrust {
  /** More certificate authorities than the system's, as PEM. */
  readonly ca?: string;
  /** `false` takes any certificate: only for a test. */
  readonly rejectUnauthorized?: boolean;
}

/** Older versions are broken (RFC 8996). */
const MIN_VERSION = 'TLSv1.2';

/** What a listener needs of our identity. @throws where certificate or key cannot be read, or do not belong together */
export function serverOptions({ cert, key }: TlsIdentity) {
  // TLS itself would take an empty one, and refuse every handshake later.
  if (!new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))) {
    throw new Error('the private key is not the certificate’s');
  }
  return { cert, key, minVersion: MIN_VERSION } as const;
}

/** What all our connections share; making it reads every certificate authority, so it is made once. */
export function clientContext({ ca }: TlsTrust, identity: TlsIdentity | undefined): SecureContext {
  const authorities = [...getCACertificates('default'), ...(ca === undefined ? [] : [ca])];
  return createSecureContext({ ca: authorities, minVersion: MIN_VERSION, ...identity });
}

/** What connections to a hop share that one authority of its own vouches for, and no other. @throws where it is no certificate */
export function ownContext(ca: string, identity: TlsIdentity | undefined): SecureContext {
  return createSecureContext({ ca, minVersion: MIN_VERSION, ...identity });
}

/** The name for SNI, which may be no address (RFC 6066 §3). */
export const sniOf = (serverName: string) => (isIP(serverName) === 0 ? { servername: serverName } : {});

/**
 * Whether a certificate proves its holder to be the SIP domain (RFC 5922 §7.1, §7.2): by a `sip:` URI of the bare domain among
 * its names, else by a DNS name, which must be the whole name: a wildcard proves nothing. Where a carrier is known by an address
 * only, an IP address among the names does. @returns what is wrong
 */
export function identityProblem(serverName: string, certificate: PeerCertificate): Error | undefined {
  const names = namesOf(certificate);
  const sipDomains = names.filter(({ kind }) => kind === 'URI').flatMap(({ value }) => sipDomainOf(value));
  const hosts = names.filter(({ kind }) => kind === 'DNS').map(({ value }) => value);
  // RFC 5922 §7.1: the subject's name counts only where there are no others at all.
  const subject = names.length === 0 && typeof certificate.subject?.CN === 'string' ? [certificate.subject.CN] : [];
  const wanted = serverName.toLowerCase();
  const proven = isIP(serverName) > 0 ? names.some((each) => isAddress(each, serverName)) : false;
  const domains = sipDomains.length > 0 ? sipDomains : [...hosts, ...subject];
  if (proven || domains.some((domain) => domain.toLowerCase() === wanted)) return undefined;
  const shown = names.map(({ kind, value }) => `${kind}:${value}`).join(', ') || subject.join(', ') || 'nobody';
  const wildcard = domains.find((domain) => domain.startsWith('*.') && wanted.endsWith(domain.slice(1).toLowerCase()));
  const why = wildcard === undefined ? '' : `; a wildcard such as ${wildcard} proves no SIP domain (RFC 5922 §7.2)`;
  return new Error(`the certificate is not for ${serverName} but for ${shown}${why}`);
}

type Name = { readonly kind: string; readonly value: string };

/** Subject alternative names as Node prints them: `DNS:a, URI:"b,c"`, quoted where a comma might confuse. */
function namesOf({ subjectaltname = '' }: PeerCertificate): readonly Name[] {
  return [...subjectaltname.matchAll(/(?:^|, )([\w ]+):("(?:[^"\\]|\\.)*"|[^,]*)/g)].map(
    ([, kind = '', value = '']) => ({
      kind,
      value: value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value,
    }),
  );
}

/** RFC 5922 §7.1: a URI with a user part names a person, not a domain. */
function sipDomainOf(uri: string): readonly string[] {
  const domain = /^sip:([^@;?]+)$/i.exec(uri)?.[1];
  return domain === undefined ? [] : [domain];
}

function isAddress({ kind, value }: Name, address: string): boolean {
  if (kind !== 'IP Address' || isIP(value) === 0) return false;
  const list = new BlockList();
  list.addAddress(plainAddress(value), isIP(plainAddress(value)) === 6 ? 'ipv6' : 'ipv4');
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
