import { z } from 'zod';
import { callerIdRules, numberRules } from './trunk-numbers.ts';

/** How SIP travels to a trunk. */
export const TRUNK_TRANSPORTS = ['udp', 'tcp', 'tls'] as const;
export type TrunkTransport = (typeof TRUNK_TRANSPORTS)[number];

/** Codecs towards a trunk. A call between two that differ is transcoded, which costs the engine far more than G.711. */
export const TRUNK_CODECS = ['opus', 'G722', 'PCMA', 'PCMU'] as const;
export type TrunkCodec = (typeof TRUNK_CODECS)[number];

export const TRUNK_SRTP = ['off', 'optional', 'required'] as const;
export type TrunkSrtp = (typeof TRUNK_SRTP)[number];

/** How addresses of a trunk are written: `sips` asks it for TLS on every hop behind it, too (RFC 3261 §19.1). */
export const TRUNK_URIS = ['sip', 'sips'] as const;
export type TrunkUris = (typeof TRUNK_URIS)[number];

/** How keys reach a trunk in whose calls no telephone-event (RFC 4733) was agreed. */
export const TRUNK_KEYS = ['sound', 'info'] as const;

export const TRUNK_REDIRECTS = ['own-hosts', 'never'] as const;
export type TrunkRedirects = (typeof TRUNK_REDIRECTS)[number];

const hostName = z
  .string()
  .trim()
  .max(253)
  .regex(
    /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9._-]*[a-zA-Z0-9])?|[0-9a-fA-F]*:[0-9a-fA-F:.]+)$/,
    'is no host name or IP address',
  );

/** One far end: a name with SRV records where no port is given (RFC 3263), else the very host. IPv6 without brackets. */
export const trunkPeer = z.strictObject({
  host: hostName,
  port: z.int().min(1).max(65_535).nullable().default(null),
  transport: z.enum(TRUNK_TRANSPORTS).default('udp'),
});
export type TrunkPeer = z.infer<typeof trunkPeer>;

/** `203.0.113.0/24`, `2001:db8::/32`; an address alone is itself. */
const network = z.union([z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()], {
  error: 'is no network such as 203.0.113.0/24',
});

const sipUser = z
  .string()
  .trim()
  .min(1)
  .max(128)
  .regex(/^[^\s<>"@:]+$/, 'holds characters a SIP user name may not have');

/** How the two sides know each other. */
export const trunkRegistration = z.discriminatedUnion('kind', [
  /** By address alone. */
  z.strictObject({ kind: z.literal('none') }),
  /** We register with them (RFC 3261 §10). */
  z.strictObject({
    kind: z.literal('register'),
    /** Domain of the registrar: what stands behind the @ of our address of record. */
    domain: hostName,
    user: sipUser,
    /** Where it differs from `user`. */
    authUser: sipUser.nullable().default(null),
    /** The realm whose challenges are answered; null: the domain's own name only (trust 6). */
    realm: z.string().trim().min(1).max(253).nullable().default(null),
    /** Seconds we ask for. */
    expires: z.int().min(60).max(86_400).default(600),
  }),
  /** They register with us, by credentials the platform makes. */
  z.strictObject({ kind: z.literal('accept') }),
]);
export type TrunkRegistration = z.infer<typeof trunkRegistration>;

const cap = z.int().min(0).max(100_000).nullable().default(null);

const unique = (items: readonly unknown[]) => new Set(items).size === items.length;

/** Everything an administrator sets of a trunk, its password apart. */
export const trunkSettings = z.strictObject({
  name: z.string().trim().min(1).max(64),
  enabled: z.boolean().default(true),
  /** Trunks of the lowest number are tried first; the next only when none of them takes the call. */
  priority: z.int().min(1).max(99).default(10),
  /** Share of the calls among trunks of one priority. */
  weight: z.int().min(0).max(1_000).default(10),
  registration: trunkRegistration.default({ kind: 'none' }),
  /** Where calls go, in order. Empty: the registrar's domain, or the way they registered. */
  peers: z.array(trunkPeer).max(8).default([]),
  /** Everything is sent there first, whatever the peers are. */
  outboundProxy: trunkPeer.nullable().default(null),
  /** The scheme of the addresses we write to it; `sips` needs TLS to every peer. */
  uris: z.enum(TRUNK_URIS).default('sip'),
  /** Networks calls may come from beside the peers' own addresses; from any port. */
  sources: z.array(network).max(64).default([]),
  /** In the order of preference. */
  codecs: z.array(z.enum(TRUNK_CODECS)).min(1).refine(unique, 'names a codec twice').default(['PCMA', 'PCMU']),
  /**
   * Whether calls are encrypted with keys in the SDP (SDES, RFC 4568): never, always, or where the far end names a key, too. Both
   * need TLS to every peer; a call that comes without TLS is plain where it is `optional`, and refused where it is `required`.
   */
  srtp: z.enum(TRUNK_SRTP).default('off'),
  /** Keys where no telephone-event was agreed: sounded; or by SIP INFO (`application/dtmf-relay`), sounded only where that is refused. */
  keys: z.enum(TRUNK_KEYS).default('sound'),
  /** Seconds a far end may say nothing at all to an INVITE before its next address, or the next trunk, is tried. */
  silenceSeconds: z.int().min(1).max(32).default(4),
  /** What a 3xx is worth: followed to this trunk's own hosts and addresses, by the caller's dial permissions; or refused. */
  redirects: z.enum(TRUNK_REDIRECTS).default('own-hosts'),
  numbers: numberRules.prefault({}),
  callerId: callerIdRules.prefault({}),
  /** Calls at once; null: no cap. */
  limits: z.strictObject({ total: cap, inbound: cap, outbound: cap }).prefault({}),
  /** OPTIONS every so many seconds (0: never); after so many failures in a row the trunk is down, one answer brings it up. */
  health: z
    .strictObject({
      everySeconds: z.union([z.literal(0), z.int().min(5).max(3_600)]).default(30),
      failures: z.int().min(1).max(10).default(3),
    })
    .prefault({}),
  /** Certificate authority of the far end in PEM, where it is no public one. Certificates are always checked. */
  tlsCa: z
    .string()
    .max(32_768)
    .regex(/^\s*-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----\s*$/, 'is no certificate in PEM')
    .nullable()
    .default(null),
});
export type TrunkSettings = z.infer<typeof trunkSettings>;

/** Of a secret the audit log says alone whether there was one, and whether it became another. */
export const AUDITED_SECRETS = ['none', 'set', 'changed'] as const;
export type AuditedSecret = (typeof AUDITED_SECRETS)[number];

/** A trunk as the audit log keeps it: with its password, and the credentials of a far end that registers with us, never themselves. */
export const auditedTrunk = trunkSettings.extend({
  password: z.enum(AUDITED_SECRETS),
  credentials: z.enum(AUDITED_SECRETS),
});
export type AuditedTrunk = z.infer<typeof auditedTrunk>;

/** The password of a registering trunk; write-only: no answer ever carries it. */
export const trunkPassword = z.string().min(1).max(256);

/** What makes settings useless together, by field. Each field of its own is already checked. */
export function trunkContradictions(settings: TrunkSettings): Readonly<Record<string, string>> {
  const { registration, peers, srtp, uris } = settings;
  if (registration.kind === 'none' && peers.length === 0) return { peers: 'needs a peer, or a registration' };
  if (srtp !== 'off' && !isTlsAlone(settings)) {
    return { srtp: 'needs TLS to every peer and to the outbound proxy: whoever reads the SIP reads the keys' };
  }
  if (uris === 'sips' && !isTlsAlone(settings)) return { uris: 'needs TLS to every peer and to the outbound proxy' };
  return {};
}

/** Whether everything we send the trunk by name goes over TLS. Where it registers with us, its connection will tell. */
function isTlsAlone({ registration, peers, outboundProxy }: TrunkSettings): boolean {
  const named = outboundProxy ? [outboundProxy] : peers;
  return named.every(({ transport }) => transport === 'tls') && (named.length > 0 || registration.kind === 'accept');
}

/** What a trunk is doing, as an administrator reads it. */
export const TRUNK_STATES = ['ready', 'registering', 'waiting', 'refused', 'unreachable', 'full', 'disabled'] as const;
export type TrunkStateName = (typeof TRUNK_STATES)[number];

/** Why nobody answers. */
export const TRUNK_TROUBLES = ['dns', 'timeout', 'transport', 'certificate', 'overloaded'] as const;
export type TrunkTrouble = (typeof TRUNK_TROUBLES)[number];

/** Why a registration is refused beside what the status says. */
export const TRUNK_REFUSALS = ['rejected', 'foreign-realm', 'no-known-challenge', 'no-password'] as const;
export type TrunkRefusal = (typeof TRUNK_REFUSALS)[number];

const since = { since: z.iso.datetime() };

export const trunkState = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('disabled') }),
  /** Takes calls. `registeredUntil` where there is a registration, `rttMs` where OPTIONS was answered. */
  z.strictObject({
    name: z.literal('ready'),
    ...since,
    registeredUntil: z.iso.datetime().nullable(),
    rttMs: z.int().nonnegative().nullable(),
  }),
  z.strictObject({ name: z.literal('registering'), ...since }),
  /** Nobody has registered with us by this trunk's credentials. */
  z.strictObject({ name: z.literal('waiting'), ...since }),
  /** The registrar said no, in these words; we ask again at `retryAt`. `realm` is what a foreign challenge named. */
  z.strictObject({
    name: z.literal('refused'),
    ...since,
    why: z.enum(TRUNK_REFUSALS),
    status: z.int(),
    words: z.string(),
    realm: z.string().nullable(),
    retryAt: z.iso.datetime(),
  }),
  z.strictObject({ name: z.literal('unreachable'), ...since, why: z.enum(TRUNK_TROUBLES), words: z.string() }),
  /** As many calls as it may carry. */
  z.strictObject({ name: z.literal('full'), ...since }),
]);
export type TrunkState = z.infer<typeof trunkState>;

/** A trunk as the console shows it. */
export const trunk = z.strictObject({
  id: z.uuid(),
  /** Changes with every change; a change names the version it was made from. */
  version: z.int(),
  settings: trunkSettings,
  hasPassword: z.boolean(),
  /** User name the far end registers with, where it registers with us. */
  acceptUser: z.string().nullable(),
  state: trunkState,
  /** Calls now. */
  calls: z.strictObject({ inbound: z.int().nonnegative(), outbound: z.int().nonnegative() }),
  /** The last thing that went wrong, even if it is well again. */
  lastError: z.strictObject({ at: z.iso.datetime(), words: z.string() }).nullable(),
});
export type Trunk = z.infer<typeof trunk>;

/** Credentials for a far end that registers with us; shown this once. */
export const trunkCredentials = z.strictObject({
  user: z.string(),
  password: z.string(),
  domain: z.string(),
});
export type TrunkCredentials = z.infer<typeof trunkCredentials>;
