import type { MissedExcuse, MissedReason, MissedSettlement } from '@wpm/contract';
import { type Result, ok, refuse } from '@wpm/kernel';
import { sql } from 'kysely';
import { type CursorRefusal, type Page, readPage } from '../calls/page.ts';
import { type Database, asTenant } from '../database.ts';
import { plannedOnce } from '../planned-once.ts';
import type { MissedNews } from './missed-news.ts';
import { type MissedFilter, type MissedMessage, isShownTo, missedQuery } from './missed-query.ts';

/** One customer whom nobody spoke to, on one line of ours (F22). */
export type MissedRow = {
  readonly id: string;
  readonly number: string;
  readonly name: string | null;
  readonly lineKind: 'direct' | 'campaign';
  readonly line: string;
  /** Whose the direct number is. */
  readonly lineName: string | null;
  readonly reason: MissedReason;
  readonly attempts: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly waitedMs: number;
  /** Whenever they called, they hung up sooner than the campaign counts. */
  readonly isShort: boolean;
  readonly claimedBy: string | null;
  readonly claimedByName: string | null;
  readonly claimedUntil: Date | null;
  readonly settledAt: Date | null;
  readonly settledHow: MissedSettlement | null;
  readonly settledWhy: MissedExcuse | null;
  readonly settledByName: string | null;
  /** When the customer is to be called next. */
  readonly recallAt: Date | null;
  /** Messages of this customer to this line, the newest first. */
  readonly messages: readonly MissedMessage[];
};

/** A row of the list, and who does something with it, when. */
export type MissedDeed = {
  readonly tenantId: string;
  readonly id: string;
  readonly accountId: string;
  readonly at: Date;
};

type Gone = { readonly code: 'request/not-found' };
type Settled = { readonly code: 'missed-call/settled' };
type Claimed = { readonly code: 'missed-call/claimed' };

/** The shared list of missed calls. What calls themselves change in it is written with their records. */
export interface MissedCalls {
  /** The newest first. */
  page(tenantId: string, filter: MissedFilter): Promise<Result<Page<MissedRow>, CursorRefusal>>;
  /** Compare-and-set: of all who claim a row one has it, until then or until the call back is over. To claim again renews it. */
  claim(deed: MissedDeed, until: Date): Promise<Result<void, Gone | Settled | Claimed>>;
  /** Gives one's own claim up; where there is none nothing changes. */
  release(deed: MissedDeed): Promise<Result<void, Gone>>;
  settle(deed: MissedDeed, why: MissedExcuse): Promise<Result<void, Gone | Settled | Claimed>>;
  /** Makes a settled row red again, as the answer of a voicemail must. */
  reopen(deed: MissedDeed): Promise<Result<void, Gone>>;
  /** Of rows that stand for a user's own message: whose it is. Those that are not named are everybody's. */
  ownersOf(tenantId: string, missedIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Rows changed, whether by a call or by hand, and it is on disk. */
  onChanged(listener: (tenantId: string, missedIds: readonly string[]) => void): void;
}

export function missedCallsOn(db: Database, news: MissedNews): MissedCalls {
  return {
    page: (tenantId, filter) =>
      readPage(
        filter,
        (after, rows) => asTenant(db, tenantId, (tx) => missedQuery(tx, filter, after, rows).execute()),
        (row) => ({ startedAt: row.lastAt, callId: row.id, segment: 0 }),
      ),
    claim: (deed, until) => announced(news, deed, claim(db, deed, until)),
    release: (deed) => announced(news, deed, release(db, deed)),
    settle: (deed, why) => announced(news, deed, settle(db, deed, why)),
    reopen: (deed) => announced(news, deed, reopen(db, deed)),
    ownersOf: (tenantId, missedIds) => ownersOf(db, tenantId, missedIds),
    onChanged: (listener) => news.listen(listener),
  };
}

async function announced<E extends { readonly code: string }>(
  news: MissedNews,
  deed: MissedDeed,
  done: Promise<Result<boolean, E>>,
) {
  const result = await done;
  if (!result.ok) return result;
  if (result.value) news.tell(deed.tenantId, [deed.id]);
  return ok(undefined);
}

/** Nobody else has it: a claim that ran out is none. */
const unclaimedBy = ({ accountId, at }: MissedDeed) =>
  sql<boolean>`(claimed_by IS NULL OR claimed_by = ${accountId} OR claimed_until <= ${at})`;

const rowOf = (db: Database, { tenantId, id, accountId }: MissedDeed) =>
  db
    .updateTable('missed_calls')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where(isShownTo(accountId, sql`missed_calls`));

async function ownersOf(
  db: Database,
  tenantId: string,
  missedIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; owner: string | null }>`${plannedOnce}
    SELECT id, line_account_id AS owner FROM missed_calls
     WHERE tenant_id = ${tenantId} AND id = ANY (${[...missedIds]}::uuid[])
       AND reason = 'voicemail' AND line_kind <> 'campaign'`.execute(db);
  // A number that is nobody's any more has a message nobody may hear.
  return new Map(rows.map(({ id, owner }) => [id, owner ?? '']));
}

async function claim(db: Database, deed: MissedDeed, until: Date) {
  const claimed = await rowOf(db, deed)
    .set({ claimed_by: deed.accountId, claimed_until: until })
    .where('settled_at', 'is', null)
    .where(unclaimedBy(deed))
    .executeTakeFirst();
  return claimed.numUpdatedRows > 0n ? ok(true) : refuse(await whyNot(db, deed));
}

/** Whom nobody has to call any more is not called in their turn either (ADR 0051). */
async function settle(db: Database, deed: MissedDeed, why: MissedExcuse) {
  const { rows } = await sql`
    WITH settled AS (
      UPDATE missed_calls SET settled_at = ${deed.at}, settled_how = 'manually', settled_why = ${why},
             settled_by = ${deed.accountId}, claimed_by = null, claimed_until = null
       WHERE tenant_id = ${deed.tenantId} AND id = ${deed.id} AND settled_at IS NULL AND ${unclaimedBy(deed)}
         AND ${isShownTo(deed.accountId, sql`missed_calls`)}
      RETURNING tenant_id, number, line
    ), ended AS (
      UPDATE kept_places AS place SET ended_at = ${deed.at}, ended_how = 'settled' FROM settled
       WHERE place.tenant_id = settled.tenant_id AND place.campaign_id::text = settled.line
         AND place.number = settled.number AND place.ended_at IS NULL
    )
    SELECT FROM settled`.execute(db);
  return rows.length > 0 ? ok(true) : refuse(await whyNot(db, deed));
}

async function release(db: Database, deed: MissedDeed) {
  const released = await rowOf(db, deed)
    .set({ claimed_by: null, claimed_until: null })
    .where('claimed_by', '=', deed.accountId)
    .executeTakeFirst();
  return released.numUpdatedRows > 0n ? ok(true) : unchanged(db, deed);
}

async function reopen(db: Database, deed: MissedDeed) {
  const reopened = await rowOf(db, deed)
    .set({ settled_at: null, settled_how: null, settled_why: null, settled_by: null, reopened_at: deed.at })
    .where('settled_at', 'is not', null)
    .executeTakeFirst();
  return reopened.numUpdatedRows > 0n ? ok(true) : unchanged(db, deed);
}

/** What was to be so already is, where there is such a row. */
async function unchanged(db: Database, deed: MissedDeed): Promise<Result<boolean, Gone>> {
  return (await stateOf(db, deed)) ? ok(false) : refuse({ code: 'request/not-found' });
}

async function whyNot(db: Database, deed: MissedDeed): Promise<Gone | Settled | Claimed> {
  const state = await stateOf(db, deed);
  if (!state) return { code: 'request/not-found' };
  return { code: state.settledAt ? 'missed-call/settled' : 'missed-call/claimed' };
}

function stateOf(db: Database, { tenantId, id, accountId }: MissedDeed) {
  return asTenant(db, tenantId, (tx) =>
    tx
      .selectFrom('missed_calls')
      .select('settled_at as settledAt')
      .where('id', '=', id)
      .where(isShownTo(accountId, sql`missed_calls`))
      .executeTakeFirst(),
  );
}
