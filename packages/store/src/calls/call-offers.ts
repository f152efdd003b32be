import type { CallRecord } from '@wpm/calls';
import type { OfferOutcome } from '@wpm/contract';
import { asTenant, type Database } from '../database.ts';

/** One line of the ledger of a queued call (semantics, promise 2). */
export type OfferRow = {
  readonly number: number;
  readonly accountId: string;
  readonly agent: string;
  readonly chosenBy: string;
  /** The name of the supervisor who gave the call by hand; null where a rule chose, or where their account is gone. */
  readonly givenBy: string | null;
  readonly tier: number;
  readonly candidates: number;
  readonly waitedMs: number;
  readonly chosenAt: Date;
  readonly rangAt: Date | null;
  readonly endedAt: Date | null;
  readonly outcome: OfferOutcome | null;
};

/** What a call's own row keeps of its campaign and of its queue; null where it came to none, and was made in none. */
export function queueColumns(record: CallRecord): Record<string, unknown> {
  const { queue } = record;
  const { campaignId, campaignName } = campaignOfCall(record);
  return {
    campaign_id: campaignId,
    campaign_name: campaignName,
    queued_at: queue ? new Date(queue.enteredAt) : null,
    queue_wait_ms: queue?.waitMs ?? null,
    queue_left: queue?.left ?? null,
    queue_short: queue?.isShort ?? null,
    answer_within_ms: queue?.answerWithinMs ?? null,
  };
}

/** The campaign a call is counted to; nulls where it is none's. */
export function campaignOfCall({ queue, madeIn, message }: CallRecord) {
  const known = queue ?? madeIn;
  if (known) return known;
  // Of a message that was left from a menu for a campaign, its own terms and supervisors are asked.
  const { box } = message ?? {};
  return box?.kind === 'campaign'
    ? { campaignId: box.campaignId, campaignName: box.name }
    : { campaignId: null, campaignName: null };
}

/** The rows of a record, for the journal's own SQL. */
export function offerRows(record: CallRecord): readonly Record<string, unknown>[] {
  return (record.queue?.offers ?? []).map(
    ({ number, accountId, campaign, why, chosenAt, askedAt, rangAt, endedAt, outcome }) => ({
      call_id: record.id,
      number,
      tenant_id: record.tenantId,
      account_id: accountId,
      chosen_by: why.by,
      tier: why.tier,
      candidates: why.candidates,
      waited_ms: Math.round(why.waitedMs),
      chosen_at: new Date(chosenAt),
      asked_at: askedAt === undefined ? null : new Date(askedAt),
      rang_at: rangAt === null ? null : new Date(rangAt),
      ended_at: endedAt === null ? null : new Date(endedAt),
      outcome,
      given_by: why.givenBy ?? null,
      campaign_id: campaign?.id ?? null,
      campaign_name: campaign?.name ?? null,
    }),
  );
}

/** To whom a call of the tenant was offered, in that order; empty for a call of nobody's. */
export function offersOf(db: Database, tenantId: string, callId: string): Promise<readonly OfferRow[]> {
  return asTenant(db, tenantId, (tx) =>
    tx
      .selectFrom('call_offers as offer')
      .innerJoin('accounts', 'accounts.id', 'offer.account_id')
      .leftJoin('accounts as giver', 'giver.id', 'offer.given_by')
      .select([
        'offer.number',
        'offer.account_id as accountId',
        'accounts.display_name as agent',
        'offer.chosen_by as chosenBy',
        'giver.display_name as givenBy',
        'offer.tier',
        'offer.candidates',
        'offer.waited_ms as waitedMs',
        'offer.chosen_at as chosenAt',
        'offer.rang_at as rangAt',
        'offer.ended_at as endedAt',
        'offer.outcome',
      ])
      .where('offer.call_id', '=', callId)
      .orderBy('offer.number')
      .execute(),
  );
}
