import { expect, test } from 'vitest';
import { consolesInBrowser } from './fixtures/consoles-in-browser.ts';
import { seriousFindings } from './support/accessibility.ts';

const { atCalls } = consolesInBrowser();

test('an administrator settles whom users may call and how much; a wrong line is named, and nobody is undone unseen', async () => {
  const { platform, console } = await atCalls();
  const { page } = console;
  const { dialling } = platform.administration;
  const accounts = [
    {
      accountId: '0192f7a0-0000-7000-8000-0000000000aa',
      caps: { concurrent: 9, callsPerMinute: null, callsPerHour: null, minutesPerHour: null },
    },
  ];
  dialling.policy.rules.limits.accounts.push(...accounts);
  await console.goto('administration/dialling');
  await page.getByLabel('Unia Europejska').check();
  await page.getByLabel('o podzielonej opłacie').check();
  await page.getByLabel('Dodaj kraj').selectOption('Ukraina');
  await page.getByRole('button', { name: 'Dodaj wyjątek' }).click();
  await page.getByLabel('Początek numeru').fill('70');
  await page.getByLabel('Czy wolno').selectOption('nie wolno');
  await page.getByRole('group', { name: 'Limity całej firmy' }).getByLabel('Minut rozmów na godzinę').fill('600');
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await page.locator('.field-problem').waitFor();
  await page.getByLabel('Początek numeru').fill('+48 70');
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await page.getByText('Zapisano. Obowiązuje od następnego połączenia.').waitFor();
  expect(dialling.policy).toMatchObject({
    version: 1,
    rules: {
      national: { landline: true, shared: true, premium: false },
      international: { groups: ['european-union'], countries: ['UA'] },
      prefixes: [{ prefix: '+4870', allowed: false }],
      limits: { tenant: { callsPerMinute: 600, minutesPerHour: 600 }, accounts },
    },
  });
  // Saved again from what it became, and refused once it is another's.
  await page.getByRole('button', { name: 'Usuń: Ukraina' }).click();
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await expect.poll(() => dialling.policy.version).toBe(2);
  dialling.policy = { ...dialling.policy, version: 3 };
  await page.getByLabel('reszta świata').check();
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await page.getByRole('button', { name: 'Wczytaj obecny stan' }).click();
  await expect.poll(() => page.getByLabel('reszta świata').isChecked()).toBe(false);
  expect(dialling.policy.rules.international).toEqual({ groups: ['european-union'], countries: [] });
  expect(console.complaints.filter((text) => !/40[09]/.test(text))).toEqual([]);
});

test('a campaign has its basic parameters: whose calls, by hand, the number shown, skills, service level, how long recordings are kept', async () => {
  const { platform, console } = await atCalls();
  const { page } = console;
  const { accounts, campaigns, numbers } = platform.administration;
  const ewa = accounts.add({ login: 'ewa', displayName: 'Ewa Żak', kind: 'agent' });
  const jan = accounts.add({ login: 'jan', displayName: 'Jan Lis', kind: 'agent' });
  const { id: callerNumberId } = numbers.add({ number: '+48221000500' });
  await console.goto('administration/campaigns?open=new');
  await page.getByLabel('Nazwa', { exact: true }).fill('Infolinia');
  for (const name of ['Ewa Żak (ewa)', 'Jan Lis (jan)']) await page.getByLabel('Dodaj agenta').selectOption(name);
  await page.getByLabel('Agenci mogą dzwonić w niej ręcznie').check();
  await page.getByLabel('Numer, który widzi klient').selectOption('+48 22 100 05 00');
  await page.getByLabel('Pierwszeństwo wobec innych kampanii').fill('3');
  await page.getByLabel('Nazwa umiejętności').fill('angielski');
  await page.getByRole('button', { name: 'Dodaj umiejętność' }).click();
  await page.getByRole('group', { name: 'angielski' }).getByLabel('Poziom').fill('6');
  await page.getByRole('group', { name: 'Ewa Żak (ewa)' }).getByLabel('angielski').fill('8');
  await page.getByLabel('Odebranych (procent)').fill('90');
  await page.getByLabel('Nie licz rozłączonych szybciej').fill('5');
  await page.getByLabel('Nagrywaj też rozmowy').uncheck();
  await page.getByLabel('Ile dni przechowywać nagrania').fill('30');
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await console.panel().waitFor({ state: 'detached' });
  expect(campaigns.entries[0]?.settings).toMatchObject({
    direction: 'inbound',
    manualCalls: true,
    callerNumberId,
    priority: 3,
    requiredSkills: { angielski: 6 },
    members: [
      { accountId: ewa.id, skills: { angielski: 8 } },
      { accountId: jan.id, skills: {} },
    ],
    serviceLevel: { percent: 90, withinSeconds: 20, shortAbandonSeconds: 5 },
    recording: { inbound: 'always', outbound: 'never', keepDays: 30 },
  });

  await page.getByRole('button', { name: 'Infolinia' }).click();
  await page.getByLabel('Rodzaj kampanii').selectOption('wychodząca: dzwonimy do klientów');
  // What is said of a queue is not asked of who calls.
  expect(await page.getByLabel('Komu dać połączenie').count()).toBe(0);
  expect(await page.getByLabel('Godziny pracy').count()).toBe(1);
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await console.panel().waitFor({ state: 'detached' });
  await page.getByRole('cell', { name: 'wychodząca, czynna' }).waitFor();
  expect(campaigns.entries[0]?.settings).toMatchObject({ direction: 'outbound', requiredSkills: { angielski: 6 } });
  expect(console.complaints).toEqual([]);
});
