import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, PhonePage } from './fixtures/phone-page.ts';

/* The built phone as an application of its device: the screen, the system's controls, no network. */

const PORTRAIT = { viewport: { width: 390, height: 844 } };
const CALLER = ['+48600100200', 'Katarzyna Wiśniewska', '+48221230001'] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser?.close());

test('in a call the screen stays on and the system knows whom it is with, and both end with it', async () => {
  await using phone = await PhonePage.open(browser, PORTRAIT);
  const { page } = phone;
  await page.evaluate(() => {
    const { dataset } = document.documentElement;
    const release = async () => void (dataset['awake'] = 'no');
    navigator.wakeLock.request = async () => {
      dataset['awake'] = 'yes';
      return Object.assign(new EventTarget(), { release, released: false, type: 'screen' as const, onrelease: null });
    };
  });
  const known = () =>
    page.evaluate(() => [document.documentElement.dataset['awake'], navigator.mediaSession.metadata?.title]);
  await phone.logIn();
  expect(await known()).toEqual([undefined, undefined]);
  phone.platform.peer.call(...CALLER);
  await page.getByRole('button', { name: 'Odbierz' }).waitFor();
  await expect.poll(known).toEqual(['yes', 'Katarzyna Wiśniewska']);
  await phone.press('Odrzuć');
  await expect.poll(known).toEqual(['no', undefined]);
});

test('the phone opens without a network once it was installed, and says that it is offline', async () => {
  await using phone = await PhonePage.open(browser, PORTRAIT);
  await phone.page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
  await phone.page.waitForFunction(() => caches.keys().then((names) => names.length > 0));
  await phone.page.context().setOffline(true);
  await phone.page.reload();
  await phone.page.getByText('Brak połączenia z Internetem').waitFor();
  await phone.page.getByRole('button', { name: 'Zaloguj' }).waitFor();
});

test('a link to a number asks before it calls, waits for the login, and asks once', async () => {
  await using phone = await PhonePage.open(browser, PORTRAIT);
  const { page } = phone;
  await page.goto(`${phone.platform.origin}/phone/?dial=tel:%2B48-600-100-200`);
  await phone.logIn();
  await page.getByText('+48 600 100 200').waitFor();
  const invited = () => phone.platform.peer.heard.filter((line) => line.startsWith('INVITE'));
  expect(invited()).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Zadzwoń', exact: true }).click();
  await phone.seesState('Dzwoni');
  expect(invited()).toEqual([expect.stringContaining('sip:+48600100200@demo.local')]);
  await phone.press('Rozłącz');
  await page.reload();
  await page.getByText('Gotowy', { exact: true }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(new URL(page.url()).search).toBe('');
});

test("the application's icon says how many missed calls wait, and nothing once nobody is logged in", async () => {
  await using phone = await PhonePage.open(browser, PORTRAIT);
  const { page } = phone;
  await page.evaluate(() => {
    const { dataset } = document.documentElement;
    navigator.setAppBadge = async (count) => void (dataset['badge'] = String(count));
    navigator.clearAppBadge = async () => void (dataset['badge'] = 'none');
  });
  const badge = () => page.evaluate(() => document.documentElement.dataset['badge']);
  await phone.logIn();
  await expect.poll(badge).toBe('1');
  await page.getByRole('link', { name: 'Ustawienia' }).click();
  await phone.press('Wyloguj');
  await page.getByLabel('Hasło').waitFor();
  expect(await badge()).toBe('none');
});
