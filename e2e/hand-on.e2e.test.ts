import { type TestPlatform, freePort, startPlatform } from '@wpm/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Agent } from './support/agent.ts';
import { agentOf } from './support/agent-of.ts';
import { Baresip } from './support/baresip.ts';
import { hearsFromNow } from './support/customer-ear.ts';

/** Tones by which each voice is known: whole periods of a 20 ms packet, and between the notes of the music on hold. */
const ANNA_HZ = 850;
const JAN_HZ = 1_150;
const CUSTOMER_HZ = 1_450;

let platform: TestPlatform;
let trunkPort: number;
beforeAll(async () => {
  trunkPort = await freePort();
  platform = await startPlatform({ trunkPort });
});
afterAll(async () => platform?.stop());

async function asks(agent: Agent, number: string): Promise<void> {
  await agent.press('Konsultacja');
  const sheet = agent.page.getByRole('dialog');
  await sheet.getByLabel('Numer', { exact: true }).tap();
  await sheet.getByLabel('Numer telefonu').fill(number);
  await sheet.getByRole('button', { name: 'Zadzwoń' }).tap();
}

test('Anna holds a customer, asks a number nobody has, is told so, asks Jan and hands the customer over: the two hear each other, and Anna is on the break she chose meanwhile', async () => {
  await using customer = await Baresip.start({ sipPort: trunkPort, hz: CUSTOMER_HZ, answer: 'auto' });
  await using anna = await agentOf(platform, 'anna', ANNA_HZ);
  await using jan = await agentOf(platform, 'jan', JAN_HZ);
  await anna.dial('600100200');
  await anna.hears(CUSTOMER_HZ);
  const toAnna = await hearsFromNow(customer);

  await anna.press('Status po rozmowie');
  await anna.page
    .getByRole('dialog')
    .getByRole('button', { name: /^Posiłek/ })
    .tap();
  await anna.page.getByRole('button', { name: 'Status po rozmowie, potem: Posiłek. Zmień' }).waitFor();

  await anna.press('Pauza');
  await anna.seesState('Wstrzymane');
  const onHold = await hearsFromNow(customer);
  await anna.press('Wznów');
  await anna.seesState('Połączono');
  await anna.hears(CUSTOMER_HZ);

  await asks(anna, '199');
  await anna.page.getByRole('alert').filter({ hasText: 'Nie ma takiego numeru' }).waitFor();
  await anna.hears(CUSTOMER_HZ);
  await anna.press('Konsultacja');
  await anna.page.getByLabel(/^Szukaj/).fill('kow');
  await anna.press('Zadzwoń: Jan Kowalski');
  await anna.page.getByText('dzwoni…').waitFor();
  await jan.press('Odbierz');
  await Promise.all([anna.hears(JAN_HZ), jan.hears(ANNA_HZ)]);
  const asked = await hearsFromNow(customer);
  await anna.page.getByText('czeka, słyszy muzykę').waitFor();

  await anna.press('Połącz');
  await anna.page.getByText('Połączenie zostało przekazane.').waitFor();
  await anna.press('Zamknij');
  await anna.page.getByText('Posiłek', { exact: true }).waitFor();
  await jan.hears(CUSTOMER_HZ);
  await jan.page.getByText('600 100 200').first().waitFor();
  const toJan = await hearsFromNow(customer);
  await jan.press('Rozłącz');
  await customer.waitFor('CALL_CLOSED');

  const heard = await customer.heard();
  expect([toAnna(heard), toJan(heard)]).toEqual([ANNA_HZ, JAN_HZ]);
  for (const music of [onHold(heard), asked(heard)]) expect([0, ANNA_HZ, JAN_HZ]).not.toContain(music);
  expect([...anna.complaints, ...jan.complaints]).toEqual([]);
});
