import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Unpacked } from '../debian/unpacked.ts';
import { freePort, freePortRange } from '../platform/free-ports.ts';
import { type AsteriskOptions, type AsteriskPorts, RTP_PORTS, configurationOf } from './configuration.ts';

const packages = new Unpacked('asterisk', ['asterisk', 'asterisk-moh-opsound-wav']);
const PROGRAM = 'usr/sbin/asterisk';
const READY_PATIENCE_MS = 30_000;
const run = promisify(execFile);

/**
 * Sees to Asterisk 22: Debian's, unpacked in the user's cache (170 MB, once).
 * @returns why it cannot be had; undefined when it is there
 */
export function prepareAsterisk(): string | undefined {
  return packages.prepare();
}

/** A PBX of another make, in a process of its own on free ports of 127.0.0.1: a carrier to register with, or that registers. */
export class Asterisk implements AsyncDisposable {
  readonly host = '127.0.0.1';
  /** UDP and TCP at `sip`, TLS at `sips`. */
  readonly ports: AsteriskPorts;
  readonly #folder: string;
  #process: ChildProcess | undefined;

  private constructor(folder: string, ports: AsteriskPorts) {
    this.#folder = folder;
    this.ports = ports;
  }

  /** @param ports where it must be reachable at ports a platform knows already */
  static async start(options: AsteriskOptions, ports: Partial<AsteriskPorts> = {}): Promise<Asterisk> {
    const own = await mkdtemp(path.join(tmpdir(), 'asterisk-'));
    const chosen = {
      sip: ports.sip ?? (await freePort()),
      sips: ports.sips ?? (await freePort()),
      rtp: ports.rtp ?? (await freePortRange(options.rtpPorts ?? RTP_PORTS)),
    };
    await using starting = new AsyncDisposableStack();
    const asterisk = starting.use(new Asterisk(own, chosen));
    const folders = {
      own,
      modules: path.join(packages.libraries, 'asterisk/modules'),
      data: packages.path('usr/share/asterisk'),
    };
    for (const [name, text] of Object.entries(configurationOf(options, chosen, folders)))
      await writeFile(path.join(own, name), text);
    makeCertificate(own);
    await asterisk.resume();
    starting.move();
    return asterisk;
  }

  /** PEM file of its certificate, which it signed itself, for 127.0.0.1. */
  get certificate(): string {
    return path.join(this.#folder, 'cert.pem');
  }

  /** Its process while it runs, for who measures it. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Starts it again where it was killed; resolves when it takes calls. */
  async resume(): Promise<void> {
    const [command = '', ...before] = packages.command(PROGRAM);
    const own = ['-C', path.join(this.#folder, 'asterisk.conf'), '-f'];
    this.#process = spawn(command, [...before, ...own], { stdio: 'ignore' });
    const until = performance.now() + READY_PATIENCE_MS;
    while (!(await this.#isReady())) {
      if (performance.now() > until || this.#process.exitCode !== null)
        throw new Error(`Asterisk did not start: ${await this.log()}`);
      await delay(50);
    }
  }

  /** Kills it, as a lost machine would be. */
  async kill(): Promise<void> {
    const running = this.#process;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const exited = once(running, 'exit');
    running.kill('SIGKILL');
    await exited;
  }

  /** Says what a command of its console printed. */
  async console(command: string): Promise<string> {
    const [program = '', ...before] = packages.command(PROGRAM);
    const own = ['-C', path.join(this.#folder, 'asterisk.conf'), '-rx', command];
    return (await run(program, [...before, ...own])).stdout;
  }

  /** Calls a number of the platform's, through the endpoint `platform`, `registered` or an account, and lets an application talk. */
  async call(number: string, application: 'Milliwatt' | 'Echo', by = 'platform'): Promise<void> {
    await this.console(`channel originate PJSIP/${number}@${by} application ${application}`);
  }

  /** What it warned of. */
  log(): Promise<string> {
    return readFile(path.join(this.#folder, 'messages'), 'utf8').catch(() => 'it said nothing');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #isReady(): Promise<boolean> {
    const said = await this.console('core waitfullybooted').catch(() => '');
    return said.includes('fully booted');
  }
}

function makeCertificate(folder: string): void {
  const [key, cert] = ['key.pem', 'cert.pem'].map((name) => path.join(folder, name));
  const subject = ['-subj', '/CN=asterisk.test', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:asterisk.test'];
  const made = ['-newkey', 'rsa:2048', '-nodes', '-days', '30', '-keyout', key ?? '', '-out', cert ?? ''];
  execFileSync('openssl', ['req', '-x509', ...made, ...subject], { stdio: 'ignore' });
}
