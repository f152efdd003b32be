import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { CHOSEN, chooseColumns } from './fixtures/choose-columns.ts';
import { consolesInBrowser } from './fixtures/consoles-in-browser.ts';
import { ENDED, endedCall, NOON, RINGING, TALKING } from './fixtures/sample-calls.ts';

const { atCalls } = consolesInBrowser();

test('running calls stand on top with their time counting, the others newest first with all there is to say', async () => {
  const { console } = await atCalls({ width: 1600 });
  const { page } = console;
  const [ringing, talking, first] = [0, 1, 2].map((row) => console.rows().nth(row));
  await ringing?.getByText('Dzwoni', { exact: true }).waitFor();
  await talking?.getByText('Trwa', { exact: true }).waitFor();
  const before = await talking?.getByRole('timer').textContent();
  await page.clock.runFor(2_000);
  expect(await talking?.getByRole('timer').textContent()).not.toBe(before);
  const newest = ENDED.find(({ recording }) => recording !== null && recording.completeness < 0.98);
  expect(await first?.textContent()).toContain('20 lis, 11:56:00');
  const incomplete = page.locator('tr', { has: page.locator(`#call-${newest?.callId}`) });
  expect(await incomplete.textContent()).toContain('nagranie niepełne: 87%');
  expect(await page.getByRole('columnheader').allTextContents()).toContain('Rozłączył');
  expect(await page.getByRole('row').count()).toBe(51);
});

test('a row opens by keyboard, Escape closes it, and the focus returns to the row', async () => {
  const { console } = await atCalls();
  const { page } = console;
  await console.opener(4).focus();
  await page.keyboard.press('Enter');
  await console.panel().waitFor();
  expect(await console.panel().evaluate((panel) => panel.contains(document.activeElement))).toBe(true);
  expect(page.url()).toContain('call=');
  await page.keyboard.press('Escape');
  await console.panel().waitFor({ state: 'detached' });
  expect(await console.opener(4).evaluate((opener) => opener === document.activeElement)).toBe(true);
  expect(page.url()).not.toContain('call=');
});

test('beside the panel the table stays usable: another row replaces the call shown', async () => {
  const { console } = await atCalls();
  const { page } = console;
  await console.opener(3).click();
  await console.panel().getByText('0192f7a0-0000-7000-8000-000000000299').waitFor();
  await console.opener(5).click();
  await console.panel().getByText('0192f7a0-0000-7000-8000-000000000297').waitFor();
  await page.reload();
  await console.panel().getByText('0192f7a0-0000-7000-8000-000000000297').waitFor();
});

test('a recording plays, and is downloaded under the name the platform gives it', async () => {
  const { console } = await atCalls();
  const { page } = console;
  await console.opener(3).click();
  await console.panel().getByText('Lewy kanał: agent. Prawy kanał: klient.').waitFor();
  await console.panel().getByRole('button', { name: 'Odtwórz' }).click();
  await console.panel().getByRole('button', { name: 'Wstrzymaj' }).waitFor();
  expect(await page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.error)).toBeNull();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    console.panel().getByRole('button', { name: 'Pobierz (WAV)' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('recording.wav');
});

test('filters stand in the address, reach the platform, survive a reload, and Back undoes them', async () => {
  const { platform, console } = await atCalls();
  const { page } = console;
  await page.getByLabel('Kierunek').selectOption('inbound');
  await page.getByLabel('Wynik').selectOption('missed');
  await page.getByLabel('Numer').fill('600 100');
  await page.waitForURL(/direction=inbound&outcome=missed&number=600\+100$/);
  await page.reload();
  await page.locator('.call-table').waitFor();
  expect(Object.fromEntries(platform.listed.at(-1) ?? [])).toEqual({
    from: '2026-11-19T23:00:00.000Z',
    limit: '50',
    direction: 'inbound',
    outcome: 'missed',
    number: '600 100',
  });
  const kinds = await page.locator('tbody [data-column=kind]').allTextContents();
  expect(new Set(kinds)).toEqual(new Set(['Przychodzące nieodebrane']));
  await page.goBack();
  await page.waitForURL(/direction=inbound$/);
  expect(await page.getByLabel('Numer').inputValue()).toBe('');
  await page.getByRole('button', { name: 'Wyczyść filtry' }).click();
  await page.waitForURL(/\/console\/calls$/);
});

test('to an administrator in New York a call has the time and the day it has in the reports of Warsaw', async () => {
  const { console, platform } = await atCalls({ timeZone: 'America/New_York', language: 'en' });
  const { page } = console;
  const zone = page.getByText('Times are shown in the company’s time zone: Europe/Warsaw.');
  await zone.waitFor();
  // Midnight in Warsaw: in New York it is six in the evening of the day before.
  expect(platform.listed.at(-1)?.get('from')).toBe('2026-11-19T23:00:00.000Z');
  expect(await console.opener(0).innerText()).toContain('20 Nov, 11:59:46');
  await page.getByLabel('Period').selectOption('between');
  expect(await page.getByLabel('From day').inputValue()).toBe('2026-11-20');
  const { tenant } = platform.administration;
  const settings = { ...tenant.tenant.settings, timeZone: 'America/New_York' };
  tenant.tenant = { ...tenant.tenant, settings };
  await console.goto('calls');
  await page.locator('.call-table').waitFor();
  expect(platform.listed.at(-1)?.get('from')).toBe('2026-11-20T05:00:00.000Z');
  expect(await console.opener(0).innerText()).toContain('20 Nov, 05:59:46');
  expect(await zone.count()).toBe(0);
});

test('new calls come above without moving what is read, the focus or the open call', async () => {
  const { platform, console } = await atCalls();
  const { page } = console;
  await console.opener(30).click();
  await console.panel().waitFor();
  await console.opener(30).focus();
  const watched = page.locator(`#call-${ENDED[28]?.callId}`);
  const before = await watched.boundingBox();
  platform.calls = [endedCall(9_100, new Date(NOON.getTime() + 1_000)), ...platform.calls];
  await console.refresh();
  await page.locator('#call-0192f7a0-0000-7000-8000-000000009100').waitFor({ state: 'attached' });
  expect((await watched.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);
  expect(await watched.evaluate((opener) => opener === document.activeElement)).toBe(true);
  expect(await console.panel().count()).toBe(1);
});

test('a running call that ends keeps the focus on its way down the table', async () => {
  const { platform, console } = await atCalls();
  const opener = console.page.locator(`#call-${TALKING.callId}`);
  await opener.focus();
  const newer = endedCall(9_003, new Date(NOON.getTime() - 60_000));
  platform.calls = [RINGING, newer, endedCall(9_001, new Date(TALKING.startedAt)), ...ENDED];
  await console.refresh();
  await console.rows().nth(2).locator(`#call-${TALKING.callId}`).waitFor();
  expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('older calls are added below, once each, and the list stays loaded through a refresh', async () => {
  const { console } = await atCalls();
  const { page } = console;
  await page.getByRole('button', { name: 'Pokaż starsze' }).click();
  await console.rows().nth(200).waitFor();
  await console.refresh();
  const ids = await page.locator('.call-opener').evaluateAll((openers) => openers.map(({ id }) => id));
  expect(ids).toHaveLength(250);
  expect(new Set(ids).size).toBe(250);
});

test('new calls are announced together and seldom', async () => {
  const { platform, console } = await atCalls();
  const { page } = console;
  const status = page.locator('.calls-head p[role=status]');
  platform.calls = [9_101, 9_100].map((id) => endedCall(id, new Date(NOON.getTime() + id))).concat(platform.calls);
  await console.refresh();
  expect(await status.textContent()).toBe('');
  for (let round = 0; round < 6; round++) await console.refresh();
  expect(await status.textContent()).toMatch(/: 2 nowe połączenia$/);
});

test('nothing is asked for while the tab is hidden, and it catches up when it is seen', async () => {
  const { platform, console } = await atCalls();
  const { page } = console;
  const show = (state: 'hidden' | 'visible') =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    }, state);
  await console.refresh();
  await show('hidden');
  const asked = platform.listed.length;
  await page.clock.runFor(60_000);
  expect(platform.listed.length).toBe(asked);
  const answered = page.waitForResponse((response) => response.url().includes('/calls'));
  await show('visible');
  await answered;
});

test('a platform that goes away leaves the list with its age, and the list recovers by itself', async () => {
  const { platform, console } = await atCalls();
  const { page } = console;
  platform.refusals.set('/calls', 'down');
  await page.clock.runFor(5_000);
  const notice = page.getByRole('alert').filter({ hasText: 'Lista się nie odświeża. Brak połączenia z serwerem.' });
  await notice.waitFor();
  expect(await console.rows().count()).toBe(50);
  platform.refusals.clear();
  await console.refresh();
  await notice.waitFor({ state: 'detached' });
});

test('without a network the list says so and of when it is', async () => {
  const { console } = await atCalls();
  const { page } = console;
  await page.context().setOffline(true);
  await page.clock.runFor(5_000);
  await page.getByText('Brak połączenia z Internetem. Widzisz stan z').waitFor();
  await page.context().setOffline(false);
  await page.getByText('Brak połączenia z Internetem.').waitFor({ state: 'detached' });
});

test('a recording is put under legal hold, which stops the erasure of its number until it is lifted', async () => {
  const { console } = await atCalls();
  const { page } = console;
  await console.goto('reports/recordings');
  const row = page.locator('tr', { hasText: '+48 600 100 200' }).first();
  await row.getByRole('button').click();
  await console.panel().getByText('odsłuch 2×').waitFor();
  await console.panel().getByLabel('Powód').fill('Reklamacja 7');
  await console.panel().getByRole('button', { name: 'Zabezpiecz', exact: true }).click();
  await console.panel().getByText('Reklamacja 7').waitFor();
  await console.goto('reports/recordings/keeping');
  const look = async () => {
    await page.getByLabel('Numer klienta').fill('+48600100200');
    await page.getByRole('button', { name: 'Sprawdź' }).click();
  };
  await look();
  await page.getByText('Zabezpieczone: 1').waitFor();
  expect(await page.getByRole('button', { name: 'Usuń bezpowrotnie' }).count()).toBe(0);
  await console.goto('reports/recordings?held=true');
  await page.locator('.report-table button').click();
  await console.panel().getByLabel('Powód').fill('Załatwiona');
  await console.panel().getByRole('button', { name: 'Zdejmij zabezpieczenie' }).click();
  await console.panel().getByText('Tego nagrania nie ma na liście').waitFor();
  await console.goto('reports/recordings/keeping');
  await look();
  await page.getByLabel('Powód').fill('Żądanie klienta');
  await page.getByRole('button', { name: 'Usuń bezpowrotnie' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('alertdialog')
      .getByRole('button', { name: 'Usuń bezpowrotnie' })
      .click()
      .then(() => page.getByRole('button', { name: 'Pobierz zaświadczenie' }).first().click()),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toContain('+48600100200');
  expect(console.complaints).toEqual([]);
});

test('a view is kept under a name, opened by its address, shared, and removed after a question', async () => {
  const { platform, console } = await atCalls();
  const { page } = console;
  await console.follow('reports/campaigns?period=7-days&by=day');
  await chooseColumns(console);
  const views = () => page.getByRole('button', { name: 'Widoki' }).click();
  await views();
  await page.getByRole('menuitem', { name: 'Zapisz ten widok' }).click();
  await console.panel().getByRole('button', { name: 'Zapisz' }).click();
  await console.panel().getByText('Podaj nazwę.').waitFor();
  await console.panel().getByLabel('Nazwa').fill('Tydzień');
  await console.panel().getByRole('button', { name: 'Zapisz' }).click();
  await page.getByText('Zapisano widok „Tydzień”.').waitFor();
  await page.getByLabel('Okres').selectOption('30-days');
  await views();
  await page.getByRole('menuitem', { name: 'Tydzień' }).click();
  await page.waitForURL(/period=7-days&by=day&columns=longestWait%2Canswered$/);
  expect(await page.locator('.report-table th[scope=col]').allTextContents()).toEqual(CHOSEN);
  await views();
  await page.getByRole('menuitem', { name: 'Wszystkie widoki' }).click();
  await page.getByRole('button', { name: 'Zmień widok Tydzień' }).click();
  await console.panel().getByLabel('Udostępnij wszystkim').check();
  await console.panel().getByRole('button', { name: 'Zapisz' }).click();
  await page.getByText('udostępniony', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Wysyłanie widoku Tydzień' }).click();
  await console.panel().getByRole('button', { name: 'Zapisz' }).click();
  await console.panel().getByText('Wybierz co najmniej jednego odbiorcę.').waitFor();
  await console.panel().getByLabel('Jan Kowalski').check();
  await console.panel().getByLabel('Jak często').selectOption('day');
  await console.panel().getByRole('button', { name: 'Zapisz' }).click();
  await page.getByText('następny: 21 lis, 07:00').waitFor();
  platform.views.leave('Tydzień');
  await page.reload();
  await page.getByText('zrezygnowali: Jan Kowalski').waitFor();
  await page.getByRole('button', { name: 'Wysyłanie widoku Tydzień' }).click();
  await console.panel().getByText('Sami zrezygnowali: Jan Kowalski (20 lis, 10:00').waitFor();
  expect(await console.panel().getByLabel('Jan Kowalski').isChecked()).toBe(false);
  await page.keyboard.press('Escape');
  const of = page.getByRole('link', { name: 'Tydzień' });
  const address = await of.getAttribute('href');
  await of.click();
  await page.waitForURL(/reports\/campaigns\?period=7-days&by=day&columns=/);
  await console.follow('reports/views');
  await page.getByRole('button', { name: 'Usuń widok Tydzień' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Usuń' }).click();
  await page.getByText('Nie ma jeszcze zapisanych widoków').waitFor();
  await page.goto(`${platform.origin}${address}`);
  await page.getByText('Nie ma takiego widoku').waitFor();
  expect(console.complaints).toEqual([]);
});
