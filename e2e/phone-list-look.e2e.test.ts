import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, PhonePage } from './fixtures/phone-page.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => browser.close());

test('of a long list what is near is in the page, and the rest has its place', async () => {
  await using phone = await PhonePage.open(browser, { viewport: { width: 390, height: 844 } });
  const { page, platform } = phone;
  const items = Array.from({ length: 1_000 }, (_, index) => ({
    contactId: `0192f7a0-0000-7000-8000-${String(index).padStart(12, '0')}`,
    name: `Klient ${index}.`,
    company: '',
    numbers: [],
  }));
  platform.answers.set('/contacts', { status: 200, body: { items, next: null } });
  await phone.logIn();
  await page.getByRole('link', { name: 'Kontakty' }).click();
  const rows = page.locator('.contact-line');
  await page.getByText('Klient 0.', { exact: true }).waitFor();
  await expect.poll(() => rows.count()).toBeLessThan(200);
  const main = page.locator('main');
  const height = await main.evaluate((element) => element.scrollHeight);
  expect(height).toBeGreaterThan(1_000 * 48);
  await main.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await page.getByText('Klient 999.').click({ trial: true });
  await page.getByText('Klient 0.', { exact: true }).waitFor({ state: 'detached' });
  expect(await rows.count()).toBeLessThan(200);
  expect(await main.evaluate((element) => element.scrollHeight)).toBe(height);
  // A row that has the focus stays, so that Tab goes on from there.
  const focused = page.getByRole('button', { name: 'Klient 999.', exact: true });
  await focused.focus();
  await main.evaluate((element) => element.scrollTo(0, 0));
  await page.getByText('Klient 0.', { exact: true }).waitFor();
  expect(await focused.evaluate((element) => element === document.activeElement)).toBe(true);
});
