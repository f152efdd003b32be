import { expect, test } from 'vitest';
import { consolesInBrowser } from './fixtures/consoles-in-browser.ts';
import { chooseContactFile, openContact } from './fixtures/set-up-scenes.ts';

const { atLogin } = consolesInBrowser();

/** The console of an administrator with three contacts, two of whom have one number; the first of them is open. */
async function atContact() {
  const opened = await atLogin();
  await opened.console.logIn();
  await opened.console.page.locator('.call-table').waitFor();
  await openContact(opened.console, opened.platform);
  return opened;
}
const NAMES = '.entry-opener';

test('who has the same number is pointed out, and two are made one with what was chosen of both', async () => {
  const { console } = await atContact();
  const { page } = console;
  await console.panel().getByRole('button', { name: 'Połącz z: Nowak', exact: true }).click();
  const question = page.getByRole('alertdialog');
  await question.getByRole('radio', { name: /biuro@firma\.example/ }).check();
  await question.getByRole('button', { name: 'Połącz w jeden' }).click();
  await question.waitFor({ state: 'detached' });
  await page.locator('.contact-candidates').waitFor({ state: 'detached' });
  expect(await console.panel().getByLabel('E-mail').inputValue()).toBe('biuro@firma.example');
  expect(await console.panel().getByLabel('Firma', { exact: true }).inputValue()).toBe('Firma Testowa');
  expect(await page.locator(NAMES).count()).toBe(2);
});

test('a contact with a number of somebody else’s is saved after it was said whose; a file of Excel is looked at before it is taken', async () => {
  const { console } = await atContact();
  const { page } = console;
  await console.goto('administration/contacts?open=new');
  await console.panel().getByLabel('Nazwisko').fill('Zając');
  await console.panel().getByLabel('Numer', { exact: true }).fill('+48600100300');
  await console.panel().getByRole('button', { name: 'Zapisz' }).click();
  await console.panel().getByRole('link', { name: 'Wiśniewska Ewa' }).waitFor();
  expect(await page.locator(NAMES).count()).toBe(3);
  await console.panel().getByRole('button', { name: 'Zapisz mimo to' }).click();
  await console.panel().waitFor({ state: 'detached' });
  expect(await page.locator(NAMES).count()).toBe(4);

  await page.getByRole('link', { name: 'Importuj z pliku' }).click();
  const old = { name: 'kontakty.xls', mimeType: '', buffer: Buffer.from('d0cf11e0a1b11ae1', 'hex') };
  await page.locator('input[type=file]').setInputFiles(old);
  await page.getByText('To plik starego Excela (.xls).').waitFor();
  await chooseContactFile(console, '48600100999', 'xlsx');
  await page.getByText('Nic jeszcze nie zapisano.').waitFor();
  const rows = await page.locator('table').last().locator('tbody tr').allTextContents();
  expect(rows).toEqual([
    expect.stringMatching(/^3.*E-mail:/),
    expect.stringMatching(/^4.*Numer lub e-mail ma już ktoś inny\..*Nowak/),
  ]);
  await page.getByRole('button', { name: 'Zapisz (1 kontakt)' }).click();
  await page.getByRole('heading', { name: 'Zapisano.' }).waitFor();
  await page.getByRole('link', { name: 'Kontakty' }).first().click();
  await page.locator(NAMES).nth(4).waitFor();
  // The number is what the workbook says it is, not how it is written there.
  await page.getByText('48600100999').waitFor();
  for (const [button, name] of [
    ['Eksportuj do CSV', 'kontakty.csv'],
    ['Eksportuj do Excela', 'kontakty.xlsx'],
  ] as const) {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: button }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe(name);
    // What was given out can be taken in again: every column is known by its heading.
    await page.getByRole('link', { name: 'Importuj z pliku' }).click();
    await page.locator('input[type=file]').setInputFiles(await file.path());
    await page.getByText('5 wierszy').waitFor();
    const kinds = await page
      .locator('.import-columns select')
      .evaluateAll((all) => all.map((one) => (one instanceof HTMLSelectElement ? one.value : '')));
    expect(kinds).toEqual(['id', 'firstName', 'lastName', 'company', 'number', 'work', 'email', 'notes', 'field']);
    expect(await page.locator('.import-columns tbody').textContent()).toContain('+48600100300');
    await page.getByRole('link', { name: 'Kontakty' }).first().click();
    await page.locator(NAMES).nth(4).waitFor();
  }
  expect(console.complaints.filter((text) => !/40[09]/.test(text))).toEqual([]);
});
