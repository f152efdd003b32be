import { afterAll, beforeAll, expect, test } from 'vitest';
import { SILENT_OFFER } from '../sip/silent-offer.ts';
import type { SipPhone } from '../sip/sip-phone.ts';
import { customerOf, phoneOf } from './speakers.fixture.ts';
import { type ApiSession, startPlatform, type TestPlatform } from './start-platform.ts';

let platform: TestPlatform;
let customer: SipPhone;
let phone: SipPhone;
let anna: ApiSession;
let breakId: string;

beforeAll(async () => {
  platform = await startPlatform();
  customer = await customerOf(platform);
  const admin = await platform.api('admin');
  const made = await admin.client.createBreak({ settings: { names: { pl: 'Obiad' } } });
  if (!made.ok) throw new Error(made.error.code);
  breakId = made.value.id;
  anna = await platform.api('anna');
  phone = await phoneOf(platform, 'anna');
});
afterAll(async () => {
  await phone?.[Symbol.asyncDispose]();
  await customer?.[Symbol.asyncDispose]();
  await platform?.stop();
});

const uriOf = (user: string) => `sip:${user}@${platform.sip.host}:${platform.sip.port}`;

async function status(): Promise<string> {
  const answer = await anna.client.getMyStatus({});
  if (!answer.ok) return answer.error.code;
  const { chosen, activity, next } = answer.value;
  return [chosen.kind, activity, ...(next ? [`next ${next.kind}`] : [])].join(', ');
}

test('a status follows real calls, and what was asked for in one outlives a kill of the platform', async () => {
  expect(await status()).toBe('ready, idle');
  const call = customer.call(uriOf('+48221000101'), SILENT_OFFER);
  const part = await phone.incoming();
  part.ring();
  await expect.poll(status).toBe('ready, ringing');
  await Promise.all([part.answer(SILENT_OFFER), call.answered()]);
  await expect.poll(status).toBe('ready, in-call');
  await anna.client.setMyStatus({ chosen: { kind: 'break', breakId } });
  expect(await status()).toBe('ready, in-call, next break');
  await platform.killPlatform();
  expect(await status()).toBe('ready, in-call, next break');
  await call.bye();
  await expect.poll(status).toBe('break, idle');
});

test('on break the phone can call nobody, nobody reaches it, and after the break both can', async () => {
  const out = await phone.call(uriOf('600100200'), SILENT_OFFER).refused();
  expect([out.status, out.headers.get('Reason')]).toEqual([403, expect.stringContaining('call/on-break')]);
  const from = await customer.call(uriOf('+48221000101'), SILENT_OFFER).refused();
  expect([from.status, from.headers.get('Reason')]).toEqual([480, expect.stringContaining('call/unreachable')]);
  await anna.client.setMyStatus({ chosen: { kind: 'ready' } });
  const call = customer.call(uriOf('+48221000101'), SILENT_OFFER);
  const part = await phone.incoming();
  part.ring();
  await Promise.all([part.answer(SILENT_OFFER), call.answered()]);
  await call.bye();
  await expect.poll(status).toBe('ready, idle');
});
