import type { CampaignSettings } from '@wpm/contract';
import { type TestPlatform, startPlatform } from '@wpm/testkit';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Agent } from './support/agent.ts';
import { agentOf } from './support/agent-of.ts';
import { playAtTrunk, played } from './support/play.ts';

/** Customers of another make, played by SIPp, call a campaign that Anna and Jan serve, in this order. */
const CAMPAIGN_NUMBER = '+48221000100';
const [ANNA_HZ, JAN_HZ] = [850, 1_150];
/** Short, so that nobody waits long for it, and long enough to be seen and pressed on a machine that is busy. */
const [RING_SECONDS, NOT_ANSWERING_SECONDS] = [8, 8];
const WRAP_UP_SECONDS = 6;
/** From the answer of the customer who is called back to green on every phone. */
const MOST_TO_GREEN_MS = 1_000;

let platform: TestPlatform;
let anna: Agent;
let jan: Agent;

beforeAll(async () => {
  platform = await startPlatform();
  const { client } = await platform.api('admin');
  await changeCampaign(() => ({
    strategy: 'fixed-order',
    ringSeconds: RING_SECONDS,
    wrapUp: { mode: 'limited', seconds: WRAP_UP_SECONDS, earlyExit: true, classifierRequired: false },
  }));
  const tenant = await client.getTenantSettings({});
  if (!tenant.ok) throw new Error(tenant.error.code);
  const { version, settings } = tenant.value;
  const agents = { ...settings.agents, notAnsweringSeconds: NOT_ANSWERING_SECONDS };
  expect(await client.changeTenantSettings({ version, settings: { ...settings, agents } })).toMatchObject({ ok: true });
});
afterAll(async () => {
  await Promise.all([anna, jan].map((agent) => agent?.[Symbol.asyncDispose]()));
  await platform?.stop();
});

/** Changes the demo's campaign, from what it is. */
async function changeCampaign(change: (settings: CampaignSettings) => Partial<CampaignSettings>): Promise<void> {
  const { client } = await platform.api('admin');
  const listed = await client.listCampaigns({});
  const campaign = listed.ok ? listed.value.items[0] : undefined;
  if (!campaign) throw new Error('the demo has no campaign');
  const { id, version, settings } = campaign;
  const changed = await client.changeCampaign({ id, version, settings: { ...settings, ...change(settings) } });
  if (!changed.ok) throw new Error(changed.error.code);
}

/** A customer calls the campaign and does as the scenario says. */
const customer = (scenario: 'waits' | 'gives-up') =>
  playAtTrunk(platform, scenario, { keys: { number: CAMPAIGN_NUMBER } });

const chip = ({ page }: Agent) => page.locator('.chip.status');
const answer = ({ page }: Agent) => page.getByRole('button', { name: 'Odbierz', exact: true });
const nextStatus = ({ page }: Agent) => page.getByRole('button', { name: /^Status po rozmowie/ });
const badge = ({ page }: Agent) => page.locator('.tab-badge');

async function choosesStatus({ page }: Agent, name: string): Promise<void> {
  await page.locator('.statuses').getByRole('button', { name }).click();
}

/** The newest call of the campaign, and who was offered it. */
async function newestCall() {
  const { client } = await platform.api('supervisor');
  const listed = await client.listCalls({ number: CAMPAIGN_NUMBER });
  const call = listed.ok ? listed.value.items[0] : undefined;
  if (!call) throw new Error('the campaign had no call');
  const ledger = await client.listCallOffers({ callId: call.callId });
  return { call, offers: ledger.ok ? ledger.value.offers : [] };
}

test('who does not answer is passed by for the next, whose wish for a break is met once the call and its wrap-up are over', async () => {
  [anna, jan] = await Promise.all([agentOf(platform, 'anna', ANNA_HZ), agentOf(platform, 'jan', JAN_HZ)]);
  await Promise.all([anna, jan].map((agent) => agent.worksIn('Infolinia')));
  for (const agent of [anna, jan]) await chip(agent).filter({ hasText: 'W kolejce' }).waitFor();
  await using waiting = await customer('waits');

  await answer(anna).waitFor();
  // Nothing can be chosen while it rings (F27), on no screen and by no other program.
  expect(await nextStatus(anna).count()).toBe(0);
  const { client } = await platform.api('anna');
  expect(await client.setMyStatus({ chosen: { kind: 'ready' } })).toMatchObject({ error: { code: 'status/ringing' } });

  // Each of them lasts a few seconds alone.
  await Promise.all([jan.press('Odbierz'), chip(anna).filter({ hasText: 'Nie odpowiada' }).waitFor()]);
  await jan.seesState('Połączono');
  await nextStatus(jan).click();
  await choosesStatus(jan, 'Posiłek');
  await nextStatus(jan).filter({ hasText: 'potem: Posiłek' }).waitFor();
  // She is back by herself, as she was.
  await chip(anna).filter({ hasText: 'W kolejce' }).waitFor();

  await jan.press('Rozłącz');
  // What is to be done after a call comes over it by itself, and goes by itself; SIPp takes longer to end.
  const afterwards = jan.page.getByRole('dialog', { name: 'Po rozmowie' });
  await afterwards.waitFor();
  await afterwards.waitFor({ state: 'detached' });
  await chip(jan).filter({ hasText: 'Posiłek' }).filter({ hasNotText: 'potem' }).waitFor();
  await played(Promise.resolve(waiting));

  const { call, offers } = await newestCall();
  expect(call).toMatchObject({ result: 'answered', queue: { left: 'answered', short: false } });
  expect(offers).toMatchObject([
    {
      agent: 'Anna Nowak',
      chosenBy: 'fixed-order',
      candidates: 2,
      rangAt: expect.any(String),
      outcome: 'not-answered',
    },
    { agent: 'Jan Kowalski', chosenBy: 'fixed-order', rangAt: expect.any(String), outcome: 'answered' },
  ]);
  expect((call.queue?.waitMs ?? 0) / 1_000).toBeGreaterThanOrEqual(RING_SECONDS);
  // Somebody spoke to the customer: nobody has to call them back.
  for (const agent of [anna, jan]) expect(await badge(agent).count()).toBe(0);
});

test('who has waited too long is taken to whom the campaign says, though they are not in its queue', async () => {
  const { client } = await platform.api('admin');
  const accounts = await client.listAccounts({});
  const annas = accounts.ok ? accounts.value.items.find(({ settings }) => settings.login === 'anna') : undefined;
  const { call: before } = await newestCall();
  const overflow = { kind: 'account', accountId: annas?.id ?? '' } as const;
  await changeCampaign(({ queue }) => ({ queue: { ...queue, maxWaitSeconds: 1, overflow } }));
  await chip(anna).click();
  await choosesStatus(anna, 'Gotowy');
  await chip(anna).filter({ hasText: 'Gotowy' }).waitFor();
  await using waiting = await customer('waits');
  await anna.press('Odbierz');
  await anna.seesState('Połączono');
  await anna.press('Rozłącz');
  await played(Promise.resolve(waiting));
  const { call, offers } = await newestCall();
  expect(call.callId).not.toBe(before.callId);
  expect(call).toMatchObject({ result: 'answered', queue: { campaign: 'Infolinia', left: 'answered' } });
  expect(call.queue?.waitMs).toBeGreaterThanOrEqual(1_000);
  // No rule of the queue chose her.
  expect(offers).toEqual([]);
});

declare global {
  /** When `watchForGreen` saw it in the page under test, in ms of Unix time. */
  var greenAt: number | undefined;
}

/** Notes in the page when a row of the missed calls becomes green. */
const watchForGreen = (page: Page) =>
  page.evaluate(() => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector('.missed-icon[data-state="settled"]')) return;
      globalThis.greenAt ??= performance.timeOrigin + performance.now();
      observer.disconnect();
    });
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['data-state'],
    });
  });

const greenAt = async (page: Page): Promise<number> => {
  await page.waitForFunction(() => globalThis.greenAt !== undefined);
  return page.evaluate(() => globalThis.greenAt ?? 0);
};

test('who gives up is missed on every phone, and green on every phone within a second of their answer to the call back', async () => {
  await changeCampaign(({ queue }) => ({ queue: { ...queue, maxWaitSeconds: null } }));
  await played(customer('gives-up'));
  for (const agent of [anna, jan]) {
    await badge(agent).filter({ hasText: '1' }).waitFor();
    await agent.page.getByRole('link', { name: /^Nieodebrane/ }).click();
    await agent.page.getByText('Wszystkie').click();
    await agent.newestRow().filter({ hasText: 'czeka od chwili' }).waitFor();
    await watchForGreen(agent.page);
  }
  await using called = await playAtTrunk(platform, 'carrier-answers');
  await anna.newestRow().click();
  await anna.page.getByText('rozłączył się, zanim ktoś odebrał').waitFor();
  await anna.press('Oddzwoń');
  await anna.seesState('Połączono');
  const green = await Promise.all([anna, jan].map(({ page }) => greenAt(page)));
  await jan.newestRow().filter({ hasText: 'oddzwoniono: Anna Nowak' }).waitFor();
  await anna.press('Rozłącz');
  const { messages } = await played(Promise.resolve(called));
  const answered = messages.find(({ direction, text }) => direction === 'sent' && text.startsWith('SIP/2.0 200 OK'));
  const took = green.map((at) => Math.round(at - (answered?.at ?? 0)));
  process.stderr.write(`from the customer's answer to green: Anna ${took[0]} ms, Jan ${took[1]} ms\n`);
  for (const ms of took) {
    expect(ms).toBeGreaterThan(0);
    expect(ms).toBeLessThanOrEqual(MOST_TO_GREEN_MS);
  }
  await badge(jan).waitFor({ state: 'detached' });
  expect([...anna.complaints, ...jan.complaints]).toEqual([]);
});
