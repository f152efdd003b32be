import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, PhonePage } from './fixtures/phone-page.ts';
import { TABLET } from './support/handset.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => browser.close());

test('of a long list what is near is in the page, and the rest has its place', async () => {
  await using phone = await PhonePage.open(browser);
  const { page, platform } = phone;
  const items = Array.from({ length: 1_000 }, (_, index) => ({
    contactId: `0192f7a0-0000-7000-8000-${String(index).padStart(12, '0')}`,
    name: `Klient ${index}.`,
    company: '',
    numbers: [],
  }));
  platform.answers.set('/contacts', { status: 200, body: { items, next: null } });
  await phone.logIn();
  await page.getByRole('link', { name: 'Kontakty' }).tap();
  const rows = page.locator('.contact-line');
  await page.getByText('Klient 0.', { exact: true }).waitFor();
  await expect.poll(() => rows.count()).toBeLessThan(200);
  const main = page.locator('main');
  const height = await main.evaluate((element) => element.scrollHeight);
  expect(height).toBeGreaterThan(1_000 * 48);
  await main.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await page.getByText('Klient 999.').tap({ trial: true });
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

const detailOf = (phone: PhonePage, name: string) => phone.page.getByRole('region', { name, exact: true });
const addressOf = ({ page }: PhonePage) => new URL(page.url()).hash;

test('on a tablet what is chosen of a list stands beside it, the address names it, and the focus goes there and back', async () => {
  await using phone = await PhonePage.open(browser, TABLET);
  const { page } = phone;
  await phone.logIn();
  await page.getByRole('link', { name: 'Moje połączenia' }).tap();
  const details = detailOf(phone, 'Informacje o połączeniu');
  await details.getByText('Wybierz połączenie z listy').waitFor();
  const row = page.getByRole('button', { name: /Jan Kowalski/ });
  await row.focus();
  await page.keyboard.press('Enter');
  await details.getByText('Odrzucone').first().waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(addressOf(phone)).toBe('#/calls/0192f7a0-0000-7000-8000-000000000103/1');
  expect(await details.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await row.getAttribute('aria-current')).toBe('true');
  await page.keyboard.press('Escape');
  expect(await row.evaluate((element) => element === document.activeElement)).toBe(true);
  // What was typed goes on narrowing the list; what is read beside it stays.
  phone.platform.answers.set('/me/calls', { status: 200, body: { items: [], next: null } });
  await page.getByLabel('Szukaj połączenia').fill('Katarzyna');
  await row.waitFor({ state: 'detached' });
  await details.getByText('Odrzucone').first().waitFor();
  phone.platform.answers.clear();
  await page.reload();
  await details.getByText('Odrzucone').first().waitFor();
  await page.goto(`${phone.platform.origin}/phone/#/calls/gone/1`);
  await details.getByText('Tego połączenia nie ma na liście').waitFor();
});

test('a turned tablet has the chosen over the list, as a phone has, and beside it again', async () => {
  await using phone = await PhonePage.open(browser, TABLET);
  const { page } = phone;
  await phone.logIn();
  await page.getByRole('link', { name: 'Moje połączenia' }).tap();
  await page.getByLabel('Szukaj połączenia').fill('Jan');
  await page.getByRole('button', { name: /Jan Kowalski/ }).tap();
  await detailOf(phone, 'Informacje o połączeniu').getByText('Odrzucone').first().waitFor();
  await page.setViewportSize({ width: 700, height: 1024 });
  const sheet = page.getByRole('dialog', { name: 'Informacje o połączeniu' });
  // At once, and not by what happens next, as every half a minute something does.
  await sheet.getByText('Odrzucone').first().waitFor({ timeout: 15_000 });
  await page.setViewportSize(TABLET.viewport);
  await sheet.waitFor({ state: 'detached' });
  await detailOf(phone, 'Informacje o połączeniu').getByText('Odrzucone').first().waitFor();
  expect(await page.getByLabel('Szukaj połączenia').inputValue()).toBe('Jan');
  await page.setViewportSize({ width: 700, height: 1024 });
  await phone.press('Zamknij');
  await sheet.waitFor({ state: 'detached' });
  expect(addressOf(phone)).toBe('#/calls');
});

test('on a tablet contacts and missed calls stand beside their lists, also with a call in the bar', async () => {
  await using phone = await PhonePage.open(browser, TABLET);
  const { page } = phone;
  await phone.logIn();
  await phone.dial('600');
  phone.platform.peer.answer(200, 'OK');
  await page.getByRole('timer').waitFor();
  // The call's screen is the whole screen on a tablet too.
  expect(await page.getByRole('navigation').count()).toBe(0);
  await phone.press('Zwiń połączenie');
  await page.getByRole('link', { name: 'Kontakty' }).tap();
  const card = detailOf(phone, 'Karta kontaktu');
  await card.getByText('Wybierz kontakt z listy').waitFor();
  await page.getByRole('button', { name: /^Katarzyna Mazur/ }).tap();
  await card.getByText('Prosi o telefon po 15:00.').waitFor();
  // The list is there: no way back to it is needed, and none is offered.
  expect(await card.getByRole('link', { name: 'Wróć' }).count()).toBe(0);
  await card.getByRole('link', { name: 'Edytuj kontakt' }).tap();
  await card.getByLabel('Nazwisko').waitFor();
  await page.getByRole('button', { name: /^Katarzyna Mazur/ }).waitFor();
  await card.getByRole('link', { name: 'Wróć' }).tap();
  await card.getByText('Prosi o telefon po 15:00.').waitFor();
  await page.getByRole('link', { name: /^Nieodebrane/ }).tap();
  const missed = detailOf(phone, 'Szczegóły');
  await page.getByRole('button', { name: /Agnieszka/ }).tap();
  await missed.getByRole('button', { name: 'Oddzwoń' }).waitFor();
  await page.getByText('Recalle').tap();
  await missed.getByText('Wybierz recall z listy').waitFor();
  expect(addressOf(phone)).toBe('#/missed');
  await phone.press(/^Wróć do połączenia/);
  await phone.press('Rozłącz');
  expect(phone.complaints).toEqual([]);
});

const KASIA = '0192f7a0-0000-7000-8000-000000000402';
const RECORDING = '0192f7a0-0000-7000-8000-0000000000ff';

test('the history of a contact has what was said of each call, and a row opens everything about it, with the recording that may be heard', async () => {
  await using phone = await PhonePage.open(browser);
  const { page, platform } = phone;
  const customer = { number: '+48600100000', name: 'Katarzyna Mazur' };
  const call = (index: number, agent: string, recorded: boolean) => ({
    callId: `0192f7a0-0000-7000-8000-00000000070${index}`,
    direction: 'inbound',
    outcome: 'answered',
    result: 'answered',
    caller: customer,
    callee: { number: '+48221230001', name: 'Anna Nowak' },
    agents: [agent],
    startedAt: new Date(Date.now() - index * 60_000).toISOString(),
    answeredAt: null,
    endedAt: null,
    ringMs: 1_000,
    talkMs: 8_000,
    endedBy: 'caller',
    campaign: null,
    queue: null,
    recording: recorded ? { id: RECORDING, durationMs: 8_000, completeness: 1 } : null,
    classification: recorded
      ? {
          classifier: { kind: 'own', id: RECORDING, names: [{ pl: 'Oferta', en: 'Offer' }], says: 'success' },
          note: 'Sto sadzonek <b>tui</b>',
          at: new Date().toISOString(),
          by: agent,
        }
      : null,
  });
  const items = [call(0, 'Anna Nowak', true), call(1, 'Jan Kowalski', false)];
  platform.answers.set(`/contacts/${KASIA}/calls`, { status: 200, body: { items, next: null } });
  await phone.logIn();
  await page.goto(`${platform.origin}/phone/#/contacts/${KASIA}/history`);
  const own = page.getByRole('button', { name: /Anna Nowak/ });
  await own.waitFor();
  expect(await own.innerText()).toMatch(/Oferta\n+Sto sadzonek <b>tui<\/b>/);
  await own.getByRole('img', { name: 'nagranie' }).waitFor();
  await own.tap();
  const sheet = page.getByRole('dialog', { name: 'Informacje o połączeniu' });
  await sheet.getByText('Oferta').waitFor();
  await sheet.getByText('Sto sadzonek <b>tui</b>').waitFor();
  await sheet.getByText('ustawił(a): Anna Nowak').waitFor();
  expect(await phone.findings()).toEqual([]);
  await sheet.getByRole('button', { name: 'Odtwórz' }).tap();
  await expect.poll(() => platform.asked).toContain(`POST /recordings/${RECORDING}/link`);
  await phone.press('Zamknij');
  await page.getByRole('button', { name: /Jan Kowalski/ }).tap();
  await sheet.getByText('Nie ma nagrania, które możesz odsłuchać.').waitFor();
  expect(await sheet.getByRole('button', { name: 'Odtwórz' }).count()).toBe(0);
});
