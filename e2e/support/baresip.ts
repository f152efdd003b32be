import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { type Socket, connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Wav, readWav } from '@wpm/testkit';
import { freePort } from './free-port.ts';

/** Where Debian's baresip keeps its modules. */
const MODULES = '/usr/lib/baresip/modules';

/** What baresip says happened to a call: `CALL_INCOMING`, `CALL_ESTABLISHED`, `CALL_CLOSED`, … */
export type BaresipEvent = { readonly type: string; readonly param?: string };

export type BaresipOptions = {
  /** UDP port it listens on: the platform's trunk. */
  readonly sipPort: number;
  /** Tone it says, in Hz. */
  readonly hz: number;
  readonly answer: 'auto' | 'manual';
};

/** A real SIP phone of another make: plays the customer at the end of the trunk. */
export class Baresip implements AsyncDisposable {
  readonly #process: ChildProcess;
  readonly #control: Socket;
  readonly #folder: string;
  readonly #events = new EventEmitter();
  readonly #seen: BaresipEvent[] = [];
  #log = '';

  private constructor(child: ChildProcess, control: Socket, folder: string) {
    this.#process = child;
    this.#control = control;
    this.#folder = folder;
    let buffered = '';
    control.setEncoding('utf8').on('data', (text: string) => (buffered = this.#read(buffered + text)));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (text: Buffer) => (this.#log = (this.#log + String(text)).slice(-8_000)));
    }
  }

  static async start(options: BaresipOptions): Promise<Baresip> {
    const folder = await mkdtemp(path.join(tmpdir(), 'baresip-'));
    const controlPort = await freePort();
    await writeFile(path.join(folder, 'config'), configOf(options, folder, controlPort));
    await writeFile(path.join(folder, 'accounts'), accountOf(options));
    await writeFile(path.join(folder, 'contacts'), '');
    const child = spawn('baresip', ['-4', '-f', folder], { stdio: ['ignore', 'pipe', 'pipe'] });
    const said = child.stdout;
    for await (const text of said) if (String(text).includes('baresip is ready')) break;
    const control = connect(controlPort, '127.0.0.1');
    await once(control, 'connect');
    return new Baresip(child, control, folder);
  }

  /** Calls a number through the platform's SIP port. */
  dial(number: string, platform: { host: string; port: number }): void {
    this.#command('dial', `sip:${number}@${platform.host}:${platform.port}`);
  }

  accept(): void {
    this.#command('accept');
  }

  /** Ends the call; one that still rings here is refused with 486. */
  hangUp(): void {
    this.#command('hangup');
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
    const dumps = (await readdir(this.#folder)).filter((name) => name.endsWith('-dec.wav')).toSorted();
    return readWav(await readFile(path.join(this.#folder, dumps.at(-1) ?? 'nothing was decoded')));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#control.destroy();
    if (this.#process.exitCode === null) {
      const exited = once(this.#process, 'exit');
      this.#process.kill('SIGKILL');
      await exited;
    }
    await rm(this.#folder, { recursive: true, force: true });
  }

  #command(command: string, params?: string): void {
    const text = JSON.stringify({ command, ...(params ? { params } : {}) });
    this.#control.write(`${Buffer.byteLength(text)}:${text},`);
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

function accountOf({ answer, sipPort }: BaresipOptions): string {
  return `<sip:+48600100200@127.0.0.1:${sipPort}>;regint=0;answermode=${answer};audio_codecs=PCMA\n`;
}

function configOf({ sipPort, hz }: BaresipOptions, folder: string, controlPort: number): string {
  return [
    'net_interface 127.0.0.1',
    `sip_listen 127.0.0.1:${sipPort}`,
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
