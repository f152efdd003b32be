import { liveCallsAfter } from '@wpm/client';
import type { LiveCall } from '@wpm/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reportOn } from '../audio/receiver-report.ts';
import { RtpProbe } from '../audio/rtp-probe.ts';
import { WebRtcProbe } from '../audio/webrtc-probe.ts';
import type { SipPhone } from '../sip/sip-phone.ts';
import { appOf, customerOf } from './speakers.fixture.ts';
import { type ApiSession, type TestPlatform, startPlatform } from './start-platform.ts';

const [CUSTOMER, ANNA] = [750, 450];
/** More packets than the engine wants to have sent before it believes that none arrived. */
const A_SECOND = 60;

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

/** What the stream says of the user's one call. */
function watching({ client }: ApiSession) {
  let calls: readonly LiveCall[] = [];
  const stream = client.listen({
    onStale: ({ liveCalls }) => (calls = liveCalls),
    onEvent: (event) => (calls = liveCallsAfter(calls, event)),
  });
  const told = () => calls.map(({ activity, unheard = null }) => [activity, unheard]);
  return { told, [Symbol.dispose]: () => stream[Symbol.dispose]() };
}

/** Of everything the platform sent it, the customer's phone says that it got the packets up to this one, and none after. */
async function reportsUpTo(outside: RtpProbe, sequence: number): Promise<void> {
  const report = await outside.report;
  const said = reportOn(report, { ssrc: outside.stream.ssrc, lost: 0, jitterTicks: 0, roundTripMs: 10 });
  said.writeUInt32BE(sequence, 16);
  outside.send(said);
}

const lastOf = ({ stream }: RtpProbe): number => stream.packets.at(-1)?.sequence ?? 0;

test('an app is told that the customer gets none of its user’s voice, and where it gets lost, until they do; not while it holds them', async () => {
  const session = await platform.api('anna');
  using seen = watching(session);
  await using app = await appOf(platform, 'anna', session);
  await using outside = await RtpProbe.open({ hz: CUSTOMER });
  await using voice = await WebRtcProbe.open({ hz: ANNA });
  const call = customer.call(`sip:+48221000101@${platform.sip.host}:${platform.sip.port}`, outside.offer());
  const part = await app.incoming();
  await Promise.all([part.answer(voice.answer(part.remoteSdp ?? '')), call.answered()]);
  outside.complete(call.remoteSdp ?? '');
  outside.start();
  await voice.connect();
  voice.start();
  await outside.stream.hear(A_SECOND);
  await expect.poll(seen.told).toEqual([['talking', null]]);

  // Nothing of her phone reaches the platform.
  voice.stop();
  await expect.poll(seen.told, { timeout: 10_000 }).toEqual([['vanished', 'here']]);
  voice.start();
  await expect.poll(seen.told, { timeout: 10_000 }).toEqual([['talking', null]]);

  // It reaches the platform, and nothing of it the customer's phone.
  const arrived = lastOf(outside);
  await reportsUpTo(outside, arrived);
  await outside.stream.hear(A_SECOND);
  await reportsUpTo(outside, arrived);
  await expect.poll(seen.told, { timeout: 10_000 }).toEqual([['talking', 'there']]);
  const callId = part.invite.headers.get('X-WPM-Call-Id') ?? '';
  expect((await session.client.holdCall({ callId })).ok).toBe(true);
  await expect.poll(seen.told).toEqual([['held', null]]);
  expect((await session.client.retrieveCall({ callId })).ok).toBe(true);
  await expect.poll(seen.told).toEqual([['talking', 'there']]);
  await reportsUpTo(outside, lastOf(outside));
  await expect.poll(seen.told, { timeout: 10_000 }).toEqual([['talking', null]]);
  await Promise.all([part.bye(), call.ended()]);
});
