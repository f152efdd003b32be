import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, PhonePage } from './fixtures/phone-page.ts';
import { changeForwarding } from './fixtures/change-forwarding.ts';
import { refusal } from './fixtures/phone-platform.ts';
import { HANDSET, TABLET } from './support/handset.ts';
import { outOfReach } from './support/out-of-reach.ts';

/*
 * The built phone against a platform of the test's own: how every screen looks, reads and behaves. Calls with sound are proven
 * with the real platform elsewhere.
 */

/** How a screen is looked at, with the size of its text; the last is how it is pressed through. */
const LOOKS = [
  ['landscape', { width: 844, height: 390 }, '100%'],
  ['tablet', TABLET.viewport, '100%'],
  ['text at 200 % on 320 px', { width: 320, height: 568 }, '200%'],
  ['portrait', HANDSET.viewport, '100%'],
] as const;
/** What has to be pressed on a screen, and so has to be in sight. */
const PRIMARY: Readonly<Record<string, string>> = {
  keypad: 'Zadzwoń',
  'ringing out': 'Rozłącz',
  connected: 'Rozłącz',
  'connected with keypad': 'Rozłącz',
  incoming: 'Odbierz',
};
const CALLER = ['+48600100200', 'Katarzyna Wiśniewska', '+48221230001'] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser?.close());

/** Walks through every screen and stops at each. */
async function walk(phone: PhonePage, look: (screen: string) => Promise<void>): Promise<void> {
  const { page, platform } = phone;
  await page.getByLabel('Login').waitFor();
  await look('login');
  platform.answers.set('/sessions', refusal(401, 'session/wrong-credentials'));
  await page.getByLabel('Login').fill('anna');
  await page.getByLabel('Domena').fill('demo.local');
  await page.getByLabel('Hasło').fill('wrong');
  await phone.press('Zaloguj');
  await page.getByRole('alert').waitFor();
  await look('login refused');
  platform.answers.clear();
  await phone.logIn();
  await look('keypad');
  await page.getByRole('button', { name: /^Kraj/ }).tap();
  await page.getByText('Afganistan').waitFor();
  await look('countries');
  await phone.press('Zamknij');
  await phone.dial('22 123 45 67');
  await look('ringing out');
  platform.peer.answer(200, 'OK');
  await page.getByRole('timer').waitFor();
  await look('connected');
  await phone.press('Klawiatura');
  await phone.press('5');
  await look('connected with keypad');
  await phone.press('Zwiń połączenie');
  await look('call bar');
  await phone.press(/^Wróć do połączenia/);
  await phone.press('Rozłącz');
  await look('call over');
  await phone.press('Zamknij');
  platform.peer.call(...CALLER);
  await page.getByRole('button', { name: 'Odbierz' }).waitFor();
  await look('incoming');
  await phone.press('Odrzuć');
  await phone.press('Zamknij');
  await page.getByRole('link', { name: 'Kontakty' }).tap();
  await page.getByText('Katarzyna Mazur').waitFor();
  await look('contacts');
  await page.getByRole('button', { name: /^Katarzyna Mazur/ }).tap();
  await page.getByText('Prosi o telefon po 15:00.').waitFor();
  await look('contact');
  await page.getByRole('link', { name: 'Edytuj kontakt' }).tap();
  await page.getByLabel('Nazwisko').waitFor();
  await look('contact form');
  await page.getByRole('link', { name: /^Nieodebrane/ }).tap();
  await page.getByText('czeka 2 h').waitFor();
  await look('missed calls');
  await page.getByRole('button', { name: /Agnieszka/ }).tap();
  await page.getByRole('button', { name: 'Oddzwoń' }).waitFor();
  await page.getByText('Załatwione bez oddzwaniania').tap();
  await look('missed call');
  await phone.press('Zamknij');
  await page.getByRole('link', { name: 'Moje połączenia' }).tap();
  await page.getByText('Katarzyna Wiśniewska').waitFor();
  await look('my calls');
  await page.getByRole('button', { name: /Katarzyna/ }).tap();
  await page.getByRole('button', { name: 'Odtwórz' }).waitFor();
  await page.getByText('Jan Kowalski: brak odpowiedzi, dalej do: Anna Nowak').waitFor();
  await look('call information');
  await phone.press('Zamknij');
  await page.getByRole('link', { name: 'Ustawienia' }).tap();
  await page.getByRole('button', { name: 'Wyloguj' }).waitFor();
  await look('settings');
  for (const section of ['Informacje', 'Dźwięk', 'Ogólne', 'Ustawienia użytkownika']) {
    await page.getByRole('link', { name: section }).tap();
    await page.getByRole('heading', { name: section }).waitFor();
    await look(section);
    await page.getByRole('link', { name: 'Wróć do ustawień' }).tap();
  }
  await changeForwarding(phone, look);
}

test('no screen has a serious accessibility finding or an error, light or dark; primary actions lie in the lower 60 %, nothing is below 48 px', async () => {
  await using phone = await PhonePage.open(browser, { reducedMotion: 'reduce' });
  const found: Record<string, readonly string[]> = {};
  const small: string[] = [];
  const high: string[] = [];
  let controls = 0;
  await walk(phone, async (screen) => {
    for (const [colorScheme, rules] of [
      ['dark', 'colours'],
      ['light', 'all'],
    ] as const) {
      await phone.page.emulateMedia({ colorScheme });
      const findings = await phone.findings(rules);
      if (findings.length > 0) found[`${screen}, ${colorScheme}`] = findings;
    }
    const bad = await outOfReach(phone.page, screen);
    small.push(...bad.small);
    high.push(...bad.high);
    controls += await phone.page.locator('[data-wide]:visible, .call-round:visible').count();
  });
  expect({ found, small, high }).toEqual({ found: {}, small: [], high: [] });
  expect(controls).toBeGreaterThan(10);
  expect(phone.complaints).toEqual([]);
});

test('nothing runs out of the screen sideways and what has to be pressed is in sight: portrait, landscape, tablet, text at 200 % on 320 px', async () => {
  await using phone = await PhonePage.open(browser);
  const { page } = phone;
  const wide: string[] = [];
  const hidden: string[] = [];
  await walk(phone, async (screen) => {
    for (const [look, viewport, size] of LOOKS) {
      await page.setViewportSize(viewport);
      await page.evaluate((fontSize) => void (document.documentElement.style.fontSize = fontSize), size);
      // Against the screen: the window of a page on a handset grows with what runs out of it.
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > viewport.width) wide.push(`${screen}, ${look}`);
      const name = PRIMARY[screen];
      const box = name === undefined ? null : await page.getByRole('button', { name, exact: true }).boundingBox();
      if (name !== undefined && (box === null || box.y < 0 || box.y + box.height > viewport.height + 1))
        hidden.push(`${screen}, ${look}`);
    }
  });
  expect({ wide, hidden }).toEqual({ wide: [], hidden: [] });
});

test('a refused login says what to do', async () => {
  await using phone = await PhonePage.open(browser);
  await phone.page.getByLabel('Login').fill('anna');
  await phone.page.getByLabel('Domena').fill('demo.local');
  const alert = phone.page.getByRole('alert');
  for (const [answer, words] of [
    [refusal(401, 'session/wrong-credentials'), 'Login lub hasło'],
    [refusal(404, 'session/unknown-domain'), 'Nie ma takiej domeny'],
    [refusal(403, 'session/account-blocked'), 'zablokowane'],
    [refusal(403, 'session/licence-missing'), 'Brakuje licencji'],
    [refusal(403, 'session/licence-expired'), 'wygasła'],
    [refusal(429, 'session/too-many-attempts', { retryAfter: 30 }), 'Spróbuj za 30 sekund'],
    [{ status: 502, body: 'gateway' }, 'Brak połączenia z serwerem'],
  ] as const) {
    phone.platform.answers.set('/sessions', answer);
    await phone.page.getByLabel('Hasło').fill('x');
    await phone.press('Zaloguj');
    await alert.filter({ hasText: words }).waitFor();
  }
});

test('the whole phone speaks English to an English browser, and Polish when told to', async () => {
  await using phone = await PhonePage.open(browser, { locale: 'en-GB' });
  await phone.logIn();
  await phone.dial('600');
  await phone.press('Hang up');
  await phone.press('Close');
  await phone.page.getByRole('link', { name: 'Settings' }).tap();
  await phone.page.getByRole('link', { name: 'User settings' }).tap();
  await phone.page.getByLabel('Polski').tap();
  await phone.page.getByRole('heading', { name: 'Ustawienia użytkownika' }).waitFor();
  expect(await phone.page.locator('html').getAttribute('lang')).toBe('pl');
});

test('a busy number, a rejected call and a caller who gives up each show their state and reason', async () => {
  await using phone = await PhonePage.open(browser);
  await phone.logIn();
  await phone.dial('601');
  phone.platform.peer.answer(486, 'Busy Here', 'call/busy');
  await phone.page.getByText('Numer jest zajęty').waitFor();
  await phone.press('Zamknij');
  phone.platform.peer.call(...CALLER);
  await phone.page.getByText('Połączenie przychodzące').waitFor();
  await phone.page.getByText('Wybrany numer: +48 22 123 00 01').waitFor();
  await phone.press('Odrzuć');
  await phone.seesState('Nieodebrane');
  expect(await phone.page.getByRole('timer').count()).toBe(0);
  await phone.press('Zamknij');
  phone.platform.peer.call(...CALLER);
  await phone.page.getByRole('button', { name: 'Odbierz' }).waitFor();
  phone.platform.peer.cancel();
  await phone.seesState('Nieodebrane');
  expect(phone.complaints).toEqual([]);
});

test('a lost connection in a call is told at once, comes back by itself, and the call goes on', async () => {
  // Nothing is kept by a service worker yet, and a part of the call's screen cannot be fetched while the connection is lost.
  await using phone = await PhonePage.open(browser, { serviceWorkers: 'block' });
  await phone.page.route(/\/assets\/hand-on-/, (route) => route.abort());
  await phone.logIn();
  await phone.dial('600');
  phone.platform.peer.answer(200, 'OK');
  await phone.page.getByRole('timer').waitFor();
  expect(await phone.page.getByRole('button', { name: 'Transfer' }).count()).toBe(0);
  const registrations = () => phone.platform.peer.heard.filter((line) => line.startsWith('REGISTER')).length;
  const before = registrations();
  await phone.page.context().setOffline(true);
  phone.platform.peer.cut();
  await phone.page.getByText('Łączę ponownie, połączenie trwa').waitFor();
  await phone.seesState('Połączono');
  await phone.page.context().setOffline(false);
  await phone.page.getByText('Łączę ponownie, połączenie trwa').waitFor({ state: 'detached' });
  await expect.poll(registrations).toBeGreaterThan(before);
  await phone.page.unrouteAll();
  await phone.page.getByRole('button', { name: 'Transfer' }).waitFor();
  await phone.seesState('Połączono');
  await phone.press('Rozłącz');
  await expect.poll(() => phone.platform.peer.heard.some((line) => line.startsWith('BYE'))).toBe(true);
});

test('a call that cannot be made again says why, in place', async () => {
  await using phone = await PhonePage.open(browser);
  await phone.logIn();
  await phone.dial('601');
  phone.platform.peer.answer(486, 'Busy Here', 'call/busy');
  await phone.page.getByText('Numer jest zajęty').waitFor();
  await phone.page.context().setOffline(true);
  phone.platform.peer.cut();
  await phone.page.getByText('Bez łączności').waitFor({ state: 'attached' });
  await phone.press('Zadzwoń ponownie');
  await phone.page.getByRole('alert').filter({ hasText: 'Brak połączenia z serwerem' }).waitFor();
});
