import { expect, test } from 'vitest';
import { boardStream } from './fixtures/board-stream.ts';
import { consolesInBrowser } from './fixtures/consoles-in-browser.ts';

const { atLogin } = consolesInBrowser();

test('a supervisor sees calls and people live, listens, whispers, joins, leaves, and sets a status', async () => {
  const { platform, console } = await atLogin();
  const { page } = console;
  const changed = await boardStream(page);
  await console.logIn();
  await page.getByRole('link', { name: 'Na żywo' }).click();
  await page.getByRole('row', { name: /Anna Nowak 101 Zajęty/ }).waitFor();
  // A board that is read meanwhile begins where it stood: seconds are let pass until two minutes are full.
  const twoMinutes = page.getByRole('row', { name: /Anna Nowak 101 Zajęty Infolinia, Sprzedaż 2:/ });
  const passed = async () => {
    await page.clock.runFor(1_000);
    return twoMinutes.count();
  };
  await expect.poll(passed, { timeout: 10_000 }).toBe(1);
  await page.getByRole('row', { name: /^Piotr Zieliński 103 Wylogowany 2:0\d:\d\d/ }).waitFor();
  // Who never signed in has no time that would stand at nothing.
  await page.getByRole('row', { name: /^Ewa Żak 104 Wylogowany brak/ }).waitFor();

  // Somebody else listens to her: that is no reason not to.
  await page.getByRole('listitem').filter({ hasText: 'Otto Lis: słucha' }).waitFor();
  for (const [pressed, mode] of [
    ['Słuchaj', 'listen'],
    ['Podpowiadaj', 'whisper'],
    ['Dołącz', 'join'],
  ] as const) {
    const button = page.getByRole('button', { name: `${pressed}: Anna Nowak` });
    await button.click();
    await expect.poll(() => platform.live.asked.at(-1)).toBe(`PUT ${mode}`);
    changed();
    await page.locator('[aria-pressed=true]', { hasText: pressed }).waitFor();
    expect(await page.locator('[aria-pressed=true]').count()).toBe(1);
  }
  await page.getByRole('button', { name: 'Zakończ' }).click();
  await expect.poll(() => platform.live.asked.at(-1)).toBe('DELETE');
  changed();
  await expect.poll(() => page.locator('[aria-pressed=true]').count()).toBe(0);

  await page.getByRole('combobox', { name: 'Ustaw status: Jan Kowalski' }).selectOption({ label: 'Gotowy' });
  await expect.poll(() => platform.live.asked.at(-1)).toBe('status ready');

  platform.administration.campaigns.add({ name: 'Infolinia', direction: 'inbound' });
  platform.live.letWait();
  await console.goto('live');
  await page.getByRole('row', { name: /Infolinia ktoś czeka za długo 1 1:\d\d 0 1/ }).waitFor();
  await page.getByText('Wymagają uwagi: 1.').waitFor();
  // Who could have the waiting call: not who talks, nor who is gone.
  const give = page.getByRole('combobox', { name: 'Przydziel połączenie: Katarzyna Mazur' });
  // They are listed to who is about to choose.
  await give.focus();
  await give.getByRole('option', { name: 'Jan Kowalski' }).waitFor({ state: 'attached' });
  expect(await give.getByRole('option').allTextContents()).toEqual(['Przydziel…', 'Jan Kowalski']);
  await give.selectOption({ label: 'Jan Kowalski' });
  await expect.poll(() => platform.live.asked.at(-1)).toBe('give to Jan');
  await page.getByRole('button', { name: 'Przejmij połączenie: Katarzyna Mazur' }).click();
  await page.getByRole('alert').filter({ hasText: 'Żaden Twój telefon nie jest połączony.' }).waitFor();
  const [help] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: /^Pomoc/ }).click()]);
  await help.getByRole('heading', { name: 'Co dzieje się teraz' }).waitFor();
  expect(new URL(help.url()).pathname + new URL(help.url()).hash).toBe('/help/pl/supervisor.html#live');
  await help.getByRole('link', { name: 'English' }).click();
  await help.getByRole('heading', { name: 'What is going on now' }).waitFor();
  await help.close();
  await page.getByRole('button', { name: 'Tablica na ścianę' }).click();
  await page.getByRole('button', { name: 'Zakończ tablicę' }).waitFor();
  expect(await page.getByRole('heading', { name: 'Osoby' }).count()).toBe(0);
  expect(new URL(page.url()).search).toBe('?wall');
  expect(console.complaints).toEqual([]);
});

test('recordings that are not made are told on every page, with what to do, and no longer once they are', async () => {
  const { platform, console } = await atLogin();
  const { page } = console;
  await console.logIn();
  await page.locator('.call-table').waitFor();
  expect(await page.locator('.alarm-banner').count()).toBe(0);
  platform.live.alarms = { diskNearlyFull: true, notWritten: 3, short: 2 };
  await page.clock.runFor(5_000);
  await page.getByRole('alert').filter({ hasText: 'nie da się teraz nagrać: 3.' }).waitFor();
  await page.getByRole('alert').filter({ hasText: 'Rozmowy z ostatniej godziny' }).waitFor();
  await page.getByRole('link', { name: 'Skróć czas przechowywania nagrań' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  platform.live.alarms = { diskNearlyFull: true, notWritten: 0, short: 0 };
  await page.clock.runFor(5_000);
  await page.getByText('nie da się teraz nagrać').waitFor({ state: 'detached' });
  await page.getByRole('alert').filter({ hasText: 'Kończy się miejsce na nagrania.' }).waitFor();
  platform.live.alarms = { diskNearlyFull: false, notWritten: 0, short: 0 };
  platform.live.trunkAlarms = [{ id: crypto.randomUUID(), name: 'Telekom', state: 'unreachable' }];
  await page.clock.runFor(10_000);
  await page.getByText('Kończy się miejsce na nagrania.').waitFor({ state: 'detached' });
  await page.getByRole('alert').filter({ hasText: 'Trunk „Telekom” nie odpowiada' }).waitFor();
  platform.live.trunkAlarms = [];
  await page.clock.runFor(10_000);
  await page.locator('.alarm-banner').waitFor({ state: 'detached' });
  expect(console.complaints).toEqual([]);
});

/** Hundreds of people, one of them with a name that is looked for. */
function manyPeople(platform: Awaited<ReturnType<typeof atLogin>>['platform']): void {
  const { board } = platform.live;
  const [anna] = board.agents;
  if (!anna) throw new Error('the board has people');
  const others = Array.from({ length: 500 }, (_, at) => ({
    ...anna,
    accountId: `0192f7a1-0000-7000-8000-${String(at).padStart(12, '0')}`,
    name: `Osoba ${at}`,
    extension: String(2_000 + at),
    campaigns: at % 2 === 0 ? ['Infolinia'] : ['Sprzedaż'],
  }));
  platform.live.board = { ...board, agents: [...board.agents, ...others] };
}

test('among five hundred people one is found at once, and people and calls are narrowed by status and campaign', async () => {
  const { platform, console } = await atLogin();
  const { page } = console;
  manyPeople(platform);
  const changed = await boardStream(page);
  await console.logIn();
  await console.follow('live');
  const people = page.getByRole('group', { name: 'Osoby' }).locator('tbody tr');
  await expect.poll(() => people.count()).toBe(504);
  await page.getByLabel('Osoba lub numer').fill('zak');
  await page.clock.runFor(300);
  await expect.poll(() => people.count()).toBe(1);
  await people.getByText('Ewa Żak').waitFor();
  await page.getByText('Pokazano: połączenia 0, osoby 1.').waitFor();
  expect(new URL(page.url()).search).toBe('?q=zak');
  // What changes meanwhile does not bring the others back.
  changed();
  await page.clock.runFor(1_000);
  expect(await people.count()).toBe(1);

  await page.getByRole('button', { name: 'Wyczyść filtry' }).click();
  await page.clock.runFor(300);
  await page.getByLabel('Status', { exact: true }).selectOption('Zajęci');
  await page.getByLabel('Kampania', { exact: true }).selectOption('Sprzedaż');
  // Anna, and every second of the five hundred.
  await expect.poll(() => people.count()).toBe(251);
  await page.getByText('Pokazano: połączenia 0, osoby 251.').waitFor();
  await page.reload();
  await expect.poll(() => people.count()).toBe(251);
  expect(console.complaints).toEqual([]);
});

test('the wallboard shows the queues and figures that were chosen, and its address keeps them', async () => {
  const { platform, console } = await atLogin();
  const { page } = console;
  for (const name of ['Infolinia', 'Sprzedaż']) platform.administration.campaigns.add({ name, direction: 'inbound' });
  await boardStream(page);
  await console.logIn();
  await console.follow('live?wall');
  const queues = page.getByRole('group', { name: 'Kolejki' });
  await queues.getByRole('row', { name: /^Sprzedaż/ }).waitFor();
  await page.getByRole('button', { name: 'Co pokazać' }).click();
  const choice = page.getByRole('dialog');
  for (const label of ['Zajęci', 'Wolni', 'Najdłużej', 'Poziom obsługi dziś']) await choice.getByLabel(label).uncheck();
  await choice.getByLabel('Zrezygnowali dziś').check();
  await choice.getByLabel('Sprzedaż').uncheck();
  // The last one of either kind stays.
  expect(await choice.getByLabel('Infolinia').isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  expect(await queues.getByRole('columnheader').allTextContents()).toEqual(['Kampania', 'Czeka', 'Zrezygnowali dziś']);
  expect(await queues.locator('tbody tr').count()).toBe(1);
  expect(new URL(page.url()).search).toMatch(/^\?wall&figures=waiting,abandoned&queues=[\da-f-]{36}$/);
  await page.reload();
  await queues.getByRole('row', { name: /^Infolinia/ }).waitFor();
  expect(await queues.getByRole('columnheader').allTextContents()).toHaveLength(3);
  await page.getByRole('button', { name: 'Co pokazać' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Jak zwykle' }).click();
  await page.waitForURL(/live\?wall$/);
  expect(console.complaints).toEqual([]);
});
