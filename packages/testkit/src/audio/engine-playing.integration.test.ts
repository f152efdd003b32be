import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EngineCall, EngineCalls, RTP } from './engine-calls.ts';
import { EngineProcess } from './engine-process.ts';
import { RtpProbe } from './rtp-probe.ts';
import { dominantFrequency, toneLevel } from './tone.ts';

const RATE = 8_000;
let engine: EngineProcess;
let calls: EngineCalls;

beforeAll(async () => {
  engine = await EngineProcess.start();
  calls = new EngineCalls(await engine.connect());
});
afterAll(() => engine[Symbol.asyncDispose]());

async function leg(call: EngineCall, id: string, hz: number): Promise<RtpProbe> {
  const probe = await RtpProbe.open({ hz });
  probe.complete(await call.session.accept(id, probe.offer(), RTP));
  probe.start();
  return probe;
}

test('a prompt is heard once, its end is told, and then the leg hears its route again in the same stream', async () => {
  await using call = await calls.open();
  await using customer = await leg(call, 'customer', 700);
  await using _agent = await leg(call, 'agent', 440);
  await call.session.route('customer', ['agent']);
  await customer.stream.hear(1);
  await call.session.play('customer', { prompt: 'number-7', language: 'pl' });
  expect(await call.until('played', 'customer')).toEqual({ kind: 'played', leg: 'customer' });
  await customer.stream.hear(30);
  expect(dominantFrequency(customer.stream.heard(400), RATE)).toBe(440);
  const { packets } = customer.stream;
  expect(new Set(packets.map(({ ssrc }) => ssrc)).size).toBe(1);
  const steps = packets.slice(1).map(({ sequence }, i) => (sequence - (packets[i]?.sequence ?? 0)) & 0xffff);
  expect(new Set(steps)).toEqual(new Set([1]));
});

test('a tone of another country, as a step of a loop, comes again after its pause', async () => {
  await using call = await calls.open();
  await using customer = await leg(call, 'customer', 700);
  const busy = { tone: 'busy', country: 'US' } as const;
  await call.session.play('customer', { sequence: [{ sound: busy, ms: 400 }, { silenceMs: 200 }], loop: true });
  await customer.stream.hear(90);
  const heard = customer.stream.heard(1_200);
  for (const hz of [480, 620]) expect(toneLevel(heard, RATE, hz)).toBeGreaterThan(1_500);
  expect(toneLevel(heard, RATE, 425)).toBeLessThan(300);
  expect(call.events.filter(({ kind }) => kind === 'played')).toEqual([]);
});

test('a file nobody knows is refused, and what was played goes on', async () => {
  await using call = await calls.open();
  await using customer = await leg(call, 'customer', 700);
  await call.session.play('customer', 'tone');
  const refused = { name: 'MediaError', code: 'audio/unknown' };
  await expect(call.session.play('customer', { file: 'nothing' })).rejects.toMatchObject(refused);
  await customer.stream.hear(30);
  expect(dominantFrequency(customer.stream.heard(400), RATE)).toBe(440);
});
