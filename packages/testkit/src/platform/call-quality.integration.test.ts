import type { MeasuredLeg } from '@wpm/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RtpProbe } from '../audio/rtp-probe.ts';
import { reportOn } from '../audio/receiver-report.ts';
import { callAnna, customerOf, phoneOf } from './speakers.fixture.ts';
import { type TestPlatform, startPlatform } from './start-platform.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform?.stop());

async function legsOf(callId: string): Promise<readonly MeasuredLeg[]> {
  const quality = await (await platform.api('supervisor')).client.getCallQuality({ callId });
  if (!quality.ok) throw new Error(quality.error.code);
  return quality.value.legs;
}

/** A number of that range. */
const between = (low: number, high: number) =>
  expect.toSatisfy((value: unknown) => typeof value === 'number' && value >= low && value <= high);

test('what was sent, lost and reported of a call is in its record, both ways of both legs, also when the platform died between', async () => {
  await using anna = await phoneOf(platform, 'anna');
  await using customer = await customerOf(platform);
  await using outside = await RtpProbe.open({ hz: 750 });
  await using agent = await RtpProbe.open({ hz: 450 });
  const { call, callId } = await callAnna(platform, { customer, anna }, { outside, agent });
  await outside.stream.hear(50);
  outside.stream.skipFrames(10);
  await outside.stream.hear(40);

  await platform.killPlatform();
  await outside.stream.hear(20);
  // Reports of the engine begin after a second: this one is answered as by a far end that lost a tenth of what came.
  const report = outside.reports.at(-1);
  const lost = Math.round(outside.stream.packets.length / 10);
  outside.send(reportOn(report ?? Buffer.alloc(0), { ssrc: outside.stream.ssrc, lost, jitterTicks: 80 }));
  await outside.stream.hear(5);
  for (const probe of [outside, agent]) probe.stop();
  await call.bye();

  const [outer, inner] = await legsOf(callId);
  const tenth = between(9, 11);
  expect(outer).toMatchObject({
    leg: 'caller',
    aor: null,
    trunkId: expect.any(String),
    transport: 'rtp',
    codec: 'PCMA',
    rttMs: { max: between(0, 2_000) },
    received: {
      packets: outside.stream.sent,
      heard: { lossPercent: expect.closeTo((100 * 10) / (outside.stream.sent + 10), 3) },
    },
    sent: { packets: outside.stream.packets.length, heard: { lossPercent: tenth, jitterMs: { mean: 10, max: 10 } } },
  });
  expect(inner).toMatchObject({
    leg: 'callee-1',
    aor: `sip:anna@${platform.domain}`,
    trunkId: null,
    rttMs: null,
    received: { packets: agent.stream.sent, heard: { lossPercent: 0, mos: between(4, 4.5) } },
    sent: { packets: agent.stream.packets.length, heard: null },
  });
  // A twentieth was lost: it was heard, and worse.
  expect(outer?.received.heard?.mos).toEqual(between(2, 3.9));
});

test('a call nobody answered has no quality, one of nobody is not found, and an agent may not ask', async () => {
  await using anna = await phoneOf(platform, 'anna');
  await using customer = await customerOf(platform);
  await using outside = await RtpProbe.open({ hz: 750 });
  const call = customer.call(`sip:+48221000101@${platform.sip.host}:${platform.sip.port}`, outside.offer());
  const ringing = await anna.incoming();
  ringing.refuse(603);
  await call.refused();
  const callId = ringing.invite.headers.get('X-WPM-Call-Id') ?? '';
  const { client } = await platform.api('supervisor');
  expect(await client.getCallQuality({ callId })).toEqual({ ok: true, value: { legs: [] } });
  const nobodys = '019b0000-0000-7000-8000-000000000000';
  expect(await client.getCallQuality({ callId: nobodys })).toMatchObject({ error: { code: 'request/not-found' } });
  const agent = await platform.api('anna');
  expect((await agent.client.getCallQuality({ callId })).ok).toBe(false);
});
