import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { READY } from './fixtures/agent-status.ts';
import { launchBrowser, PhonePage } from './fixtures/phone-page.ts';

/* What a phone that is open says of by a line below its header: a new version (F42), and that it was out of reach (F28). */

const CALLER = ['+48600100200', 'Katarzyna Wiśniewska', '+48221230001'] as const;
const NEW_VERSION = 'Jest nowa wersja telefonu.';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser?.close());

const versions = (page: Page) =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('wpm-phone-')).length);
/** Whether the page is the one that was marked, and not loaded anew since. */
const isMarked = (page: Page) => page.evaluate(() => document.documentElement.dataset['marked'] === 'yes');
const mark = (page: Page) => page.evaluate(() => void (document.documentElement.dataset['marked'] = 'yes'));

/** The phone is open again. Where the page before it held on to its place for long, as on a busy machine, it asks first (F09). */
async function isBack(page: Page): Promise<void> {
  const [ready, here] = [
    page.getByText('Gotowy', { exact: true }),
    page.getByRole('button', { name: 'Przejdź tutaj' }),
  ];
  await ready.or(here).first().waitFor();
  if (await here.isVisible()) await here.tap();
  await ready.waitFor();
}

test('a phone in sight says that a new version is here, but not in a call, and starts it when told to; another window keeps the files of its own', async () => {
  await using phone = await PhonePage.open(browser);
  const { page, platform } = phone;
  await phone.logIn();
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
  await page.reload();
  await page.getByText('Gotowy', { exact: true }).waitFor();
  const window = await page.context().newPage();
  await window.goto(`${platform.origin}/phone/`);
  await window.getByText('Telefon jest otwarty w innym oknie').waitFor();
  platform.peer.call(...CALLER);
  await phone.press('Odbierz');
  await page.getByRole('timer').waitFor();

  platform.release = { version: 'later', without: /^assets\/settings-screen/ };
  await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
  await expect.poll(() => versions(page)).toBe(2);
  const isWaiting = () =>
    page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting));
  await expect.poll(isWaiting).toBe(true);
  await phone.press('Zwiń połączenie');
  await page.getByLabel('Numer telefonu').waitFor();
  expect(await page.getByText(NEW_VERSION).count()).toBe(0);
  await phone.press(/^Wróć do połączenia/);
  await phone.press('Rozłącz');
  await page.getByText(NEW_VERSION).waitFor();
  expect(await phone.findings()).toEqual([]);
  await Promise.all([mark(page), mark(window)]);
  await phone.press('Zaktualizuj');
  await expect.poll(() => isMarked(page).catch(() => true)).toBe(false);
  await isBack(page);
  expect(await page.getByText(NEW_VERSION).count()).toBe(0);

  // The other window was not loaded anew under its user; what it has not needed before is gone from the server, and there for it.
  expect(await isMarked(window)).toBe(true);
  await window.getByRole('button', { name: 'Przejdź tutaj' }).tap();
  await window.getByText('Gotowy', { exact: true }).waitFor();
  await window.getByRole('link', { name: 'Ustawienia' }).tap();
  await window.getByRole('link', { name: 'Ogólne' }).waitFor();
  await window.getByRole('button', { name: 'Zaktualizuj' }).tap();
  await expect.poll(() => isMarked(window).catch(() => true)).toBe(false);
  await isBack(window);
  expect(phone.complaints).toEqual([]);
});

const awayUntil = (until: string) => ({
  status: 200,
  body: { ...READY, away: { from: '2026-11-27T09:41:20.000Z', until } },
});

test('a phone that was out of reach says for how long and that calls went elsewhere, until that is put away, and of the next time again', async () => {
  await using phone = await PhonePage.open(browser, { timezoneId: 'Europe/Warsaw' });
  const { page, platform } = phone;
  platform.answers.set('/me/status', awayUntil('2026-11-27T09:44:03.000Z'));
  await phone.logIn();
  await page
    .getByText('bez łączności przez 2:43 (10:41–10:44). W tym czasie połączenia trafiały gdzie indziej')
    .waitFor();
  expect(await phone.findings()).toEqual([]);
  await phone.press('Zamknij');
  const said = page.getByText(/bez łączności przez/);
  await said.waitFor({ state: 'detached' });
  await page.reload();
  await page.getByText('Gotowy', { exact: true }).waitFor();
  await page.getByLabel('Numer telefonu').waitFor();
  expect(await said.count()).toBe(0);
  platform.answers.set('/me/status', awayUntil('2026-11-27T11:44:03.000Z'));
  await page.reload();
  await page.getByText('bez łączności przez 2:02:43').waitFor();
});
