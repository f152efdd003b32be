import { type Socket, createSocket } from 'node:dgram';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SystemClock, silentLog } from '@wpm/kernel';
import type { Codec } from '@wpm/media';
import { afterEach, expect, test } from 'vitest';
import { openEncoder } from '../codec/codec.ts';
import { SoundDesks } from '../desk/sound-desks.ts';
import { readRtp, writeRtpHeader } from '../rtp/rtp-packet.ts';
import type { EngineSettings } from '../settings.ts';
import { MediaEngine } from './media-engine.ts';

const OWNER = { onEvent: () => undefined };
const HEADER = 12;
const PAYLOAD_TYPE = { PCMA: 8, G722: 9 } as const;
type Law = keyof typeof PAYLOAD_TYPE;
/** Different bytes in 20 ms of silence, at most. */
const SILENCE = 5;

const ending: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).toReversed()) await end();
});

async function startEngine(threads: number) {
  const clock = new SystemClock();
  const said: string[] = [];
  const note = (event: string) => void said.push(event);
  const log = { ...silentLog, warn: note, error: note };
  const desks = await SoundDesks.start(threads, clock, log);
  const recordings = await mkdtemp(path.join(tmpdir(), 'wpm-threads-'));
  // Below the ports the system hands out by itself.
  const low = randomInt(5_000, 15_000) * 2;
  const settings: EngineSettings = {
    rtp: [{ address: '127.0.0.1', low, high: low + 15 }],
    publicAddress: undefined,
    profiles: [1],
    threads,
    socketPath: '',
    recordings,
    sounds: { country: 'PL', folder: undefined },
    orphanMs: 5_000,
  };
  const engine = await MediaEngine.start(settings, clock, { log, desks });
  ending.push(
    () => rm(recordings, { recursive: true, force: true }),
    () => engine.stop(),
  );
  return { engine, desks, said };
}

/** A far end that says a tone all the time, and knows what it heard last. */
class FarEnd {
  readonly #codec: Law;
  readonly #socket: Socket = createSocket('udp4');
  readonly sequences: number[] = [];
  #waiting: { packets: number; readonly resolve: () => void } | undefined;

  private constructor(codec: Law) {
    this.#codec = codec;
    this.#socket.on('message', (packet) => {
      const header = readRtp(packet, packet.length);
      if (header?.payloadType !== PAYLOAD_TYPE[codec]) return;
      this.sequences.push(header.sequence);
      const isSound = new Set(packet.subarray(header.payloadStart, header.payloadEnd)).size > SILENCE;
      if (isSound && this.#waiting && --this.#waiting.packets === 0) this.#waiting.resolve();
    });
  }

  static async join(engine: MediaEngine, session: string, leg: string, codec: Law): Promise<FarEnd> {
    const end = new FarEnd(codec);
    end.#socket.bind(0, '127.0.0.1');
    await once(end.#socket, 'listening');
    const answer = await engine.inSession(session, (on) =>
      on.accept(leg, end.#offer(), { transport: 'rtp', codecs: [codec satisfies Codec] }),
    );
    await end.#speak(Number(/m=audio (\d+)/.exec(answer)?.[1]));
    return end;
  }

  /** Resolves once it has heard this many packets more with sound in them. */
  hears(packets: number): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting = { packets, resolve };
    });
  }

  #offer(): string {
    const { port } = this.#socket.address();
    const type = PAYLOAD_TYPE[this.#codec];
    return [
      'v=0',
      'o=- 1 1 IN IP4 127.0.0.1',
      's=-',
      'c=IN IP4 127.0.0.1',
      't=0 0',
      `m=audio ${port} RTP/AVP ${type}`,
      `a=rtpmap:${type} ${this.#codec}/8000`,
      '',
    ].join('\r\n');
  }

  async #speak(to: number): Promise<void> {
    const encoder = await openEncoder(this.#codec);
    const tone = Int16Array.from({ length: 320 }, (_, i) => 8_000 * Math.sin((2 * Math.PI * 400 * i) / 16_000));
    const packet = Buffer.alloc(HEADER + 160);
    const began = performance.now();
    let index = 0;
    const timer = setInterval(() => {
      for (; began + 20 * index <= performance.now(); index++) {
        encoder.encode(tone, packet, HEADER);
        const place = { index, timestamp: 160 * index, marker: false, payloadType: PAYLOAD_TYPE[this.#codec] };
        writeRtpHeader(packet, 7, place);
        this.#socket.send(Buffer.from(packet), to, '127.0.0.1');
      }
    }, 10);
    ending.push(async () => {
      clearInterval(timer);
      this.#socket.close();
    });
  }
}

async function joinTwo(engine: MediaEngine, session: string): Promise<readonly [FarEnd, FarEnd]> {
  engine.create(session, OWNER);
  const agent = await FarEnd.join(engine, session, 'agent', 'G722');
  const customer = await FarEnd.join(engine, session, 'customer', 'PCMA');
  await engine.inSession(session, (on) => on.route('agent', ['customer']));
  await engine.inSession(session, (on) => on.route('customer', ['agent']));
  return [agent, customer];
}

const isRising = (numbers: readonly number[]) =>
  numbers.every((number, i) => i === 0 || number > (numbers[i - 1] ?? 0));

test('a call whose sound is made in a thread goes on in another one when that ends, in the same numbering', async () => {
  const { engine, desks, said } = await startEngine(1);
  const [agent, customer] = await joinTwo(engine, 'call-1');
  await Promise.all([agent.hears(25), customer.hears(25)]);
  await desks.endThreads();
  await Promise.all([agent.hears(25), customer.hears(25)]);
  expect(said).toContain('desk.ended');
  expect([isRising(agent.sequences), isRising(customer.sequences)]).toEqual([true, true]);
  expect(engine.metrics()).toMatchObject({ sessions: 1, full: false, desks: [{ full: false }] });
});

test('a leg that moves to a call of another thread is heard there, and hears', async () => {
  const { engine } = await startEngine(2);
  const [agent] = await joinTwo(engine, 'call-1');
  const [, other] = await joinTwo(engine, 'call-2');
  await Promise.all([agent.hears(10), other.hears(10)]);
  await engine.inSession('call-2', (on) => on.removeLeg('agent'));
  await engine.move({ session: 'call-1', leg: 'agent' }, { session: 'call-2', leg: 'moved' });
  await engine.inSession('call-2', (on) => on.route('moved', ['customer']));
  await engine.inSession('call-2', (on) => on.route('customer', ['moved']));
  await Promise.all([agent.hears(25), other.hears(25)]);
  await engine.close('call-1');
  await other.hears(10);
});
