import { dialRules, NO_FORWARDING } from '@wpm/contract';
import { expect, test } from 'vitest';
import { SUPERVISOR_ID } from './fixtures/console-live.ts';
import { consolesInBrowser } from './fixtures/consoles-in-browser.ts';
import { refusal } from './fixtures/refusal.ts';
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

test('single people have limits of their own in place of those of each person; a wrong one opens its line; the audit log tells it in words', async () => {
  const { platform, console } = await atCalls();
  const { page } = console;
  const { accounts, dialling } = platform.administration;
  const ewa = accounts.add({ login: 'ewa', displayName: 'Ewa Żak', kind: 'agent' });
  accounts.add({ login: 'jan', displayName: 'Jan Lis', kind: 'agent' });
  accounts.add({ login: 'iza', displayName: 'Iza Mak', kind: null, webphoneSeat: false, roles: ['auditor'] });
  await console.goto('administration/dialling');
  const add = page.getByLabel('Dodaj osobę');
  await add.selectOption('Jan Lis (jan)');
  await add.selectOption('Ewa Żak (ewa)');
  expect(await add.locator('option').allTextContents()).toEqual(['wybierz']);
  const ofEwa = page.getByRole('group', { name: 'Limity: Ewa Żak (ewa)' });
  const lineOf = (name: string) => page.locator('details').filter({ hasText: name });
  await ofEwa.getByLabel('Rozmów naraz').fill('-1');
  await ofEwa.getByLabel('Połączeń na minutę').fill('');
  expect(await seriousFindings(page)).toEqual([]);
  await lineOf('Ewa Żak').locator('summary').click();
  await ofEwa.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await ofEwa.getByText('Ta liczba jest za mała.').waitFor();
  await ofEwa.getByLabel('Rozmów naraz').fill('8');
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await page.getByText('Zapisano. Obowiązuje od następnego połączenia.').waitFor();
  const { agent } = dialRules.parse({}).limits;
  const own = { accountId: ewa.id, caps: { ...agent, concurrent: 8, callsPerMinute: null } };
  expect(dialling.policy.rules.limits.accounts).toMatchObject([{ caps: agent }, own]);
  await lineOf('Jan Lis').getByRole('button', { name: 'Usuń własne limity' }).click();
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await expect.poll(() => dialling.policy.version).toBe(2);
  expect(dialling.policy.rules.limits.accounts).toEqual([own]);
  await page.reload();
  await lineOf('Ewa Żak').getByText('Rozmów naraz: 8, Połączeń na godzinę: 300').waitFor();
  expect(await ofEwa.count()).toBe(0);

  const entry = { at: '2026-11-20T11:04:00.000Z', source: '192.0.2.7', subject: null, result: 'ok' };
  const account = { id: SUPERVISOR_ID, login: 'admin', displayName: 'Maria Zielińska' };
  const [before, after] = [dialRules.parse({}), { ...dialling.policy.rules, national: { premium: true } }];
  platform.administration.audited = [{ ...entry, account, id: '1', action: 'dial-policy.change', before, after }];
  await console.goto('administration/audit');
  await page.getByText('Zasady dzwonienia: ').click();
  const cellsOf = (name: string) => page.getByRole('row', { name }).getByRole('cell').allTextContents();
  await page.getByRole('row', { name: 'Limity: Ewa Żak (ewa): Rozmów naraz' }).waitFor();
  expect(await cellsOf('Numery krajowe: o podwyższonej opłacie')).toEqual(['nie wolno', 'wolno']);
  expect(await cellsOf('Limity: Ewa Żak (ewa): Rozmów naraz')).toEqual(['–', '8']);
  expect(console.complaints.filter((text) => !text.includes('400'))).toEqual([]);
});

test('a trunk is tried by a call: what refuses it is said in words, what came of it leads to its course and SIP', async () => {
  const { platform, console } = await atCalls();
  const { page } = console;
  const { trunks } = platform.administration;
  const { id } = trunks.add({ name: 'Operator', peers: [{ host: 'sip.operator.pl' }] });
  await console.goto(`administration/trunks?open=${id}`);
  const number = page.getByLabel('Numer na zewnątrz');
  await number.fill('600 100 200');
  await number.press('Enter');
  await page.getByText('Łącze do sieci telefonicznej nie działa.').waitFor();
  const answered = platform.calls.find(({ outcome, endedAt }) => outcome === 'answered' && endedAt !== null);
  trunks.nextCall = answered?.callId;
  await page.getByLabel('Czyj telefon ma zadzwonić').selectOption('Jan Kowalski');
  await page.getByRole('button', { name: 'Zadzwoń próbnie' }).click();
  await page.getByText('Działa: druga strona odebrała').waitFor();
  expect(trunks.called.map(({ to }) => to)).toEqual(['600 100 200', '600 100 200']);
  expect(new Set(trunks.called.map(({ user }) => user)).size).toBe(2);
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('link', { name: 'Zobacz przebieg i SIP' }).click();
  await page.waitForURL((url) => url.pathname.includes(answered?.callId ?? 'no call'));
});

test('what few trunks need stands apart, closed until it is set; what is wrong of it opens it and is said at its field', async () => {
  const { platform, console } = await atCalls();
  const { page } = console;
  const { trunks } = platform.administration;
  const peers = [{ host: 'sip.operator.pl', transport: 'tls' }];
  const { id, settings: before } = trunks.add({ name: 'Operator', peers, silenceSeconds: 4, limits: { total: 30 } });
  await console.goto(`administration/trunks?open=${id}`);
  const advanced = page.locator('details').filter({ hasText: 'Zaawansowane' });
  const heading = advanced.locator('summary');
  const proxy = page.getByRole('group', { name: 'Serwer pośredniczący' });
  const sources = page.getByLabel('Dodatkowe adresy');
  const certificate = page.getByLabel('Certyfikat urzędu');
  await heading.waitFor();
  expect(await proxy.count()).toBe(0);
  await heading.click();
  await proxy.getByLabel('Port', { exact: true }).fill('5061');
  await sources.fill('203.0.113.0/24\noperator.pl');
  await certificate.fill('to nie certyfikat');
  expect(await seriousFindings(page)).toEqual([]);
  await heading.click();
  await proxy.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await proxy.getByText('Uzupełnij to pole.').waitFor();
  await page.getByText('To nie jest adres IP ani sieć: operator.pl').waitFor();
  await page.getByText('To nie jest certyfikat w PEM.').waitFor();
  const host = proxy.getByLabel('Nazwa lub adres IP');
  expect(await host.evaluate((field) => field === document.activeElement)).toBe(true);
  await host.fill('proxy.operator.pl');
  await proxy.getByLabel('Transport').selectOption('TLS');
  await sources.fill('203.0.113.0/24, 198.51.100.7');
  const tlsCa = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
  await certificate.fill(tlsCa);
  await page.getByLabel('Gdy operator odsyła').selectOption('Nie idziemy nigdzie');
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await console.panel().waitFor({ state: 'detached' });
  const set = {
    outboundProxy: { host: 'proxy.operator.pl', port: 5_061, transport: 'tls' },
    sources: ['203.0.113.0/24', '198.51.100.7'],
    redirects: 'never',
    tlsCa,
  };
  expect(trunks.trunks[0]?.settings).toEqual({ ...before, ...set });

  await page.getByRole('button', { name: 'Operator' }).click();
  await host.fill('');
  await proxy.getByLabel('Port', { exact: true }).fill('');
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await console.panel().waitFor({ state: 'detached' });
  expect(trunks.trunks[0]?.settings).toEqual({ ...before, ...set, outboundProxy: null });
  expect(console.complaints.filter((text) => !text.includes('400'))).toEqual([]);
});

test("an administrator sees, sets and removes where a user's calls go; what is wrong stands at its rule, and nobody is undone unseen", async () => {
  const { platform, console } = await atCalls();
  const { page } = console;
  const { accounts, forwarding } = platform.administration;
  const { id } = accounts.add({ login: 'ewa', displayName: 'Ewa Żak', kind: 'agent', extension: '102' });
  await console.goto(`administration/accounts?open=${id}`);
  const section = page.getByRole('region', { name: 'Przekierowania' });
  const dialog = page.getByRole('dialog').last();
  const noAnswer = dialog.getByRole('group', { name: 'Brak odpowiedzi' });
  const target = noAnswer.getByLabel('Numer telefonu lub wewnętrzny');
  await section.getByText('Nie ma przekierowań.').waitFor();
  expect(await section.getByRole('button', { name: 'Usuń przekierowania' }).count()).toBe(0);
  await section.getByRole('button', { name: 'Zmień przekierowania' }).click();
  await noAnswer.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: 'Zapisz' }).click();
  await noAnswer.getByText('Wpisz numer telefonu lub wewnętrzny.').waitFor();
  forwarding.refused = refusal(400, 'request/invalid', { reasons: { 'rules.no-answer.target': 'contradicts' } });
  await target.fill('102');
  await target.press('Enter');
  await noAnswer.getByText('To numer tego użytkownika.').waitFor();
  forwarding.refused = undefined;
  await target.fill('+48600100200');
  await noAnswer.getByLabel('Po ilu sekundach').fill('20');
  expect(await seriousFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Zapisz' }).click();
  await section.getByText('Brak odpowiedzi: +48 600 100 200 po 20 s').waitFor();
  const rules = { ...NO_FORWARDING, 'no-answer': { on: true, target: '+48600100200', afterSeconds: 20 } };
  expect(forwarding.kept.get(id)).toEqual({ version: 1, rules });
  // The form of the account, within which it stands, was not saved by it.
  expect(accounts.entries[0]).toMatchObject({ version: 1 });

  await section.getByRole('button', { name: 'Zmień przekierowania' }).click();
  forwarding.kept.set(id, { version: 2, rules: { ...rules, busy: { on: true, target: '103' } } });
  await noAnswer.getByRole('checkbox').uncheck();
  await dialog.getByRole('button', { name: 'Zapisz' }).click();
  await dialog.getByRole('button', { name: 'Wczytaj obecny stan' }).click();
  const busy = dialog.getByRole('group', { name: 'Zajęty' });
  await busy.getByLabel('Numer telefonu lub wewnętrzny').waitFor();
  expect(await busy.getByLabel('Numer telefonu lub wewnętrzny').inputValue()).toBe('103');
  expect(await noAnswer.getByRole('checkbox').isChecked()).toBe(true);
  await dialog.getByRole('button', { name: 'Anuluj' }).click();
  await section.getByText('Zajęty: 103').waitFor();

  await section.getByRole('button', { name: 'Usuń przekierowania' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Usuń przekierowania' }).click();
  await section.getByText('Nie ma przekierowań.').waitFor();
  const gone = { ...NO_FORWARDING, 'no-answer': { on: false, target: '', afterSeconds: 20 } };
  expect(forwarding.kept.get(id)).toEqual({ version: 3, rules: gone });
  expect(console.complaints.filter((text) => !/40[09]/.test(text))).toEqual([]);
});
