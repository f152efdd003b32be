import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CODEC_FORMATS, type Codec } from '@wpm/media';
import { WIDE_RATE } from '@wpm/media-embedded/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EngineCalls } from './engine-calls.ts';
import { EngineProcess } from './engine-process.ts';
import { RtpProbe } from './rtp-probe.ts';
import { toneLevel } from './tone.ts';
import { readWav } from './wav.ts';

/** The tones of the two ends, and what is left of one that is there all the time. */
const AGENT = 500;
const CUSTOMER = 700;
const LOUD = 3_000;
/** What may be missing of the sound around a change of codec: the lead of a jitter buffer, a frame, and what a busy machine is late. */
const SEAM_MS = 200;

let engine: EngineProcess;
let calls: EngineCalls;
beforeAll(async () => {
  engine = await EngineProcess.start();
  calls = new EngineCalls(await engine.connect());
});
afterAll(() => engine[Symbol.asyncDispose]());

/** How much of it, by 20 ms, is without a tone. */
function missingMs(sound: Int16Array, rate: number, hz: number): number {
  const frame = rate / 50;
  const frames = Array.from({ length: Math.floor(sound.length / frame) }, (_, i) => i * frame);
  return 20 * frames.filter((from) => toneLevel(sound.subarray(from, from + frame), rate, hz) < LOUD).length;
}

const format = (codec: Codec) => ({ codec, payloadType: CODEC_FORMATS[codec].payloadType });

test.each([
  ['PCMA', ['G722', 'PCMA']],
  ['opus', ['G722', 'PCMA']],
  ['PCMA', ['PCMA', 'G722']],
  ['opus', ['PCMU', 'G722']],
] as const)(
  'an agent with %s hears a far end that answers %s through each change of its codec, and the recording has it on its channel',
  async (agentCodec, answered) => {
    await using call = await calls.open();
    await using agent = await RtpProbe.open({ hz: AGENT, codecs: [agentCodec] });
    await using customer = await RtpProbe.open({ hz: CUSTOMER, codecs: answered, namesAll: true });
    agent.complete(await call.session.accept('agent', agent.offer(), { transport: 'rtp', codecs: [agentCodec] }));
    // Ours is another order: what is sent is the first of the answer.
    const offer = await call.session.offer('customer', { transport: 'rtp', codecs: ['PCMA', 'PCMU', 'opus', 'G722'] });
    await call.session.complete('customer', customer.answer(offer));
    await call.session.route('agent', ['customer']);
    await call.session.route('customer', ['agent']);
    await Promise.all([agent.stream.ready, customer.stream.ready]);
    agent.start();
    customer.start();
    await Promise.all([agent.stream.hear(5), customer.stream.hear(5)]);
    const recordingId = `${agentCodec}-${answered.join('-')}`;
    await call.session.record({ agent: ['agent'], customer: ['customer'], recordingId });
    for (const codec of [answered[1], answered[0], answered[1]]) {
      await customer.stream.turnTo(format(codec));
      // Its last 900 ms are behind the change.
      await agent.stream.hear(75);
      expect(missingMs(await agent.stream.heardWide(900), WIDE_RATE, CUSTOMER)).toBeLessThanOrEqual(SEAM_MS);
    }
    const first = format(answered[0]).payloadType;
    expect(new Set(customer.stream.packets.map(({ payloadType }) => payloadType))).toEqual(new Set([first]));
    expect(toneLevel(await customer.stream.heardWide(600), WIDE_RATE, AGENT)).toBeGreaterThan(LOUD);
    const heard = await agent.stream.heardWide(5_600);
    expect(missingMs(heard, WIDE_RATE, CUSTOMER)).toBeLessThanOrEqual(3 * SEAM_MS);
    const report = await call.session.close();
    const { channels } = readWav(await readFile(path.join(engine.recordings, report?.file ?? '')));
    const [left, right] = channels.map((channel) => channel.subarray(2_400, 44_000));
    if (!left || !right) throw new Error('two channels were to be recorded');
    expect(missingMs(right, 8_000, CUSTOMER)).toBeLessThanOrEqual(3 * SEAM_MS);
    // The agent changes nothing; a busy machine may hold its probe up.
    expect(missingMs(left, 8_000, AGENT)).toBeLessThanOrEqual(3 * SEAM_MS);
    expect(toneLevel(left, 8_000, CUSTOMER)).toBeLessThan(200);
    expect(toneLevel(right, 8_000, AGENT)).toBeLessThan(200);
  },
);
