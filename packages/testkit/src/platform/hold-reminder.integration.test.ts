import type { CampaignSettings } from '@wpm/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SILENT_OFFER } from '../sip/silent-offer.ts';
import type { SipPhone } from '../sip/sip-phone.ts';
import { customerOf, phoneOf } from './speakers.fixture.ts';
import { type ApiSession, startPlatform, type TestPlatform } from './start-platform.ts';

let platform: TestPlatform;
let customer: SipPhone;
let phone: SipPhone;
let admin: ApiSession;
let anna: ApiSession;

beforeAll(async () => {
  platform = await startPlatform();
  [customer, phone] = [await customerOf(platform), await phoneOf(platform, 'anna')];
  [admin, anna] = [await platform.api('admin'), await platform.api('anna')];
});
afterAll(async () => {
  await phone?.[Symbol.asyncDispose]();
  await customer?.[Symbol.asyncDispose]();
  await platform?.stop();
});

/** The one campaign there is, as it stands now. */
async function campaign() {
  const listed = await admin.client.listCampaigns({});
  const found = listed.ok ? listed.value.items[0] : undefined;
  if (!found) throw new Error('no campaign');
  return found;
}

async function remindAfter(holdReminderSeconds: number | null, version?: number) {
  const { settings, ...of } = await campaign();
  const change: CampaignSettings = { ...settings, holdReminderSeconds };
  return admin.client.changeCampaign({ id: of.id, version: version ?? of.version, settings: change });
}

/** Anna's one call, as her phone is told of it: it reminds her by what stands there. */
async function annasCall() {
  const live = await anna.client.listMyLiveCalls({});
  return live.ok ? live.value.items[0] : undefined;
}

async function customerCalls() {
  const call = customer.call(`sip:+48221000100@${platform.sip.host}:${platform.sip.port}`, SILENT_OFFER);
  const part = await phone.incoming();
  part.ring();
  await Promise.all([part.answer(SILENT_OFFER), call.answered()]);
  await expect.poll(annasCall).toMatchObject({ activity: 'talking' });
  return call;
}

test('an administrator edits after how long agents are reminded of a held customer: the next call has it, one that goes on keeps its own', async () => {
  await anna.client.setMyStatus({ chosen: { kind: 'in-queue' } });
  const { version, settings } = await campaign();
  expect(settings.holdReminderSeconds).toBe(60);
  expect(await remindAfter(20)).toMatchObject({ ok: true, value: { settings: { holdReminderSeconds: 20 } } });
  expect(await remindAfter(9)).toMatchObject({
    ok: false,
    error: { code: 'request/invalid', reasons: { 'settings.holdReminderSeconds': 'too-small' } },
  });
  expect(await remindAfter(30, version)).toMatchObject({ ok: false, error: { code: 'item/changed-meanwhile' } });

  const first = await customerCalls();
  const callId = (await annasCall())?.callId ?? '';
  expect(await anna.client.holdCall({ callId })).toMatchObject({ ok: true });
  expect(await annasCall()).toMatchObject({ activity: 'held', holds: true, holdReminderMs: 20_000 });
  expect(await remindAfter(null)).toMatchObject({ ok: true });
  expect(await annasCall()).toMatchObject({ activity: 'held', holdReminderMs: 20_000 });
  await first.bye();
  await expect.poll(annasCall).toBeUndefined();
  await anna.client.endMyWrapUp({});

  const second = await customerCalls();
  expect(await annasCall()).toMatchObject({ holdReminderMs: null });
  await second.bye();
  await expect.poll(annasCall).toBeUndefined();

  const log = await admin.client.listAuditLog({ action: 'campaign.change' });
  expect(log.ok && log.value.items.filter(({ result }) => result === 'ok')).toMatchObject([
    { before: { holdReminderSeconds: 20 }, after: { holdReminderSeconds: null } },
    { before: { holdReminderSeconds: 60 }, after: { holdReminderSeconds: 20 } },
  ]);
});
