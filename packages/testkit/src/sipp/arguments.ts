import type { SippProgram } from './program.ts';

export type SippTransport = 'udp' | 'tcp' | 'tls';

export type SippAddress = { readonly address: string; readonly port: number };

export type SippOptions = {
  /** Path of the scenario. It says itself whether it calls or is called. */
  readonly scenario: string;
  /** Where its requests go. */
  readonly remote: SippAddress;
  readonly transport?: SippTransport;
  /** By default a free port on 127.0.0.1. */
  readonly local?: SippAddress;
  /** What `[name]` means in the scenario. */
  readonly keys?: Readonly<Record<string, string>>;
  /** Rows of `[field0]`, `[field1]`, …: one call takes one, and the next the next. */
  readonly fields?: readonly (readonly string[])[];
  /** For challenges. The digest's URI is the request's own only if it is given. */
  readonly credentials?: { readonly user: string; readonly password: string; readonly uri?: string };
  /** Calls to make or take before it ends; 1 by default. */
  readonly calls?: number;
  /** New calls a second; 10 by default. */
  readonly rate?: number;
  /** Calls that may stand at the same time; by default as many as come about. */
  readonly atOnce?: number;
  /** Messages to lose, of a hundred it sends or receives. */
  readonly lostPercent?: number;
  /** Longest time for all of it, 30 s by default. */
  readonly timeoutMs?: number;
  /** Certificate and key in PEM files, for TLS. */
  readonly certificate?: { readonly cert: string; readonly key: string };
  /** What stands before the command so that it runs elsewhere, as in a network namespace. */
  readonly inside?: readonly string[];
  /** Digest by SHA-256 and TLS need a newer SIPp than Debian 12 has. */
  readonly modern?: boolean;
};

/** The files SIPp writes in a folder of its own. */
export type SippFiles = {
  readonly messages: string;
  readonly errors: string;
  readonly statistics: string;
  readonly fields: string;
};

const MODES = { udp: 'u1', tcp: 't1', tls: 'l1' } as const;
/** RFC 3261 §18.1.1: a message may be 64 KiB. */
const BUFFER_BYTES = '65535';

/** The command of a run and its arguments. */
export function sippArguments(
  program: SippProgram,
  options: SippOptions & { readonly local: SippAddress },
  files: SippFiles,
): readonly string[] {
  const { remote, local, calls = 1, timeoutMs = 30_000, lostPercent, atOnce } = options;
  const seconds = Math.ceil(timeoutMs / 1_000);
  return [
    ...(options.inside ?? []),
    program.command,
    ...program.before,
    `${printHost(remote.address)}:${remote.port}`,
    ...['-sf', options.scenario, '-t', MODES[options.transport ?? 'udp']],
    ...['-i', printHost(local.address), '-p', String(local.port)],
    ...['-m', String(calls), '-r', String(options.rate ?? 10)],
    ...['-timeout', `${seconds}s`, '-timeout_error', '-recv_timeout', String(timeoutMs)],
    ...['-trace_msg', '-message_file', files.messages, '-trace_err', '-error_file', files.errors],
    ...['-trace_stat', '-fd', '1', '-stf', files.statistics],
    ...['-buff_size', BUFFER_BYTES, '-nostdin', '-skip_rlimit'],
    ...(atOnce === undefined ? [] : ['-l', String(atOnce)]),
    ...(lostPercent === undefined ? [] : ['-lost', String(lostPercent)]),
    ...(options.fields ? ['-inf', files.fields] : []),
    ...credentialArguments(options),
    ...(options.certificate ? ['-tls_cert', options.certificate.cert, '-tls_key', options.certificate.key] : []),
    ...Object.entries(options.keys ?? {}).flatMap(([name, value]) => ['-key', name, value]),
  ];
}

function credentialArguments({ credentials }: SippOptions): readonly string[] {
  if (!credentials) return [];
  const { user, password, uri } = credentials;
  return ['-au', user, '-ap', password, ...(uri ? ['-auth_uri', uri] : [])];
}

function printHost(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
