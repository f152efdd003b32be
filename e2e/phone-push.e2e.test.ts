import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchWholeBrowser, PhonePage } from './fixtures/phone-page.ts';
import { PLATFORM_CALL_ID } from './fixtures/sip-peer.ts';
import { putPushServiceInReach } from './support/push-service-in-reach.ts';
import { InstalledWorker } from './support/service-worker.ts';

/* The built phone as it is woken by pushes, which the browser hands to its service worker. */

const CALLER = ['+48600100200', 'Katarzyna Wiśniewska', '+48221230001'] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launchWholeBrowser();
});
afterAll(async () => browser?.close());

const WAKE = {
  kind: 'call',
  wakeId: '0192f7a0-0000-7000-8000-0000000000bb',
  callId: PLATFORM_CALL_ID,
  number: '+48600100200',
  name: '<img src=x onerror=alert(1)>',
  campaign: 'Infolinia',
};
const TAG = `wpm-wake-${WAKE.wakeId}`;

test('a push rings in a notification, is answered there, and the call is answered as soon as it comes, with the phone open or opened for it', async () => {
  await using phone = await PhonePage.open(browser, { permissions: ['microphone', 'notifications'] });
  const { page, platform } = phone;
  await phone.logIn();
  const worker = await InstalledWorker.of(page);
  await worker.push(WAKE);
  await expect.poll(() => platform.asked).toContain(`POST /wakes/${WAKE.wakeId}/woken`);
  expect(await worker.notes()).toEqual([
    { title: WAKE.name, body: 'Połączenie przychodzące · Infolinia · +48600100200', tag: TAG },
  ]);
  await worker.press(TAG, 'answer');
  await page.getByText('Odbieram połączenie…').waitFor();
  expect(await worker.notes()).toEqual([]);
  const answered = () => platform.peer.heard.filter((line) => line === 'SIP/2.0 200 OK').length;
  platform.peer.call(...CALLER);
  await expect.poll(answered).toBe(1);

  await page.goto('about:blank');
  await page.goto(`${platform.origin}/phone/?wake=${PLATFORM_CALL_ID}&choice=answer`);
  await page.getByText('Odbieram połączenie…').waitFor();
  await page.getByText('Gotowy', { exact: true }).waitFor();
  platform.peer.call(...CALLER);
  await expect.poll(answered).toBe(2);
  expect(new URL(page.url()).search).toBe('');
});

test('a call that is over stops ringing; one rejected in its notification is declined at the platform, and the phone does not open', async () => {
  await using phone = await PhonePage.open(browser, { permissions: ['microphone', 'notifications'] });
  const { page, platform } = phone;
  await phone.logIn();
  const worker = await InstalledWorker.of(page);
  await worker.push(WAKE);
  const { kind: _, campaign: __, ...call } = WAKE;
  await worker.push({ kind: 'over', outcome: 'gone', ...call });
  await expect.poll(async () => (await worker.notes()).map(({ body }) => body)).toEqual(['Nieodebrane połączenie']);
  await worker.push(WAKE);
  await expect.poll(async () => (await worker.notes())[0]?.body).toContain('Połączenie przychodzące');
  await worker.press(TAG, 'reject');
  await expect.poll(() => platform.asked).toContain(`POST /wakes/${WAKE.wakeId}/decline`);
  expect(await worker.notes()).toEqual([]);
  await page.getByText('Gotowy', { exact: true }).waitFor();
});

test('notifications are turned on in the settings with words for each state, tried, and taken back at logging out', async () => {
  await using phone = await PhonePage.open(browser, { permissions: ['microphone', 'notifications'] });
  const { page, platform } = phone;
  await phone.logIn();
  await page.getByRole('link', { name: 'Ustawienia' }).tap();
  await page.getByRole('link', { name: 'Powiadomienia' }).tap();
  await page.getByText('Wyłączone').waitFor();
  expect(platform.asked).not.toContain('GET /push-key');
  // No push service is in reach of a test: first as it is then, afterwards with one that takes the subscription.
  await phone.press('Włącz powiadomienia');
  await page.getByText('nie może połączyć się ze swoją usługą powiadomień').waitFor();
  await putPushServiceInReach(page);
  await phone.press('Sprawdź ponownie');
  await page.getByText('Włączone').waitFor();
  expect(platform.asked).toContain('PUT /me/push-subscription');
  await page.getByRole('link', { name: 'Wróć do ustawień' }).tap();
  await page.getByRole('link', { name: 'Sprawdzenie telefonu' }).tap();
  const accepted = { accepted: true, status: 201 };
  platform.answers.set('/me/push-subscription/test', { status: 200, body: accepted });
  await phone.press('Wyślij próbne powiadomienie');
  await expect.poll(() => platform.asked).toContain('POST /me/push-subscription/test');
  const worker = await InstalledWorker.of(page);
  await worker.push({ kind: 'check', wakeId: WAKE.wakeId });
  await page.getByText(/Przyszło po \d+,\d s/).waitFor();
  // Whoever missed a call, its notification names its caller to nobody after them.
  const { kind: _, campaign: __, ...call } = WAKE;
  await worker.push({ kind: 'over', outcome: 'gone', ...call });
  const bodies = async () => (await worker.notes()).map(({ body }) => body);
  await expect.poll(bodies).toContain('Nieodebrane połączenie');
  await page.getByRole('link', { name: 'Wróć do ustawień' }).tap();
  await phone.press('Wyloguj');
  await page.getByLabel('Hasło').waitFor();
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset['push'])).toBe('none');
  await expect.poll(bodies).not.toContain('Nieodebrane połączenie');
});
