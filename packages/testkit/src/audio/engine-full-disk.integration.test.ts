import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { EngineCalls, RTP } from './engine-calls.ts';
import { EngineProcess } from './engine-process.ts';
import { RtpProbe } from './rtp-probe.ts';
import { dominantFrequency } from './tone.ts';
import { readWav } from './wav.ts';

const RATE = 8_000;
/** Two channels of A-law: four seconds. */
const ROOM_BYTES = 64 * 1_024;

/** A file system of the memory, as small as this, in the place of a folder until it is disposed of. */
async function smallDisk(folder: string): Promise<Disposable> {
  await mkdir(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${ROOM_BYTES}`, 'tmpfs', folder]);
  return { [Symbol.dispose]: () => void execFileSync('umount', ['--lazy', folder]) };
}

async function twoWhoSpeak(engine: EngineProcess) {
  const call = await new EngineCalls(await engine.connect()).open();
  const [agent, customer] = [await RtpProbe.open({ hz: 440 }), await RtpProbe.open({ hz: 700 })];
  agent.complete(await call.session.accept('agent', agent.offer(), RTP));
  customer.complete(await call.session.accept('customer', customer.offer(), RTP));
  await call.session.route('agent', ['customer']);
  await call.session.route('customer', ['agent']);
  agent.start();
  customer.start();
  return { call, agent, customer };
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

const why = process.getuid?.() === 0 ? undefined : 'a small disk can be made by root alone';
if (why) process.stderr.write(`SKIPPED: a full disk: ${why}\n`);

test.skipIf(why)(
  'a full disk ends a recording, told once, and not its call; what was written until then plays',
  async () => {
    await using engine = await EngineProcess.start();
    using _disk = await smallDisk(engine.recordings);
    const { call, agent, customer } = await twoWhoSpeak(engine);
    await using _agent = agent;
    await using _customer = customer;
    await call.session.record({ agent: ['agent'], customer: ['customer'], recordingId: 'no-room' });
    expect(await call.until('recording-failed')).toEqual({ kind: 'recording-failed', why: 'ENOSPC' });
    await customer.stream.hear(50);
    const [file = ''] = (await readdir(engine.recordings, { recursive: true })).filter((name) => name.endsWith('.wav'));
    const { channels } = readWav(await readFile(path.join(engine.recordings, file)));
    expect(channels[0]?.length).toBeGreaterThan(2 * RATE);
    expect(channels.map((channel) => dominantFrequency(channel.subarray(RATE), RATE))).toEqual([440, 700]);
    await call.session.close();
    expect(call.events.filter(({ kind }) => kind === 'recording-failed')).toHaveLength(1);
  },
);
