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

const FLAGS = ['-timeout_error', '-trace_msg', '-trace_err', '-trace_stat', '-nostdin', '-skip_rlimit'];

/** The command of a run and its arguments. */
export function sippArguments(
  program: SippProgram,
  options: SippOptions & { readonly local: SippAddress },
  files: SippFiles,
): readonly string[] {
  const { remote } = options;
  const command = [...(options.inside ?? []), ...program];
  const named = { ...whereFrom(options), ...howMuch(options), ...whoIsIt(options), ...whatItWrites(options, files) };
  const pairs = Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [name, value]));
  const keys = Object.entries(options.keys ?? {}).flatMap(([name, value]) => ['-key', name, value]);
  return [...command, `${printHost(remote.address)}:${remote.port}`, ...pairs, ...FLAGS, ...keys];
}

/** Arguments with their values; those without one are left out. */
type Named = Readonly<Record<string, string | undefined>>;

function whereFrom({ local, transport = 'udp' }: SippOptions & { readonly local: SippAddress }): Named {
  return { '-t': MODES[transport], '-i': printHost(local.address), '-p': String(local.port) };
}

function howMuch({ calls = 1, rate = 10, timeoutMs = 30_000, atOnce, lostPercent }: SippOptions): Named {
  return {
    '-m': String(calls),
    '-r': String(rate),
    '-l': atOnce?.toString(),
    '-lost': lostPercent?.toString(),
    '-timeout': `${Math.ceil(timeoutMs / 1_000)}s`,
    '-recv_timeout': String(timeoutMs),
    '-buff_size': BUFFER_BYTES,
  };
}

function whoIsIt({ credentials, certificate }: SippOptions): Named {
  return {
    '-au': credentials?.user,
    '-ap': credentials?.password,
    '-auth_uri': credentials?.uri,
    '-tls_cert': certificate?.cert,
    '-tls_key': certificate?.key,
  };
}

function whatItWrites({ scenario, fields }: SippOptions, files: SippFiles): Named {
  return {
    '-sf': scenario,
    '-inf': fields && files.fields,
    '-message_file': files.messages,
    '-error_file': files.errors,
    '-stf': files.statistics,
    '-fd': '1',
  };
}

function printHost(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
