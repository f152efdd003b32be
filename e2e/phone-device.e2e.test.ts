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
