import { expect, test } from 'vitest';
import { KEY_HINT, KEY_SECRET } from './fixtures/console-keys.ts';
import type { ConsolePage } from './fixtures/console-page.ts';
import { WEBHOOK_SECRET } from './fixtures/console-webhooks.ts';
import { consolesInBrowser } from './fixtures/consoles-in-browser.ts';

const { atCalls } = consolesInBrowser();

/** The console at a page of administration. */
async function at(address: string) {
  const opened = await atCalls();
  await opened.console.goto(address);
  return opened;
}
const panel = ({ page }: ConsolePage) => page.getByRole('dialog');

test('a key of the API is made with scopes and an end, shown once and copied, and revoked for good', async () => {
  const { platform, console } = await at('administration/keys?open=new');
  const { page } = console;
  const { keys } = platform.administration;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByLabel('Nazwa', { exact: true }).fill('CRM');
  await page.getByLabel('Dzwonienie').check();
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await page.getByText('Tego to konto nie może: Dzwonienie.').waitFor();
  await page.getByLabel('Dzwonienie').uncheck();
  await page.getByLabel('Webhooki').check();
  await page.getByLabel('Ważny do (włącznie)').fill('2027-03-01');
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await page.getByRole('button', { name: 'Kopiuj klucz' }).click();
  await page.getByRole('status').filter({ hasText: 'Skopiowano' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(KEY_SECRET);
  await page.getByRole('button', { name: 'Gotowe' }).click();
  expect(keys.keys[0]).toMatchObject({ scopes: ['webhooks:manage'], expiresAt: '2027-03-01T22:59:59.000Z' });
  await page.getByRole('cell', { name: 'ważny do 1 mar 2027' }).waitFor();
  await page.getByRole('button', { name: 'CRM' }).click();
  await panel(console).getByText(`${KEY_HINT}…`).waitFor();
  expect(await page.getByText(KEY_SECRET).count()).toBe(0);
  await page.getByRole('button', { name: 'Unieważnij' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Unieważnij' }).click();
  await panel(console).waitFor({ state: 'detached' });
  await page.getByRole('cell', { name: 'unieważniony' }).waitFor();
  await page.getByRole('button', { name: 'CRM' }).click();
  await panel(console).getByText('Zaczyna się od').waitFor();
  expect(await page.getByRole('button', { name: 'Unieważnij' }).count()).toBe(0);
});

test('a webhook says whether it is heard, what was given up is sent again, and it can be stopped', async () => {
  const { platform, console } = await at('administration/webhooks?open=new');
  const { page } = console;
  const { webhooks } = platform.administration;
  await page.getByLabel('Nazwa', { exact: true }).fill('CRM');
  await page.getByLabel('Adres', { exact: true }).fill('https://user:secret@crm.example/hook');
  await page.getByLabel('Połączenie zakończone').check();
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await page.locator('.field-problem').waitFor();
  await page.getByLabel('Adres', { exact: true }).fill('https://crm.example/hook');
  await page.getByRole('button', { name: 'Zapisz' }).click();
  expect(await page.getByLabel('Sekret podpisu').inputValue()).toBe(WEBHOOK_SECRET);
  webhooks.sent('call.ended', { state: 'dead', tries: 30, lastStatus: 503, lastError: null });
  webhooks.sent('call.ended', { state: 'waiting', tries: 1, lastStatus: null, lastError: 'ECONNREFUSED' });
  await page.getByRole('button', { name: 'Gotowe' }).click();
  await page.getByRole('button', { name: 'CRM' }).click();
  await page.getByRole('button', { name: 'Wyślij próbne zdarzenie' }).click();
  await page.getByText('Nie doręczono: 500.').waitFor();
  await page.getByText('Ostatnia odpowiedź: ECONNREFUSED').waitFor();
  await page.getByLabel('Pokaż').selectOption('niedoręczone');
  await page.getByText('Ostatnia odpowiedź: 503').waitFor();
  await page.getByRole('button', { name: 'Wyślij ponownie' }).click();
  await page.getByText('Niczego takiego nie ma.').waitFor();
  expect(webhooks.deliveries.map(({ state, tries }) => [state, tries])).toEqual([
    ['waiting', 1],
    ['delivered', 31],
  ]);
  await page.getByLabel('Wysyłaj').uncheck();
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await page.getByRole('cell', { name: 'wstrzymany' }).waitFor();
  expect(webhooks.webhooks[0]).toMatchObject({ url: 'https://crm.example/hook', enabled: false });
});
