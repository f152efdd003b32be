import { once } from 'node:events';
import { readFile, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import type { RecordingGap } from '@wpm/media';
import { expect, test } from 'vitest';
import { EngineCalls, RTP } from './engine-calls.ts';
import { EngineProcess } from './engine-process.ts';
import { RtpProbe } from './rtp-probe.ts';
import { ballast, noSmallDisk, smallDisk } from './small-disk.fixture.ts';
import { dominantFrequency } from './tone.ts';
import { readWav } from './wav.ts';

const RATE = 8_000;
/** Two channels of A-law: two seconds. */
const ROOM_BYTES = 32 * 1_024;

async function twoWhoSpeak(engine: EngineProcess) {
  const plane = await engine.connect();
  const call = await new EngineCalls(plane).open();
  const [agent, customer] = [await RtpProbe.open({ hz: 440 }), await RtpProbe.open({ hz: 700 })];
  agent.complete(await call.session.accept('agent', agent.offer(), RTP));
  customer.complete(await call.session.accept('customer', customer.offer(), RTP));
  await call.session.route('agent', ['customer']);
  await call.session.route('customer', ['agent']);
  agent.start();
  customer.start();
  return { plane, call, agent, customer };
}

test('an engine whose log cannot be written goes on with its calls, and ends when it is told to', async () => {
  await using engine = await EngineProcess.start({ logTo: '/dev/full' });
  const { agent, customer } = await twoWhoSpeak(engine);
  await using _agent = agent;
  await using _customer = customer;
  for (let times = 0; times < 3; times++) {
    // Nobody's protocol: the engine ends the connection and logs it.
    const stranger = connect(engine.socketPath);
    stranger.on('error', () => {}).resume();
    stranger.end('\u0000\u0000\u0000\u0002{]');
    await once(stranger, 'close');
  }
  await agent.stream.hear(50);
  expect(await engine.kill('SIGTERM')).toBe(0);
});

const ms = (channel: Int16Array, { fromMs, toMs }: RecordingGap) =>
  channel.subarray((fromMs * RATE) / 1_000, (toMs * RATE) / 1_000);

test.skipIf(noSmallDisk)(
  'a full disk costs a recording what it could not take and nothing else: told once, it goes on in its file as soon as there is room, and says what is missing',
  async () => {
    await using engine = await EngineProcess.start();
    using _disk = await smallDisk(engine.recordings);
    const taken = await ballast(engine.recordings, ROOM_BYTES);
    const { plane, call, agent, customer } = await twoWhoSpeak(engine);
    await using _agent = agent;
    await using _customer = customer;
    await customer.stream.hear(5);
    await call.session.record({ agent: ['agent'], customer: ['customer'], recordingId: 'no-room' });
    const startedAt = performance.now();
    expect(await call.until('recording-failed')).toEqual({ kind: 'recording-failed', why: 'ENOSPC' });
    await customer.stream.hear(50);
    const [file = ''] = (await readdir(engine.recordings, { recursive: true })).filter((name) => name.endsWith('.wav'));
    const whileFull = readWav(await readFile(path.join(engine.recordings, file))).channels;
    expect(whileFull.map((channel) => dominantFrequency(channel.subarray(-RATE / 2), RATE))).toEqual([440, 700]);
    const { recordingsRefused } = await plane.metrics();
    await rm(taken);
    const { gap } = await call.until('recording-recovered');
    await customer.stream.hear(50);
    expect([recordingsRefused, (await plane.metrics()).recordingsRefused]).toEqual([1, 0]);
    const report = await call.session.close();
    // Its length is the call's, wherever it was silent.
    expect(Math.abs((report?.durationMs ?? 0) - (performance.now() - startedAt))).toBeLessThan(250);
    const { channels } = readWav(await readFile(path.join(engine.recordings, file)));
    const [before, after] = [
      { fromMs: gap.fromMs - 500, toMs: gap.fromMs },
      { fromMs: gap.toMs + 20, toMs: gap.toMs + 520 },
    ];
    for (const heard of [before, after])
      expect(channels.map((channel) => dominantFrequency(ms(channel, heard), RATE))).toEqual([440, 700]);
    // Told in whole milliseconds, which hold all of it.
    const silent = { fromMs: gap.fromMs + 1, toMs: gap.toMs - 1 };
    for (const channel of channels) expect(Math.max(...ms(channel, silent).map(Math.abs))).toBeLessThan(16);
    const told = call.events.map(({ kind }) => kind).filter((kind) => kind.startsWith('recording-'));
    expect(told).toEqual(['recording-failed', 'recording-recovered']);
  },
);
