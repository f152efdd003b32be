import { type TestPlatform, freePort, startPlatform } from '@wpm/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agentOf } from './support/agent-of.ts';
import { Baresip } from './support/baresip.ts';
import { hearsFromNow } from './support/customer-ear.ts';

const ANNA_HZ = 850;
const CUSTOMER_HZ = 1_450;
const ANNAS_NUMBER = '+48221000101';

let platform: TestPlatform;
let trunkPort: number;
beforeAll(async () => {
  trunkPort = await freePort();
  platform = await startPlatform({ trunkPort });
});
afterAll(async () => platform?.stop());

test('an agent who reloads the phone in a call is back in it, heard again, and it is one call with one recording', async () => {
  await using customer = await Baresip.start({ sipPort: trunkPort, hz: CUSTOMER_HZ, answer: 'auto' });
  await using anna = await agentOf(platform, 'anna', ANNA_HZ);
  customer.dial(ANNAS_NUMBER, platform.sip);
  await anna.press('Odbierz');
  await anna.hears(CUSTOMER_HZ);

  await anna.reload();
  await anna.seesState('Połączono');
  await anna.page.getByText('Połączenie przychodzące').waitFor();
  await anna.page.getByText('600 100 200').first().waitFor();
  await anna.hears(CUSTOMER_HZ);
  const again = await hearsFromNow(customer);
  await anna.press('Rozłącz');
  await customer.waitFor('CALL_CLOSED');

  expect(again(await customer.heard())).toBe(ANNA_HZ);
  const { client } = await platform.api('supervisor');
  const calls = await client.listCalls({});
  if (!calls.ok) throw new Error(calls.error.code);
  expect(calls.value.items.map(({ outcome, recording }) => [outcome, recording !== null])).toEqual([
    ['answered', true],
  ]);
});

test('who has calls answered by themselves talks without pressing anything once a call has rung for as long as they chose', async () => {
  await using customer = await Baresip.start({ sipPort: trunkPort, hz: CUSTOMER_HZ, answer: 'manual' });
  await using anna = await agentOf(platform, 'anna', ANNA_HZ);
  const { page } = anna;
  const mark = page.getByRole('link', { name: 'Automatyczne odbieranie jest włączone' });
  await page.getByRole('switch', { name: 'Automatyczne odbieranie połączeń' }).tap();
  await mark.tap();
  await page.getByText('1 s', { exact: true }).tap();
  customer.dial(ANNAS_NUMBER, platform.sip);
  await page.getByText('Odbiorę automatycznie po 1 s').waitFor();
  await anna.hears(CUSTOMER_HZ);
  const toCustomer = await hearsFromNow(customer);
  await anna.press('Rozłącz');
  await customer.waitFor('CALL_CLOSED');
  expect(toCustomer(await customer.heard())).toBe(ANNA_HZ);
  await anna.press('Zamknij');
  await page.getByRole('switch', { name: 'Automatyczne odbieranie połączeń' }).tap();
  await mark.waitFor({ state: 'detached' });
  expect(anna.complaints).toEqual([]);
});
