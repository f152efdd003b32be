import { type TestPlatform, freePort, startPlatform } from '@wpm/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Agent } from './support/agent.ts';
import { agentOf } from './support/agent-of.ts';
import { Baresip } from './support/baresip.ts';

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

const opensMissed = ({ page }: Agent) => page.getByRole('link', { name: /^Nieodebrane/ }).click();
const seesRow = ({ page }: Agent, text: string) => page.locator('.call-row').filter({ hasText: text }).waitFor();
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
  await jan.page.getByText('Wszystkie').click();
  await seesRow(jan, 'czeka od chwili');
  await opensMissed(anna);
  await anna.newestRow().click();
  await anna.page.getByText('odrzucone').waitFor();
  // A double press makes one call, and the claim stays with it.
  await anna.page.getByRole('button', { name: 'Oddzwoń', exact: true }).dblclick();
  await seesRow(jan, 'dzwoni: Anna Nowak');
  await jan.newestRow().click();
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
  await anna.page.getByText('Wszystkie').click();
  await seesRow(anna, 'oddzwoniono: Anna Nowak');

  // The stranger becomes a contact, and is called so on every phone at once (F21, F19).
  await anna.newestRow().click();
  await anna.press('Dodaj kontakt');
  await anna.page.getByLabel('Nazwisko').fill('Ogrodnik-Żak');
  await anna.press('Zapisz');
  await anna.page.getByRole('heading', { name: 'Ogrodnik-Żak' }).waitFor();
  await seesRow(jan, 'Ogrodnik-Żak');
  await jan.page.getByRole('link', { name: 'Kontakty' }).click();
  await jan.page.getByLabel('Szukaj kontaktu').fill('zak ogro');
  await jan.page.getByRole('button', { name: /^Ogrodnik-Żak/ }).waitFor();
  expect([...anna.complaints, ...jan.complaints]).toEqual([]);
});
