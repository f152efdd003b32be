import { type TestPlatform, dominantFrequency, freePort, readWav, startPlatform } from '@wpm/testkit';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Agent } from './support/agent.ts';
import { agentOf } from './support/agent-of.ts';
import { Baresip } from './support/baresip.ts';
import { ConsoleUser } from './support/console-user.ts';
import { Customers, listOf } from './support/outbound-list.ts';

const ANNA_HZ = 850;
const JAN_HZ = 1_150;
const CUSTOMER_HZ = 1_450;
const ANNAS_NUMBER = '+48221000101';
const CAMPAIGN_NUMBER = '+48221000100';

let platform: TestPlatform;
let trunkPort: number;
beforeAll(async () => {
  trunkPort = await freePort();
  platform = await startPlatform({ trunkPort });
});
afterAll(async () => platform?.stop());

const opensMissed = ({ page }: Agent) => page.getByRole('link', { name: /^Nieodebrane/ }).tap();
const seesRow = ({ page }: Agent, text: string) => page.locator('.call-row').filter({ hasText: text }).waitFor();
const seesOnCall = ({ page }: Agent, text: string) => page.locator('.call').getByText(text).waitFor();
const shownIn = (choice: Locator) => choice.locator('option:checked').textContent();
/** Two taps at once, as of an impatient finger: the second may find that what was pressed is gone. */
const twice = async (button: Locator) => {
  await button.tap({ trial: true });
  const { x = 0, y = 0, width = 0, height = 0 } = (await button.boundingBox()) ?? {};
  const tap = () => button.page().touchscreen.tap(x + width / 2, y + height / 2);
  await Promise.all([tap(), tap()]);
};
const badge = ({ page }: Agent) => page.locator('.tab-badge');

test('a missed call stands on every phone; who calls back is seen by all, and it is green for all once the customer answers', async () => {
  await using customer = await Baresip.start({ sipPort: trunkPort, hz: CUSTOMER_HZ, answer: 'manual' });
  await using anna = await agentOf(platform, 'anna', ANNA_HZ);
  await using jan = await agentOf(platform, 'jan', JAN_HZ);
  customer.dial(ANNAS_NUMBER, platform.sip);
  await anna.press('Odrzuć');
  for (const agent of [anna, jan]) await badge(agent).filter({ hasText: '1' }).waitFor();
  await anna.press('Zamknij');

  await opensMissed(jan);
  await jan.page.getByText('Wszystkie').tap();
  await seesRow(jan, 'czeka od chwili');
  await opensMissed(anna);
  await anna.newestRow().tap();
  await anna.page.getByText('odrzucone').waitFor();
  // A double press makes one call, and the claim stays with it.
  await twice(anna.page.getByRole('button', { name: 'Oddzwoń', exact: true }));
  await seesRow(jan, 'dzwoni: Anna Nowak');
  await jan.newestRow().tap();
  await jan.page.getByText('Anna Nowak już oddzwania do tego klienta.').waitFor();
  await jan.press('Zamknij');

  await customer.waitFor('CALL_INCOMING');
  customer.accept();
  await anna.hears(CUSTOMER_HZ);
  await seesRow(jan, 'oddzwoniono: Anna Nowak');
  await badge(jan).waitFor({ state: 'detached' });
  await anna.press('Rozłącz');
  await anna.press('Zamknij');
  await anna.page.getByText('Nikt nie czeka na oddzwonienie.').waitFor();
  await anna.page.getByText('Wszystkie').tap();
  await seesRow(anna, 'oddzwoniono: Anna Nowak');

  // The stranger becomes a contact, and is called so on every phone at once (F21, F19).
  await anna.newestRow().tap();
  await anna.press('Dodaj kontakt');
  await anna.page.getByLabel('Nazwisko').fill('Ogrodnik-Żak');
  await anna.press('Zapisz');
  await anna.page.getByRole('heading', { name: 'Ogrodnik-Żak' }).waitFor();
  await seesRow(jan, 'Ogrodnik-Żak');
  await jan.page.getByRole('link', { name: 'Kontakty' }).tap();
  await jan.page.getByLabel('Szukaj kontaktu').fill('zak ogro');
  await jan.page.getByRole('button', { name: /^Ogrodnik-Żak/ }).waitFor();
  expect([...anna.complaints, ...jan.complaints]).toEqual([]);
});

/** The campaign ends no wrap-up without a classifier, and is called in by hand, with its number; the phones know at once. */
async function requireClassifier(): Promise<void> {
  const { client } = await platform.api('admin');
  const listed = await client.listCampaigns({});
  const campaign = listed.ok ? listed.value.items[0] : undefined;
  if (!campaign) throw new Error('the demo has no campaign');
  const { id, version, settings } = campaign;
  const wrapUp = { mode: 'until-ended', classifierRequired: true } as const;
  const numbers = await client.listNumbers({});
  const ofCampaign = numbers.ok && numbers.value.items.find(({ settings: { number } }) => number === CAMPAIGN_NUMBER);
  const byHand = {
    manualCalls: true,
    callerNumberId: ofCampaign ? ofCampaign.id : null,
    recording: { ...settings.recording, outbound: 'never' },
  } as const;
  const changed = await client.changeCampaign({ id, version, settings: { ...settings, ...byHand, wrapUp } });
  if (!changed.ok) throw new Error(changed.error.code);
}

/** As a field of a local time has it. */
const inAMonth = (): string => new Date(Date.now() + 30 * 24 * 3_600_000).toISOString().slice(0, 16);

/** As if its time had come: a second from now. */
async function makeDue(): Promise<void> {
  const { client } = await platform.api('anna');
  const listed = await client.listMyRecalls({});
  const [recall, ...others] = listed.ok ? listed.value.items : [];
  if (!recall || others.length > 0) throw new Error(`there are ${others.length + (recall ? 1 : 0)} recalls`);
  const at = new Date(Date.now() + 1_000).toISOString();
  expect(await client.moveRecall({ recallId: recall.recallId, at })).toMatchObject({ ok: true });
}

test('a required classifier is demanded; one that plans a recall has it offered when it is due, and the call back ends it', async () => {
  await requireClassifier();
  await using customer = await Baresip.start({ sipPort: trunkPort, hz: CUSTOMER_HZ, answer: 'manual' });
  await using anna = await agentOf(platform, 'anna', ANNA_HZ);
  const { page } = anna;
  await page.locator('.chip.status').tap();
  await anna.press('W kolejce');
  await page.locator('.chip.status').filter({ hasText: 'W kolejce' }).waitFor();
  customer.dial(CAMPAIGN_NUMBER, platform.sip);
  await anna.press('Odbierz');
  await anna.hears(CUSTOMER_HZ);
  // In the call: one that needs a note is not saved without it (F07, F35).
  await anna.press('Kontakt');
  await anna.press('Reklamacja');
  await page.getByLabel('Notatka (wymagana)').waitFor();
  await anna.press('Zapisz');
  expect(await page.getByLabel('Notatka (wymagana)').evaluate((field) => field.matches(':invalid'))).toBe(true);
  await anna.press('Zamknij');
  await anna.press('Rozłącz');

  await page.getByText('Ta kampania wymaga klasyfikatora.').waitFor();
  expect(await page.getByRole('button', { name: 'Gotowe' }).isDisabled()).toBe(true);
  await anna.press('Prosi o telefon później');
  await page.getByLabel('Kiedy zadzwonić ponownie').fill(inAMonth());
  await anna.press('Gotowe');
  await page.getByText('Po rozmowie', { exact: true }).first().waitFor({ state: 'detached' });

  await opensMissed(anna);
  await page.getByText('Recalle').tap();
  await seesRow(anna, 'Infolinia · dla mnie');
  await makeDue();
  await page.getByRole('heading', { name: 'Czas oddzwonić' }).waitFor();
  // It is a call of the campaign that promised it (F14), and its number is what the customer sees.
  const as = page.getByLabel(/^Dzwonisz jako; klient zobaczy /);
  expect(await shownIn(as)).toBe('Infolinia');
  await page.getByText('klient zobaczy +48 22 100 01 00').waitFor();
  await anna.press('Zadzwoń teraz');
  await seesOnCall(anna, 'Kampania: Infolinia');
  expect(await customer.waitFor('CALL_INCOMING')).toMatchObject({ param: expect.stringContaining(CAMPAIGN_NUMBER) });
  customer.accept();
  await anna.hears(CUSTOMER_HZ);
  await anna.press('Rozłącz');
  await page.getByText('Ta kampania wymaga klasyfikatora.').waitFor();
  await anna.press('Udzielono informacji');
  await anna.press('Gotowe');
  await page.getByText('Nie masz zaplanowanych recalli.').waitFor();

  // What is chosen on the keypad stays chosen; outside campaigns it is her own number.
  await page.getByRole('link', { name: 'Klawiatura' }).tap();
  expect(await shownIn(as)).toBe('Poza kampanią');
  await page.getByText('klient zobaczy +48 22 100 01 01').waitFor();
  await as.selectOption({ label: 'Infolinia' });
  await page.reload();
  await page.getByText('W kolejce', { exact: true }).first().waitFor();
  await expect.poll(() => shownIn(as)).toBe('Infolinia');
  await anna.dial('600100200');
  expect(await customer.waitFor('CALL_INCOMING')).toMatchObject({ param: expect.stringContaining(CAMPAIGN_NUMBER) });
  await seesOnCall(anna, 'Kampania: Infolinia');
  await anna.press('Rozłącz');
  expect(anna.complaints).toEqual([]);
});

const EWA = { externalId: 'crm-1', name: 'Ewa Lis', number: '+48600100301', contract: 'UM/7/2026' };
const OLGA = { externalId: 'crm-2', name: 'Olga Wilk', number: '+48600100302', contract: 'UM/8/2026' };
const ADAM = { externalId: 'crm-3', name: 'Adam Sowa', number: '+48600100303', contract: 'UM/9/2026' };

/** After a call of the list: what it was, without which its wrap-up does not end. */
async function classifies(agent: Agent): Promise<void> {
  await agent.page.getByText('Ta kampania wymaga klasyfikatora.').waitFor();
  await agent.press('Udzielono informacji');
  await agent.press('Gotowe');
}

/** Calls who is offered, once what the list knows of them is seen. */
async function callsOffered({ page }: Agent, { name, contract }: typeof EWA): Promise<void> {
  const card = page.getByRole('dialog').filter({ hasText: 'Następny klient' });
  await card.getByText(name).waitFor();
  await card.getByText(contract).waitFor();
  await card.getByRole('button', { name: 'Zadzwoń', exact: true }).tap();
}

test('an agent works a list (F45): looks and calls, gives up on who does not answer and stands for later, and then the next is called for them', async () => {
  const list = await listOf(platform, 'Odnowienia', [EWA, OLGA, ADAM]);
  await using customers = await Customers.open(platform, CUSTOMER_HZ);
  await using jan = await agentOf(platform, 'jan', JAN_HZ);
  await jan.worksIn('Odnowienia');

  await callsOffered(jan, EWA);
  await using first = await customers.answers(await customers.called(EWA.number));
  await seesOnCall(jan, EWA.name);
  await Promise.all([jan.hears(CUSTOMER_HZ), first.hears(JAN_HZ)]);
  await jan.page.getByText('Dane klienta z listy').tap();
  await seesOnCall(jan, EWA.contract);
  await first.hangsUp();
  await classifies(jan);

  await callsOffered(jan, OLGA);
  const unanswered = await customers.called(OLGA.number);
  await jan.seesState('Dzwoni');
  await list.callsByItself();
  await jan.press('Rozłącz');
  await unanswered.cancelled();

  // Nobody is asked any more: the phone rings, and whoever answers it has the customer called.
  await seesOnCall(jan, ADAM.name);
  await jan.press('Odbierz');
  await using third = await customers.answers(await customers.called(ADAM.number));
  await Promise.all([jan.hears(CUSTOMER_HZ), third.hears(JAN_HZ)]);
  await third.hangsUp();
  await classifies(jan);
  await expect
    .poll(() => list.entries())
    .toMatchObject([
      { externalId: 'crm-1', state: 'done', result: 'answered' },
      { externalId: 'crm-2', state: 'retry', result: 'no-answer' },
      { externalId: 'crm-3', state: 'done', result: 'answered' },
    ]);
  const [, retried] = await list.entries();
  const inMinutes = (Date.parse(retried?.from ?? '') - Date.now()) / 60_000;
  expect(inMinutes).toBeGreaterThan(115);
  expect(inMinutes).toBeLessThanOrEqual(120);
  expect(jan.complaints).toEqual([]);
});

test('Anna records what callers hear before they leave her a message, and keeps it once she heard it; an administrator takes it away', async () => {
  const { client } = await platform.api('anna');
  // She was in a queue before.
  expect(await client.setMyStatus({ chosen: { kind: 'ready' } })).toMatchObject({ ok: true });
  await using anna = await agentOf(platform, 'anna', ANNA_HZ);
  const { page } = anna;
  await page.getByRole('link', { name: 'Ustawienia' }).tap();
  await page.getByRole('link', { name: 'Przekierowania' }).tap();
  const own = page.getByRole('group', { name: 'Powitanie', exact: true });
  await own.getByText('Nie masz własnego: klient słyszy standardowe.').waitFor();
  await own.getByRole('button', { name: 'Nagraj: Powitanie' }).tap();
  await own.getByText(/^Nagrywam: 0:0[2-9]/).waitFor();
  await own.getByRole('button', { name: 'Zakończ nagrywanie' }).tap();
  await own.getByRole('button', { name: 'Odtwórz' }).tap();
  await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 0.3);
  expect(await client.getMyGreetings({})).toMatchObject({ value: { usual: null } });
  await own.getByRole('button', { name: 'Zapisz powitanie' }).tap();
  await own.getByText('Zapisano. Usłyszy je następny klient.').waitFor();
  const kept = await client.readMyGreeting('usual');
  if (!kept.ok) throw new Error(kept.error.code);
  const { channels, sampleRate } = readWav(new Uint8Array(await kept.value.arrayBuffer()));
  expect(dominantFrequency(channels[0] ?? [], sampleRate)).toBe(ANNA_HZ);

  await using admin = await ConsoleUser.atCalls(platform);
  await admin.removesGreetingOf('Anna Nowak');
  expect(await client.getMyGreetings({})).toMatchObject({ value: { usual: null } });
  expect([anna.complaints, admin.complaints]).toEqual([[], []]);
});
