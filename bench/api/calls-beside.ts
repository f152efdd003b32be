import { startPlatform } from '@wpm/testkit';
import { CallLoad } from '../calls/call-load.ts';
import { at } from './loaded.ts';

const [RATE, CALLS, ROUNDS, USERS] = [20, 100, 4, 60];

/** How calls were set up, INVITE to 180, while deliveries waited that nobody takes, and while none did. */
export type Beside = {
  readonly alone: Percentiles;
  readonly beside: Percentiles;
  readonly waiting: number;
  readonly failed: number;
};
type Percentiles = { readonly p50Ms: number; readonly p95Ms: number; readonly calls: number };

/**
 * Real calls from a trunk to registered phones, in rounds that take turns: with so many deliveries to a receiver that nobody is at, each of
 * them tried again and again and the calls' own events behind them, and with that webhook stopped.
 */
export async function measureCallsBeside(dead: number): Promise<Beside> {
  await using platform = await startPlatform({ environment: { WPM_WEBHOOK_HOSTS: '127.0.0.1' } });
  const { client } = await platform.api('admin');
  const settings = {
    name: 'dead',
    url: 'http://127.0.0.1:1/',
    events: ['call.created', 'call.ended', 'contact.changed'],
  } as const;
  const made = await client.createWebhook({ ...settings, events: [...settings.events] });
  if (!made.ok) throw new Error(made.error.code);
  const { id } = made.value.webhook;
  for (let from = 0; from < dead; from += 500)
    await client.importContacts({
      items: Array.from({ length: 500 }, (_, n) => ({
        externalId: `d-${from + n}`,
        card: { lastName: `D ${from + n}` },
      })),
    });
  using load = await CallLoad.open(platform, USERS);
  await load.place(RATE, CALLS / 2);
  const took = { alone: [] as number[], beside: [] as number[] };
  let failed = 0;
  for (let round = 0; round < ROUNDS * 2; round++) {
    const which = round % 4 === 0 || round % 4 === 3 ? 'alone' : 'beside';
    const turned = await client.changeWebhook({
      webhookId: id,
      ...settings,
      events: [...settings.events],
      enabled: which === 'beside',
    });
    if (!turned.ok) throw new Error(turned.error.code);
    const placed = await load.place(RATE, CALLS);
    took[which].push(...placed.rttsMs);
    failed += placed.failed;
  }
  const listed = await fetch(`${platform.url}/metrics`);
  const waiting = Number(/^wpm_webhooks_waiting (\d+)/m.exec(await listed.text())?.[1] ?? NaN);
  return { alone: percentilesOf(took.alone), beside: percentilesOf(took.beside), waiting, failed };
}

function percentilesOf(tookMs: readonly number[]): Percentiles {
  const sorted = tookMs.toSorted((a, b) => a - b);
  return { p50Ms: at(sorted, 0.5), p95Ms: at(sorted, 0.95), calls: sorted.length };
}
