import type { DueRecall } from '@wpm/acd';
import { type Result, ok, refuse } from '@wpm/kernel';
import { type RawBuilder, sql } from 'kysely';
import { type CursorRefusal, type Page, readPage } from '../calls/page.ts';
import { isSeenCampaign } from '../confinement.ts';
import { type Database, asTenant } from '../database.ts';
import { type ClassifierEffects, type EffectsOf, planRecall } from './recall-effects.ts';
import {
  type RecallFilter,
  type RecallRow,
  type RecallSelection,
  SELECT_RECALLS,
  recallCount,
  recallQuery,
  workableBy,
} from './recall-query.ts';
import type { RecallNews } from './recall-news.ts';

/** Who does something with which recall, when: an agent with those that are theirs to work on, a supervisor with any. */
export type RecallDeed = {
  readonly tenantId: string;
  readonly id: string;
  readonly accountId: string;
  readonly as: 'agent' | 'supervisor';
  readonly at: Date;
};

type Gone = { readonly code: 'request/not-found' };
type Refused = Gone | { readonly code: 'recall/ended' | 'recall/taken' };

/** A recall of some tenant that is due and that nobody is asked for. */
export type DueRecallRow = DueRecall & { readonly tenantId: string };

/** Planned call-backs (F24). What calls change in them is written with their records. */
export interface Recalls {
  page(tenantId: string, filter: RecallFilter): Promise<Result<Page<RecallRow>, CursorRefusal>>;
  /** How many rows all its pages have. */
  count(tenantId: string, selection: RecallSelection): Promise<number>;
  byId(tenantId: string, id: string): Promise<RecallRow | undefined>;
  /** Refused for who is not to be called. @returns its id */
  plan(
    of: EffectsOf,
    recall: NonNullable<ClassifierEffects['recall']>,
  ): Promise<Result<string, { readonly code: 'recall/do-not-call' }>>;
  /** Compare-and-set: of all who take a recall one has it, until then or until the call is over. To take again renews it. */
  take(deed: RecallDeed, until: Date): Promise<Result<void, Refused>>;
  /** Gives one's own up, and passes the user by for a while. */
  release(deed: RecallDeed): Promise<Result<void, Refused>>;
  move(deed: RecallDeed, dueAt: Date): Promise<Result<void, Refused>>;
  cancel(deed: RecallDeed): Promise<Result<void, Refused>>;
  /** Those of all tenants that are due and offered to nobody, with who serves their campaigns. */
  due(now: Date): Promise<readonly DueRecallRow[]>;
  /** Asks an agent; false where somebody else has it, or it is over. */
  offer(recall: { readonly tenantId: string; readonly id: string }, to: string, when: Offering): Promise<boolean>;
  onChanged(listener: (tenantId: string, recallIds: readonly string[]) => void): void;
}

type Offering = { readonly now: Date; readonly until: Date };

export function recallsOn(db: Database, news: RecallNews): Recalls {
  const told = async (deed: RecallDeed, change: RawBuilder<unknown>, condition: RawBuilder<boolean>) =>
    announced(news, deed, await changeOpen(db, deed, change, condition));
  return {
    page: (tenantId, filter) =>
      readPage(
        filter,
        (after, rows) =>
          asTenant(db, tenantId, async (tx) => (await recallQuery(filter, after, rows).execute(tx)).rows),
        (row) => ({ startedAt: row.dueAt, callId: row.id, segment: 0 }),
      ),
    count: (tenantId, selection) =>
      asTenant(db, tenantId, async (tx) => (await recallCount(selection).execute(tx)).rows[0]?.count ?? 0),
    byId: (tenantId, id) =>
      asTenant(db, tenantId, async (tx) => {
        const { rows } = await sql<RecallRow>`${SELECT_RECALLS} WHERE recall.id = ${id}`.execute(tx);
        return rows[0];
      }),
    plan: (of, recall) => plan(db, news, of, recall),
    take: (deed, until) => told(deed, sql`offered_to = ${deed.accountId}, offered_until = ${until}`, notOfOthers(deed)),
    release: (deed) => told(deed, sql`offered_until = ${deed.at}`, sql`recall.offered_to = ${deed.accountId}`),
    move: (deed, dueAt) =>
      told(deed, sql`due_at = ${dueAt}, offered_to = null, offered_until = null`, notOfOthers(deed)),
    cancel: (deed) =>
      told(
        deed,
        sql`ended_how = 'cancelled', ended_why = 'by-hand', ended_at = ${deed.at}, ended_by = ${deed.accountId}`,
        notOfOthers(deed),
      ),
    due: (now) => due(db, now),
    offer: (recall, to, when) => offer(db, news, { ...recall, to, ...when }),
    onChanged: (listener) => news.listen(listener),
  };
}

const notOfOthers = ({ accountId, at }: RecallDeed): RawBuilder<boolean> =>
  sql`(recall.offered_to IS NULL OR recall.offered_to = ${accountId} OR recall.offered_until <= ${at})`;

async function plan(
  db: Database,
  news: RecallNews,
  of: EffectsOf,
  recall: NonNullable<ClassifierEffects['recall']>,
): Promise<Result<string, { readonly code: 'recall/do-not-call' }>> {
  const planned = await db.transaction().execute(async (tx) => {
    const { rows } = await sql`
      SELECT FROM do_not_call WHERE tenant_id = ${of.tenantId} AND number = ${of.number}`.execute(tx);
    return rows.length > 0 ? undefined : planRecall(tx, of, recall);
  });
  if (planned === undefined) return refuse({ code: 'recall/do-not-call' });
  news.tell(of.tenantId, [planned]);
  return ok(planned);
}

/** Changes one that is open and the user's to work on, or says why not. */
async function changeOpen(
  db: Database,
  deed: RecallDeed,
  change: RawBuilder<unknown>,
  condition: RawBuilder<boolean>,
): Promise<Result<void, Refused>> {
  const own = deed.as === 'agent' ? workableBy(deed.accountId) : sql`true`;
  const seen = isSeenCampaign(db, 'recall.campaign_id');
  const named = sql`recall.tenant_id = ${deed.tenantId} AND recall.id = ${deed.id} AND ${own} AND ${seen}`;
  const { rows } = await sql`
    UPDATE recalls AS recall SET ${change}
     WHERE ${named} AND recall.ended_at IS NULL
       AND ${condition}
    RETURNING recall.id`.execute(db);
  if (rows.length > 0) return ok(undefined);
  const known = await sql<{ isOver: boolean }>`
    SELECT recall.ended_at IS NOT NULL AS "isOver" FROM recalls recall WHERE ${named}`.execute(db);
  const [row] = known.rows;
  if (!row) return refuse({ code: 'request/not-found' });
  return refuse({ code: row.isOver ? 'recall/ended' : 'recall/taken' });
}

function announced(news: RecallNews, deed: RecallDeed, done: Result<void, Refused>): Result<void, Refused> {
  if (done.ok) news.tell(deed.tenantId, [deed.id]);
  return done;
}

/** Who serves a campaign is who is its member and has not left it out, or cannot. */
async function due(db: Database, now: Date): Promise<readonly DueRecallRow[]> {
  const { rows } = await sql<{
    id: string;
    tenantId: string;
    accountId: string | null;
    dueAt: Date;
    offeredTo: string | null;
    offeredUntil: Date | null;
    members: string[];
  }>`
    SELECT recall.id, recall.tenant_id AS "tenantId", recall.account_id AS "accountId", recall.due_at AS "dueAt",
           recall.offered_to AS "offeredTo", recall.offered_until AS "offeredUntil",
           ARRAY(SELECT member.account_id FROM directory_references member
                   JOIN directory_entries campaign ON campaign.id = member.holder_id
                  WHERE member.holder_id = recall.campaign_id AND member.field LIKE 'members.%'
                    AND member.account_id IS NOT NULL
                    AND (campaign.settings @> '{"mandatory": true}' OR NOT EXISTS (
                      SELECT FROM campaigns_left_out out
                       WHERE out.campaign_id = recall.campaign_id AND out.account_id = member.account_id))
                  ORDER BY member.field) AS members
      FROM recalls recall
     WHERE recall.ended_at IS NULL AND recall.due_at <= ${now}
       AND (recall.offered_until IS NULL OR recall.offered_until <= ${now})
     ORDER BY recall.due_at, recall.id LIMIT 1000`.execute(db);
  return rows.map(({ id: recallId, tenantId, accountId, dueAt, offeredTo, offeredUntil, members }) => ({
    recallId,
    tenantId,
    accountId,
    members,
    dueAt: dueAt.getTime(),
    lastOffer: offeredTo !== null && offeredUntil ? { to: offeredTo, until: offeredUntil.getTime() } : null,
  }));
}

type Offer = Offering & { readonly tenantId: string; readonly id: string; readonly to: string };

async function offer(db: Database, news: RecallNews, { tenantId, id, to, now, until }: Offer): Promise<boolean> {
  const { rows } = await sql`
    UPDATE recalls SET offered_to = ${to}, offered_until = ${until}
     WHERE tenant_id = ${tenantId} AND id = ${id} AND ended_at IS NULL AND due_at <= ${now}
       AND (offered_until IS NULL OR offered_until <= ${now})
    RETURNING id`.execute(db);
  if (rows.length > 0) news.tell(tenantId, [id]);
  return rows.length > 0;
}
