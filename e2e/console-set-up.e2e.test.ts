import { expect, test } from 'vitest';
import { KEY_HINT, KEY_SECRET } from './fixtures/console-keys.ts';
import type { ConsolePage } from './fixtures/console-page.ts';
import { WEBHOOK_SECRET } from './fixtures/console-webhooks.ts';
import { refusal } from './fixtures/refusal.ts';
import { seriousFindings } from './support/accessibility.ts';
import { openAudit, openStations } from './fixtures/set-up-scenes.ts';
import { consolesInBrowser } from './fixtures/consoles-in-browser.ts';

const { atCalls, atLogin } = consolesInBrowser();

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

test('a desk phone is made, shown once, switched off, given a new password and removed, each told before', async () => {
  const { platform, console } = await atCalls();
  const { page } = console;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await openStations(console, platform);
  const { stations } = platform.administration;
  const dialog = () => page.getByRole('dialog').last();
  const question = page.getByRole('alertdialog');
  await page.getByText('Yealink SIP-T46U 108.86.0.20 · UDP, z adresu 192.0.2.7:5062').waitFor();
  stations.refused = refusal(403, 'session/licence-expired', { fields: { licence: 'uc' } });
  await page.getByRole('button', { name: 'Dodaj telefon' }).click();
  await page.getByRole('button', { name: 'Utwórz dane logowania' }).click();
  await page.getByText('Nazwij ten telefon.').waitFor();
  await page.keyboard.type('Portiernia');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'Ta licencja Twojej firmy wygasła. ' }).waitFor();
  await page.getByRole('alert').filter({ hasText: 'Licencja: UC.' }).waitFor();
  stations.refused = undefined;
  await page.keyboard.press('Enter');
  await page.getByText('abcdefghjkmnpqrstuvw-1').waitFor();
  await page.getByLabel('Połączenie', { exact: true }).selectOption('UDP');
  await page.getByText('telefony.firma.example:5060').waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Kopiuj wszystko' }).click();
  await page.getByRole('status').filter({ hasText: 'Skopiowano.' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Hasło: abcdefghjkmnpqrstuvw-1\n');
  // On paper the sheet stands alone, from the top of the page.
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.station-sheet').boundingBox()).toMatchObject({ x: 0, y: 0 });
  expect(await page.getByRole('heading', { name: 'Co wpisać w telefonie „Portiernia”' }).last().isVisible()).toBe(true);
  expect(await page.getByRole('button', { name: 'Gotowe' }).isVisible()).toBe(false);
  await page.emulateMedia({ media: null });
  await page.getByRole('button', { name: 'Gotowe' }).click();
  expect(await page.getByText('abcdefghjkmnpqrstuvw-1').count()).toBe(0);

  await page.getByRole('button', { name: 'Recepcja' }).click();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByLabel('Telefon działa').uncheck();
  await dialog().getByRole('button', { name: 'Zapisz' }).click();
  await page.locator('.stations li', { hasText: 'Recepcja' }).getByText('wyłączony').waitFor();
  expect(stations.stations[0]).toMatchObject({ enabled: false, registrations: [] });

  await page.getByRole('button', { name: 'Portiernia' }).click();
  await page.getByRole('button', { name: 'Nowe hasło' }).click();
  await question.getByRole('button', { name: 'Nowe hasło' }).click();
  await page.getByText('abcdefghjkmnpqrstuvw-2').waitFor();
  await page.getByRole('button', { name: 'Gotowe' }).click();

  await page.getByRole('button', { name: 'Portiernia' }).click();
  await page.getByRole('button', { name: 'Usuń telefon' }).click();
  await question.getByRole('button', { name: 'Zostaw' }).click();
  expect(stations.stations).toHaveLength(4);
  await page.getByRole('button', { name: 'Usuń telefon' }).click();
  await question.getByRole('button', { name: 'Usuń telefon' }).click();
  await page.getByRole('button', { name: 'Portiernia' }).waitFor({ state: 'detached' });
  expect(stations.stations.map(({ name }) => name)).toEqual(['Recepcja', 'Softphone w domu', 'Hala B']);
  expect(console.complaints.filter((text) => !text.includes('403'))).toEqual([]);
});

test('phones of other makers say what keeps all of them out, and an agent is told who has them', async () => {
  const { platform, console } = await atCalls();
  const { page } = console;
  platform.administration.licencesUntil = '2026-01-01T00:00:00.000Z';
  await openStations(console, platform);
  await page.getByText('Licencja UC Twojej firmy wygasła albo jej nie ma').waitFor();
  const agent = { login: 'ewa', displayName: 'Ewa Żak', kind: 'agent', webphoneSeat: true };
  const { id } = platform.administration.accounts.add(agent);
  await console.goto(`administration/accounts?open=${id}`);
  await page.getByText('Takie telefony mają użytkownicy PBX i UC.').waitFor();
  expect(await page.getByRole('button', { name: 'Dodaj telefon' }).count()).toBe(0);
});

test('a calendar gets the Polish holidays at once and a day of its own, and what is wrong with a day opens it', async () => {
  const { platform, console } = await at('administration/holidays?open=new');
  const { page } = console;
  await page.getByLabel('Nazwa', { exact: true }).fill('Polska');
  await page.getByRole('button', { name: 'Dodaj polskie święta' }).click();
  const eve = page.locator('details').filter({ hasText: 'Wigilia' });
  await eve.locator('summary').click();
  await eve.getByLabel('Zamknięte cały dzień').uncheck();
  await page.getByRole('button', { name: 'Dodaj dzień' }).click();
  await page.getByRole('button', { name: 'Zapisz' }).click();
  const own = page.locator('details').last();
  await own.getByText('Uzupełnij to pole.').first().waitFor();
  await own.getByLabel('Nazwa (Polski)').fill('Inwentaryzacja');
  await own.getByLabel('Data').fill('2027-01-04');
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await page.getByRole('cell', { name: '15 dni' }).waitFor();
  const { settings } = platform.administration.holidays.entries[0] ?? {};
  expect(settings).toMatchObject({ name: 'Polska', enabled: true });
  const days: unknown[] = Object(settings).days;
  expect(days[3]).toMatchObject({ date: { kind: 'easter', days: 1 }, open: [] });
  expect(days[11]).toMatchObject({ names: { pl: 'Wigilia' }, open: [{ from: '08:00', to: '12:00' }] });
  expect(days[14]).toEqual({ names: { pl: 'Inwentaryzacja' }, date: { kind: 'once', date: '2027-01-04' }, open: [] });
});

test('classifiers stand in their tree; one is put below another of its campaign with a note and a recall', async () => {
  const { platform, console } = await at('administration/breaks');
  const { page } = console;
  const { campaigns, classifiers } = platform.administration;
  const { id: campaignId } = campaigns.add({ name: 'Sprzedaż', direction: 'inbound' });
  classifiers.add({ names: { pl: 'Odmowa' }, kind: 'failure' });
  const top = classifiers.add({ names: { pl: 'Zainteresowany' }, kind: 'success', campaignId });
  await page.getByRole('link', { name: 'Klasyfikatory' }).click();
  await page.getByRole('button', { name: 'Dodaj klasyfikator' }).click();
  await page.getByLabel('Nazwa (Polski)').fill('Spotkanie');
  await page.getByLabel('Kampania').selectOption('Sprzedaż');
  const parents = page.getByLabel('W drzewie pod');
  expect(await parents.locator('option').allTextContents()).toEqual(['na samej górze', 'Zainteresowany']);
  await parents.selectOption('Zainteresowany');
  await page.getByLabel('Recall').selectOption('po ustalonym czasie');
  await page.getByLabel('Po ilu minutach').fill('90');
  await page.getByLabel('Dla kogo').selectOption('dla tego samego agenta');
  await page.getByLabel('Wymaga notatki').check();
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await panel(console).waitFor({ state: 'detached' });
  expect(await page.locator('.entry-opener').allTextContents()).toEqual(['Odmowa', 'Zainteresowany', 'Spotkanie']);
  await page.getByRole('cell', { name: 'notatka, recall' }).waitFor();
  expect(classifiers.entries[2]?.settings).toMatchObject({
    campaignId,
    parentId: top.id,
    recall: { kind: 'after', minutes: 90, for: 'this-agent' },
    needsNote: true,
    closesRecord: false,
  });
});

test('the audit log says who changed what from what to what, is narrowed, and a refusal stands in its words', async () => {
  const { platform, console } = await at('administration/audit');
  const { page } = console;
  await page.getByText('Nie ma takich wpisów').waitFor();
  await openAudit(console, platform);
  const change = page.getByRole('row', { name: 'queue.maxWaitSeconds' });
  expect(await change.getByRole('cell').allTextContents()).toEqual(['–', '90']);
  expect(await page.getByRole('row', { name: 'name' }).count()).toBe(0);
  await page.getByLabel('Co', { exact: true }).selectOption('Webhook');
  await page.waitForURL(/what=webhook$/);
  const lines = page.locator('.audit-list summary');
  await expect.poll(() => lines.count()).toBe(1);
  await lines.click();
  await page.getByText('Na adres prywatny nic nie jest wysyłane').waitFor();
});

test('a new tenant begins at the guide, whose steps tick themselves; it is put away and found again', async () => {
  const { platform, console } = await atLogin({ guided: true });
  const { page } = console;
  const { accounts, campaigns, numbers } = platform.administration;
  platform.calls = [];
  await console.logIn();
  await page.waitForURL(/administration\/first-steps$/);
  const done = page.locator('.first-step[data-done] h2');
  await page.getByText('Zrobione: 2 z 8').waitFor();
  expect(await done.allTextContents()).toEqual(['Licencje · Zrobione', 'Telefon agenta zalogowany · Zrobione']);
  await page.locator('[aria-current=step]').getByRole('link', { name: 'Konta' }).click();
  await page.waitForURL(/accounts\?open=new$/);
  const ewa = accounts.add({ login: 'ewa', displayName: 'Ewa Żak', kind: 'agent', webphoneSeat: true });
  const { id: campaignId } = campaigns.add({
    name: 'Infolinia',
    direction: 'inbound',
    members: [{ accountId: ewa.id }],
  });
  numbers.add({ number: '+48221000100', route: { kind: 'campaign', campaignId } });
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Pierwsze kroki' }).click();
  await page.getByText('Zrobione: 5 z 8').waitFor();
  await page.getByText('Zadzwoń na: +48 22 100 01 00').waitFor();
  await page.getByRole('button', { name: 'Ukryj przewodnik' }).click();
  await page.getByText('Przewodnik jest ukryty').waitFor();
  await console.goto('');
  await page.waitForURL(/calls$/);
  await page.getByRole('button', { name: 'Konto:' }).click();
  await page.getByRole('menuitem', { name: 'Pierwsze kroki' }).click();
  await page.getByRole('button', { name: 'Pokaż w menu Administracji' }).click();
  await page.getByRole('navigation', { name: 'Administracja' }).getByRole('link', { name: 'Pierwsze kroki' }).waitFor();
  expect(console.complaints).toEqual([]);
});

test('pages that may show the phone and the address of a customer are settled; the wrong line is named; the bookmark is one', async () => {
  const { platform, console } = await at('administration/crm-pages');
  const { page } = console;
  const { crm } = platform.administration;
  const origins = page.getByLabel('Strony, które mogą pokazać telefon');
  await origins.fill('https://crm.example\nhttp://crm.example');
  await page.getByLabel('Adres strony klienta w CRM').fill('https://{number}.example/');
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await page.getByText('To nie jest adres strony: http://crm.example').waitFor();
  expect(await page.locator('[aria-invalid="true"]').count()).toBe(2);
  expect(crm.policy.origins).toEqual(['https://crm.example']);
  await origins.fill('https://crm.example\n\nhttp://localhost:3000\n');
  await page.getByLabel('Adres strony klienta w CRM').fill('https://crm.example/szukaj?tel={number}');
  await page.getByLabel('Kiedy otworzyć stronę klienta').selectOption('po zakończeniu rozmowy');
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await page.getByText('Zapisano.').waitFor();
  expect(crm.policy).toEqual({
    origins: ['https://crm.example', 'http://localhost:3000'],
    popTemplate: 'https://crm.example/szukaj?tel={number}',
    popWhen: 'ended',
  });
  const bookmark = page.getByRole('link', { name: 'Zadzwoń', exact: true });
  expect(await bookmark.getAttribute('href')).toMatch(/^javascript:/);
});
