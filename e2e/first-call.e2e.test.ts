import type { MyCall } from '@wpm/contract';
import { type TestPlatform, dominantFrequency, freePort, startPlatform } from '@wpm/testkit';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Agent } from './support/agent.ts';
import { agentOf } from './support/agent-of.ts';
import { Baresip } from './support/baresip.ts';
import { ConsoleUser } from './support/console-user.ts';
import { hearsFromNow } from './support/customer-ear.ts';
import { listenTo, middleOf } from './support/recordings.ts';
import { codecHeard, srtpCipherOf } from './support/statistics.ts';

/** Tones by which each voice is known. All are whole periods of a 20 ms packet and far apart. */
const ANNA_HZ = 700;
const JAN_HZ = 1_000;
const CUSTOMER_HZ = 440;
const CUSTOMER = '+48600100200';
const ANNAS_NUMBER = '+48221000101';

/** Between the answer on the wire and the first sample; on a busy machine a few packets. */
const MAY_MISS_MS = 300;

let platform: TestPlatform;
let trunkPort: number;
const open: AsyncDisposable[] = [];

beforeAll(async () => {
  trunkPort = await freePort();
  platform = await startPlatform({ trunkPort });
});
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one[Symbol.asyncDispose]();
});
afterAll(async () => platform?.stop());

const keep = <T extends AsyncDisposable>(one: T): T => {
  open.push(one);
  return one;
};

const agent = async (login: 'anna' | 'jan', hz: number) => keep(await agentOf(platform, login, hz));

const customer = async (answer: 'auto' | 'manual') =>
  keep(await Baresip.start({ sipPort: trunkPort, hz: CUSTOMER_HZ, answer }));

/** How much of the talk the recording lacks, in milliseconds. */
const missingOf = ({ talkMs, recording }: MyCall) => talkMs - (recording?.durationMs ?? 0);

/** A user's newest call, once it stands in the history. */
async function newestCallOf(login: 'anna' | 'jan') {
  const { client } = await platform.api(login);
  const calls = await client.listMyCalls({ limit: 1 });
  if (!calls.ok || !calls.value.items[0]) throw new Error(`${login} has no call in the history`);
  return calls.value.items[0];
}

test('Anna calls a customer: both hear each other, both channels are recorded, it stands in history and console', async () => {
  const baresip = await customer('auto');
  const anna = await agent('anna', ANNA_HZ);
  await anna.dial('600100200');
  await baresip.waitFor('CALL_ESTABLISHED');
  await anna.seesState('Połączono');
  await anna.hears(CUSTOMER_HZ);
  expect(await codecHeard(anna.page)).toBe('opus');
  expect(await srtpCipherOf(anna.page)).toBe('SRTP_AES128_CM_HMAC_SHA1_80');
  await anna.page.getByRole('timer').filter({ hasText: '0:03' }).first().waitFor();
  await anna.press('Rozłącz');
  await baresip.waitFor('CALL_CLOSED');

  const heard = await baresip.heard();
  expect(dominantFrequency(middleOf(heard, 0), heard.sampleRate)).toBe(ANNA_HZ);

  const call = await newestCallOf('anna');
  expect(call).toMatchObject({ direction: 'outbound', outcome: 'answered', other: { number: CUSTOMER } });
  expect(call.talkMs).toBeGreaterThan(2_500);
  expect(missingOf(call)).toBeLessThan(MAY_MISS_MS);
  const recording = await listenTo(platform, 'anna', call.recording?.id ?? '');
  expect(recording.channels).toHaveLength(2);
  expect(dominantFrequency(middleOf(recording, 0), recording.sampleRate)).toBe(ANNA_HZ);
  expect(dominantFrequency(middleOf(recording, 1), recording.sampleRate)).toBe(CUSTOMER_HZ);

  await anna.opensMyCalls();
  await anna.page.getByLabel('Pokaż').selectOption('Przychodzące');
  await anna.page.getByText('Nie ma takich połączeń.').waitFor();
  await anna.page.getByLabel('Pokaż').selectOption('Wychodzące');
  await anna.page.getByLabel('Szukaj połączenia').fill('100-200');
  const row = anna.newestRow();
  await row.getByText('Wychodzące odebrane').waitFor();
  await row.getByRole('img', { name: 'nagranie' }).waitFor();
  await row.getByText(/(?<!\d)0:0[3-6]/).waitFor();
  await row.tap();
  await anna.page.getByRole('img', { name: 'Głośność: u góry agent, u dołu klient' }).waitFor();
  await anna.playsRecording();
  expect(anna.complaints).toEqual([]);

  const admin = keep(await ConsoleUser.atCalls(platform));
  for (const text of ['600 100 200', 'Anna Nowak']) await admin.newestRow().getByText(text).first().waitFor();
  await admin.playsNewestRecording();
  expect(admin.complaints).toEqual([]);
});

test('a customer calls the direct number of Anna, she answers, the customer hangs up', async () => {
  const baresip = await customer('manual');
  const anna = await agent('anna', ANNA_HZ);
  baresip.dial(ANNAS_NUMBER, platform.sip);
  await anna.seesState('Dzwoni');
  await anna.page.getByText('Połączenie przychodzące').first().waitFor();
  await anna.page.getByText('600 100 200').first().waitFor();
  await anna.press('Odbierz');
  await anna.seesState('Połączono');
  await anna.hears(CUSTOMER_HZ);
  await anna.page.getByRole('timer').filter({ hasText: '0:02' }).first().waitFor();
  baresip.hangUp();
  await anna.seesState('Zakończono');

  const heard = await baresip.heard();
  expect(dominantFrequency(middleOf(heard, 0), heard.sampleRate)).toBe(ANNA_HZ);
  const call = await newestCallOf('anna');
  expect(call).toMatchObject({ direction: 'inbound', outcome: 'answered', other: { number: CUSTOMER } });
  const recording = await listenTo(platform, 'admin', call.recording?.id ?? '');
  expect(dominantFrequency(middleOf(recording, 0), recording.sampleRate)).toBe(ANNA_HZ);
  expect(dominantFrequency(middleOf(recording, 1), recording.sampleRate)).toBe(CUSTOMER_HZ);
});

test('Anna rejects a call: the customer is told, it is missed in her history', async () => {
  const baresip = await customer('manual');
  const anna = await agent('anna', ANNA_HZ);
  baresip.dial(ANNAS_NUMBER, platform.sip);
  await anna.press('Odrzuć');
  await anna.seesState('Nieodebrane');
  expect((await baresip.waitFor('CALL_CLOSED')).param).toContain('603');
  expect(await newestCallOf('anna')).toMatchObject({ direction: 'inbound', outcome: 'missed', result: 'rejected' });
});

test('a customer who gives up before Anna answers is a missed call', async () => {
  const baresip = await customer('manual');
  const anna = await agent('anna', ANNA_HZ);
  baresip.dial(ANNAS_NUMBER, platform.sip);
  await anna.seesState('Dzwoni');
  baresip.hangUp();
  await anna.seesState('Nieodebrane');
  expect(await newestCallOf('anna')).toMatchObject({
    direction: 'inbound',
    outcome: 'missed',
    talkMs: 0,
    recording: null,
  });
  await anna.opensMyCalls();
  await anna.newestRow().getByText('Przychodzące nieodebrane').waitFor();
});

test('a customer who is busy: Anna is told so in plain words', async () => {
  const baresip = await customer('manual');
  const anna = await agent('anna', ANNA_HZ);
  await anna.dial('600100200');
  await baresip.waitFor('CALL_INCOMING');
  baresip.hangUp();
  await anna.page.getByText('Numer jest zajęty').first().waitFor();
  expect(await newestCallOf('anna')).toMatchObject({ direction: 'outbound', outcome: 'failed', result: 'busy' });
});

test('Anna hangs up before the customer answers: the customer stops ringing', async () => {
  const baresip = await customer('manual');
  const anna = await agent('anna', ANNA_HZ);
  await anna.dial('600100200');
  await baresip.waitFor('CALL_INCOMING');
  await anna.seesState('Dzwoni');
  await anna.press('Rozłącz');
  await baresip.waitFor('CALL_CLOSED');
  expect(await newestCallOf('anna')).toMatchObject({ direction: 'outbound', outcome: 'missed', result: 'cancelled' });
});

test('Anna calls Jan by extension; a customer waits meanwhile, she holds Jan and answers, switches between them, and each call has its own recording', async () => {
  const baresip = await customer('manual');
  const [anna, jan] = [await agent('anna', ANNA_HZ), await agent('jan', JAN_HZ)];
  await anna.dial('102');
  await jan.page.getByText('Anna Nowak').first().waitFor();
  await jan.press('Odbierz');
  await Promise.all([anna.hears(JAN_HZ), jan.hears(ANNA_HZ)]);

  baresip.dial(ANNAS_NUMBER, platform.sip);
  await anna.page.getByRole('alert').filter({ hasText: 'Dzwoni drugie połączenie' }).waitFor();
  await anna.hears(JAN_HZ);
  await anna.press('Wstrzymaj i odbierz');
  await anna.hears(CUSTOMER_HZ);
  const toCustomer = await hearsFromNow(baresip);
  await anna.press('Przełącz');
  await Promise.all([anna.hears(JAN_HZ), jan.hears(ANNA_HZ)]);
  const onHold = await hearsFromNow(baresip);
  await anna.press('Rozłącz');
  await jan.seesState('Zakończono');
  await anna.press('Wznów');
  await anna.hears(CUSTOMER_HZ);
  await anna.press('Rozłącz');
  await baresip.waitFor('CALL_CLOSED');

  const heard = await baresip.heard();
  expect(toCustomer(heard)).toBe(ANNA_HZ);
  expect([0, ANNA_HZ, JAN_HZ]).not.toContain(onHold(heard));
  const [withJan, withCustomer] = [await newestCallOf('jan'), await newestCallOf('anna')];
  expect(withJan).toMatchObject({ direction: 'inbound', outcome: 'answered', other: { number: '101' } });
  expect(withCustomer).toMatchObject({ direction: 'inbound', outcome: 'answered', other: { number: CUSTOMER } });
  for (const [call, hz] of [
    [withJan, JAN_HZ],
    [withCustomer, CUSTOMER_HZ],
  ] as const) {
    const recording = await listenTo(platform, 'admin', call.recording?.id ?? '');
    expect(dominantFrequency(recording.channels[1] ?? new Int16Array(), recording.sampleRate)).toBe(hz);
  }
});

test('keypad tones reach the customer, and a muted Anna does not', async () => {
  const baresip = await customer('auto');
  const anna = await agent('anna', ANNA_HZ);
  await anna.dial('600100200');
  await anna.hears(CUSTOMER_HZ);
  await anna.press('Klawiatura');
  await anna.page.getByRole('button', { name: /^5/ }).tap();
  expect((await baresip.waitFor('CALL_DTMF_START')).param).toBe('5');
  await anna.press('Klawiatura');
  await anna.press('Wycisz');
  const mutedFrom = Date.now();
  await anna.page
    .getByRole('timer')
    .filter({ hasText: /0:0[5-9]/ })
    .first()
    .waitFor();
  const mutedMs = Date.now() - mutedFrom;
  await anna.press('Rozłącz');
  await baresip.waitFor('CALL_CLOSED');
  const heard = (await baresip.heard()).channels[0] ?? new Int16Array();
  // The last second of what was muted, away from both its ends.
  const muted = heard.subarray(-Math.min(heard.length, (mutedMs / 1_000) * 8_000)).subarray(-12_000, -4_000);
  expect(dominantFrequency(muted, 8_000)).toBe(0);
});

test.each([
  ['600', ANNA_HZ, 'her own voice'],
  ['601', 440, 'a steady tone'],
])('the test number %s lets Anna hear %i Hz: %s', async (number, hz) => {
  const anna = await agent('anna', ANNA_HZ);
  await anna.dial(number);
  await anna.seesState('Połączono');
  await anna.hears(hz);
  await anna.press('Rozłącz');
});

test('kill -9 of the platform in a call: the sound goes on, the call ends in order, record and recording are whole', async () => {
  const baresip = await customer('auto');
  const anna = await agent('anna', ANNA_HZ);
  await anna.dial('600100200');
  await anna.hears(CUSTOMER_HZ);
  const back = platform.killPlatform();
  await anna.hears(CUSTOMER_HZ, 2_000);
  await back;
  await anna.page.getByText('Zajęty', { exact: true }).first().waitFor({ state: 'attached' });
  await anna.hears(CUSTOMER_HZ, 2_000);
  await anna.page
    .getByRole('timer')
    .filter({ hasText: /0:(0[6-9]|1\d)/ })
    .first()
    .waitFor();
  await anna.press('Rozłącz');
  await baresip.waitFor('CALL_CLOSED');

  const call = await newestCallOf('anna');
  expect(call).toMatchObject({ direction: 'outbound', outcome: 'answered' });
  expect(call.talkMs).toBeGreaterThan(5_000);
  expect(missingOf(call)).toBeLessThan(MAY_MISS_MS);
  const recording = await listenTo(platform, 'admin', call.recording?.id ?? '');
  for (const [channel, hz] of [
    [0, ANNA_HZ],
    [1, CUSTOMER_HZ],
  ] as const) {
    expect(dominantFrequency(middleOf(recording, channel), recording.sampleRate)).toBe(hz);
  }
});

test('an administrator adds a break and invites an agent, who sets a password, signs in and takes the break, and signs another phone in by a code', async () => {
  const admin = keep(await ConsoleUser.atCalls(platform));
  await admin.addsBreak('Joga');
  const link = await admin.invitesAgent('Ewa Żak', 'ewa', '140');
  const ewa = keep(await Agent.open({ baseUrl: platform.url, hz: ANNA_HZ }));
  await ewa.acceptsInvitation(link, 'kot na wysokim płocie');
  await ewa.takesBreak('Joga');
  const code = await admin.showsPhoneCode('Ewa Żak');
  const another = keep(await Agent.open({ baseUrl: platform.url, hz: ANNA_HZ }));
  await another.signsInByCode(code);
  await another.page.getByText('Ewa Żak').first().waitFor();
  await another.page.locator('.chip.status').filter({ hasText: 'Joga' }).waitFor();
  expect(another.complaints).toEqual([]);
  expect(ewa.complaints).toEqual([]);
  expect(admin.complaints).toEqual([]);
});
