import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { repairRecording } from '@wpm/media-embedded';
import { expect, test } from 'vitest';
import { EngineCalls, RTP, watch } from './engine-calls.ts';
import { EngineProcess } from './engine-process.ts';
import { RtpProbe } from './rtp-probe.ts';
import { dominantFrequency } from './tone.ts';
import { readWav } from './wav.ts';

const RATE = 8_000;

async function recordedCall(engine: EngineProcess, recordingId: string) {
  const plane = await engine.connect();
  const call = await new EngineCalls(plane).open();
  const agent = await RtpProbe.open({ hz: 440 });
  const customer = await RtpProbe.open({ hz: 700 });
  agent.complete(await call.session.accept('agent', agent.offer(), RTP));
  customer.complete(await call.session.accept('customer', customer.offer(), RTP));
  await call.session.route('agent', ['customer']);
  await call.session.route('customer', ['agent']);
  await call.session.record({ agent: ['agent'], customer: ['customer'], recordingId });
  agent.start();
  customer.start();
  return { plane, call, agent, customer };
}

async function wavOf(engine: EngineProcess, file: string) {
  return readWav(await readFile(path.join(engine.recordings, file)));
}

test('after kill -9 the recording plays, misses at most a second, and is reported once it is repaired', async () => {
  await using engine = await EngineProcess.start();
  const { call, agent, customer } = await recordedCall(engine, 'cut-off');
  await using _agent = agent;
  await using _customer = customer;
  const from = performance.now();
  await agent.stream.hear(150);
  await engine.kill('SIGKILL');
  const ranMs = performance.now() - from;
  expect(await call.until('gone')).toEqual({ kind: 'gone' });
  await expect(call.session.stats()).rejects.toMatchObject({ code: 'engine/gone' });
  const [file = ''] = (await readdir(engine.recordings, { recursive: true })).filter((name) => name.endsWith('.wav'));
  const { channels } = await wavOf(engine, file);
  expect(ranMs - (channels[0]?.length ?? 0) / 8).toBeLessThan(1_000);
  const report = await repairRecording(engine.recordings, 'cut-off');
  expect(report).toMatchObject({ recordingId: 'cut-off', file });
  const repaired = await wavOf(engine, file);
  expect(repaired.channels[0]?.length).toBeGreaterThanOrEqual(channels[0]?.length ?? 0);
  expect(repaired.channels.map((channel) => dominantFrequency(channel.subarray(RATE), RATE))).toEqual([440, 700]);
  expect(await repairRecording(engine.recordings, 'never-was')).toBeUndefined();
});

test('an engine that is told to stop finishes its recordings first', async () => {
  await using engine = await EngineProcess.start();
  const { agent, customer } = await recordedCall(engine, 'told-to-stop');
  await using _agent = agent;
  await using _customer = customer;
  const from = performance.now();
  await agent.stream.hear(50);
  expect(await engine.kill('SIGTERM')).toBe(0);
  const ranMs = performance.now() - from;
  const report = await repairRecording(engine.recordings, 'told-to-stop');
  expect(Math.abs((report?.durationMs ?? 0) - ranMs)).toBeLessThan(400);
});

test('the call goes on while call control is away, and who adopts it hears what happened', async () => {
  await using engine = await EngineProcess.start();
  const { plane, call, agent, customer } = await recordedCall(engine, 'adopted');
  await using _agent = agent;
  await using _customer = customer;
  await agent.stream.hear(10);
  await plane[Symbol.asyncDispose]();
  await expect(call.session.stats()).rejects.toMatchObject({ code: 'engine/gone' });
  await agent.stream.hear(10);
  customer.stream.sendDigit(5);
  await agent.stream.hear(10);
  const again = await engine.connect();
  expect(await again.sessions()).toEqual(['call-1']);
  const adopted = await again.adoptSession('call-1');
  if (!adopted) throw new Error('the session is gone');
  expect(await watch(adopted).until('dtmf')).toEqual({ kind: 'dtmf', leg: 'customer', digit: '5' });
  const report = await adopted.close();
  expect(report?.recordingId).toBe('adopted');
  expect(await again.sessions()).toEqual([]);
});

test('sessions nobody adopts are closed after a while: ports and descriptors are back, the recording is whole', async () => {
  await using engine = await EngineProcess.start({ orphanSeconds: 0.5 });
  const again = await engine.connect();
  const before = { ...(await again.metrics()), open: (await readdir(`/proc/${engine.pid}/fd`)).length };
  const { plane, agent, customer } = await recordedCall(engine, 'forgotten');
  await using _agent = agent;
  await using _customer = customer;
  expect(await again.metrics()).toMatchObject({ sessions: 1, legs: 2, recordings: 1, portsUsed: before.portsUsed + 2 });
  await plane[Symbol.asyncDispose]();
  while ((await again.sessions()).length > 0) await sleep(50);
  const open = async () => (await readdir(`/proc/${engine.pid}/fd`)).length;
  while ((await open()) > before.open) await sleep(20);
  expect(await again.metrics()).toMatchObject({ legs: 0, recordings: 0, portsUsed: before.portsUsed, orphansEnded: 1 });
  expect((await repairRecording(engine.recordings, 'forgotten'))?.durationMs).toBeGreaterThan(300);
});

test('a connection comes back by itself to a restarted engine and takes new calls', async () => {
  await using engine = await EngineProcess.start();
  const plane = await engine.connect();
  const before = watch(await plane.createSession('before'));
  await engine.kill('SIGKILL');
  await before.until('gone');
  await expect(plane.createSession('meanwhile')).rejects.toMatchObject({ code: 'engine/gone' });
  await engine.restart();
  for (;;) {
    const made = await plane.createSession('after').catch(() => undefined);
    if (made) break;
    await sleep(20);
  }
  expect(await plane.sessions()).toEqual(['after']);
});

test('ports and sessions are back to where they were after many calls, and a full range says so', async () => {
  await using engine = await EngineProcess.start({ ports: 8 });
  const plane = await engine.connect();
  for (let round = 0; round < 5; round++) {
    const session = await plane.createSession('call');
    for (const leg of ['a', 'b', 'c']) await session.offer(leg, RTP);
    await expect(session.offer('d', RTP)).rejects.toMatchObject({ code: 'engine/full' });
    await expect(plane.createSession('second')).rejects.toMatchObject({ code: 'engine/full' });
    await session.close();
  }
  expect((await plane.health()).sessions).toBe(0);
});
