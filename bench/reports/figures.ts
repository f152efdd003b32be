import type { Store } from '@wpm/store';
import type { Client } from 'pg';

/** How long a reading took, in ms, beside what is aimed at for its p95. */
export type Figure = { readonly what: string; readonly aim: number; readonly p50: number; readonly p95: number };

/** What is asked: a tenant with a year of calls, on the last day of them. */
export type Asked = {
  readonly store: Store;
  readonly client: Client;
  readonly tenantId: string;
  readonly now: Date;
};

const ROUNDS = 25;
/** Of a standard report, of a page of rows with a free filter, of the first page, of a list in the phone. */
const [REPORT, FREE, FIRST, LIST] = [50, 500, 20, 10];

/** Every report the console has, over a month, and the lists an agent's phone opens with. */
export async function figuresOf(asked: Asked): Promise<readonly Figure[]> {
  const { store, tenantId, client } = asked;
  const { rows } = await client.query<{ id: string }>('SELECT id FROM accounts WHERE tenant_id = $1 LIMIT 1', [
    tenantId,
  ]);
  const agentId = rows[0]?.id ?? '';
  const { rows: campaigns } = await client.query<{ id: string }>(
    'SELECT DISTINCT campaign_id AS id FROM calls WHERE tenant_id = $1 AND campaign_id IS NOT NULL LIMIT 2',
    [tenantId],
  );
  const confined = store.confinedTo({ accountId: agentId, campaignIds: campaigns.map(({ id }) => id) });
  return [
    ...(await sums(asked, store, '')),
    ...(await sums(asked, confined, ', of two campaigns')),
    ...(await pages(asked, agentId, campaigns[0]?.id)),
    ...(await lists(asked, agentId)),
  ];
}

async function figure(what: string, aim: number, read: () => Promise<unknown>): Promise<Figure> {
  const took: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const since = performance.now();
    await read();
    // The first round only warms up.
    if (round > 0) took.push(performance.now() - since);
  }
  took.sort((one, other) => one - other);
  const at = (share: number) => Number((took[Math.ceil(took.length * share) - 1] ?? NaN).toFixed(1));
  return { what, aim, p50: at(0.5), p95: at(0.95) };
}

/** What is added up. @param who follows the name of each: who asks, where it is not everybody */
async function sums({ tenantId, now }: Asked, store: Store, who: string): Promise<readonly Figure[]> {
  const month = await store.reports.daysOf(tenantId, { period: 'last-month' }, now);
  const campaigns = (by: 'campaign' | 'day' | 'hour-of-day') => () =>
    store.reports.campaigns(tenantId, { ...month, by, withinSeconds: 'own' });
  const quality = (by: 'agent' | 'day' | 'hour-of-day') => () => store.reports.quality(tenantId, { ...month, by });
  return [
    await figure(`campaigns${who}`, REPORT, campaigns('campaign')),
    await figure(`campaigns by day${who}`, REPORT, campaigns('day')),
    await figure(`campaigns by hour${who}`, REPORT, campaigns('hour-of-day')),
    await figure(`agents${who}`, REPORT, () => store.reports.agents(tenantId, { ...month, now })),
    await figure(`quality by agent${who}`, REPORT, quality('agent')),
    await figure(`quality by day${who}`, REPORT, quality('day')),
    await figure(`missed calls by day${who}`, REPORT, () => store.reports.missed(tenantId, { ...month, by: 'day' })),
  ];
}

/** Rows, the newest first unless told. */
async function pages({ store, tenantId, now }: Asked, agentId: string, campaignId: string | undefined) {
  const month = await store.reports.daysOf(tenantId, { period: 'last-month' }, now);
  const today = await store.reports.daysOf(tenantId, { period: 'today' }, now);
  const page = { ...month, limit: 100, sort: 'newest' } as const;
  const calls = (filter: object) => () => store.reports.calls(tenantId, { ...page, ...filter });
  const offers = (filter: object) => () => store.reports.offers(tenantId, { ...page, ...filter });
  return [
    await figure('calls, first page, today', FIRST, calls(today)),
    await figure('calls, first page, a month', FIRST, calls({})),
    await figure('calls, one agent, a month', FREE, calls({ agentId })),
    await figure('calls, one agent of one campaign', FREE, calls({ agentId, campaignId })),
    await figure('calls, part of a number', FREE, calls({ number: '00123' })),
    await figure('calls, part of a number, one agent', FREE, calls({ number: '00123', agentId })),
    await figure('calls, abandoned of a month', FREE, calls({ outcome: 'missed', direction: 'inbound' })),
    await figure('calls, longest talk first', FREE, calls({ sort: 'longest-talk' })),
    await figure('calls, longest talk, today', FREE, calls({ ...today, sort: 'longest-talk' })),
    await figure('calls, longest wait first', FREE, calls({ sort: 'longest-wait' })),
    await figure('calls, longest wait, today', FREE, calls({ ...today, sort: 'longest-wait' })),
    await figure('calls, 9 minutes and more', FREE, calls({ minTalkMs: 540_000 })),
    await figure('offers, first page, a month', FIRST, offers({})),
    await figure('offers, one agent', FREE, offers({ agentId })),
    await figure('offers of one verdict', FREE, offers({ verdict: 'answered' })),
  ];
}

/** The lists an agent's phone opens with. */
async function lists({ store, tenantId }: Asked, agentId: string): Promise<readonly Figure[]> {
  const first = { limit: 50 };
  const later = await store.calls.ofAccount({ tenantId, id: agentId }, { limit: 2_000 });
  const after = later.ok && later.value.next !== null ? { ...first, after: later.value.next } : first;
  const mine = (paging: typeof first) => () => store.calls.ofAccount({ tenantId, id: agentId }, paging);
  const missed = (filter: object) => () => store.missedCalls.page(tenantId, { ...first, readerId: agentId, ...filter });
  return [
    await figure('my calls, first page', LIST, mine(first)),
    await figure('my calls, 2,000 further on', LIST, mine(after)),
    await figure('missed calls, first page', LIST, missed({})),
    await figure('missed calls, red ones', LIST, missed({ state: 'open' })),
    await figure('missed calls, green ones', LIST, missed({ state: 'settled' })),
  ];
}
