import { dominantFrequency } from '@wpm/testkit';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Agent } from './support/agent.ts';
import { ConsoleUser } from './support/console-user.ts';
import { hearsFromNow } from './support/customer-ear.ts';
import { listenTo } from './support/recordings.ts';
import { ANNAS_NUMBER, CUSTOMER, HZ, Stage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterEach(() => stage.clear());
afterAll(async () => stage?.[Symbol.asyncDispose]());

test('Anna calls Jan by extension; a customer waits meanwhile, she holds Jan and answers, switches between them, and each call has its own recording', async () => {
  const baresip = await stage.customer('manual');
  const [anna, jan] = [await stage.agent('anna'), await stage.agent('jan')];
  await anna.dial('102');
  await jan.page.getByText('Anna Nowak').first().waitFor();
  await jan.press('Odbierz');
  await Promise.all([anna.hears(HZ.jan), jan.hears(HZ.anna)]);

  baresip.dial(ANNAS_NUMBER, stage.platform.sip);
  await anna.page.getByRole('alert').filter({ hasText: 'Dzwoni drugie połączenie' }).waitFor();
  await anna.hears(HZ.jan);
  await anna.press('Wstrzymaj i odbierz');
  await anna.hears(HZ.customer);
  const toCustomer = await hearsFromNow(baresip);
  await anna.press('Przełącz');
  await Promise.all([anna.hears(HZ.jan), jan.hears(HZ.anna)]);
  const onHold = await hearsFromNow(baresip);
  await anna.press('Rozłącz');
  await jan.seesState('Zakończono');
  await anna.press('Wznów');
  await anna.hears(HZ.customer);
  await anna.press('Rozłącz');
  await baresip.waitFor('CALL_CLOSED');

  const heard = await baresip.heard();
  expect(toCustomer(heard)).toBe(HZ.anna);
  expect([0, HZ.anna, HZ.jan]).not.toContain(onHold(heard));
  const [withJan, withCustomer] = [await stage.newestCallOf('jan'), await stage.newestCallOf('anna')];
  expect(withJan).toMatchObject({ direction: 'inbound', outcome: 'answered', other: { number: '101' } });
  expect(withCustomer).toMatchObject({ direction: 'inbound', outcome: 'answered', other: { number: CUSTOMER } });
  for (const [call, hz] of [
    [withJan, HZ.jan],
    [withCustomer, HZ.customer],
  ] as const) {
    const recording = await listenTo(stage.platform, 'admin', call.recording?.id ?? '');
    expect(dominantFrequency(recording.channels[1] ?? new Int16Array(), recording.sampleRate)).toBe(hz);
  }
});

test('keypad tones reach the customer, and a muted Anna does not', async () => {
  const baresip = await stage.customer('auto');
  const anna = await stage.agent('anna');
  await anna.dial('600100200');
  await anna.hears(HZ.customer);
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
  ['600', HZ.anna, 'her own voice'],
  ['601', 440, 'a steady tone'],
])('the test number %s lets Anna hear %i Hz: %s', async (number, hz) => {
  const anna = await stage.agent('anna');
  await anna.dial(number);
  await anna.seesState('Połączono');
  await anna.hears(hz);
  await anna.press('Rozłącz');
});

test('an administrator adds a break and invites an agent, who sets a password, signs in and takes the break, and signs another phone in by a code', async () => {
  const admin = stage.keep(await ConsoleUser.atCalls(stage.platform));
  await admin.addsBreak('Joga');
  const link = await admin.invitesAgent('Ewa Żak', 'ewa', '140');
  const ewa = stage.keep(await Agent.open({ baseUrl: stage.platform.url, hz: HZ.anna }));
  await ewa.acceptsInvitation(link, 'kot na wysokim płocie');
  await ewa.takesBreak('Joga');
  const code = await admin.showsPhoneCode('Ewa Żak');
  const another = stage.keep(await Agent.open({ baseUrl: stage.platform.url, hz: HZ.anna }));
  await another.signsInByCode(code);
  await another.page.getByText('Ewa Żak').first().waitFor();
  await another.page.locator('.chip.status').filter({ hasText: 'Joga' }).waitFor();
  expect(another.complaints).toEqual([]);
  expect(ewa.complaints).toEqual([]);
  expect(admin.complaints).toEqual([]);
});
