import { NEVER_SIGNED_IN } from '@wpm/acd';
import { type CallRecord, missedChangeOf } from '@wpm/calls';
import { chanceOf } from '@wpm/kernel';
import type { ChangedBy, PastCall, Store } from '@wpm/store';
import type { DemoSaying } from '../demo-classifiers.ts';
import { DEMO_CUSTOMERS } from '../demo-customers.ts';
import { type Past, makePast } from './past.ts';
import type { PastFirm } from './past-record.ts';
import type { Worker } from './staff.ts';

/** Four weeks: reports by day, week and month have something to say. */
const DAYS = 28;
/** How many calls a statement writes. */
const AT_ONCE = 250;
/** How long an agent thinks about what a call was. */
const SAID_AFTER_MS = 4_000;
/** The same in every demo, but for its days. */
const SEED = 1;

/** Whose past it is, beside what stands with every call. */
export type PastOfDemo = {
  readonly firm: PastFirm;
  readonly domain: string;
  readonly mealId: string;
  /** What may be said of a call. */
  readonly sayings: readonly DemoSaying[];
  readonly by: ChangedBy & { readonly tenantId: string };
};

const SHIFTS: Readonly<Record<string, Pick<Worker, 'shift' | 'servesCampaign'>>> = {
  anna: { shift: { from: 8, until: 16 }, servesCampaign: true },
  jan: { shift: { from: 9.5, until: 18 }, servesCampaign: true },
  piotr: { shift: { from: 8, until: 15 }, servesCampaign: false },
};

/**
 * Gives the demo's tenant a past, so that lists and reports can be looked at before the first call: calls, what became of them,
 * and the statuses of its agents, written as the platform writes its own. No recordings: nobody said anything.
 */
export async function writePast(store: Store, of: PastOfDemo): Promise<void> {
  const workers = await workersOf(store, of);
  const { firm, mealId, by } = of;
  const { timeZone } = (await store.tenantSettings.of(firm.tenantId)).settings;
  const chance = chanceOf(SEED);
  const customers = DEMO_CUSTOMERS;
  const past = makePast({ now: by.at.getTime(), timeZone, days: DAYS, firm, workers, mealId, customers, chance });
  await writeCalls(store, past, (record) => pastCallOf(record, anyOf(of.sayings, chance)));
  for (const [accountId, over] of past.statuses) {
    const since = over.at(-1)?.until;
    if (since === undefined) continue;
    const signedOut = { kind: 'signed-out', by: 'agent', why: 'manual' } as const;
    const state = { ...NEVER_SIGNED_IN(since), chosen: signedOut };
    const { tenantId } = firm;
    await store.agentStates.move({ accountId, tenantId, version: 0, intervals: 0, state, over, wrappedUp: [] });
  }
}

/**
 * What makes a missed call, or settles one, goes the way of every call; the rest are written many at once, which takes a tenth of
 * the time.
 */
async function writeCalls(
  { calls, pastCalls }: Pick<Store, 'calls' | 'pastCalls'>,
  past: Past,
  pastCall: (record: CallRecord) => PastCall,
): Promise<void> {
  const open = new Set<string>();
  const plain: PastCall[] = [];
  for (const record of past.calls) {
    const change = missedChangeOf(record);
    const isOfMissed = change !== null && (change.kind === 'missed' || open.has(change.number));
    if (change?.kind === 'missed') open.add(change.number);
    if (change?.kind === 'spoken') open.delete(change.number);
    if (isOfMissed) await calls.close(record);
    else plain.push(pastCall(record));
  }
  for (let from = 0; from < plain.length; from += AT_ONCE) await pastCalls.write(plain.slice(from, from + AT_ONCE));
}

/** The first more often than the last; now and then nothing is said. */
function anyOf(sayings: readonly DemoSaying[], chance: () => number): DemoSaying | undefined {
  return sayings[Math.floor(chance() ** 1.5 * sayings.length * 1.1)];
}

/** What was said by who had the conversation, while they wrapped up. */
function pastCallOf(record: CallRecord, saying: DemoSaying | undefined): PastCall {
  const { answeredAt, endedAt } = record;
  if (answeredAt === null || endedAt === null || !saying) return { record };
  return { record, said: { ...saying, at: new Date(endedAt + SAID_AFTER_MS) } };
}

async function workersOf(
  { accounts }: Pick<Store, 'accounts'>,
  { firm, domain }: PastOfDemo,
): Promise<readonly Worker[]> {
  const found = await Promise.all(
    Object.entries(SHIFTS).map(async ([login, works]) => {
      const account = await accounts.byLogin(firm.tenantId, login);
      if (!account) throw new Error(`the demo has no ${login}`);
      const { id: accountId, displayName: name, directNumber, extension } = account;
      return { accountId, name, number: directNumber ?? extension ?? login, aor: `sip:${login}@${domain}`, ...works };
    }),
  );
  return found;
}
