import { type TestPlatform, freePort, startPlatform } from '@wpm/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Baresip } from '../support/baresip.ts';
import { ConsoleUser } from '../support/console-user.ts';

let platform: TestPlatform;

beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(async () => platform?.stop());

/** What a person reads off the page and types into a phone, and nothing else. */
async function readOff({ page }: ConsoleUser) {
  const [domain = '', user = '', authUser = '', password = '', proxy = '', transport = ''] = await page
    .locator('.station-line code')
    .allTextContents();
  const [host = '', port = ''] = proxy.split(':');
  expect(transport).toBe('UDP');
  return { domain, user, authUser, password, server: { host, port: Number(port) }, transport: 'udp' } as const;
}

test('a desk phone that gets exactly what the console shows registers, is seen there, and calls until it is removed', async () => {
  await using admin = await ConsoleUser.atCalls(platform);
  const { page } = admin;
  await page.getByRole('link', { name: 'Administracja' }).click();
  await page.getByRole('link', { name: 'Konta', exact: true }).click();
  await page.getByRole('button', { name: /^Piotr/ }).click();
  await page.getByRole('button', { name: 'Dodaj telefon' }).click();
  await page.getByLabel('Nazwa telefonu').fill('Portiernia');
  await page.getByRole('button', { name: 'Utwórz dane logowania' }).click();
  await page.getByLabel('Połączenie', { exact: true }).selectOption('UDP');
  const station = await readOff(admin);
  await page.getByRole('button', { name: 'Gotowe' }).click();
  const row = page.locator('.stations li', { hasText: 'Portiernia' });
  await row.getByText('niepołączony').waitFor();

  await using phone = await Baresip.start({ sipPort: await freePort(), hz: 440, answer: 'auto', station });
  await row.getByText('połączony od').waitFor();
  await row.getByText(/baresip .* · UDP, z adresu 127\.0\.0\.1:\d+/).waitFor();
  phone.dial('600', platform);
  await phone.waitFor('CALL_ESTABLISHED');
  await phone.hears(500);
  phone.hangUp();
  await phone.waitFor('CALL_CLOSED');

  await page.getByRole('button', { name: 'Portiernia' }).click();
  await page.getByRole('button', { name: 'Usuń telefon' }).click();
  const question = page.getByRole('alertdialog');
  await question.getByText('To jedyny połączony telefon tego konta').waitFor();
  await question.getByRole('button', { name: 'Usuń telefon' }).click();
  await row.waitFor({ state: 'detached' });
  phone.dial('600', platform);
  await phone.waitFor('CALL_CLOSED');
  await expect(phone.waitFor('CALL_ESTABLISHED', 10)).rejects.toThrow('no CALL_ESTABLISHED');
  expect(admin.complaints).toEqual([]);
});
