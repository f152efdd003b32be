import { type ChildProcess, fork } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { setTimeout as delay } from 'node:timers/promises';
import { type Client, createClient } from '@wpm/client';
import type { App } from '@wpm/contract';
import { SUPERVISOR } from '@wpm/server';
import { placePreparedCluster } from '@wpm/store/prepared-cluster';
import { COMPILE_CACHE } from '../compile-cache.ts';
import { cookieFetch } from './cookie-fetch.ts';
import { freePort, freePortRange } from './free-ports.ts';

/** An account of the demo tenant. */
export type DemoLogin = 'admin' | 'supervisor' | 'anna' | 'jan' | 'piotr';

export type PlatformOptions = {
  /** Port of 127.0.0.1 where the test itself plays the far end of the trunk `lab`; a free one by default. */
  readonly trunkPort?: number;
  /** Address of the test itself as the platform sees it; 127.0.0.1 by default. */
  readonly trunkHost?: string;
  /** Where it listens: an address of its own namespace; 127.0.0.1 by default. */
  readonly host?: string;
  /** What must stand before a command so that it runs in another network namespace. */
  readonly inside?: readonly string[];
  /** An existing data folder, to start on again; it is kept when the platform stops. */
  readonly dataFolder?: string;
  /** Starts it as `npm start -- --lan` does, at its host; this process then trusts the authority it made. */
  readonly lan?: boolean;
  /** What follows `npm start --`. */
  readonly arguments?: readonly string[];
  /** Further settings, by their variables. */
  readonly environment?: Readonly<Record<string, string>>;
};

/** Somebody signed in, and the fetch that carries their cookies, for links to recordings. */
export type ApiSession = { readonly client: Client; readonly fetch: typeof globalThis.fetch };

/** The real platform, running as `npm start` runs it: supervisor, PostgreSQL, media and platform processes. */
export interface TestPlatform extends AsyncDisposable {
  /** Origin of HTTP, `http://127.0.0.1:12345`; of HTTPS with a certificate. */
  readonly url: string;
  readonly sip: { readonly host: string; readonly port: number };
  /** SIP over TLS; nobody listens there without a certificate. */
  readonly sips: { readonly host: string; readonly port: number };
  /** Where the platform expects the far end of its trunk. */
  readonly trunk: { readonly host: string; readonly port: number };
  readonly domain: string;
  /** Password of every demo account. */
  readonly password: string;
  readonly dataFolder: string;
  readonly recordingsFolder: string;
  /** Kills the platform process as a crash would, and resolves when the supervisor has it ready again. */
  killPlatform(): Promise<void>;
  /** The process's number, of `platform`, `media` or `supervisor`. */
  pidOf(name: 'platform' | 'media' | 'supervisor'): number;
  /** Signs in through the API, in the application of such a user unless told. @throws if it is refused */
  api(login: DemoLogin, app?: App): Promise<ApiSession>;
  /** What every process said so far. */
  logs(): string;
  /** Stops it and deletes its data. */
  stop(): Promise<void>;
}

const PASSWORD = 'demo-password';
const RTP_PORTS = 400;
const LOOPBACK = '127.0.0.1';
/** The supervisor waits longer before each start of what keeps dying. */
const BACK_PATIENCE_MS = 300_000;

/**
 * Starts the real platform on free ports and a data folder of its own. It stops by itself when the test process ends,
 * however that ends.
 * @throws with everything its processes said, if it does not become ready
 */
export async function startPlatform(options: PlatformOptions = {}): Promise<TestPlatform> {
  const dataFolder = options.dataFolder ?? (await newFolder(options));
  const { environment, ...where } = await place(options, dataFolder);
  const said: string[] = [];
  const args = options.arguments ?? (options.lan ? [`--lan=${where.host}`] : []);
  const child = launch(options.inside ?? [], args, environment);
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(String(chunk)));
  const logs = () => [said.join(''), ...logFiles(dataFolder)].join('\n');
  if (!(await isReady(child))) {
    const everything = logs();
    if (options.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true });
    throw new Error(`the platform did not start:\n${everything}`);
  }
  if (options.lan) trust(path.join(dataFolder, 'keys', 'lan-ca.crt'));
  const keepsData = options.dataFolder !== undefined;
  return platformOf({ child, dataFolder, keepsData, ...where, logs });
}

/** Finds free ports, and says so by the platform's variables. */
async function place(options: PlatformOptions, dataFolder: string) {
  const [http, sip, sips, rtp, trunk] = await Promise.all([
    freePort(),
    freePort(),
    freePort(),
    freePortRange(RTP_PORTS),
    options.trunkPort ?? freePort(),
  ]);
  const { host = LOOPBACK, trunkHost = LOOPBACK } = options;
  const hasCertificate = options.lan || options.environment?.['WPM_TLS_CERT'] !== undefined;
  const environment = {
    WPM_DATA: dataFolder,
    WPM_HTTP: `${host}:${http}`,
    WPM_SIP: `${host}:${sip}`,
    ...(hasCertificate && { WPM_SIPS: `${host}:${sips}` }),
    WPM_RTP: `${host}:${rtp}-${rtp + RTP_PORTS - 1}`,
    // Tests count the calls they make.
    WPM_DEMO: 'bare',
    WPM_DEMO_PASSWORD: PASSWORD,
    WPM_DEMO_TRUNK: `${trunkHost}:${trunk}`,
    // Tests hear recordings by their samples, to the millisecond: what the archive makes of them has tests of its own.
    WPM_RECORDING_FORMAT: 'wav',
    ...options.environment,
  };
  const url = `${hasCertificate ? 'https' : 'http'}://${host}:${http}`;
  return { environment, url, host, sip, sips, trunkHost, trunk };
}

/** A process group of its own: Ctrl-C at the test's terminal must not reach it beside the end of its channel. */
function launch(
  inside: readonly string[],
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): ChildProcess {
  const env = { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE, DATABASE_URL: '', ...environment };
  const [execPath, ...execArgv] = [...inside, process.execPath];
  return fork(SUPERVISOR, args, { env, execPath, execArgv, silent: true, detached: true });
}

/** Every TLS client of this process trusts the authority from now on. */
function trust(file: string): void {
  setDefaultCACertificates([...getCACertificates('default'), readFileSync(file, 'utf8')]);
}

type Started = {
  readonly child: ChildProcess;
  readonly dataFolder: string;
  readonly keepsData: boolean;
  readonly url: string;
  readonly host: string;
  readonly sip: number;
  readonly sips: number;
  readonly trunkHost: string;
  readonly trunk: number;
  readonly logs: () => string;
};

function platformOf({
  child,
  dataFolder,
  keepsData,
  url,
  host,
  sip,
  sips,
  trunkHost,
  trunk,
  logs,
}: Started): TestPlatform {
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    if (!keepsData) rmSync(dataFolder, { recursive: true, force: true });
  };
  const pidOf = (name: string): number => {
    const entry: { pid: number } = JSON.parse(readFileSync(path.join(dataFolder, 'run', `${name}.json`), 'utf8'));
    return entry.pid;
  };
  return {
    url,
    sip: { host, port: sip },
    sips: { host, port: sips },
    trunk: { host: trunkHost, port: trunk },
    domain: 'demo.local',
    password: PASSWORD,
    dataFolder,
    recordingsFolder: path.join(dataFolder, 'recordings'),
    pidOf,
    killPlatform: () => killPlatform(url, () => pidOf('platform')),
    api: (login, app = appFor(login)) => signIn(url, login, app),
    logs,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** As root, PostgreSQL runs as another user and must pass through. */
/** Who starts it for the local network has the first start of a new user as well: nothing is there yet. */
async function newFolder({ lan }: PlatformOptions): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'wpm-test-'));
  chmodSync(folder, 0o711);
  if (!lan) await placePreparedCluster(path.join(folder, 'postgres'));
  return folder;
}

async function isReady(child: ChildProcess): Promise<boolean> {
  const ready = once(child, 'message').then(() => true);
  const ended = once(child, 'exit').then(() => false);
  return Promise.race([ready, ended]);
}

async function killPlatform(url: string, pid: () => number): Promise<void> {
  const killed = pid();
  process.kill(killed, 'SIGKILL');
  const until = performance.now() + BACK_PATIENCE_MS;
  while (!isAnother(pid, killed) || !(await answersReady(url))) {
    if (performance.now() > until) throw new Error('the platform did not come back');
    await delay(20);
  }
}

/** The supervisor may be writing down the new one just now. */
function isAnother(pid: () => number, killed: number): boolean {
  try {
    return pid() !== killed;
  } catch {
    return false;
  }
}

async function answersReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`)).ok;
  } catch {
    return false;
  }
}

const appFor = (login: DemoLogin): App => (login === 'admin' || login === 'supervisor' ? 'console' : 'phone');

async function signIn(baseUrl: string, login: DemoLogin, app: App): Promise<ApiSession> {
  const fetchWithCookies = cookieFetch();
  const client = createClient({ baseUrl, app, fetch: fetchWithCookies });
  const answer = await client.signIn({ login, domain: 'demo.local', password: PASSWORD });
  if (!answer.ok) throw new Error(`${login} could not sign in: ${answer.error.code}`);
  return { client, fetch: fetchWithCookies };
}

function logFiles(dataFolder: string): readonly string[] {
  const folder = path.join(dataFolder, 'log');
  try {
    return readdirSync(folder).map((name) => `--- ${name}\n${readFileSync(path.join(folder, name), 'utf8')}`);
  } catch {
    return [];
  }
}
