import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Codec, TONE_COUNTRIES, type ToneCountry } from '@wpm/media';
import { z } from 'zod';
import { mailFrom, type SmtpServer, smtpUrl, webOrigin } from './mail/mail-settings.ts';

/** An address to listen on. */
export type Endpoint = { readonly host: string; readonly port: number };

/** Addresses to listen on, all for the same thing; the first is the one shown to users. */
export type Endpoints = readonly [Endpoint, ...Endpoint[]];

/** Where the certificate is. The files are read when it is needed, because they may be replaced at any time. */
export type TlsFiles = {
  /** The certificate in PEM, with those between it and its authority after it. */
  readonly cert: string;
  readonly key: string;
  /** The certificate of an authority of one's own, given to whoever asks at `/ca.crt`, to be trusted by hand. */
  readonly ca: string | undefined;
};

/** Ports of media at an address, both ends included. */
export type PortRange = { readonly host: string; readonly firstPort: number; readonly lastPort: number };

/** What the environment says, checked. */
export type Settings = {
  /** Absolute path of the data folder. */
  readonly data: string;
  readonly http: Endpoints;
  /** SIP over UDP and TCP. */
  readonly sip: Endpoints;
  /** SIP over TLS; none without a certificate. */
  readonly sips: readonly Endpoint[];
  /** One of each family at most; a leg that says nothing of its family gets the first. */
  readonly rtp: readonly PortRange[];
  /** The address others see, behind NAT. */
  readonly publicAddress: string | undefined;
  /** HTTPS, WSS and SIP over TLS if present. */
  readonly tls: TlsFiles | undefined;
  /** Seconds after which a call must be refreshed (RFC 4028); 0: only where the other side asks for it. */
  readonly sessionTimerSeconds: number;
  /** How much of the SIP that comes and goes is kept in memory to be looked at, in bytes; 0 is none. */
  readonly sipTraceBytes: number;
  /** For how many days the SIP of a call is kept when it is over. */
  readonly sipLadderDays: number;
  /** Whose network tones callers hear. */
  readonly country: ToneCountry;
  /** Codecs of browsers' legs in order of preference. */
  readonly browserCodecs: readonly Codec[];
  /** SIP messages a second from all strangers together: whoever has not proven who they are (trust 13). */
  readonly sipStrangersPerSecond: number;
  /** What is kept of recordings when their call is over. */
  readonly recordingFormat: 'ogg' | 'wav';
  /** Free bytes of the recordings' disk below which an operator is warned. */
  readonly leastFreeBytes: number;
  /** Hosts webhooks may be sent to though they are at private addresses (trust 12), as they stand in the URL. */
  readonly webhookHosts: readonly string[];
  /** Push services of one's own: they may be at private addresses, and without HTTPS. */
  readonly pushHosts: readonly string[];
  /** Where push services reach whoever runs the platform (RFC 8292 §2.1). */
  readonly pushContact: string | undefined;
  /** Takes our mail; none: mail lies in a folder. */
  readonly smtp: SmtpServer | undefined;
  readonly mailFrom: string;
  /** Where users open the platform, for links in mail: an origin; none: as `http` and `publicAddress` say. */
  readonly publicUrl: string | undefined;
  /** A PostgreSQL instead of the embedded one. */
  readonly databaseUrl: string | undefined;
  /** Socket of the media process; the supervisor gives it to the platform. */
  readonly mediaSocket: string | undefined;
  /** Password of the demo accounts; made up if undefined. */
  /** Whether an empty database gets the demo tenant: with weeks of calls behind it, or with none. */
  readonly demo: 'yes' | 'bare' | 'no';
  readonly demoPassword: string | undefined;
  /** Peer of the demo's trunk. */
  readonly demoTrunk: Endpoint;
};

/** Folder of the recordings, below the data folder. */
export function recordingsFolder(settings: Pick<Settings, 'data'>): string {
  return path.join(settings.data, 'recordings');
}

/** Folder of reports on their way into files. */
export function exportsFolder(settings: Settings): string {
  return path.join(settings.data, 'exports');
}

/** Folder of mail that no server takes. */
export function outboxFolder(settings: Settings): string {
  return path.join(settings.data, 'outbox');
}

/** Folder of the tenants' own sounds, which the media engine plays. */
export function soundsFolder(settings: Settings): string {
  return path.join(settings.data, 'sounds');
}

/** One variable that is not as it must be. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

/** An address as it is written in a URL: IPv6 in brackets. */
export function printEndpoint({ host, port }: Endpoint): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Whether it is every address of the machine, and none of them. */
export const isWildcard = (host: string): boolean => host === '0.0.0.0' || host === '::';

const HOST = String.raw`(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+)`;

const endpoint = z
  .string()
  .regex(new RegExp(`^${HOST}:\\d{1,5}$`))
  .transform((text): Endpoint => {
    const colon = text.lastIndexOf(':');
    return { host: bare(text.slice(0, colon)), port: Number(text.slice(colon + 1)) };
  })
  .refine(({ port }) => port <= 65_535);

const endpoints = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine((parts) => new Set(parts).size === parts.length)
  .pipe(z.tuple([endpoint], endpoint));

const portRange = z
  .string()
  .regex(new RegExp(`^${HOST}:\\d{1,5}-\\d{1,5}$`))
  .transform((text) => {
    const colon = text.lastIndexOf(':');
    const [firstPort = 0, lastPort = 0] = text
      .slice(colon + 1)
      .split('-')
      .map(Number);
    return { host: bare(text.slice(0, colon)), firstPort, lastPort };
  })
  .refine(({ firstPort, lastPort }) => firstPort > 0 && firstPort < lastPort && lastPort <= 65_535);

const portRanges = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine((parts) => new Set(parts.map((part) => part.startsWith('['))).size === parts.length)
  .pipe(z.array(portRange));
/** What every browser has (RFC 7874 §3). */
const browserCodecs = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine((parts) => new Set(parts).size === parts.length)
  .pipe(z.array(z.enum(['opus', 'PCMA', 'PCMU'])));

const peerAddress = z.union([z.ipv4(), z.ipv6()]);
const databaseUrl = z.string().regex(/^postgres(ql)?:\/\/.+/);
const password = z.string().min(8).max(256);
const pemFile = z.string().transform((file, context) => {
  if (isPem(file)) return path.resolve(file);
  context.addIssue({ code: 'custom', message: 'not a PEM file' });
  return z.NEVER;
});
/** RFC 4028 §5: 90 s is the least anybody may ask for. */
const sessionTimer = z.coerce.number().pipe(z.union([z.literal(0), z.int().min(90).max(86_400)]));
const perSecond = z.coerce.number().int().min(10).max(1_000_000);
const megabytes = z.coerce.number().int().min(0).max(4_096);

const ladderDays = z.coerce.number().int().min(1).max(3_650);

const pushContact = z.url({ protocol: /^(mailto|https)$/ });

const hostNames = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim().toLowerCase())
      .filter((part) => part !== ''),
  )
  .pipe(z.array(z.string().regex(/^[a-z0-9.:-]+$/)));

const diskWarning = z.coerce.number().int().min(0).max(100_000_000);

/** RFC 3261 §19.1.2: the port of SIP over TLS. */
const SIPS_PORT = 5061;

const SECRET: readonly string[] = ['WPM_DEMO_PASSWORD', 'DATABASE_URL', 'WPM_SMTP'];

/** The process's environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings from the environment. An empty variable counts as none.
 * @throws SettingsError naming the variable, its value and what it must be
 */
export function readSettings(environment: Environment): Settings {
  const read: Read = (name, schema, expected) => {
    const value = environment[name] === '' ? undefined : environment[name];
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    throw new SettingsError(`${name} is ${SECRET.includes(name) ? 'wrong' : `"${value}"`}: it must be ${expected}`);
  };
  const sip = read('WPM_SIP', endpoints.prefault('127.0.0.1:5060'), ENDPOINTS);
  const tls = tlsOf({
    cert: read('WPM_TLS_CERT', pemFile.optional(), PEM),
    key: read('WPM_TLS_KEY', pemFile.optional(), PEM),
    ca: read('WPM_TLS_CA', pemFile.optional(), PEM),
  });
  return {
    data: path.resolve(read('WPM_DATA', z.string().default('./data'), 'a folder')),
    http: read('WPM_HTTP', endpoints.prefault('127.0.0.1:8080'), ENDPOINTS),
    sip,
    sips: sipsOf(read('WPM_SIPS', endpoints.optional(), ENDPOINTS), sip, tls),
    rtp: read('WPM_RTP', portRanges.prefault('127.0.0.1:20000-29999'), PORT_RANGES),
    publicAddress: read('WPM_PUBLIC_ADDRESS', peerAddress.optional(), 'an IP address'),
    tls,
    sessionTimerSeconds: read('WPM_SESSION_TIMER', sessionTimer.prefault(1_800), '0, or 90 to 86400 seconds'),
    sipTraceBytes: read('WPM_SIP_TRACE', megabytes.prefault(32), 'a number of megabytes, 0 to 4096') * 1_048_576,
    sipLadderDays: read('WPM_SIP_LADDER_DAYS', ladderDays.prefault(30), '1 to 3650 days'),
    country: read('WPM_COUNTRY', z.enum(TONE_COUNTRIES).prefault('PL'), `one of ${TONE_COUNTRIES.join(', ')}`),
    browserCodecs: read('WPM_BROWSER_CODECS', browserCodecs.prefault('opus,PCMA,PCMU'), BROWSER_CODECS),
    sipStrangersPerSecond: read('WPM_SIP_STRANGERS', perSecond.prefault(500), '10 to 1000000 messages a second'),
    recordingFormat: read('WPM_RECORDING_FORMAT', z.enum(['ogg', 'wav']).default('ogg'), 'ogg or wav'),
    leastFreeBytes: read('WPM_DISK_WARNING', diskWarning.prefault(2_048), 'a number of megabytes') * 1_048_576,
    pushHosts: read('WPM_PUSH_HOSTS', hostNames.prefault(''), 'host names or addresses with commas between'),
    pushContact: read('WPM_PUSH_CONTACT', pushContact.optional(), 'mailto:… or https://…'),
    webhookHosts: read('WPM_WEBHOOK_HOSTS', hostNames.prefault(''), 'host names or addresses with commas between'),
    ...mailSettings(read),
    databaseUrl: read('DATABASE_URL', databaseUrl.optional(), 'postgres://user@host/database'),
    mediaSocket: read('WPM_MEDIA_SOCKET', z.string().optional(), 'the path of a Unix socket'),
    demo: read('WPM_DEMO', z.enum(['yes', 'bare', 'no']).default('yes'), 'yes, bare or no'),
    demoPassword: read('WPM_DEMO_PASSWORD', password.optional(), 'at least 8 characters'),
    demoTrunk: read('WPM_DEMO_TRUNK', endpoint.prefault('127.0.0.1:5070'), 'host:port'),
  };
}

/** Reads one variable. @throws SettingsError where it is not as expected */
type Read = <S extends z.ZodType>(name: string, schema: S, expected: string) => z.output<S>;

const mailSettings = (read: Read): Pick<Settings, 'smtp' | 'mailFrom' | 'publicUrl'> => ({
  smtp: read('WPM_SMTP', smtpUrl.optional(), 'smtp://user:password@host:port, or smtps://'),
  mailFrom: read('WPM_MAIL_FROM', mailFrom.prefault('webphone@localhost.localdomain'), 'an e-mail address'),
  publicUrl: read('WPM_URL', webOrigin.optional(), 'https://host, without a path'),
});

const ENDPOINTS = 'host:port, or several with commas between';
const PORT_RANGES = 'host:firstPort-lastPort, once for IPv4, IPv6 or each with a comma between';
const BROWSER_CODECS = 'opus, PCMA and PCMU in the order wanted, with commas between; one may be left out';
const PEM = 'a readable PEM file';

function tlsOf({ cert, key, ca }: { [K in keyof TlsFiles]: string | undefined }): TlsFiles | undefined {
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined) throw new SettingsError('WPM_TLS_KEY is set, but WPM_TLS_CERT is not: both are needed');
  if (key === undefined) throw new SettingsError('WPM_TLS_CERT is set, but WPM_TLS_KEY is not: both are needed');
  return { cert, key, ca };
}

/** Where there is a certificate, SIP over TLS is beside SIP without it, at its own port. */
function sipsOf(given: Endpoints | undefined, sip: Endpoints, tls: TlsFiles | undefined): readonly Endpoint[] {
  if (given && !tls) throw new SettingsError('WPM_SIPS is set, but WPM_TLS_CERT and WPM_TLS_KEY are not');
  if (given || !tls) return given ?? [];
  const hosts = new Set(sip.map(({ host }) => host));
  return [...hosts].map((host) => ({ host, port: SIPS_PORT }));
}

function isPem(file: string): boolean {
  try {
    return readFileSync(file, 'utf8').includes('-----BEGIN ');
  } catch {
    return false;
  }
}

function bare(host: string): string {
  return host.replace(/^\[|\]$/g, '');
}
