import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, PhonePage } from './fixtures/phone-page.ts';
import { refusal } from './fixtures/phone-platform.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser?.close());

test('a contact that is typed outlives a call, a reload and a platform that is gone; logging out leaves nothing of it', async () => {
  await using phone = await PhonePage.open(browser);
  const { page, platform } = phone;
  const lastName = page.getByLabel('Nazwisko');
  const stored = () => page.evaluate(() => Object.values(localStorage).join(' '));
  await phone.logIn();
  await page.getByRole('link', { name: 'Kontakty' }).tap();
  await page.getByRole('button', { name: /^Katarzyna Mazur/ }).tap();
  await page.getByRole('link', { name: 'Edytuj kontakt' }).tap();
  await lastName.fill('Mazur-Żak');
  platform.peer.call('+48600100200', 'Katarzyna Wiśniewska', '+48221230001');
  await phone.press('Odrzuć');
  await phone.press('Zamknij');
  expect(await lastName.inputValue()).toBe('Mazur-Żak');

  platform.answers.set('/contacts/0192f7a0-0000-7000-8000-000000000402', refusal(503, 'platform/not-ready'));
  await page.reload();
  await page.getByText(/^Przywrócono to, co wpisano o \d/).waitFor();
  expect(await lastName.inputValue()).toBe('Mazur-Żak');
  await phone.press('Odrzuć i zacznij od nowa');
  expect(await lastName.inputValue()).toBe('Mazur');
  expect(await stored()).not.toContain('Mazur');

  await lastName.fill('Lis-Mazur');
  await page.getByRole('link', { name: 'Ustawienia' }).tap();
  expect(await stored()).toContain('Lis-Mazur');
  await page.getByRole('button', { name: 'Wyloguj' }).tap();
  await page.getByLabel('Login').waitFor();
  expect(await stored()).not.toContain('Mazur');
  expect(phone.complaints).toEqual([]);
});
