import { afterAll, beforeAll, expect, test } from 'vitest';
import { SILENT_OFFER } from '../sip/silent-offer.ts';
import type { SipPhone } from '../sip/sip-phone.ts';
import { customerOf, phoneOf } from './speakers.fixture.ts';
import { startPlatform, type TestPlatform } from './start-platform.ts';
import { wpm } from './wpm.fixture.ts';

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

const uriOf = (user: string) => `sip:${user}@${platform.sip.host}:${platform.sip.port}`;
const callsAnna = () => customer.call(uriOf('+48221000101'), SILENT_OFFER);

test('of a tenant that is disabled no phone registers or calls and no customer gets through; the call that is up goes on', async () => {
  await using anna = await phoneOf(platform, 'anna');
  const station = await (await platform.api('jan')).client.createMyStation({ name: 'Desk' });
  if (!station.ok) throw new Error(station.error.code);
  await using jan = await phoneOf(platform, 'jan', station.value.access);
  const call = callsAnna();
  const part = await anna.incoming();
  part.ring();
  await Promise.all([part.answer(SILENT_OFFER), call.answered()]);

  const disabled = await wpm(platform.dataFolder, 'tenant', 'disable', platform.domain);
  expect([disabled.code, disabled.out]).toEqual([0, expect.stringMatching(/^demo\.local .* disabled since 2/)]);
  const refused = await callsAnna().refused();
  expect([refused.status, refused.headers.get('Reason')]).toEqual([480, expect.stringContaining('call/unreachable')]);
  const toQueue = await customer.call(uriOf('+48221000100'), SILENT_OFFER).refused();
  expect(toQueue.status).toBe(480);
  expect((await jan.call('600100200', SILENT_OFFER).refused()).status).toBe(403);
  expect((await jan.register()).status).toBe(403);
  await expect(phoneOf(platform, 'jan')).rejects.toThrow('session/account-blocked');
  // It is told within the call, and heard there.
  expect((await part.info('application/dtmf-relay', 'Signal=1\r\nDuration=160\r\n')).status).toBe(200);
  expect((await call.bye()).status).toBe(200);
  await part.ended();

  expect((await wpm(platform.dataFolder, 'tenant', 'enable', platform.domain)).code).toBe(0);
  expect((await jan.register()).status).toBe(200);
  await using again = await phoneOf(platform, 'anna');
  const next = callsAnna();
  const rings = await again.incoming();
  rings.ring();
  await Promise.all([rings.answer(SILENT_OFFER), next.answered()]);
  await next.bye();
});
