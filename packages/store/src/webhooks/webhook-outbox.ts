import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { plannedOnce } from '../planned-once.ts';

/** A delivery to be sent now. */
export type DueDelivery = {
  readonly id: string;
  readonly webhookId: string;
  readonly url: string;
  readonly event: string;
  readonly payload: unknown;
  readonly happenedAt: Date;
  /** Since when it is tried. */
  readonly since: Date;
  /** This one included. */
  readonly tries: number;
  readonly secretNumber: number;
  readonly oldSecretUntil: Date | null;
};

/** What came of a try: the status of the answer, null where none came, and what went wrong in English. */
export type TriedOnce = { readonly id: string; readonly status: number | null; readonly error: string | null } & (
  | { readonly state: 'delivered'; readonly at: Date }
  /** Not before then again. */
  | { readonly state: 'waiting'; readonly at: Date }
  /** Never, until it is replayed. */
  | { readonly state: 'dead' }
);

/** How many may be taken, and by whom. */
export type Claim = {
  readonly now: Date;
  /** Which platform takes them: a UUID. */
  readonly by: string;
  /** So long nobody else gets them. */
  readonly leaseMs: number;
  readonly most: number;
  /** So many of each webhook, */
  readonly perWebhook: number;
  /** except of these. */
  readonly rooms: readonly { readonly webhookId: string; readonly room: number }[];
};

/** Events on their way. They are put here by the database, with what they tell of. */
export interface WebhookOutbox {
  /**
   * Takes deliveries that are due, in one statement: of each webhook so many as it has room for, all webhooks in turn. Of one call
   * one at a time, and none before those that happened earlier; none of webhooks that are not enabled.
   */
  claim(claim: Claim): Promise<readonly DueDelivery[]>;
  /** What a platform had on its way when it died is due now. It must be sure that nobody sends in its name any more. */
  takeBack(by: string, now: Date): Promise<void>;
  /** Writes down what came of several tries. What waits behind one that is to be tried again waits as long. */
  settle(tried: readonly TriedOnce[]): Promise<void>;
  /** Gives up what is due of these webhooks and was to be sent before then, some of it: the oldest. @returns how many */
  giveUp(webhookIds: readonly string[], times: { readonly before: Date; readonly now: Date }): Promise<number>;
  /** Removes what is over and older than this from the log. */
  forget(before: Date): Promise<void>;
  count(): Promise<{ readonly waiting: number; readonly dead: number }>;
}

export function webhookOutboxOn(db: Database): WebhookOutbox {
  return {
    claim: async (wanted) => (await claim(wanted).execute(db)).rows,
    settle: async (tried) => {
      await settle(tried).execute(db);
      const again = tried.flatMap((one) => (one.state === 'waiting' ? [one] : []));
      if (again.length > 0) await holdBack(again).execute(db);
    },
    takeBack: async (by, now) => {
      await db
        .updateTable('webhook_deliveries')
        .set({ next_at: now, claimed_by: null })
        .where('state', '=', 'waiting')
        .where('claimed_by', '=', by)
        .execute();
    },
    giveUp: async (webhookIds, times) => Number((await giveUp(webhookIds, times).execute(db)).numAffectedRows ?? 0n),
    forget: async (before) => {
      await db
        .deleteFrom('webhook_deliveries')
        .where('state', '<>', 'waiting')
        .where('happened_at', '<', before)
        .execute();
    },
    count: async () => {
      const { rows } = await counted.execute(db);
      return rows[0] ?? { waiting: 0, dead: 0 };
    },
  };
}

/**
 * The webhooks that have anything waiting are found by skipping through the index from one to the next. A row is locked before it is
 * taken, and what it says is looked at again then: two platforms never take the same one.
 */
const claim = ({ now, by, leaseMs, most, perWebhook, rooms }: Claim) => sql<DueDelivery>`${plannedOnce}
  WITH RECURSIVE waiting (webhook_id) AS (
    (SELECT webhook_id FROM webhook_deliveries WHERE state = 'waiting' ORDER BY webhook_id LIMIT 1)
    UNION ALL
    SELECT (SELECT next.webhook_id FROM webhook_deliveries next
             WHERE next.state = 'waiting' AND next.webhook_id > waiting.webhook_id ORDER BY next.webhook_id LIMIT 1)
      FROM waiting WHERE waiting.webhook_id IS NOT NULL
  ), due AS MATERIALIZED (
    SELECT head.id, head.webhook_id, head.next_at, head.seq FROM waiting
      JOIN webhooks webhook ON webhook.id = waiting.webhook_id AND webhook.enabled
      LEFT JOIN unnest(${rooms.map(({ webhookId }) => webhookId)}::uuid[], ${rooms.map(({ room }) => room)}::int[])
             AS known (webhook_id, room) ON known.webhook_id = webhook.id
     CROSS JOIN LATERAL (
       SELECT one.id, one.webhook_id, one.next_at, one.seq FROM webhook_deliveries one
        WHERE one.state = 'waiting' AND one.webhook_id = waiting.webhook_id AND one.next_at <= ${now}
          AND (one.call_id IS NULL OR NOT EXISTS (
            SELECT FROM webhook_deliveries earlier
             WHERE earlier.state = 'waiting' AND earlier.webhook_id = one.webhook_id AND earlier.call_id = one.call_id
               AND earlier.seq < one.seq))
        ORDER BY one.next_at, one.seq LIMIT coalesce(known.room, ${perWebhook}::int) FOR UPDATE SKIP LOCKED) head
  ), in_turn AS (
    SELECT id FROM (SELECT id, next_at, row_number() OVER (PARTITION BY webhook_id ORDER BY next_at, seq) AS place FROM due) due
     ORDER BY place, next_at LIMIT ${most}::int
  ), claimed AS (
    UPDATE webhook_deliveries delivery SET next_at = ${new Date(now.getTime() + leaseMs)}, tries = tries + 1, claimed_by = ${by}::uuid
      FROM in_turn, webhooks webhook WHERE delivery.id = in_turn.id AND webhook.id = delivery.webhook_id
    RETURNING delivery.seq, delivery.id, webhook.id AS "webhookId", webhook.url, delivery.event, delivery.payload,
      delivery.happened_at AS "happenedAt", delivery.since, delivery.tries,
      webhook.secret_number AS "secretNumber", webhook.old_secret_until AS "oldSecretUntil"
  )
  SELECT id, "webhookId", url, event, payload, "happenedAt", since, tries, "secretNumber", "oldSecretUntil"
    FROM claimed ORDER BY seq`;

const settle = (tried: readonly TriedOnce[]) => sql`${plannedOnce}
  UPDATE webhook_deliveries delivery
     SET state = tried.state, last_status = tried.status, last_error = tried.error, claimed_by = NULL,
         delivered_at = CASE WHEN tried.state = 'delivered' THEN tried.at ELSE delivery.delivered_at END,
         next_at = CASE WHEN tried.state = 'waiting' THEN tried.at ELSE delivery.next_at END
    FROM unnest(${tried.map(({ id }) => id)}::uuid[], ${tried.map(({ state }) => state)}::text[],
                ${tried.map(({ status }) => status)}::int[], ${tried.map(({ error }) => error?.slice(0, 500) ?? null)}::text[],
                ${tried.map((one) => ('at' in one ? one.at : null))}::timestamptz[])
         AS tried (id, state, status, error, at)
   WHERE delivery.id = tried.id`;

/** Whoever comes later in a call has nothing to do before: else each claim would look at all of them in vain. */
const holdBack = (again: readonly { readonly id: string; readonly at: Date }[]) => sql`
  UPDATE webhook_deliveries later SET next_at = tried.at
    FROM unnest(${again.map(({ id }) => id)}::uuid[], ${again.map(({ at }) => at)}::timestamptz[]) AS tried (id, at)
    JOIN webhook_deliveries head ON head.id = tried.id
   WHERE later.state = 'waiting' AND later.webhook_id = head.webhook_id AND later.call_id = head.call_id
     AND later.seq > head.seq AND later.next_at < tried.at`;

const MOST_GIVEN_UP = 1_000;

/** Of each webhook what is due first is looked at and no more: whoever has waited for a day is there. */
const giveUp = (webhookIds: readonly string[], { before, now }: { readonly before: Date; readonly now: Date }) => sql`
  UPDATE webhook_deliveries delivery
     SET state = 'dead', last_error = coalesce(delivery.last_error, 'the receiver took nothing for a day')
    FROM unnest(${webhookIds}::uuid[]) AS webhook (id)
   CROSS JOIN LATERAL (
     SELECT one.id, one.since FROM webhook_deliveries one
      WHERE one.state = 'waiting' AND one.webhook_id = webhook.id AND one.next_at <= ${now}
      ORDER BY one.next_at, one.seq LIMIT ${MOST_GIVEN_UP}::int FOR UPDATE SKIP LOCKED) due
   WHERE delivery.id = due.id AND due.since < ${before}`;

const counted = sql<{ waiting: number; dead: number }>`
  SELECT (SELECT count(*)::int FROM webhook_deliveries WHERE state = 'waiting') AS waiting,
         (SELECT count(*)::int FROM webhook_deliveries WHERE state = 'dead') AS dead`;
