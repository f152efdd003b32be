import type { MyCall } from '@wpm/contract';
import { dominantFrequency } from '@wpm/testkit';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ConsoleUser } from './support/console-user.ts';
import { listenTo, middleOf } from './support/recordings.ts';
import { ANNAS_NUMBER, CUSTOMER, HZ, Stage } from './support/stage.ts';
import { codecHeard, srtpCipherOf } from './support/statistics.ts';

/** Between the answer on the wire and the first sample; on a busy machine a few packets. */
const MAY_MISS_MS = 300;

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterEach(() => stage.clear());
afterAll(async () => stage?.[Symbol.asyncDispose]());

/** How much of the talk the recording lacks, in milliseconds. */
const missingOf = ({ talkMs, recording }: MyCall) => talkMs - (recording?.durationMs ?? 0);

test('Anna calls a customer: both hear each other, both channels are recorded, it stands in history and console', async () => {
  const baresip = await stage.customer('auto');
  const anna = await stage.agent('anna');
  await anna.dial('600100200');
  await baresip.waitFor('CALL_ESTABLISHED');
  await anna.seesState('Połączono');
  await anna.hears(HZ.customer);
  expect(await codecHeard(anna.page)).toBe('opus');
  expect(await srtpCipherOf(anna.page)).toBe('SRTP_AES128_CM_HMAC_SHA1_80');
  await anna.page.getByRole('timer').filter({ hasText: '0:03' }).first().waitFor();
  await anna.press('Rozłącz');
  await baresip.waitFor('CALL_CLOSED');

  const heard = await baresip.heard();
  expect(dominantFrequency(middleOf(heard, 0), heard.sampleRate)).toBe(HZ.anna);

  const call = await stage.newestCallOf('anna');
  expect(call).toMatchObject({ direction: 'outbound', outcome: 'answered', other: { number: CUSTOMER } });
  expect(call.talkMs).toBeGreaterThan(2_500);
  expect(missingOf(call)).toBeLessThan(MAY_MISS_MS);
  const recording = await listenTo(stage.platform, 'anna', call.recording?.id ?? '');
  expect(recording.channels).toHaveLength(2);
  expect(dominantFrequency(middleOf(recording, 0), recording.sampleRate)).toBe(HZ.anna);
  expect(dominantFrequency(middleOf(recording, 1), recording.sampleRate)).toBe(HZ.customer);

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

  const admin = stage.keep(await ConsoleUser.atCalls(stage.platform));
  for (const text of ['600 100 200', 'Anna Nowak']) await admin.newestRow().getByText(text).first().waitFor();
  await admin.playsNewestRecording();
  expect(admin.complaints).toEqual([]);
});

test('a customer calls the direct number of Anna, she answers, the customer hangs up', async () => {
  const baresip = await stage.customer('manual');
  const anna = await stage.agent('anna');
  baresip.dial(ANNAS_NUMBER, stage.platform.sip);
  await anna.seesState('Dzwoni');
  await anna.page.getByText('Połączenie przychodzące').first().waitFor();
  await anna.page.getByText('600 100 200').first().waitFor();
  await anna.press('Odbierz');
  await anna.seesState('Połączono');
  await anna.hears(HZ.customer);
  await anna.page.getByRole('timer').filter({ hasText: '0:02' }).first().waitFor();
  baresip.hangUp();
  await anna.seesState('Zakończono');

  const heard = await baresip.heard();
  expect(dominantFrequency(middleOf(heard, 0), heard.sampleRate)).toBe(HZ.anna);
  const call = await stage.newestCallOf('anna');
  expect(call).toMatchObject({ direction: 'inbound', outcome: 'answered', other: { number: CUSTOMER } });
  const recording = await listenTo(stage.platform, 'admin', call.recording?.id ?? '');
  expect(dominantFrequency(middleOf(recording, 0), recording.sampleRate)).toBe(HZ.anna);
  expect(dominantFrequency(middleOf(recording, 1), recording.sampleRate)).toBe(HZ.customer);
});

test('Anna rejects a call: the customer is told, it is missed in her history', async () => {
  const baresip = await stage.customer('manual');
  const anna = await stage.agent('anna');
  baresip.dial(ANNAS_NUMBER, stage.platform.sip);
  await anna.press('Odrzuć');
  await anna.seesState('Nieodebrane');
  expect((await baresip.waitFor('CALL_CLOSED')).param).toContain('603');
  expect(await stage.newestCallOf('anna')).toMatchObject({
    direction: 'inbound',
    outcome: 'missed',
    result: 'rejected',
  });
});

test('a customer who gives up before Anna answers is a missed call', async () => {
  const baresip = await stage.customer('manual');
  const anna = await stage.agent('anna');
  baresip.dial(ANNAS_NUMBER, stage.platform.sip);
  await anna.seesState('Dzwoni');
  baresip.hangUp();
  await anna.seesState('Nieodebrane');
  expect(await stage.newestCallOf('anna')).toMatchObject({
    direction: 'inbound',
    outcome: 'missed',
    talkMs: 0,
    recording: null,
  });
  await anna.opensMyCalls();
  await anna.newestRow().getByText('Przychodzące nieodebrane').waitFor();
});

test('a customer who is busy: Anna is told so in plain words', async () => {
  const baresip = await stage.customer('manual');
  const anna = await stage.agent('anna');
  await anna.dial('600100200');
  await baresip.waitFor('CALL_INCOMING');
  baresip.hangUp();
  await anna.page.getByText('Numer jest zajęty').first().waitFor();
  expect(await stage.newestCallOf('anna')).toMatchObject({ direction: 'outbound', outcome: 'failed', result: 'busy' });
});

test('Anna hangs up before the customer answers: the customer stops ringing', async () => {
  const baresip = await stage.customer('manual');
  const anna = await stage.agent('anna');
  await anna.dial('600100200');
  await baresip.waitFor('CALL_INCOMING');
  await anna.seesState('Dzwoni');
  await anna.press('Rozłącz');
  await baresip.waitFor('CALL_CLOSED');
  expect(await stage.newestCallOf('anna')).toMatchObject({
    direction: 'outbound',
    outcome: 'missed',
    result: 'cancelled',
  });
});

test('kill -9 of the platform in a call: the sound goes on, the call ends in order, record and recording are whole', async () => {
  const baresip = await stage.customer('auto');
  const anna = await stage.agent('anna');
  await anna.dial('600100200');
  await anna.hears(HZ.customer);
  const back = stage.platform.killPlatform();
  await anna.hears(HZ.customer, 2_000);
  await back;
  await anna.page.getByText('Zajęty', { exact: true }).first().waitFor({ state: 'attached' });
  await anna.hears(HZ.customer, 2_000);
  await anna.page
    .getByRole('timer')
    .filter({ hasText: /0:(0[6-9]|1\d)/ })
    .first()
    .waitFor();
  await anna.press('Rozłącz');
  await baresip.waitFor('CALL_CLOSED');

  const call = await stage.newestCallOf('anna');
  expect(call).toMatchObject({ direction: 'outbound', outcome: 'answered' });
  expect(call.talkMs).toBeGreaterThan(5_000);
  expect(missingOf(call)).toBeLessThan(MAY_MISS_MS);
  const recording = await listenTo(stage.platform, 'admin', call.recording?.id ?? '');
  for (const [channel, hz] of [
    [0, HZ.anna],
    [1, HZ.customer],
  ] as const) {
    expect(dominantFrequency(middleOf(recording, channel), recording.sampleRate)).toBe(hz);
  }
});
