import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** An address to listen on. */
export type Endpoint = { readonly host: string; readonly port: number };

/** What the environment says, checked. */
export type Settings = {
  /** Absolute path of the data folder. */
  readonly data: string;
  readonly http: Endpoint;
  /** SIP over UDP. */
  readonly sip: Endpoint;
  readonly rtp: { readonly host: string; readonly firstPort: number; readonly lastPort: number };
  /** The address others see, behind NAT. */
  readonly publicAddress: string | undefined;
  /** Certificate and key in PEM; HTTPS and WSS if present. */
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  /** A PostgreSQL instead of the embedded one. */
  readonly databaseUrl: string | undefined;
  /** Socket of the media process; the supervisor gives it to the platform. */
  readonly mediaSocket: string | undefined;
  /** Password of the demo accounts; made up if undefined. */
  readonly demoPassword: string | undefined;
  /** Peer of the demo's trunk. */
  readonly demoTrunk: Endpoint;
};

/** Folder of the recordings, below the data folder. */
export function recordingsFolder(settings: Settings): string {
  return path.join(settings.data, 'recordings');
}

/** One variable that is not as it must be. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

/** An address as it is written in a URL: IPv6 in brackets. */
export function printEndpoint({ host, port }: Endpoint): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

const HOST = String.raw`(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+)`;

const endpoint = z
  .string()
  .regex(new RegExp(`^${HOST}:\\d{1,5}$`))
  .transform((text): Endpoint => {
    const colon = text.lastIndexOf(':');
    return { host: bare(text.slice(0, colon)), port: Number(text.slice(colon + 1)) };
  })
  .refine(({ port }) => port <= 65_535);

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

const peerAddress = z.union([z.ipv4(), z.ipv6()]);
const databaseUrl = z.string().regex(/^postgres(ql)?:\/\/.+/);
const password = z.string().min(8).max(256);
const pemFile = z.string().transform(readPem);

const SECRET: readonly string[] = ['WPM_DEMO_PASSWORD', 'DATABASE_URL'];

/** The process's environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings from the environment. An empty variable counts as none.
 * @throws SettingsError naming the variable, its value and what it must be
 */
export function readSettings(environment: Environment): Settings {
  const read = <S extends z.ZodType>(name: string, schema: S, expected: string): z.output<S> => {
    const value = environment[name] === '' ? undefined : environment[name];
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    throw new SettingsError(`${name} is ${SECRET.includes(name) ? 'wrong' : `"${value}"`}: it must be ${expected}`);
  };
  const cert = read('WPM_TLS_CERT', pemFile.optional(), 'a readable PEM file');
  const key = read('WPM_TLS_KEY', pemFile.optional(), 'a readable PEM file');
  return {
    data: path.resolve(read('WPM_DATA', z.string().default('./data'), 'a folder')),
    http: read('WPM_HTTP', endpoint.prefault('127.0.0.1:8080'), 'host:port'),
    sip: read('WPM_SIP', endpoint.prefault('127.0.0.1:5060'), 'host:port'),
    rtp: read('WPM_RTP', portRange.prefault('127.0.0.1:20000-29999'), 'host:firstPort-lastPort'),
    publicAddress: read('WPM_PUBLIC_ADDRESS', peerAddress.optional(), 'an IP address'),
    tls: tlsOf(cert, key),
    databaseUrl: read('DATABASE_URL', databaseUrl.optional(), 'postgres://user@host/database'),
    mediaSocket: read('WPM_MEDIA_SOCKET', z.string().optional(), 'the path of a Unix socket'),
    demoPassword: read('WPM_DEMO_PASSWORD', password.optional(), 'at least 8 characters'),
    demoTrunk: read('WPM_DEMO_TRUNK', endpoint.prefault('127.0.0.1:5070'), 'host:port'),
  };
}

function tlsOf(cert: string | undefined, key: string | undefined): Settings['tls'] {
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined) throw new SettingsError('WPM_TLS_KEY is set, but WPM_TLS_CERT is not: both are needed');
  if (key === undefined) throw new SettingsError('WPM_TLS_CERT is set, but WPM_TLS_KEY is not: both are needed');
  return { cert, key };
}

function readPem(file: string, context: z.RefinementCtx): string {
  try {
    const text = readFileSync(file, 'utf8');
    if (text.includes('-----BEGIN ')) return text;
  } catch {
    // Said below, in the same words as for a file of another kind.
  }
  context.addIssue({ code: 'custom', message: 'not a PEM file' });
  return z.NEVER;
}

function bare(host: string): string {
  return host.replace(/^\[|\]$/g, '');
}
