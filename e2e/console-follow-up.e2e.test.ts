import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { consolesInBrowser } from './fixtures/consoles-in-browser.ts';
import { openReportedCall } from './fixtures/page-scenes.ts';
import { listPhoneLogs, openStations } from './fixtures/set-up-scenes.ts';
import { seriousFindings } from './support/accessibility.ts';

const { atCalls } = consolesInBrowser();

test('recalls are read by what became of them; one nobody has is cancelled after a question, and who was faster is told', async () => {
  const { platform, console } = await atCalls();
  const { page } = console;
  const { followUp } = platform;
  const until = '2026-11-20T12:05:00.000Z';
  followUp.recall();
  followUp.recall({
    customer: { number: '+48501502503', name: null },
    note: null,
    state: { kind: 'offered', to: { id: '0192f7a6-0000-7000-8000-000000000009', name: 'Piotr Wiśniewski' }, until },
  });
  followUp.recall({ campaign: null, state: { kind: 'done', at: until, by: 'Anna Nowak' } });
  await console.goto('reports/recalls');
  await page.getByRole('cell', { name: 'zajmuje się: Piotr Wiśniewski' }).waitFor();
  expect(await page.locator('.report-table tbody tr').count()).toBe(2);
  expect(await seriousFindings(page)).toEqual([]);

  const question = page.getByRole('alertdialog');
  await page.getByRole('button', { name: 'Odwołaj recall: +48 501 502 503' }).click();
  await question.getByRole('button', { name: 'Odwołaj' }).click();
  await question.getByRole('alert').waitFor();
  await question.getByRole('button', { name: 'Zostaw' }).click();
  await page.getByRole('button', { name: 'Odwołaj recall: Jan Kowalski' }).click();
  expect(await seriousFindings(page)).toEqual([]);
  await question.getByRole('button', { name: 'Odwołaj' }).click();
  await page.getByRole('button', { name: 'Odwołaj recall: Jan Kowalski' }).waitFor({ state: 'detached' });

  await page.getByLabel('Pokaż').selectOption('Odwołane');
  await page.getByRole('cell', { name: /^odwołany .*, Maria Zielińska: ręcznie$/ }).waitFor();
  expect(new URL(page.url()).search).toBe('?state=cancelled');
  await page.goBack();
  await page.getByRole('cell', { name: 'zajmuje się: Piotr Wiśniewski' }).waitFor();
  expect(console.complaints.filter((text) => !text.includes('409'))).toEqual([]);
});

test('recalls are looked at by chosen columns, had so as a file and kept as a view; an auditor has no way to cancel one', async () => {
  const { platform, console } = await atCalls();
  const { page } = console;
  platform.followUp.recall();
  await console.follow('reports/recalls');
  const headings = page.locator('.report-table th[scope=col]');
  await page.getByRole('button', { name: 'Kolumny' }).click();
  const chooser = page.getByRole('dialog');
  for (const hidden of ['Kampania', 'Dla kogo', 'Zaplanował(a)'])
    await chooser.getByLabel(hidden, { exact: true }).uncheck();
  await chooser.getByRole('button', { name: 'Przesuń wcześniej: Notatka' }).click();
  await chooser.getByRole('button', { name: 'Gotowe' }).click();
  expect(await headings.allTextContents()).toEqual(['Kiedy', 'Klient', 'Notatka', 'Stan', 'Działania']);

  await page.getByLabel('Pokaż').selectOption('Odwołane');
  await page.getByText('Nie ma odwołanych recalli').waitFor();
  const downloaded = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Excel' }).click();
  expect((await downloaded).suggestedFilename()).toBe('recalls.xlsx');
  expect(platform.reports.exports.ordered).toMatchObject([
    { report: 'recalls', format: 'xlsx', state: 'cancelled', columns: ['customer', 'note', 'state'] },
  ]);
  await page.getByRole('button', { name: 'Widoki' }).click();
  await page.getByRole('menuitem', { name: 'Zapisz ten widok' }).click();
  await console.panel().getByLabel('Nazwa').fill('Odwołane');
  await console.panel().getByRole('button', { name: 'Zapisz' }).click();
  await page.getByText('Zapisano widok „Odwołane”.').waitFor();

  await page.getByLabel('Pokaż').selectOption('Otwarte');
  await page.getByRole('button', { name: 'Odwołaj recall: Jan Kowalski' }).waitFor();
  platform.withheld.add('recalls:work');
  await page.reload();
  await page.getByRole('cell', { name: 'zaplanowany' }).waitFor();
  expect(await headings.allTextContents()).toEqual(['Kiedy', 'Klient', 'Notatka', 'Stan']);
  expect(await page.getByRole('button', { name: /Odwołaj/ }).count()).toBe(0);
  await page.getByRole('button', { name: 'Widoki' }).click();
  await page.getByRole('menuitem', { name: 'Odwołane' }).click();
  await page.waitForURL(/reports\/recalls\?state=cancelled&columns=customer%2Cnote%2Cstate$/);
  expect(console.complaints).toEqual([]);
});

test('a supervisor says what a call was, long after it; who said what, and before what, stands with the call', async () => {
  const { platform, console } = await atCalls();
  const { page } = console;
  const { followUp } = platform;
  await openReportedCall(console);
  await page.getByText('Nikt nie zmieniał klasyfikatora ani notatki.').waitFor();
  await page.getByRole('button', { name: /^Zmień klasyfikator: / }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Klasyfikator').selectOption('Sprzedaż › Odmowa');
  expect(await seriousFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Zapisz' }).click();
  await dialog.getByText('Ten klasyfikator wymaga notatki.').waitFor();
  await dialog.getByLabel('Notatka').fill('Za drogo');
  await dialog.getByRole('button', { name: 'Zapisz' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('brak klasyfikatora → Sprzedaż › Odmowa (Za drogo)').waitFor();

  await page.getByRole('button', { name: /^Zmień klasyfikator: / }).click();
  await dialog.getByLabel('Klasyfikator').selectOption('Oddzwonić');
  // The tenant's clocks, not this browser's: Warsaw in winter.
  await dialog.getByLabel('Kiedy oddzwonić').fill('2026-11-24T09:30');
  await dialog.getByRole('button', { name: 'Zapisz' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Sprzedaż › Odmowa (Za drogo) → Oddzwonić').waitFor();
  expect(followUp.said.map(({ note, recallAt }) => [note, recallAt])).toEqual([
    ['', '2026-11-24T08:30:00.000Z'],
    ['Za drogo', undefined],
  ]);
  expect(console.complaints.filter((text) => !text.includes('409'))).toEqual([]);
});

test('the log of a user’s phone is found by the reference they tell, and is had as a file', async () => {
  const { platform, console } = await atCalls();
  const { page } = console;
  await listPhoneLogs(console, platform);
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('searchbox', { name: 'Numer logu' }).fill('m2');
  await page.getByText('K7-3FQ9').waitFor({ state: 'detached' });
  const downloaded = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Pobierz log M2-8XTR' }).click();
  const file = await downloaded;
  expect(file.suggestedFilename()).toBe('log-M2-8XTR.txt');
  const lines = (await readFile(await file.path(), 'utf8')).split('\n');
  expect(lines[1]).toBe('# Piotr Wiśniewski (piotr)');
  expect(lines.find((line) => line.includes('connection-lost'))).toMatch(
    /^2026-11-20T11:43:11.000Z +connection-lost +socket-closed$/,
  );
  await page.getByRole('searchbox', { name: 'Numer logu' }).fill('zz');
  await page.getByText('Nie ma logu o tym numerze').waitFor();
  expect(console.complaints).toEqual([]);
});

test('who changes a phone that somebody else changed meanwhile is told, and begins from what it is by then', async () => {
  const { platform, console } = await atCalls();
  const { page } = console;
  await openStations(console, platform);
  const [reception] = platform.administration.stations.stations;
  if (!reception) throw new Error('the fixture has a phone');
  await page.getByRole('button', { name: 'Recepcja' }).click();
  const dialog = page.getByRole('dialog').last();
  const name = dialog.getByLabel('Nazwa telefonu');
  await name.fill('Recepcja na parterze');
  Object.assign(reception, { name: 'Portiernia', version: reception.version + 1, enabled: false });
  // The list behind the form shows it before it is saved; what is typed, and what it was typed from, stays.
  await page.locator('.stations').getByText('Portiernia').waitFor({ timeout: 10_000 });
  await dialog.getByRole('button', { name: 'Zapisz' }).click();
  await dialog.getByText('Ktoś inny zmienił to, gdy było otwarte u Ciebie').waitFor();
  expect(reception).toMatchObject({ name: 'Portiernia', enabled: false });
  expect(await name.inputValue()).toBe('Recepcja na parterze');
  expect(await seriousFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Wczytaj obecny stan' }).click();
  await expect.poll(() => name.inputValue()).toBe('Portiernia');
  expect(await dialog.getByLabel('Telefon działa').isChecked()).toBe(false);
  await name.fill('Portiernia B');
  await dialog.getByRole('button', { name: 'Zapisz' }).click();
  await page.locator('.stations').getByText('Portiernia B').waitFor();
  expect(reception).toMatchObject({ name: 'Portiernia B', enabled: false });
  expect(console.complaints.filter((text) => !text.includes('409'))).toEqual([]);
});

test('after how long an agent is reminded of a customer on hold is edited: what is too short stands at its field, and nobody is reminded where it is empty', async () => {
  const { platform, console } = await atCalls();
  const { page } = console;
  const { campaigns } = platform.administration;
  campaigns.add({ name: 'Infolinia', direction: 'inbound' });
  const panel = page.getByRole('dialog');
  const field = page.getByLabel('Po ilu sekundach przypominać agentowi o wstrzymanym kliencie');
  const edit = async (seconds: string) => {
    await page.getByRole('button', { name: 'Infolinia' }).click();
    await field.fill(seconds);
    await page.getByRole('button', { name: 'Zapisz' }).click();
  };
  await console.goto('administration/campaigns');
  await page.getByRole('button', { name: 'Infolinia' }).click();
  expect(await field.inputValue()).toBe('60');
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });

  await edit('9');
  await page.getByText('Ta liczba jest za mała.').waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(campaigns.entries[0]?.settings).toMatchObject({ holdReminderSeconds: 60 });
  await field.fill('20');
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await panel.waitFor({ state: 'detached' });
  expect(campaigns.entries[0]?.settings).toMatchObject({ holdReminderSeconds: 20 });

  await edit('');
  await panel.waitFor({ state: 'detached' });
  expect(campaigns.entries[0]?.settings).toMatchObject({ holdReminderSeconds: null });
  await page.getByRole('button', { name: 'Infolinia' }).click();
  expect(await field.inputValue()).toBe('');
});
