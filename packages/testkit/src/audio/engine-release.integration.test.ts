import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { type Server, type Socket, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EmbeddedMediaPlane } from '@wpm/media-embedded';
import type { Codec } from '@wpm/media';
import { FrameReader, PROTOCOL, isControlRequest, writeFrame } from '@wpm/media-embedded/wire';
import { expect, test } from 'vitest';
import { EngineProcess } from './engine-process.ts';
import { RtpProbe } from './rtp-probe.ts';
import { dominantFrequency } from './tone.ts';
import { readWav } from './wav.ts';

const RTP = { transport: 'rtp', codecs: ['PCMA'] } as const;

/** An engine of any release, as far as it must be one: it says hello, and answers what is asked of it. */
class OtherEngine implements AsyncDisposable {
  readonly asked: string[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server) {
    this.#server = server;
  }

  /** @param hello what it says first */
  static async listen(socketPath: string, hello: object, sessions: readonly string[]): Promise<OtherEngine> {
    const server = createServer();
    const engine = new OtherEngine(server);
    server.on('connection', (socket) => engine.#serve(socket, hello, sessions));
    server.listen(socketPath);
    await once(server, 'listening');
    return engine;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    if (!this.#server.listening) return;
    this.#server.close();
    await once(this.#server, 'close');
  }

  #serve(socket: Socket, hello: object, sessions: readonly string[]): void {
    const reader = new FrameReader();
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      for (const message of reader.read(chunk)) {
        if (!isControlRequest(message)) throw new Error('no request');
        const { id, method } = message;
        this.asked.push(method);
        if (method === 'retire') void this[Symbol.asyncDispose]();
        else socket.write(writeFrame({ kind: 'done', id, result: sessions }));
      }
    });
    socket.write(writeFrame({ kind: 'hello', ...hello }));
  }
}

async function socketFolder() {
  const folder = await mkdtemp(path.join(tmpdir(), 'wpm-release-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  return { socketPath: path.join(folder, 'media.sock'), [Symbol.asyncDispose]: remove };
}

/**
 * The same engine, as a platform of another release meets it: whoever connects here is told another version by it, and by no other engine
 * that comes to its place.
 */
async function otherRelease(engine: EngineProcess, socketPath: string): Promise<AsyncDisposable> {
  let old: unknown;
  const server = createServer((platform) => {
    const socket = connect(engine.socketPath);
    const end = () => [platform, socket].forEach((each) => each.destroy());
    for (const each of [platform, socket]) each.on('error', end).on('close', end);
    socket.once('data', (chunk) => {
      const [hello, ...rest] = new FrameReader().read(chunk) as [{ engine: string; protocol: number }, ...unknown[]];
      old ??= hello.engine;
      const said = hello.engine === old ? { ...hello, protocol: PROTOCOL - 1 } : hello;
      for (const message of [said, ...rest]) platform.write(writeFrame(message));
      socket.pipe(platform);
    });
    platform.pipe(socket);
  });
  server.listen(socketPath);
  await once(server, 'listening');
  return { [Symbol.asyncDispose]: async () => void server.close() };
}

type Ends<T> = readonly [agent: T, customer: T];

/** A call whose ends have tones nobody else has; its agent speaks Opus where it is odd. */
class TalkedCall implements AsyncDisposable {
  readonly id: string;
  readonly hz: Ends<number>;
  readonly #ends: Ends<RtpProbe>;
  readonly #codecs: Ends<Codec>;
  #recordedFrom: number | undefined;

  private constructor(
    nth: number,
    { hz, codecs, ends }: { hz: Ends<number>; codecs: Ends<Codec>; ends: Ends<RtpProbe> },
  ) {
    this.id = `call-${nth}`;
    this.hz = hz;
    this.#codecs = codecs;
    this.#ends = ends;
  }

  static async open(nth: number): Promise<TalkedCall> {
    const hz = [400 + 100 * nth, 1_400 + 100 * nth] as const;
    const codecs = [nth % 2 === 1 ? 'opus' : 'PCMA', 'PCMA'] as const;
    const agent = await RtpProbe.open({ hz: hz[0], codecs: [codecs[0]] });
    const customer = await RtpProbe.open({ hz: hz[1], codecs: [codecs[1]] });
    return new TalkedCall(nth, { hz, codecs, ends: [agent, customer] });
  }

  /** Both ends are brought into an engine as the platform does it, also into the next one; its one recording goes on. */
  async talkIn(plane: EmbeddedMediaPlane): Promise<void> {
    const session = await plane.createSession(this.id);
    for (const [at, id] of (['agent', 'customer'] as const).entries()) {
      const end = this.#ends[at];
      const codecs = [this.#codecs[at] ?? 'PCMA'];
      end?.complete(await session.accept(id, end.offer(), { transport: 'rtp', codecs }));
      await end?.stream.ready;
    }
    await session.route('agent', ['customer']);
    await session.route('customer', ['agent']);
    const goesOn = this.#recordedFrom !== undefined && { continuesAtMs: this.recordedMs, mayBeginLate: true };
    this.#recordedFrom ??= performance.now();
    await session.record({ agent: ['agent'], customer: ['customer'], recordingId: this.id, ...goesOn });
    for (const end of this.#ends) end.start();
    await Promise.all(this.#ends.map(({ stream }) => stream.hear(80)));
  }

  /** Milliseconds since its recording began. */
  get recordedMs(): number {
    return performance.now() - (this.#recordedFrom ?? 0);
  }

  /** What the customer and the agent heard in their last second, in hertz. */
  async heard(): Promise<readonly number[]> {
    const last = this.#ends.toReversed().map(({ stream }) => stream.heardWide(1_000, 1_500));
    return (await Promise.all(last)).map((samples) => dominantFrequency(samples, 16_000));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const end of this.#ends) await end[Symbol.asyncDispose]();
  }
}

/** The tones of both channels in half a second, in hertz. @param from seconds, before the end where negative */
const tonesIn = ({ channels, sampleRate }: ReturnType<typeof readWav>, from: number) =>
  channels.map((channel) => dominantFrequency(channel.slice(from * sampleRate).slice(0, sampleRate / 2), sampleRate));

const noted = () => {
  const said: string[] = [];
  const note = (event: string) => void said.push(event);
  return { said, log: { debug: note, info: note, warn: note, error: note } };
};

test.each([
  ['newer', PROTOCOL + 1],
  ['older', PROTOCOL - 1],
])(
  'an engine of a %s release is asked what it has, and makes way; what it had is to be had once, to be gone on with',
  async (_, protocol) => {
    await using folder = await socketFolder();
    const { socketPath } = folder;
    await using other = await OtherEngine.listen(socketPath, { engine: 'other', protocol }, ['call-1', 'call-2']);
    const { said, log } = noted();
    const connecting = EmbeddedMediaPlane.connect({ socketPath, log });
    await expect.poll(() => other.asked).toEqual(['sessions', 'retire']);
    await using ours = await OtherEngine.listen(socketPath, { engine: 'ours', protocol: PROTOCOL }, []);
    await using plane = await connecting;
    expect([said, await plane.sessions(), ours.asked]).toEqual([['media.other-release'], [], ['sessions']]);
    const session = plane.replacedSession('call-1');
    const told: string[] = [];
    session?.on(({ kind }) => told.push(kind));
    expect(told).toEqual([]);
    session?.lose();
    expect(told).toEqual(['gone']);
    expect([plane.replacedSession('call-1'), plane.replacedSession('call-3')]).toEqual([undefined, undefined]);
    expect(plane.replacedSession('call-2')?.id).toBe('call-2');
  },
);

test('who says no version is of the first that had one, and is connected to', async () => {
  await using folder = await socketFolder();
  await using engine = await OtherEngine.listen(folder.socketPath, { engine: 'first' }, ['call-1']);
  await using plane = await EmbeddedMediaPlane.connect({ socketPath: folder.socketPath });
  expect([await plane.sessions(), engine.asked]).toEqual([['call-1'], ['sessions']]);
});

test('where another release’s engine takes the place of ours, call control is what is outdated: it is told, and ends nothing', async () => {
  await using folder = await socketFolder();
  const { socketPath } = folder;
  const ours = await OtherEngine.listen(socketPath, { engine: 'ours', protocol: PROTOCOL }, []);
  const outdated = Promise.withResolvers<void>();
  const { said, log } = noted();
  await using _plane = await EmbeddedMediaPlane.connect({ socketPath, log, onOutdated: outdated.resolve });
  await ours[Symbol.asyncDispose]();
  await using next = await OtherEngine.listen(socketPath, { engine: 'next', protocol: PROTOCOL + 1 }, []);
  await outdated.promise;
  expect([said, next.asked]).toEqual([['media.newer-release'], []]);
});

test('the engine that retires says who it is first, finishes its recordings, and ends in order', async () => {
  await using engine = await EngineProcess.start();
  const plane = await engine.connect();
  const session = await plane.createSession('call-1');
  await using agent = await RtpProbe.open({ hz: 440 });
  await using customer = await RtpProbe.open({ hz: 700 });
  for (const [id, probe] of [
    ['agent', agent],
    ['customer', customer],
  ] as const) {
    probe.complete(await session.accept(id, probe.offer(), RTP));
    probe.start();
  }
  await session.route('agent', ['customer']);
  await session.record({ agent: ['agent'], customer: ['customer'], recordingId: 'made-whole' });
  await agent.stream.hear(60);
  const socket = connect(engine.socketPath);
  const reader = new FrameReader();
  const [chunk] = (await once(socket, 'data')) as [Buffer];
  expect(reader.read(chunk)).toEqual([{ kind: 'hello', engine: expect.any(String), protocol: PROTOCOL }]);
  const ended = engine.ended();
  socket.write(writeFrame({ id: 1, method: 'retire', params: {} }));
  expect(await ended).toBe(0);
  expect(engine.log.join('\n')).toContain('engine.retires');
  const files = await readdir(engine.recordings, { recursive: true });
  const file = files.find((name) => name.endsWith('made-whole.wav')) ?? '';
  const { channels, sampleRate } = readWav(await readFile(path.join(engine.recordings, file)));
  // To the last packet, which a killed one would not have written.
  expect(channels[0]?.length ?? 0).toBeGreaterThan(sampleRate);
});

test('calls of an engine of another release are had again in the next: both ends are heard, and each recording goes on in its file', async () => {
  await using folder = await socketFolder();
  await using engine = await EngineProcess.start();
  await using stack = new AsyncDisposableStack();
  const calls = await Promise.all([0, 1, 2].map(async (nth) => stack.use(await TalkedCall.open(nth))));
  const before = await engine.connect();
  await Promise.all(calls.map((call) => call.talkIn(before)));
  // The platform of that release is gone; its calls go on in the engine until the next one connects.
  await before[Symbol.asyncDispose]();
  const ended = engine.ended();
  await using _other = await otherRelease(engine, folder.socketPath);
  const { said, log } = noted();
  const connecting = EmbeddedMediaPlane.connect({ socketPath: folder.socketPath, log });
  expect(await ended).toBe(0);
  await engine.restart();
  await using plane = await connecting;
  expect([said, await plane.sessions()]).toEqual([['media.other-release'], []]);
  for (const { id } of calls) {
    const told: string[] = [];
    const replaced = plane.replacedSession(id);
    replaced?.on(({ kind }) => told.push(kind));
    replaced?.lose();
    expect([id, told]).toEqual([id, ['gone']]);
  }
  await Promise.all(calls.map((call) => call.talkIn(plane)));
  for (const call of calls) {
    const session = await plane.adoptSession(call.id);
    const report = await session?.close();
    const { id, hz, recordedMs } = call;
    const recorded = readWav(await readFile(path.join(engine.recordings, report?.file ?? '')));
    // A packet that came late shifts what was found by 5 Hz; no other call's tone is nearer than 100.
    const own = hz.map((each) => expect.closeTo(each, -2));
    expect([id, await call.heard(), tonesIn(recorded, 0.5), tonesIn(recorded, -1)]).toEqual([id, own, own, own]);
    // What was said while there was no engine is silence of its length.
    expect(Math.abs(recordedMs - (report?.durationMs ?? 0))).toBeLessThan(500);
  }
  const files = (await readdir(engine.recordings, { recursive: true })).filter((name) => name.endsWith('.wav'));
  expect(files).toHaveLength(calls.length);
});
