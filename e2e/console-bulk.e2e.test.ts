import { expect, test } from 'vitest';
import { consolesInBrowser } from './fixtures/consoles-in-browser.ts';
import { refusal } from './fixtures/refusal.ts';
import { chooseMany } from './fixtures/set-up-scenes.ts';

const { atCalls, atLogin } = consolesInBrowser();

test('many accounts are changed at once: what would change is shown before, and a refusal stands in its row', async () => {
  const { platform, console } = await atLogin();
  const { page } = console;
  const { accounts, campaigns } = platform.administration;
  await console.logIn();
  await page.locator('.call-table').waitFor();
  await chooseMany(console, platform);
  const plan = page.getByRole('region', { name: 'Co się zmieni' });
  expect(await plan.locator('tbody tr').allTextContents()).toEqual(['Ewa Żaknietak', 'Jan Lisnietak']);
  await plan.getByText('Bez zmian, bo już tak jest: 1 pozycja.').waitFor();
  const [jan] = accounts.entries.filter(({ settings }) => Object(settings)['login'] === 'jan');
  platform.refuseOnce = { path: `/accounts/${jan?.id}`, reply: refusal(409, 'licence/no-seat') };
  await page.getByRole('button', { name: 'Zmień (2)' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Zmień (2)' }).click();
  await page.getByText('Zmieniono: 1 pozycja. Odmówiono: 1 pozycja.').waitFor();
  const rows = await page.getByRole('region', { name: 'Co się stało' }).locator('tbody tr').allTextContents();
  expect(rows).toEqual([
    expect.stringMatching(/^Ewa Żak.*zmieniono$/),
    expect.stringMatching(/^Jan Lis.*Wszystkie miejsca tej licencji są zajęte/),
  ]);
  const seats = accounts.entries.map(({ settings }) => [Object(settings)['login'], Object(settings)['webphoneSeat']]);
  expect(Object.fromEntries(seats)).toEqual({ ewa: true, jan: false, ola: true });

  const { id } = campaigns.add({ name: 'Infolinia', direction: 'inbound', strategy: 'random' });
  await console.goto(`administration/campaigns?open=${id}`);
  await console.panel().getByLabel('Nazwa kopii').fill('Infolinia wieczorna');
  await console.panel().getByRole('button', { name: 'Utwórz kopię' }).click();
  await console.panel().getByRole('heading', { name: 'Infolinia wieczorna', exact: true }).waitFor();
  expect(campaigns.entries.at(-1)?.settings).toMatchObject({ name: 'Infolinia wieczorna', strategy: 'random' });
  expect(console.complaints.filter((text) => !text.includes('409'))).toEqual([]);
});

test('licences say how many seats are taken and free, what is a service, and in their last thirty days when they end', async () => {
  const { platform, console } = await atCalls();
  const { page } = console;
  const licence = (name: string) =>
    page
      .getByRole('list', { name: /^Licencje/ })
      .getByRole('listitem')
      .filter({ hasText: name });
  platform.administration.licencesUntil = '2026-12-02T11:00:00.000Z';
  await console.follow('administration/accounts');
  await licence('Agent').getByText('0 z 2').waitFor();
  await licence('Agent').getByText('wolne 2').waitFor();
  await licence('WebPhone Mobile').getByText('brak wolnych').waitFor();
  await licence('Nagrywanie').getByText('usługa').waitFor();
  await licence('Agent')
    .getByText(/^wygasa 2 gru 2026, za 1[12] dni$/)
    .waitFor();
  platform.administration.licencesUntil = '2026-01-01T00:00:00.000Z';
  await page.reload();
  await licence('UC').getByText('wygasła 1 sty 2026').waitFor();
  platform.administration.licencesUntil = '2036-01-01T00:00:00.000Z';
  await page.reload();
  await licence('UC').getByText('ważna do 1 sty 2036').waitFor();
  expect(console.complaints).toEqual([]);
});
