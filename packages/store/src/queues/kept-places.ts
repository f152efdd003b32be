import type { OfferRecord } from '@wpm/calls';
import type { KeptPlaceEnd } from '@wpm/contract';
import { sql } from 'kysely';
import { type Database, asTenant } from '../database.ts';
import type { MissedNews } from '../missed/missed-news.ts';
import { plannedOnce } from '../planned-once.ts';

/** A customer who hung up in a queue and is to be called when it is their turn (ADR 0051). */
export type KeptPlaceRow = {
  readonly id: string;
  readonly tenantId: string;
  readonly campaignId: string;
  /** E.164. */
  readonly number: string;
  readonly name: string | null;
  /** The number they called. */
  readonly called: string;
  readonly enteredAt: Date;
  readonly keptAt: Date;
  /** The call they kept it in. */
  readonly callId: string;
  readonly attempts: number;
  readonly triedAt: Date | null;
  /** Somebody is calling them back by hand. */
  readonly isClaimed: boolean;
};

/** What became of a kept place, as the call it was kept in shows it. */
export type KeptPlaceFate = {
  readonly attempts: number;
  readonly endedAt: Date | null;
  readonly endedHow: KeptPlaceEnd | null;
  readonly endedCallId: string | null;
};

/** An offer of a kept place: a line in the ledger of the call it was kept in. */
export type PlaceOffer = { readonly callId: string; readonly number: number; readonly accountId: string };

type Offering = Pick<OfferRecord, 'accountId' | 'why'> & { readonly at: Date; readonly claimedUntil: Date };
type OfferEnd = {
  readonly outcome: NonNullable<OfferRecord['outcome']>;
  readonly askedAt: Date | null;
  readonly rangAt: Date | null;
  readonly endedAt: Date;
};

/** The kept places in the queues of all tenants. What calls themselves change in them is written with their records. */
export interface KeptPlaces {
  /** Those that are not over, the oldest first. */
  open(now: Date): Promise<readonly KeptPlaceRow[]>;
  /** Since when a customer has kept a place in a campaign; undefined where they have none. */
  since(tenantId: string, campaignId: string, number: string): Promise<Date | undefined>;
  /**
   * Writes to whom a place is offered, and claims the missed call for them; undefined where it is over, or somebody else is
   * calling the customer back.
   */
  offered(placeId: string, offering: Offering): Promise<PlaceOffer | undefined>;
  /** What came of it; who does not call them gives the claim up. */
  offerEnded(offer: PlaceOffer, end: OfferEnd): Promise<void>;
  /** Offers that a platform left behind are over: none of their phones ring. */
  withdrawOffers(now: Date): Promise<void>;
  /** The customer could not even be called: it counts as a call to them. */
  tried(placeId: string, at: Date): Promise<void>;
  end(placeId: string, how: KeptPlaceEnd, now: Date): Promise<void>;
  /** How many places are kept in each campaign of a tenant, by its name. */
  counts(tenantId: string): Promise<readonly { readonly campaign: string; readonly places: number }[]>;
  /** What became of the place that was kept in a call, and of which call it is the promised one; null: of none. */
  ofCall(
    tenantId: string,
    callId: string,
  ): Promise<{ readonly place: KeptPlaceFate | null; readonly callBackOf: string | null }>;
}

export function keptPlacesOn(db: Database, news: MissedNews): KeptPlaces {
  return {
    open: (now) => open(db, now),
    since: (...place) => since(db, place),
    offered: (placeId, offering) => offered(db, news, { placeId, ...offering }),
    offerEnded: (offer, end) => offerEnded(db, news, { ...offer, ...end }),
    withdrawOffers: async (now) => {
      await sql`
        UPDATE call_offers AS offer SET ended_at = ${now}, outcome = 'withdrawn'
          FROM kept_places place JOIN calls call ON call.id = place.call_id
         WHERE offer.call_id = call.id AND call.closed AND offer.outcome IS NULL`.execute(db);
    },
    tried: async (placeId, at) => {
      await sql`
        UPDATE kept_places SET attempts = attempts + 1, tried_at = ${at}
         WHERE id = ${placeId} AND ended_at IS NULL`.execute(db);
    },
    end: async (placeId, how, now) => {
      await sql`
        UPDATE kept_places SET ended_at = ${now}, ended_how = ${how}
         WHERE id = ${placeId} AND ended_at IS NULL`.execute(db);
    },
    counts: (tenantId) => counts(db, tenantId),
    ofCall: (tenantId, callId) => ofCall(db, tenantId, callId),
  };
}

/** The customer's row in the list of missed calls. */
const MISSED_OF_PLACE = sql`
  missed.tenant_id = place.tenant_id AND missed.number = place.number AND missed.line_kind = 'campaign'
  AND missed.line = place.campaign_id::text AND missed.settled_at IS NULL`;

async function open(db: Database, now: Date): Promise<readonly KeptPlaceRow[]> {
  const { rows } = await sql<KeptPlaceRow>`
    SELECT place.id, place.tenant_id AS "tenantId", place.campaign_id AS "campaignId", place.number, place.name, place.called,
           place.entered_at AS "enteredAt", place.kept_at AS "keptAt", place.call_id AS "callId", place.attempts,
           place.tried_at AS "triedAt",
           EXISTS (SELECT FROM missed_calls missed WHERE ${MISSED_OF_PLACE} AND missed.claimed_until > ${now}) AS "isClaimed"
      FROM kept_places place WHERE place.ended_at IS NULL ORDER BY place.entered_at, place.id`.execute(db);
  return rows;
}

async function since(
  db: Database,
  [tenantId, campaignId, number]: Parameters<KeptPlaces['since']>,
): Promise<Date | undefined> {
  const { rows } = await sql<{ enteredAt: Date }>`${plannedOnce}
    SELECT entered_at AS "enteredAt" FROM kept_places
     WHERE tenant_id = ${tenantId} AND campaign_id = ${campaignId} AND number = ${number} AND ended_at IS NULL`.execute(
    db,
  );
  return rows[0]?.enteredAt;
}

function counts(db: Database, tenantId: string): ReturnType<KeptPlaces['counts']> {
  return asTenant(db, tenantId, async (tx) => {
    const { rows } = await sql<{ campaign: string; places: number }>`
      SELECT campaign.name AS campaign, count(*)::integer AS places
        FROM kept_places place JOIN directory_entries campaign ON campaign.id = place.campaign_id
       WHERE place.ended_at IS NULL GROUP BY campaign.id, campaign.name, campaign.folded ORDER BY campaign.folded`.execute(
      tx,
    );
    return rows;
  });
}

async function ofCall(db: Database, tenantId: string, callId: string): ReturnType<KeptPlaces['ofCall']> {
  const { rows } = await sql<KeptPlaceFate>`
    SELECT attempts, ended_at AS "endedAt", ended_how AS "endedHow", ended_call_id AS "endedCallId"
      FROM kept_places WHERE call_id = ${callId} AND tenant_id = ${tenantId} ORDER BY kept_at DESC LIMIT 1`.execute(db);
  const promised = await sql<{ callBackOf: string | null }>`
    SELECT call_back_of AS "callBackOf" FROM calls WHERE id = ${callId} AND tenant_id = ${tenantId}`.execute(db);
  return { place: rows[0] ?? null, callBackOf: promised.rows[0]?.callBackOf ?? null };
}

async function offered(
  db: Database,
  news: MissedNews,
  { placeId, accountId, why, at, claimedUntil }: Offering & { readonly placeId: string },
): Promise<PlaceOffer | undefined> {
  const { rows } = await sql<PlaceOffer & { tenantId: string; missedIds: string[] }>`
    WITH place AS (
      SELECT * FROM kept_places place
       WHERE place.id = ${placeId} AND place.ended_at IS NULL AND NOT EXISTS (
         SELECT FROM missed_calls missed
          WHERE ${MISSED_OF_PLACE} AND missed.claimed_by <> ${accountId}::uuid AND missed.claimed_until > ${at})
    ), claimed AS (
      UPDATE missed_calls AS missed SET claimed_by = ${accountId}::uuid, claimed_until = ${claimedUntil}
        FROM place WHERE ${MISSED_OF_PLACE} RETURNING missed.id
    )
    INSERT INTO call_offers (call_id, number, tenant_id, account_id, chosen_by, tier, candidates, waited_ms, chosen_at)
    SELECT place.call_id, 1 + coalesce((SELECT max(number) FROM call_offers before WHERE before.call_id = place.call_id), 0),
           place.tenant_id, ${accountId}::uuid, ${why.by}, ${why.tier}, ${why.candidates}, ${Math.round(why.waitedMs)}, ${at}
      FROM place
    RETURNING call_id AS "callId", number, account_id AS "accountId", tenant_id AS "tenantId",
              ARRAY(SELECT id FROM claimed) AS "missedIds"`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  news.tell(row.tenantId, row.missedIds);
  return { callId: row.callId, number: row.number, accountId: row.accountId };
}

async function offerEnded(
  db: Database,
  news: MissedNews,
  { callId, number, accountId, outcome, askedAt, rangAt, endedAt }: PlaceOffer & OfferEnd,
): Promise<void> {
  const { rows } = await sql<{ id: string; tenantId: string }>`
    WITH offer AS (
      UPDATE call_offers SET asked_at = ${askedAt}, rang_at = ${rangAt}, ended_at = ${endedAt}, outcome = ${outcome}
       WHERE call_id = ${callId} AND number = ${number}
    )
    UPDATE missed_calls AS missed SET claimed_by = null, claimed_until = null
      FROM kept_places place
     WHERE ${outcome} <> 'answered' AND place.call_id = ${callId} AND ${MISSED_OF_PLACE} AND missed.claimed_by = ${accountId}::uuid
    RETURNING missed.id, missed.tenant_id AS "tenantId"`.execute(db);
  for (const { id, tenantId } of rows) news.tell(tenantId, [id]);
}
