import type { OfferVerdict, OfferOutcome } from '@wpm/contract';
import type { Result } from '@wpm/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { Position } from '../calls/cursor.ts';
import { type CursorRefusal, type Page, type Paging, readPage } from '../calls/page.ts';
import { isSeenCampaign } from '../confinement.ts';
import { asTenant, type Database } from '../database.ts';
import { plannedOnce } from '../planned-once.ts';

/** Which offers: made in `[from, until)`. */
export type OfferSelection = {
  readonly from: Date;
  readonly until: Date;
  readonly agentId?: string | undefined;
  readonly campaignId?: string | undefined;
  readonly verdict?: OfferVerdict | undefined;
  /** What reports of agents count by, where a verdict also says why. */
  readonly outcome?: OfferOutcome | undefined;
};

export type OfferFilter = Paging & OfferSelection;

/** One offer of a waiting call to an agent, step by step; a step that did not come to be is null (semantics, promise 2). */
export type LedgerRow = {
  readonly callId: string;
  readonly number: number;
  readonly agentId: string;
  readonly agent: string;
  readonly campaign: string | null;
  readonly chosenAt: Date;
  readonly byHand: boolean;
  /** The name of the supervisor who gave the call; null where a rule chose, or where their account is not seen. */
  readonly givenBy: string | null;
  readonly pushedAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly wokeAt: Date | null;
  readonly registeredAt: Date | null;
  readonly rangAt: Date | null;
  readonly endedAt: Date | null;
  readonly outcome: OfferOutcome | null;
  readonly verdict: OfferVerdict;
};

/** The ledger of offers, newest first. */
export function offerLedger(
  db: Database,
  tenantId: string,
  filter: OfferFilter,
): Promise<Result<Page<LedgerRow>, CursorRefusal>> {
  return readPage(
    filter,
    (after, rows) =>
      asTenant(db, tenantId, async (tx) => {
        const { rows: found } = await sql<LedgerRow>`
          SELECT * FROM (${OFFERS}) offer WHERE ${isSeenCampaign(db, 'campaignId')} AND ${conditionsOf(filter, after)}
           ORDER BY "chosenAt" DESC, "callId" DESC, number DESC LIMIT ${rows}`.execute(tx);
        return found;
      }),
    ({ chosenAt, callId, number }) => ({ startedAt: chosenAt, callId, segment: number }),
  );
}

/** What came of each offer that stands with a call. */
export type OfferVerdictRow = Pick<LedgerRow, 'number' | 'verdict'>;

/** By the same words as the ledger. */
export function verdictsOf(db: Database, tenantId: string, callId: string): Promise<readonly OfferVerdictRow[]> {
  return asTenant(db, tenantId, async (tx) => {
    const { rows } = await sql<OfferVerdictRow>`${plannedOnce}
      SELECT number, verdict FROM (${OFFERS}) offer WHERE "callId" = ${callId} ORDER BY number`.execute(tx);
    return rows;
  });
}

/** How many there are in all. */
export function countOffers(db: Database, tenantId: string, selection: OfferSelection): Promise<number> {
  return asTenant(db, tenantId, async (tx) => {
    const { rows } = await sql<{ count: number }>`
      SELECT count(*)::integer AS count FROM (${OFFERS}) offer
       WHERE ${isSeenCampaign(db, 'campaignId')} AND ${conditionsOf(selection, undefined)}`.execute(tx);
    return rows[0]?.count ?? 0;
  });
}

function conditionsOf(
  { from, until, agentId, campaignId, verdict, outcome }: OfferSelection,
  after: Position | undefined,
): RawBuilder<unknown> {
  const following =
    after &&
    sql`("chosenAt", "callId", number) < (${after.startedAt}, ${after.callId}::uuid, ${after.segment})
      AND "chosenAt" <= ${after.startedAt}`;
  const conditions = [
    sql`"chosenAt" >= ${from} AND "chosenAt" < ${until}`,
    agentId !== undefined && sql`"agentId" = ${agentId}`,
    campaignId !== undefined && sql`"campaignId" = ${campaignId}`,
    verdict !== undefined && sql`verdict = ${verdict}`,
    outcome !== undefined && sql`outcome = ${outcome}`,
    following,
  ];
  return sql.join(
    conditions.filter((condition) => condition !== false && condition !== undefined),
    sql` AND `,
  );
}

/**
 * Why a phone rang or did not. A phone that was asked and did not ring is silent. Where none was there to be asked, it is the first step of
 * waking that failed; where nobody could be woken, the user had neither the phone open nor notifications on.
 */
const VERDICT = sql`
  CASE WHEN offer.outcome IS NULL THEN 'ringing'
       WHEN offer.outcome IN ('rejected', 'not-delivered') AND wake.outcome = 'declined' THEN 'declined'
       WHEN offer.outcome IN ('answered', 'rejected', 'not-answered', 'withdrawn', 'taken') THEN offer.outcome
       WHEN offer.outcome = 'abandoned' AND coalesce(offer.rang_at, wake.woke_at) IS NOT NULL THEN 'abandoned'
       WHEN offer.outcome = 'abandoned' THEN 'abandoned-before-ringing'
       WHEN offer.asked_at IS NOT NULL THEN 'silent'
       WHEN wake.pushed_at IS NULL THEN 'no-phone'
       WHEN wake.registered_at IS NOT NULL THEN 'silent'
       WHEN wake.woke_at IS NOT NULL THEN 'not-registered'
       WHEN wake.accepted_at IS NOT NULL THEN 'asleep'
       ELSE 'push-failed' END`;

/**
 * Which wake is an offer's: the last of the user's devices that was begun while it was theirs. Not by the call: an offer of a kept place
 * stands with the call it was kept in, and its user is woken for the one that is placed. Nobody has two offers at a time.
 */
const OFFERS = sql`
  SELECT offer.call_id AS "callId", offer.number, offer.account_id AS "agentId", account.display_name AS agent,
         coalesce(offer.campaign_id, call.campaign_id) AS "campaignId",
         coalesce(offer.campaign_name, call.campaign_name) AS campaign, offer.chosen_at AS "chosenAt",
         offer.chosen_by = 'by-hand' AS "byHand", giver.display_name AS "givenBy",
         wake.pushed_at AS "pushedAt", wake.accepted_at AS "acceptedAt", wake.woke_at AS "wokeAt",
         wake.registered_at AS "registeredAt", offer.rang_at AS "rangAt", offer.ended_at AS "endedAt", offer.outcome,
         ${VERDICT} AS verdict
    FROM call_offers offer
    JOIN accounts account ON account.id = offer.account_id
    LEFT JOIN tenant_calls call ON call.id = offer.call_id
    LEFT JOIN accounts giver ON giver.id = offer.given_by
    LEFT JOIN LATERAL (
      SELECT * FROM tenant_wakes woken
       WHERE woken.account_id = offer.account_id
         AND woken.pushed_at >= offer.chosen_at - interval '1 second'
         AND woken.pushed_at <= coalesce(offer.ended_at, 'infinity')
       ORDER BY woken.pushed_at DESC LIMIT 1) wake ON true`;
