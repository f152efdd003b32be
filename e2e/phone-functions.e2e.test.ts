import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type TestPlatform, freePort, startPlatform } from '@wpm/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Agent } from './support/agent.ts';
import { agentOf } from './support/agent-of.ts';
import { Baresip } from './support/baresip.ts';
import { hearsFromNow } from './support/customer-ear.ts';

/*
 * Functions that are pressed nowhere else on the real platform, with a customer at a SIP phone: transfer (F33), swapping and joining in a
 * consultation (F31), forwarding (F44), sound and the test call (F41), the menu and the history of a contact (F18, F20), language,
 * address and passwords (F43, F08).
 */

/** Whole periods of a 20 ms packet, and between the notes of the music on hold. */
const ANNA_HZ = 850;
const JAN_HZ = 1_150;
const CUSTOMER_HZ = 1_450;
const ANNAS_NUMBER = '+48221000101';

let platform: TestPlatform;
let trunkPort: number;
beforeAll(async () => {
  trunkPort = await freePort();
  platform = await startPlatform({ trunkPort });
});
afterAll(async () => platform?.stop());

const customerWho = (answer: 'auto' | 'manual') => Baresip.start({ sipPort: trunkPort, hz: CUSTOMER_HZ, answer });

/** Opens a page of the settings. */
async function opensSettings({ page }: Agent, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Ustawienia', exact: true }).tap();
  await page.getByRole('link', { name, exact: true }).tap();
}

/** Puts the ended call away. */
async function closes(agent: Agent): Promise<void> {
  await agent.press('Zamknij');
  await agent.page.getByRole('navigation').waitFor();
}

test('Anna hands a customer to Jan, who rejects: they come back to her; she hands them on by number, and Jan asks her, swaps, joins all three and hands them back', async () => {
  await using customer = await customerWho('auto');
  await using anna = await agentOf(platform, 'anna', ANNA_HZ);
  await using jan = await agentOf(platform, 'jan', JAN_HZ);
  await anna.dial('600100200');
  await anna.hears(CUSTOMER_HZ);

  await anna.press('Transfer');
  await anna.press('Przekaż: Jan Kowalski');
  await jan.press('Odrzuć');
  await closes(jan);
  await anna.press('Odbierz');
  await anna.hears(CUSTOMER_HZ);
  const backWithAnna = await hearsFromNow(customer);

  await anna.press('Transfer');
  const sheet = anna.page.getByRole('dialog');
  await sheet.getByLabel('Numer', { exact: true }).tap();
  await sheet.getByLabel('Numer telefonu').fill('102');
  await sheet.getByRole('button', { name: 'Przekaż', exact: true }).tap();
  await anna.page.getByText('Połączenie zostało przekazane.').waitFor();
  await closes(anna);
  await jan.press('Odbierz');
  await jan.hears(CUSTOMER_HZ);
  const withJan = await hearsFromNow(customer);

  await jan.press('Konsultacja');
  await jan.press('Zadzwoń: Anna Nowak');
  await anna.press('Odbierz');
  await Promise.all([jan.hears(ANNA_HZ), anna.hears(JAN_HZ)]);
  await jan.press('Przełącz');
  await jan.hears(CUSTOMER_HZ);
  const swapped = await hearsFromNow(customer);
  await jan.press('Razem');
  await expect.poll(() => jan.page.getByText('rozmawia z Tobą').count()).toBe(2);
  await jan.press('Połącz');
  await anna.hears(CUSTOMER_HZ);
  const handedBack = await hearsFromNow(customer);
  await anna.press('Rozłącz');
  await customer.waitFor('CALL_CLOSED');

  const heard = await customer.heard();
  expect([backWithAnna, withJan, swapped, handedBack].map((stretch) => stretch(heard))).toEqual([
    ANNA_HZ,
    JAN_HZ,
    JAN_HZ,
    ANNA_HZ,
  ]);
  expect([...anna.complaints, ...jan.complaints]).toEqual([]);
});

test('Anna tries her sound by a test call, sends her calls to Jan, whose phone rings instead of hers, and takes them back', async () => {
  await using customer = await customerWho('manual');
  await using anna = await agentOf(platform, 'anna', ANNA_HZ);
  await using jan = await agentOf(platform, 'jan', JAN_HZ);
  const { page } = anna;

  await opensSettings(anna, 'Dźwięk');
  await page.getByLabel('Mikrofon', { exact: true }).selectOption({ index: 1 });
  await page.getByText('Jasny', { exact: true }).tap();
  await anna.press('Sprawdź mikrofon');
  await expect.poll(() => page.locator('meter').evaluate((meter: HTMLMeterElement) => meter.value)).toBeGreaterThan(0);
  await anna.press('Zakończ sprawdzanie');
  await anna.press('Połączenie testowe');
  await anna.hears(ANNA_HZ);
  await anna.press('Rozłącz');
  await closes(anna);
  await page.reload();
  await page.getByLabel('Jasny').waitFor();
  expect(await page.getByLabel('Jasny').isChecked()).toBe(true);

  await opensSettings(anna, 'Przekierowania');
  const always = page.getByRole('group', { name: 'Bezwarunkowe' });
  await always.getByRole('switch').tap();
  await always.getByRole('button', { name: 'Wybierz współpracownika' }).tap();
  await anna.press('Przekierowuj do: Jan Kowalski');
  await anna.press('Zapisz');
  const mark = page.getByRole('link', { name: 'Wszystkie połączenia są przekierowane na 102. Zmień' });
  await mark.waitFor();
  customer.dial(ANNAS_NUMBER, platform.sip);
  await jan.press('Odbierz');
  await jan.hears(CUSTOMER_HZ);
  expect(await page.getByRole('button', { name: 'Odbierz' }).count()).toBe(0);
  await jan.press('Rozłącz');
  await customer.waitFor('CALL_CLOSED');

  await always.getByRole('switch').tap();
  await anna.press('Zapisz');
  await mark.waitFor({ state: 'detached' });
  customer.dial(ANNAS_NUMBER, platform.sip);
  await anna.press('Odrzuć');
  await customer.waitFor('CALL_CLOSED');
  expect([...anna.complaints, ...jan.complaints]).toEqual([]);
});

/** Where a mail of the platform's outbox leads to in the console, once there is one. */
async function mailedLink(to: 'email' | 'reset'): Promise<string> {
  const outbox = path.join(platform.dataFolder, 'outbox');
  let link: string | undefined;
  const look = async () => {
    // One that is being written has another name until it is whole.
    const names = (await readdir(outbox).catch(() => [])).filter((name) => name.endsWith('.eml'));
    const mails = await Promise.all(names.map((name) => readFile(path.join(outbox, name), 'utf8')));
    // Long lines are broken (RFC 2045 §6.7).
    [link] = new RegExp(`/console/${to}#[\\w-]+`).exec(mails.join('\n').replaceAll(/=\r?\n/g, '')) ?? [];
    return link;
  };
  await expect.poll(look).toBeDefined();
  return `${platform.url}${link}`;
}

test('Anna calls a contact from its menu and finds the call in its history; she speaks English, has another address, and gets in again by it when she forgot her password', async () => {
  const { client } = await platform.api('anna');
  const numbers = [{ number: '+48600100200', kind: 'mobile' as const }];
  const card = { firstName: 'Irena', lastName: 'Zięba', company: '', numbers, email: null, fields: [], notes: '' };
  expect(await client.createContact({ card, despiteDuplicates: false })).toMatchObject({ ok: true });
  await using customer = await customerWho('auto');
  await using anna = await agentOf(platform, 'anna', ANNA_HZ);
  const { page } = anna;

  await page.getByRole('link', { name: 'Kontakty' }).tap();
  await page.getByLabel('Szukaj kontaktu').fill('zieba');
  const menu = page.getByRole('button', { name: 'Kontakt Irena Zięba: więcej' });
  await menu.tap();
  await page.getByRole('button', { name: /^Zadzwoń: \+48\s600\s100\s200$/ }).tap();
  await anna.hears(CUSTOMER_HZ);
  await anna.press('Rozłącz');
  await customer.waitFor('CALL_CLOSED');
  await closes(anna);
  await menu.tap();
  await anna.press('Historia kontaktu');
  await anna.newestRow().getByText('Wychodzące odebrane').waitFor();

  await opensSettings(anna, 'Ustawienia użytkownika');
  await page.getByLabel('English').tap();
  await page.getByRole('heading', { name: 'User settings' }).waitFor();
  await page.getByLabel('Polski').tap();
  await page.getByLabel('Nowy adres').fill('anna.nowak@firma.example');
  await page.getByLabel('Hasło do konta').fill(platform.password);
  await anna.press('Zmień adres');
  await page.getByText('Wysłaliśmy link na adres anna.nowak@firma.example.').waitFor();
  const mailed = await page.context().newPage();
  await mailed.goto(await mailedLink('email'));
  await mailed.getByRole('button', { name: 'Potwierdź' }).tap();
  await mailed.getByText('Adresem Twojego konta jest teraz anna.nowak@firma.example.').waitFor();

  const [changed, forgotten] = ['deszcz nad morzem w maju', 'kot na wysokim płocie'];
  await page.getByLabel('Obecne hasło').fill(platform.password);
  await page.getByLabel('Nowe hasło', { exact: true }).fill(changed);
  await page.getByLabel('Powtórz nowe hasło').fill(changed);
  await anna.press('Zmień hasło');
  await page.getByText('Hasło zostało zmienione.').waitFor();
  await page.locator('.chip.status').tap();
  await anna.press('Wyloguj');
  await anna.logIn('anna', platform.password);
  await page.getByRole('alert').filter({ hasText: 'Login lub hasło' }).waitFor();
  await anna.press('Nie pamiętasz hasła?');
  await page.getByText('link do ustawienia hasła jest już w drodze').waitFor();
  await mailed.goto(await mailedLink('reset'));
  await mailed.getByLabel('Hasło', { exact: true }).fill(forgotten);
  await mailed.getByLabel('Powtórz hasło').fill(forgotten);
  await mailed.getByRole('button', { name: 'Ustaw hasło' }).tap();
  await mailed.getByText('Hasło ustawione').waitFor();
  await anna.logIn('anna', changed);
  await page.getByRole('alert').filter({ hasText: 'Login lub hasło' }).waitFor();
  await anna.logIn('anna', forgotten);
  await page.getByText('Gotowy', { exact: true }).first().waitFor();
  expect(anna.complaints).toEqual([]);
});
