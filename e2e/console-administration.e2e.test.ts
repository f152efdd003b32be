import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { ConsolePage } from './fixtures/console-page.ts';
import { consolesInBrowser } from './fixtures/consoles-in-browser.ts';

const { atLogin } = consolesInBrowser();
const TONE = new URL('../packages/media-embedded/src/sounds/samples/tone.mp3', import.meta.url);

/** The console at a page of administration, with three breaks. */
async function atBreaks(address = 'administration/breaks') {
  const opened = await atLogin();
  const { platform, console } = opened;
  const breaks = [
    { names: { pl: 'Posiłek', en: 'Meal' }, plannedMinutes: 30, paid: false },
    { names: { pl: 'Kawa' }, plannedMinutes: 10 },
    { names: { pl: 'Szkolenie' } },
  ].map((settings) => platform.administration.breaks.add(settings));
  await console.logIn();
  await console.page.locator('.call-table').waitFor();
  await console.goto(address);
  return { ...opened, breaks };
}
const names = ({ page }: ConsolePage) => page.locator('.entry-opener').allTextContents();
const panel = ({ page }: ConsolePage) => page.getByRole('dialog');
const focused = ({ page }: ConsolePage) => page.evaluate(() => document.activeElement?.textContent);

test('a break is made by keyboard alone: what is wrong stands at its field, and the focus ends on the new row', async () => {
  const { platform, console } = await atBreaks();
  const { page } = console;
  await page.getByRole('button', { name: 'Dodaj przerwę' }).press('Enter');
  await page.locator('.editor-fields input:focus').waitFor();
  await page.keyboard.press('Enter');
  const name = page.getByLabel('Nazwa (Polski)');
  await page.getByText('Uzupełnij to pole.').waitFor();
  expect(await name.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type('Obiad');
  await page.keyboard.press('Enter');
  await panel(console).waitFor({ state: 'detached' });
  await page.getByRole('status').filter({ hasText: 'Zapisano.' }).waitFor();
  expect(await focused(console)).toBe('Obiad');
  expect(platform.administration.breaks.entries.at(-1)?.settings).toMatchObject({
    names: { pl: 'Obiad' },
    enabled: true,
  });
  expect(await names(console)).toEqual(['Kawa', 'Obiad', 'Posiłek', 'Szkolenie']);
  expect(console.complaints.filter((text) => !text.includes('400'))).toEqual([]);
});

test('what was typed is lost only after a question, and never over what somebody else changed meanwhile', async () => {
  const { platform, console, breaks } = await atBreaks();
  const { page } = console;
  await page.getByRole('button', { name: 'Kawa' }).click();
  const name = page.getByLabel('Nazwa (Polski)');
  await name.fill('Herbata');
  await page.keyboard.press('Escape');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Wróć do edycji' }).click();
  expect(await name.inputValue()).toBe('Herbata');
  const theirs = platform.administration.breaks.entries.find(({ id }) => id === breaks[1]?.id);
  Object.assign(theirs ?? {}, { version: 2, settings: { ...Object(theirs?.settings), names: { pl: 'Kakao' } } });
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await page.getByRole('alert').getByText('Ktoś inny zmienił to').waitFor();
  await page.getByRole('button', { name: 'Wczytaj obecny stan' }).click();
  await panel(console).getByRole('heading', { name: 'Kakao' }).waitFor();
  await name.fill('Herbata');
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await panel(console).waitFor({ state: 'detached' });
  expect(await names(console)).toEqual(['Herbata', 'Posiłek', 'Szkolenie']);
});

test('what something leads to is not removed but shown what; without that it goes, after a question', async () => {
  const { platform, console, breaks } = await atBreaks();
  const { page } = console;
  const id = breaks[0]?.id ?? '';
  platform.administration.breaks.dependents.set(id, [{ kind: 'break', id: breaks[1]?.id, name: 'Kawa', field: 'x' }]);
  await page.getByRole('button', { name: 'Posiłek' }).click();
  await page.getByRole('button', { name: 'Usuń' }).click();
  const question = page.getByRole('alertdialog', { name: 'Usunąć przerwę „Posiłek”?' });
  await question.getByRole('button', { name: 'Usuń' }).click();
  await question.getByRole('link', { name: 'Kawa' }).click();
  await panel(console).getByRole('heading', { name: 'Kawa' }).waitFor();
  platform.administration.breaks.dependents.clear();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Posiłek' }).click();
  await page.getByRole('button', { name: 'Usuń' }).click();
  await question.getByRole('button', { name: 'Usuń' }).click();
  await panel(console).waitFor({ state: 'detached' });
  // The list is asked for again when the panel has gone.
  await expect.poll(() => names(console)).toEqual(['Kawa', 'Szkolenie']);
});

test('search and sorting stand in the address, and sorting reads a long list to its end first', async () => {
  const { platform, console } = await atBreaks('administration/breaks?search=e');
  const { page } = console;
  await page.locator('.entries').waitFor();
  expect(await names(console)).toEqual(['Posiłek', 'Szkolenie']);
  for (let made = 0; made < 70; made++)
    platform.administration.breaks.add({ names: { pl: `Inne ${made}` }, plannedMinutes: 100 + made });
  await console.goto('administration/breaks');
  await page.locator('.entries').waitFor();
  expect(await names(console)).toHaveLength(50);
  await page.getByRole('button', { name: 'Planowany czas' }).click();
  await page.getByRole('button', { name: 'Planowany czas' }).click();
  await page.waitForURL(/sort=-planned$/);
  await page.locator('tbody tr').nth(72).waitFor();
  expect((await names(console))[0]).toBe('Inne 69');
  expect(await page.getByRole('columnheader', { name: 'Planowany czas' }).getAttribute('aria-sort')).toBe('descending');
});

test('a campaign gets its agents, and what its form does not show stays; a number leads to it outside working hours', async () => {
  const { platform, console } = await atBreaks();
  const { page } = console;
  const { accounts, campaigns, hours, numbers } = platform.administration;
  const ewa = accounts.add({ login: 'ewa', displayName: 'Ewa Żak', kind: 'agent' });
  const info = campaigns.add({ name: 'Infolinia', direction: 'inbound', requiredSkills: { angielski: 5 } });
  await console.goto('administration/campaigns');
  await page.getByRole('button', { name: 'Infolinia' }).click();
  await page.getByLabel('Dodaj agenta').selectOption('Ewa Żak (ewa)');
  await page.getByLabel('Priorytet').fill('3');
  await page.getByLabel('Najdłuższe czekanie').fill('90');
  await page.getByLabel('Po ilu sekundach proponować').fill('30');
  await page.getByLabel('Kto zostawił numer').selectOption('kept-place');
  await page.getByLabel('Ile razy oddzwaniać').fill('2');
  await page.getByLabel('Co dalej z tym, kto czekał za długo').selectOption('number');
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await page.getByText('To jest zapisane nie tak').waitFor();
  await page.getByLabel('Numer', { exact: true }).fill('+48 22 100-05-01');
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await panel(console).waitFor({ state: 'detached' });
  expect(campaigns.entries[0]?.settings).toMatchObject({
    members: [{ accountId: ewa.id, priority: 3 }],
    queue: {
      maxWaitSeconds: 90,
      leaveNumberAfterSeconds: 30,
      callBack: 'kept-place',
      callBackAttempts: 2,
      overflow: { kind: 'number', number: '+48221000501' },
    },
    requiredSkills: { angielski: 5 },
  });
  expect(await page.locator('tbody td').allTextContents()).toContain('90 s');
  await page.getByRole('link', { name: 'Godziny pracy' }).click();
  await page.getByRole('button', { name: 'Dodaj godziny pracy' }).first().click();
  await page.getByLabel('Nazwa', { exact: true }).fill('Biuro');
  await page.getByLabel('sob.').check();
  await page.getByLabel('Do', { exact: true }).fill('07:00');
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await page.getByText('Koniec musi być później niż początek.').waitFor();
  await page.getByLabel('Do', { exact: true }).fill('00:00');
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await panel(console).waitFor({ state: 'detached' });
  expect(await page.locator('tbody td').allTextContents()).toContain('pon.–sob. 08:00–24:00');
  await page.getByRole('link', { name: 'Numery' }).click();
  await page.getByRole('button', { name: 'Dodaj numer' }).first().click();
  await page.getByLabel('Numer', { exact: true }).fill('+48 22 100-05-00');
  await page.getByLabel('Dokąd idą połączenia').selectOption('by-hours');
  await page.getByLabel('Godziny pracy', { exact: true }).selectOption('Biuro');
  await page.getByLabel('Dokąd idą połączenia').nth(1).selectOption('account');
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await page.getByText('Uzupełnij to pole.').waitFor();
  await page.getByLabel('Użytkownik').selectOption('Ewa Żak (ewa)');
  await page.getByLabel('Dokąd idą połączenia').nth(2).selectOption('campaign');
  await page.getByLabel('Kampania').selectOption('Infolinia');
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await panel(console).waitFor({ state: 'detached' });
  expect(await names(console)).toEqual(['+48 22 100 05 00']);
  expect(numbers.entries[0]?.settings).toMatchObject({
    number: '+48221000500',
    route: {
      kind: 'by-hours',
      hoursId: hours.entries[0]?.id,
      open: { kind: 'account', accountId: ewa.id },
      closed: { kind: 'campaign', campaignId: info.id },
    },
  });
});

test('a sound is sent as a small WAV, heard before it is saved, and greets the customers of a campaign', async () => {
  const { platform, console } = await atBreaks();
  const { page } = console;
  const { campaigns, sounds, uploads } = platform.administration;
  campaigns.add({ name: 'Infolinia', direction: 'inbound' });
  await console.goto('administration/sounds');
  await page.getByRole('button', { name: 'Dodaj dźwięk' }).first().click();
  const file = page.getByLabel('Plik z dźwiękiem');
  await page.getByLabel('Nazwa', { exact: true }).fill('Powitanie');
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await page.getByText('Wybierz plik z dźwiękiem.').waitFor();
  await file.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no sound') });
  await page.getByText('To nie jest plik dźwiękowy').waitFor();
  await file.setInputFiles(fileURLToPath(TONE));
  await page.getByRole('button', { name: 'Odtwórz' }).click();
  const played = () =>
    page.locator('audio').evaluate((audio) => (audio instanceof HTMLAudioElement ? audio.played.length : 0));
  await expect.poll(played).toBe(1);
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await panel(console).waitFor({ state: 'detached' });
  expect(await names(console)).toEqual(['Powitanie']);
  expect(uploads).toEqual([
    { type: 'application/octet-stream', bytes: 8 },
    { type: 'audio/wav', bytes: expect.any(Number) },
  ]);
  // 0.4 s of 44.1 kHz in an MP3 are as many of 16 kHz, and the encoder's margin.
  expect(uploads[1]?.bytes).toBeGreaterThan(12_000);
  expect(uploads[1]?.bytes).toBeLessThan(17_000);
  await page.getByRole('link', { name: 'Kampanie' }).click();
  await page.getByRole('button', { name: 'Infolinia' }).click();
  await page.getByLabel('Powitanie').selectOption('Powitanie');
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await panel(console).waitFor({ state: 'detached' });
  expect(campaigns.entries[0]?.settings).toMatchObject({ sounds: { greeting: sounds.entries[0]?.id, music: null } });
});

test('a menu grows a tree as keys get menus below; what leads nowhere is said at its key; a number leads to it', async () => {
  const { platform, console } = await atBreaks('administration/menus?open=new');
  const { page } = console;
  const { campaigns, menus, numbers } = platform.administration;
  const info = campaigns.add({ name: 'Infolinia', direction: 'inbound' });
  await page.getByLabel('Nazwa', { exact: true }).fill('Powitanie');
  const key = (name: string) => page.getByRole('group', { name: `Klawisz ${name}`, exact: true });
  await key('1').first().getByLabel('Dokąd prowadzi').selectOption('campaign');
  await page.getByRole('button', { name: 'Dodaj klawisz' }).press('Enter');
  await key('2').getByLabel('Opis').fill('Faktury');
  await key('2').getByLabel('Dokąd prowadzi').selectOption('menu');
  const below = page.getByRole('group', { name: 'Menu: Menu 2' });
  await below.getByLabel('Nazwa tego menu').fill('Faktury');
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await page.getByText('Uzupełnij to pole.').waitFor();
  await key('1').first().getByLabel('Kampania').selectOption('Infolinia');
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await panel(console).waitFor({ state: 'detached' });
  const [saved] = menus.entries;
  expect(saved?.settings).toMatchObject({
    menus: [
      {
        name: 'Powitanie',
        choices: [
          { key: '1', to: { kind: 'campaign', campaignId: info.id } },
          { key: '2', label: 'Faktury', to: { kind: 'menu' } },
        ],
      },
      { name: 'Faktury', choices: [{ key: '1', to: { kind: 'message', soundId: null } }] },
    ],
    otherwise: { kind: 'message', soundId: null },
  });
  expect(await page.locator('tbody td').allTextContents()).toContain('1: Kampania, 2: Faktury');
  await page.getByRole('button', { name: 'Powitanie' }).click();
  await page.getByRole('button', { name: 'Usuń klawisz 2' }).click();
  expect(await below.count()).toBe(0);
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await panel(console).waitFor({ state: 'detached' });
  expect(menus.entries[0]?.settings).toMatchObject({ menus: [{ choices: [{ key: '1' }] }] });
  await console.goto('administration/numbers?open=new');
  await page.getByLabel('Numer', { exact: true }).fill('+48 22 100-05-02');
  await page.getByLabel('Dokąd idą połączenia').selectOption('menu');
  await page.getByLabel('Menu głosowe', { exact: true }).selectOption('Powitanie');
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await panel(console).waitFor({ state: 'detached' });
  expect(numbers.entries[0]?.settings).toMatchObject({ route: { kind: 'menu', menuId: saved?.id } });
});

test('a trunk that registers: its password goes in and is not shown, rules are tried before they are saved, and it is checked', async () => {
  const { platform, console } = await atBreaks('administration/trunks?open=new');
  const { page } = console;
  const { trunks } = platform.administration;
  await page.getByLabel('Nazwa', { exact: true }).fill('Operator');
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await page.getByText('Uzupełnij to pole.').waitFor();
  await page.getByLabel('Jak się rozpoznajemy').selectOption('register');
  await page.getByLabel('Domena (serwer rejestracji)').fill('sip.operator.pl');
  await page.getByLabel('Login', { exact: true }).fill('48221000100');
  await page.getByLabel('Hasło').fill('tajne słowo');
  await page.getByLabel('Jak operator chce numery wybierane').selectOption('00E164');
  const tried = page.getByLabel('Numer, jak go wybiera użytkownik');
  await tried.fill('+48600100200');
  await tried.press('Enter');
  await page.getByText('wyślemy do 0048600100200').waitFor();
  await page.getByLabel('Jak operator chce numery wybierane').selectOption('0national');
  await page.getByText('wyślemy do 0600100200').waitFor();
  expect(trunks.trunks).toEqual([]);
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await panel(console).waitFor({ state: 'detached' });
  expect(trunks.trunks[0]?.settings).toMatchObject({ peers: [], numbers: { outbound: { format: '0national' } } });
  expect([...trunks.passwords.values()]).toEqual(['tajne słowo']);
  await page.getByText('gotowe, odpowiada w 14 ms').waitFor();
  await page.getByRole('button', { name: 'Operator' }).click();
  expect(await page.getByLabel('Hasło').inputValue()).toBe('');
  await page.getByRole('button', { name: 'Sprawdź połączenie' }).click();
  await page.getByText('odpowiada: 200 OK, 14 ms').waitFor();
  Object.assign(trunks.trunks[0] ?? {}, { calls: { inbound: 3, outbound: 2 } });
  await page.keyboard.press('Escape');
  await page.clock.runFor(5_000);
  await page.getByRole('cell', { name: '5', exact: true }).waitFor();
});
