import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { liveCallsAfter } from '@wpm/client';
import type { LiveActivity, LiveCall } from '@wpm/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RtpProbe } from '../audio/rtp-probe.ts';
import { dominantFrequency, toneLevel } from '../audio/tone.ts';
import { readWav } from '../audio/wav.ts';
import { WebRtcProbe } from '../audio/webrtc-probe.ts';
import type { SipPhone } from '../sip/sip-phone.ts';
import { appOf, customerOf } from './speakers.fixture.ts';
import { type ApiSession, type TestPlatform, startPlatform } from './start-platform.ts';

const RATE = 8_000;
/** Whole periods in a packet: the customer, Anna, Anna once more after she reloaded her app, and on another device of hers. */
const [CUSTOMER, BEFORE, AFTER, ELSEWHERE] = [750, 450, 1_000, 1_250];
/** Half a second of packets. */
const A_WHILE = 25;

let platform: TestPlatform;
let customer: SipPhone;

beforeAll(async () => {
  platform = await startPlatform();
  customer = await customerOf(platform);
});
afterAll(async () => {
  await customer?.[Symbol.asyncDispose]();
  await platform?.stop();
});

/** What the stream says of the user's calls. */
function watching({ client }: ApiSession) {
  let calls: readonly LiveCall[] = [];
  const stream = client.listen({
    onStale: ({ liveCalls }) => (calls = liveCalls),
    onEvent: (event) => (calls = liveCallsAfter(calls, event)),
  });
  const activity = (): LiveActivity | undefined => calls[0]?.activity;
  return { activity, [Symbol.dispose]: () => stream[Symbol.dispose]() };
}

/** What is heard from now on. */
async function hears(probe: RtpProbe | WebRtcProbe): Promise<Int16Array> {
  // What was on its way is over after the first, and only that is listened to.
  await probe.stream.hear(A_WHILE);
  await probe.stream.hear(A_WHILE);
  return probe.stream.heard(400);
}

const tone = async (probe: RtpProbe | WebRtcProbe) => dominantFrequency(await hears(probe), RATE);

async function recordingsOf(callId: string): Promise<Int16Array[]> {
  const { client } = await platform.api('supervisor');
  const ended = async () => {
    const calls = await client.listCalls({});
    return calls.ok ? calls.value.items.find((one) => one.callId === callId && one.endedAt !== null) : undefined;
  };
  await expect.poll(ended, { timeout: 10_000 }).toMatchObject({ outcome: 'answered' });
  const id = (await ended())?.recording?.id ?? '';
  const files = await readdir(platform.recordingsFolder, { recursive: true });
  expect(files.filter((name) => name.endsWith('.wav'))).toHaveLength(1);
  const file = files.find((name) => name.endsWith(`${id}.wav`)) ?? '';
  return [...readWav(await readFile(path.join(platform.recordingsFolder, file))).channels];
}

test('an app that dies in a call leaves the customer with our comfort; reloaded, it has its call and recording back', async () => {
  const session = await platform.api('anna');
  using seen = watching(session);
  await using outside = await RtpProbe.open({ hz: CUSTOMER });
  const dying = await appOf(platform, 'anna', session);
  const voice = await WebRtcProbe.open({ hz: BEFORE });
  const call = customer.call(`sip:+48221000101@${platform.sip.host}:${platform.sip.port}`, outside.offer());
  const part = await dying.incoming();
  await Promise.all([part.answer(voice.answer(part.remoteSdp ?? '')), call.answered()]);
  outside.complete(call.remoteSdp ?? '');
  outside.start();
  await voice.connect();
  voice.start();
  expect([await tone(outside), await tone(voice)]).toEqual([BEFORE, CUSTOMER]);
  const callId = part.invite.headers.get('X-WPM-Call-Id') ?? '';

  await voice[Symbol.asyncDispose]();
  dying.cut();
  await expect.poll(seen.activity, { timeout: 10_000 }).toBe('vanished');
  const comfort = await hears(outside);
  expect(comfort.some((sample) => Math.abs(sample) > 500)).toBe(true);
  expect(toneLevel(comfort, RATE, BEFORE)).toBeLessThan(2_000);

  // Nobody else gets in by the id of the call.
  await using jan = await appOf(platform, 'jan', await platform.api('jan'));
  const rejoin = [['X-WPM-Rejoin', callId]] as const;
  await using strange = await WebRtcProbe.open({ hz: AFTER });
  expect((await jan.call('101', strange.offer(), rejoin).refused()).status).toBe(481);

  await using reloaded = await appOf(platform, 'anna', session);
  await using again = await WebRtcProbe.open({ hz: AFTER });
  const back = reloaded.call('101', again.offer(), rejoin);
  expect((await back.answered()).headers.get('X-WPM-Call-Id')).toBe(callId);
  again.complete(back.remoteSdp ?? '');
  await again.connect();
  again.start();
  await expect.poll(seen.activity).toBe('talking');
  expect([await tone(outside), await tone(again)]).toEqual([AFTER, CUSTOMER]);

  // She is in another window by now: the call goes on there, and the place it is taken from is told so.
  await using other = await appOf(platform, 'anna', session);
  await using desk = await WebRtcProbe.open({ hz: ELSEWHERE });
  const moved = other.call('101', desk.offer(), rejoin);
  expect((await moved.answered()).headers.get('X-WPM-Call-Id')).toBe(callId);
  desk.complete(moved.remoteSdp ?? '');
  await desk.connect();
  desk.start();
  expect((await back.ended()).headers.get('Reason')).toContain('call/taken-over');
  expect([await tone(outside), await tone(desk), seen.activity()]).toEqual([ELSEWHERE, CUSTOMER, 'talking']);
  await Promise.all([moved.bye(), call.ended()]);

  const [left = new Int16Array(), right = new Int16Array()] = await recordingsOf(callId);
  const seconds = (channel: Int16Array) =>
    Array.from({ length: Math.floor(channel.length / RATE) }, (_, at) =>
      dominantFrequency(channel.subarray(at * RATE + RATE / 4, at * RATE + (3 * RATE) / 4), RATE),
    );
  // Until the desk is heard there may be a moment of silence.
  const voices = seconds(left).filter((hz, at, all) => hz !== all[at - 1]);
  const heard = voices.filter((hz, at) => hz !== 0 || voices[at + 1] !== ELSEWHERE);
  expect(heard).toEqual([BEFORE, 0, AFTER, ELSEWHERE]);
  expect(new Set(seconds(right))).toEqual(new Set([CUSTOMER]));
});
