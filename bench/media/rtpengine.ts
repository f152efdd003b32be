import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { type Socket, createSocket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { type RtpProbe, type WebRtcProbe, freePort } from '../../packages/testkit/src/index.ts';
import { type Bencoded, bencode, readBencode } from './bencode.ts';
import { type Bridge, type Bridged, type CodecPair, type Subject, pin } from './subject.ts';

const PROGRAM = '/usr/bin/rtpengine';
const HOST = '127.0.0.1';
/** Beyond the ports our engine of a test takes. */
const PORTS = { low: 40_000, high: 48_000 } as const;
const READY_PATIENCE_MS = 10_000;
const ANSWER_PATIENCE_MS = 5_000;

/** Debian's rtpengine, in user space; refused with why it cannot be had. */
export async function startRtpengine(): Promise<Subject | { readonly missing: string }> {
  const missing = prepare();
  if (missing !== undefined) return { missing };
  const folder = await mkdtemp(path.join(tmpdir(), 'wpm-rtpengine-'));
  const port = await freePort();
  const options = [
    '--foreground',
    '--log-stderr',
    '--log-level=3',
    '--table=-1',
    '--dtls-passive',
    `--interface=${HOST}`,
    `--listen-ng=${HOST}:${port}`,
    `--port-min=${PORTS.low}`,
    `--port-max=${PORTS.high}`,
    '--recording-method=pcap',
    `--recording-dir=${folder}`,
    '--num-threads=2',
  ];
  const child = spawn(PROGRAM, options, { stdio: ['ignore', 'ignore', 'pipe'] });
  child.stderr.resume();
  await isReady(child, port);
  pin(child.pid ?? 0);
  return {
    name: 'rtpengine',
    pid: child.pid ?? 0,
    address: { engine: 'rtpengine', port },
    recordings: undefined,
    [Symbol.asyncDispose]: async () => {
      await end(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function prepare(): string | undefined {
  if (existsSync(PROGRAM)) return undefined;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return 'rtpengine of Debian needs root and apt';
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { env });
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'rtpengine-daemon'];
  const { status, stderr } = spawnSync('apt-get', install, { env, encoding: 'utf8' });
  return status === 0 ? undefined : `rtpengine-daemon could not be installed: ${stderr}`;
}

async function isReady(child: ChildProcess, port: number): Promise<void> {
  const until = performance.now() + READY_PATIENCE_MS;
  await using bridge = await RtpengineBridge.open(port);
  while (!(await bridge.isThere())) {
    if (child.exitCode !== null || performance.now() > until) throw new Error('rtpengine does not start');
    await sleep(50);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 3_000);
  await gone;
  clearTimeout(late);
}

/** Speaks rtpengine's ng protocol: a cookie and a bencoded dictionary in each datagram. */
export class RtpengineBridge implements Bridge {
  readonly #socket: Socket;
  readonly #waiting = new Map<string, (answer: Record<string, unknown>) => void>();

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('message', (datagram) => {
      const text = datagram.toString('latin1');
      const space = text.indexOf(' ');
      this.#waiting.get(text.slice(0, space))?.(readBencode(text.slice(space + 1)));
    });
    // Nobody listens yet, or any more: the question finds no answer.
    socket.on('error', () => undefined);
  }

  static async open(port: number): Promise<RtpengineBridge> {
    const socket = createSocket('udp4');
    socket.connect(port, HOST);
    await once(socket, 'connect');
    return new RtpengineBridge(socket);
  }

  async isThere(): Promise<boolean> {
    const answer = await this.#ask({ command: 'ping' }, 200).catch(() => undefined);
    return answer?.['result'] === 'pong';
  }

  async bridge(
    name: string,
    { agent, customer }: { agent: WebRtcProbe; customer: RtpProbe },
    [agentCodec, customerCodec]: CodecPair,
  ): Promise<Bridged> {
    const call = { 'call-id': name, 'from-tag': 'agent' };
    const codec = agentCodec === customerCodec ? {} : { codec: { mask: [agentCodec], transcode: [customerCodec] } };
    const offered = await this.#ask({
      command: 'offer',
      ...call,
      sdp: agent.offer(),
      ...codec,
      ICE: 'remove',
      DTLS: 'off',
      SDES: ['off'],
      'transport-protocol': 'RTP/AVP',
      'rtcp-mux': ['accept'],
    });
    const answered = await this.#ask({
      command: 'answer',
      ...call,
      'to-tag': 'customer',
      sdp: customer.answer(String(offered['sdp'])),
      ICE: 'force',
      DTLS: 'passive',
      SDES: ['off'],
      'transport-protocol': 'UDP/TLS/RTP/SAVPF',
      'rtcp-mux': ['require'],
    });
    agent.complete(String(answered['sdp']));
    return {
      record: async () => void (await this.#ask({ command: 'start recording', ...call })),
      lost: () => Promise.resolve(0),
      close: async () => void (await this.#ask({ command: 'delete', ...call })),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#socket.close();
    await once(this.#socket, 'close');
  }

  async #ask(question: Bencoded, patienceMs = ANSWER_PATIENCE_MS): Promise<Record<string, unknown>> {
    const cookie = randomUUID();
    const { promise, resolve, reject } = Promise.withResolvers<Record<string, unknown>>();
    const late = setTimeout(() => reject(new Error('rtpengine does not answer')), patienceMs);
    this.#waiting.set(cookie, resolve);
    this.#socket.send(`${cookie} ${bencode(question)}`);
    try {
      const answer = await promise;
      if (answer['result'] === 'error') throw new Error(`rtpengine refuses: ${String(answer['error-reason'])}`);
      return answer;
    } finally {
      clearTimeout(late);
      this.#waiting.delete(cookie);
    }
  }
}
