import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { type Socket, connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Wav, freePort, readWav } from '@wpm/testkit';

/** Where Debian's baresip keeps its modules. */
const MODULES = '/usr/lib/baresip/modules';

const LOOPBACK = '127.0.0.1';

/** What baresip says happened to a call: `CALL_INCOMING`, `CALL_ESTABLISHED`, `CALL_CLOSED`, … */
export type BaresipEvent = { readonly type: string; readonly param?: string };

/** A user's phone that registers. */
export type BaresipStation = {
  readonly user: string;
  readonly domain: string;
  readonly authUser: string;
  readonly password: string;
  readonly server: { readonly host: string; readonly port: number };
  readonly transport: 'udp' | 'tcp' | 'tls';
  /** PEM file of who vouches for the server's certificate. */
  readonly trust?: string;
};

export type BaresipOptions = {
  /** UDP and TCP port it listens on: for a customer, the platform's trunk. TLS is one higher. */
  readonly sipPort: number;
  /** With it, it registers as a user's phone before it is ready; without it, it plays a customer at the end of the trunk. */
  readonly station?: BaresipStation;
  /** Its own address; 127.0.0.1 by default. */
  readonly host?: string;
  /** Tone it says, in Hz. */
  readonly hz: number;
  readonly answer: 'auto' | 'manual';
};

/** A real SIP phone of another make: the customer at the end of the trunk, or a user's registered phone. */
export class Baresip implements AsyncDisposable {
  readonly #process: ChildProcess;
  readonly #folder: string;
  readonly #events = new EventEmitter();
  readonly #seen: BaresipEvent[] = [];
  #control: Socket | undefined;
  #log = '';

  private constructor(folder: string) {
    this.#folder = folder;
    this.#process = spawn('baresip', ['-4', '-f', folder], { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.#process.stdout, this.#process.stderr]) stream?.on('data', (text) => this.#say(text));
  }

  static async start(options: BaresipOptions): Promise<Baresip> {
    const folder = await mkdtemp(path.join(tmpdir(), 'baresip-'));
    const controlPort = await freePort();
    await writeFile(path.join(folder, 'config'), configOf(options, folder, controlPort));
    await writeFile(path.join(folder, 'accounts'), accountOf(options));
    await writeFile(path.join(folder, 'contacts'), '');
    await using starting = new AsyncDisposableStack();
    const phone = starting.use(new Baresip(folder));
    await phone.#says('baresip is ready');
    await phone.#listen(controlPort);
    if (options.station) await phone.#says('200 OK');
    starting.move();
    return phone;
  }

  /** Calls a number of the platform's: at its SIP port, or in the domain of a registered phone. */
  dial(number: string, platform: { host: string; port: number } | { domain: string }): void {
    const host = 'domain' in platform ? platform.domain : `${platform.host}:${platform.port}`;
    this.#command('dial', `sip:${number}@${host}`);
  }

  accept(): void {
    this.#command('accept');
  }

  /** Ends the call; one that still rings here is refused with 486. */
  hangUp(): void {
    this.#command('hangup');
  }

  /** Presses a key: a telephone-event (RFC 4733), where the other side takes them. */
  press(key: string): void {
    this.#command('sndcode', key);
  }

  /** Resolves with the next event of this type, also one that has come already; each event is taken once. */
  async waitFor(type: string, timeoutMs = 15_000): Promise<BaresipEvent> {
    const signal = AbortSignal.timeout(timeoutMs);
    for (;;) {
      const index = this.#seen.findIndex((event) => event.type === type);
      const [event] = index < 0 ? [] : this.#seen.splice(index, 1);
      if (event) return event;
      await once(this.#events, 'event', { signal }).catch(() => {
        throw new Error(`baresip: no ${type} within ${timeoutMs} ms; seen ${JSON.stringify(this.#seen)}\n${this.#log}`);
      });
    }
  }

  /** What it heard in its last call, once that is over: its `sndfile` module writes what it decodes. */
  async heard(): Promise<Wav> {
    return readWav(await readFile(await this.#newestDump()));
  }

  /** How much it has heard so far in the call that is going on, in milliseconds. */
  async heardMs(): Promise<number> {
    return Math.max(0, (await sizeOf(await this.#newestDump())) - WAV_HEAD_BYTES) / WAV_BYTES_PER_MS;
  }

  /** Resolves when it has heard so much in the call that is going on, be it silence. @throws where it does not within 15 s */
  async hears(ms: number): Promise<void> {
    const until = performance.now() + 15_000;
    while ((await sizeOf(await this.#newestDump())) < WAV_HEAD_BYTES + ms * WAV_BYTES_PER_MS) {
      if (performance.now() > until) throw new Error(`baresip heard less than ${ms} ms\n${this.#log}`);
      await delay(20);
    }
  }

  async #newestDump(): Promise<string> {
    const dumps = (await readdir(this.#folder)).filter((name) => name.endsWith('-dec.wav')).toSorted();
    return path.join(this.#folder, dumps.at(-1) ?? 'nothing was decoded');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#control?.destroy();
    if (this.#process.exitCode === null) {
      const exited = once(this.#process, 'exit');
      this.#process.kill('SIGKILL');
      await exited;
    }
    await rm(this.#folder, { recursive: true, force: true });
  }

  #command(command: string, params?: string): void {
    const text = JSON.stringify({ command, ...(params ? { params } : {}) });
    this.#control?.write(`${Buffer.byteLength(text)}:${text},`);
  }

  async #listen(port: number): Promise<void> {
    const control = connect(port, '127.0.0.1');
    this.#control = control;
    await once(control, 'connect');
    let buffered = '';
    control.setEncoding('utf8').on('data', (text: string) => (buffered = this.#read(buffered + text)));
  }

  #say(text: Buffer): void {
    this.#log = (this.#log + String(text)).slice(-8_000);
    this.#events.emit('said');
  }

  /** Resolves when it has printed this. @throws with what it printed instead */
  async #says(words: string, timeoutMs = 15_000): Promise<void> {
    const signal = AbortSignal.timeout(timeoutMs);
    while (!this.#log.includes(words)) {
      await once(this.#events, 'said', { signal }).catch(() => {
        throw new Error(`baresip: not "${words}" within ${timeoutMs} ms but\n${this.#log}`);
      });
    }
  }

  /** Netstrings of JSON; returns what is not whole yet. */
  #read(text: string): string {
    let rest = text;
    for (let colon = rest.indexOf(':'); colon > 0; colon = rest.indexOf(':')) {
      const end = colon + 1 + Number(rest.slice(0, colon));
      if (rest.length <= end) return rest;
      this.#hear(JSON.parse(rest.slice(colon + 1, end)));
      rest = rest.slice(end + 1);
    }
    return rest;
  }

  #hear(message: { event?: boolean; type?: string; param?: string }): void {
    if (!message.event || !message.type) return;
    this.#seen.push({ type: message.type, ...(message.param ? { param: message.param } : {}) });
    this.#events.emit('event');
  }
}

const WAV_HEAD_BYTES = 44;
/** 8 kHz, 16 bits, one channel. */
const WAV_BYTES_PER_MS = 16;

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}

function accountOf({ answer, sipPort, station, host = LOOPBACK }: BaresipOptions): string {
  const call = `answermode=${answer};audio_codecs=PCMA`;
  if (!station) return `<sip:+48600100200@${host}:${sipPort}>;regint=0;${call}\n`;
  const { user, domain, authUser, password, server, transport } = station;
  const outbound = `"sip:${server.host}:${server.port};transport=${transport}"`;
  const proof = `auth_user=${authUser};auth_pass=${password}`;
  return `<sip:${user}@${domain};transport=${transport}>;${proof};outbound=${outbound};regint=60;${call}\n`;
}

function configOf(
  { sipPort, hz, station, host = LOOPBACK }: BaresipOptions,
  folder: string,
  controlPort: number,
): string {
  return [
    `net_interface ${host}`,
    `sip_listen ${host}:${sipPort}`,
    ...(station?.trust ? [`sip_cafile ${station.trust}`] : []),
    `audio_source ausine,${hz}`,
    // ausine knows no other rate and no mono.
    'ausrc_srate 48000',
    'auplay_srate 8000',
    'ausrc_channels 2',
    'auplay_channels 1',
    `module_path ${MODULES}`,
    ...['g711', 'ausine', 'sndfile'].map((name) => `module ${name}.so`),
    `snd_path ${folder}`,
    'module_tmp account.so',
    ...['menu', 'ctrl_tcp'].map((name) => `module_app ${name}.so`),
    `ctrl_tcp_listen 127.0.0.1:${controlPort}`,
    '',
  ].join('\n');
}
