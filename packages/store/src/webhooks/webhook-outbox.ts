import { sql } from 'kysely';
import type { Database } from '../database.ts';

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

/** How a try went: the status of the answer, null where none came, and what went wrong in English. */
export type TriedOnce = { readonly status: number | null; readonly error: string | null };

/** Events on their way. They are put here by the database, with what they tell of. */
export interface WebhookOutbox {
  /**
   * Takes the next delivery that is due, for so long: nobody else gets it meanwhile. Of one call none before those that happened
   * earlier; none of webhooks that are `busy` or not enabled.
   */
  claim(when: {
    readonly now: Date;
    readonly leaseMs: number;
    readonly busy: readonly string[];
  }): Promise<DueDelivery | undefined>;
  delivered(id: string, status: number, now: Date): Promise<void>;
  /** Not before then again; or never, until it is replayed. */
  failed(id: string, tried: TriedOnce, again: Date | 'never'): Promise<void>;
  /** Removes what is over and older than this from the log. */
  forget(before: Date): Promise<void>;
  count(): Promise<{ readonly waiting: number; readonly dead: number }>;
}

export function webhookOutboxOn(db: Database): WebhookOutbox {
  return {
    claim: async ({ now, leaseMs, busy }) => (await claim(now, leaseMs, busy).execute(db)).rows[0],
    delivered: async (id, status, now) => {
      await db
        .updateTable('webhook_deliveries')
        .set({ state: 'delivered', delivered_at: now, last_status: status, last_error: null })
        .where('id', '=', id)
        .execute();
    },
    failed: async (id, { status, error }, again) => {
      await db
        .updateTable('webhook_deliveries')
        .set({
          last_status: status,
          last_error: error?.slice(0, 500) ?? null,
          ...(again === 'never' ? { state: 'dead' as const } : { next_at: again }),
        })
        .where('id', '=', id)
        .execute();
    },
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

const claim = (now: Date, leaseMs: number, busy: readonly string[]) => sql<DueDelivery>`
  UPDATE webhook_deliveries delivery SET next_at = ${new Date(now.getTime() + leaseMs)}, tries = tries + 1
  FROM webhooks webhook
  WHERE webhook.id = delivery.webhook_id AND delivery.id = (
    SELECT due.id FROM webhook_deliveries due
    WHERE due.state = 'waiting' AND due.next_at <= ${now} AND due.webhook_id <> ALL (${[...busy]}::uuid[])
      AND due.webhook_id IN (SELECT id FROM webhooks WHERE enabled)
      AND (due.call_id IS NULL OR NOT EXISTS (
        SELECT FROM webhook_deliveries earlier
        WHERE earlier.webhook_id = due.webhook_id AND earlier.call_id = due.call_id AND earlier.state = 'waiting'
          AND earlier.seq < due.seq))
    ORDER BY due.next_at, due.seq LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING delivery.id, webhook.id AS "webhookId", webhook.url, delivery.event, delivery.payload,
    delivery.happened_at AS "happenedAt", delivery.since, delivery.tries,
    webhook.secret_number AS "secretNumber", webhook.old_secret_until AS "oldSecretUntil"`;

const counted = sql<{ waiting: number; dead: number }>`
  SELECT count(*) FILTER (WHERE state = 'waiting')::int AS waiting, count(*) FILTER (WHERE state = 'dead')::int AS dead
  FROM webhook_deliveries WHERE state <> 'delivered'`;
