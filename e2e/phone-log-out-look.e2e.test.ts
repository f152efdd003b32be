import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { READY } from './fixtures/agent-status.ts';
import { launchBrowser, PhonePage } from './fixtures/phone-page.ts';

/* Logging out (F10): where it stands (F16), and what it asks in a call. What it leaves on the device is in `phone-device`. */

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser?.close());

test('the agent is still logged in after a reload, and logged out everywhere after logging out', async () => {
  await using phone = await PhonePage.open(browser);
  await phone.logIn();
  await phone.page.reload();
  await phone.page.getByText('Gotowy', { exact: true }).waitFor();
  await phone.page.getByRole('link', { name: 'Ustawienia' }).tap();
  await phone.press('Wyloguj');
  await phone.page.getByLabel('Hasło').waitFor();
  expect(phone.platform.signedIn).toBe(false);
  await phone.page.reload();
  await phone.page.getByLabel('Hasło').waitFor();
  expect(await phone.page.getByLabel('Login').inputValue()).toBe('anna');
});

test('logging out in a call asks first, and staying keeps the call', async () => {
  await using phone = await PhonePage.open(browser);
  await phone.logIn();
  await phone.dial('600');
  await phone.press('Zwiń połączenie');
  await phone.page.getByRole('link', { name: 'Ustawienia' }).tap();
  await phone.press('Wyloguj');
  await phone.press('Zostań');
  await phone.press(/^Wróć do połączenia/);
  await phone.seesState('Dzwoni');
  expect(phone.platform.signedIn).toBe(true);
});

test('logging out stands under the status, so on every tab; from a call as well, where it asks first', async () => {
  await using phone = await PhonePage.open(browser);
  const { page, platform } = phone;
  platform.answers.set('/me/status', { status: 200, body: READY });
  await phone.logIn();
  await phone.dial('600');
  await phone.press('Status po rozmowie');
  await phone.press('Wyloguj');
  await page.getByText('Trwa połączenie. Wylogowanie je zakończy.').waitFor();
  await phone.press('Zostań');
  await page.getByRole('dialog', { name: 'Status' }).getByRole('button', { name: 'Zamknij' }).tap();
  await phone.seesState('Dzwoni');
  await phone.press('Rozłącz');
  await phone.press('Zamknij');
  for (const tab of ['Kontakty', /^Nieodebrane/, 'Moje połączenia', 'Klawiatura']) {
    await page.getByRole('link', { name: tab }).tap();
    await page.locator('.chip.status').tap();
    await page.getByRole('button', { name: 'Wyloguj', exact: true }).tap({ trial: true });
    await phone.press('Zamknij');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await page.locator('.chip.status').tap();
  await phone.press('Wyloguj');
  await page.getByLabel('Hasło').waitFor();
  expect([platform.signedIn, phone.complaints]).toEqual([false, []]);
});
