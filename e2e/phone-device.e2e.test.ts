import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { READY } from './fixtures/agent-status.ts';
import { launchBrowser, PhonePage } from './fixtures/phone-page.ts';
import { DESKTOP } from './support/handset.ts';
import { keptOnDevice } from './support/kept-on-device.ts';

/* The built phone as an application of its device: the screen, the system's controls, no network. */

/** A number nobody else has here. */
const DIALLED = '601222333';
const CALLER = ['+48600100200', 'Katarzyna Wiśniewska', '+48221230001'] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser?.close());

test('in a call the screen stays on and the system knows whom it is with, and both end with it', async () => {
  await using phone = await PhonePage.open(browser);
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

test('on a desktop a call is heard where its user wants it, and a small window above all others shows it, mutes it and ends it', async () => {
  await using phone = await PhonePage.open(browser, DESKTOP);
  const { page } = phone;
  await phone.logIn();
  // The devices Chromium makes up to be tested with: the second is where the call is to be heard.
  await phone.dial('600');
  // The platform has no use for ways by TCP, which a browser that was busy may have found by the time the INVITE leaves.
  expect(phone.platform.peer.offer).toMatch(/^a=candidate:\S+ 1 udp .* typ host/m);
  expect(phone.platform.peer.offer).not.toContain('tcptype');
  phone.platform.peer.answer(200, 'OK');
  await phone.press('Dźwięk');
  await page.getByRole('button', { name: 'Fake Audio Output 2' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const heardAt = () =>
    page.evaluate(async () => {
      const devices = await navigator.mediaDevices.enumerateDevices();
      const { speaker } = JSON.parse(localStorage.getItem('wpm.sound') ?? '{}');
      return devices.find(({ deviceId }) => deviceId === speaker)?.label;
    });
  expect(await heardAt()).toBe('Fake Audio Output 2');

  // It waits for the next one as well.
  await phone.press('Małe okno nad innymi');
  const mini = () =>
    page.evaluate(() => {
      const { documentPictureInPicture: pip }: { documentPictureInPicture?: { window: Window | null } } =
        Object(globalThis);
      return pip?.window?.document.body.innerText.replaceAll(/\s+/g, ' ');
    });
  const pressInMini = (name: string) =>
    page.evaluate((wanted) => {
      const { documentPictureInPicture: pip }: { documentPictureInPicture?: { window: Window | null } } =
        Object(globalThis);
      const buttons = [...(pip?.window?.document.querySelectorAll('button') ?? [])];
      buttons.find(({ textContent }) => textContent === wanted)?.click();
    }, name);
  await expect.poll(mini).toMatch(/^600 Połączono \d:\d\d Wycisz Rozłącz$/);
  await pressInMini('Wycisz');
  await page.getByRole('button', { name: 'Wycisz', exact: true, pressed: true }).waitFor();
  await pressInMini('Rozłącz');
  await expect.poll(() => phone.platform.peer.heard.some((line) => line.startsWith('BYE'))).toBe(true);
  await phone.press('Zamknij');
  await expect.poll(mini).toBe('Czekam na połączenie');
  phone.platform.peer.call(...CALLER);
  await expect.poll(mini).toContain('Odrzuć Odbierz');
  await pressInMini('Odrzuć');
  await phone.seesState('Nieodebrane');
});

test('the phone opens without a network once it was installed, and says that it is offline', async () => {
  await using phone = await PhonePage.open(browser);
  await phone.page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
  await phone.page.waitForFunction(() => caches.keys().then((names) => names.length > 0));
  await phone.page.context().setOffline(true);
  await phone.page.reload();
  await phone.page.getByText('Brak połączenia z Internetem').waitFor();
  await phone.page.getByRole('button', { name: 'Zaloguj' }).waitFor();
});

test('without a network the phone of who was logged in opens with what it showed last and how old it is, comes back by itself, and leaves nothing at logging out', async () => {
  await using phone = await PhonePage.open(browser);
  const { page, platform } = phone;
  const go = (tab: string | RegExp) => page.getByRole('link', { name: tab }).tap();
  const onDevice = () =>
    page.evaluate(async () => [
      localStorage.getItem('wpm.phone.account') !== null,
      (await indexedDB.databases()).some(({ name }) => name === 'wpm-answers'),
    ]);
  await phone.logIn();
  await go('Kontakty');
  await page.getByText('Katarzyna Mazur').waitFor();
  await go(/^Nieodebrane/);
  await page.getByText('Agnieszka Dąbrowska').waitFor();
  await go('Moje połączenia');
  await page.getByText('Katarzyna Wiśniewska').waitFor();
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
  await page.context().setOffline(true);
  platform.peer.cut();
  await page.reload();
  await page.getByText('Nie ma Internetu, więc nie można dzwonić.').waitFor();
  await page.getByText('Katarzyna Wiśniewska').waitFor();
  await page.getByText(/^Stan: dzisiaj, \d\d:\d\d\.$/).waitFor();
  expect(await phone.findings()).toEqual([]);
  await go(/^Nieodebrane/);
  await page.getByText('Agnieszka Dąbrowska').waitFor();
  await go('Kontakty');
  await page.getByLabel('Szukaj kontaktu').fill('mazur zielony');
  await page.getByText('To kontakty znane temu urządzeniu').waitFor();
  await page.getByText('Katarzyna Mazur').waitFor();
  await go('Klawiatura');
  await page.getByLabel('Numer telefonu').fill(DIALLED);
  await phone.press('Zadzwoń');
  await page.getByRole('alert').filter({ hasText: 'Brak połączenia z serwerem' }).waitFor();

  await page.context().setOffline(false);
  await page.getByText('Gotowy', { exact: true }).waitFor();
  await page.getByText('Nie ma Internetu').waitFor({ state: 'detached' });
  await phone.press('Zadzwoń');
  await phone.seesState('Dzwoni');
  await phone.press('Rozłącz');
  await phone.press('Zamknij');
  expect(await onDevice()).toEqual([true, true]);
  expect(await keptOnDevice(page, DIALLED)).toContain('localStorage wpm.last-dialled');
  await go('Ustawienia');
  await phone.press('Wyloguj');
  await page.getByLabel('Hasło').waitFor();
  await expect.poll(onDevice).toEqual([false, false]);
  for (const dialledOrSeen of [DIALLED, 'Wiśniewska', 'Mazur']) {
    await expect.poll(() => keptOnDevice(page, dialledOrSeen)).toEqual([]);
  }

  // Also where the platform cannot be told yet: the session ends when it can, and before anybody logs in again.
  await phone.logIn();
  await expect.poll(onDevice).toEqual([true, true]);
  await page.context().setOffline(true);
  platform.isReachable = false;
  platform.asked.length = 0;
  await phone.press('Wyloguj');
  await page.getByText('Wylogowano na tym urządzeniu.').waitFor();
  await expect.poll(onDevice).toEqual([false, false]);
  await page.reload();
  await page.getByText('Wylogowano na tym urządzeniu.').waitFor();
  expect([platform.asked, platform.signedIn]).toEqual([[], true]);
  platform.isReachable = true;
  await page.context().setOffline(false);
  await page.getByText('Wylogowano na tym urządzeniu.').waitFor({ state: 'detached' });
  expect([platform.asked, platform.signedIn]).toEqual([['POST /sessions/end'], false]);
  await phone.logIn();
});

test('the shortcut of the icon to the status opens the choice of one, also in a phone that is open', async () => {
  await using phone = await PhonePage.open(browser);
  const { page, platform } = phone;
  platform.answers.set('/me/status', { status: 200, body: READY });
  await phone.logIn();
  await page.goto(`${platform.origin}/phone/#/status`);
  await page.getByRole('dialog').waitFor();
  expect(new URL(page.url()).hash).toBe('#/');
});

test('a link to a number asks before it calls, waits for the login, and asks once', async () => {
  await using phone = await PhonePage.open(browser);
  const { page } = phone;
  await page.goto(`${phone.platform.origin}/phone/?dial=tel:%2B48-600-100-200`);
  await phone.logIn();
  await page.getByText('+48 600 100 200').waitFor();
  const invited = () => phone.platform.peer.heard.filter((line) => line.startsWith('INVITE'));
  expect(invited()).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Zadzwoń', exact: true }).tap();
  await phone.seesState('Dzwoni');
  expect(invited()).toEqual([expect.stringContaining('sip:+48600100200@demo.local')]);
  await phone.press('Rozłącz');
  await page.reload();
  await page.getByText('Gotowy', { exact: true }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(new URL(page.url()).search).toBe('');
});

test("the application's icon says how many missed calls wait, and nothing once nobody is logged in", async () => {
  await using phone = await PhonePage.open(browser);
  const { page } = phone;
  await page.evaluate(() => {
    const { dataset } = document.documentElement;
    navigator.setAppBadge = async (count) => void (dataset['badge'] = String(count));
    navigator.clearAppBadge = async () => void (dataset['badge'] = 'none');
  });
  const badge = () => page.evaluate(() => document.documentElement.dataset['badge']);
  await phone.logIn();
  await expect.poll(badge).toBe('1');
  await page.getByRole('link', { name: 'Ustawienia' }).tap();
  await phone.press('Wyloguj');
  await page.getByLabel('Hasło').waitFor();
  expect(await badge()).toBe('none');
});
