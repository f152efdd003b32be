import type { DeliveryState, WebhookEvent } from '@wpm/contract';
import type { Result } from '@wpm/kernel';
import { sql } from 'kysely';
import { type CursorRefusal, type Page, type Paging, readPage } from '../calls/page.ts';
import { asTenant, type Database } from '../database.ts';

/** Where a tenant's events go, and which. */
export type WebhookRow = {
  readonly id: string;
  readonly tenantId: string;
  readonly name: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly enabled: boolean;
  readonly createdAt: Date;
  /** Which secret signs, counted from 0. */
  readonly secretNumber: number;
  /** Until when the one before signs as well. */
  readonly oldSecretUntil: Date | null;
};

/** As it is set up, with its first secret. */
export type NewWebhook = Omit<WebhookRow, 'secretNumber' | 'oldSecretUntil'>;

/** What can be changed of it. */
export type WebhookSettings = Pick<WebhookRow, 'name' | 'url' | 'events' | 'enabled'>;

/** One event for one webhook, as the log shows it. */
export type DeliveryRow = {
  readonly id: string;
  readonly event: string;
  readonly callId: string | null;
  readonly happenedAt: Date;
  readonly state: DeliveryState;
  readonly tries: number;
  readonly nextAt: Date;
  readonly deliveredAt: Date | null;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
};

export type DeliveryFilter = Paging & { readonly state?: DeliveryState | undefined };

export interface Webhooks {
  /** Sets it up, unless the tenant has `most` already. @returns whether it was */
  create(webhook: NewWebhook, most: number): Promise<boolean>;
  /** The oldest first. */
  list(tenantId: string): Promise<readonly WebhookRow[]>;
  byId(tenantId: string, id: string): Promise<WebhookRow | undefined>;
  /** @returns it as it is now; undefined if there is none of this tenant */
  change(webhook: Pick<WebhookRow, 'tenantId' | 'id'>, settings: WebhookSettings): Promise<WebhookRow | undefined>;
  /** Makes the next secret the one that signs, and the present one the old one until then. @returns it as it is now */
  renewSecret(webhook: Pick<WebhookRow, 'tenantId' | 'id'>, oldUntil: Date | null): Promise<WebhookRow | undefined>;
  /** With its log, and what was on its way. False if there is none of this tenant. */
  remove(tenantId: string, id: string): Promise<boolean>;
  /** The newest first. */
  deliveries(
    webhook: Pick<WebhookRow, 'tenantId' | 'id'>,
    filter: DeliveryFilter,
  ): Promise<Result<Page<DeliveryRow>, CursorRefusal>>;
  /** Lets a delivery be sent again, as if it had just happened. False if there is none. */
  replay(webhook: Pick<WebhookRow, 'tenantId' | 'id'>, deliveryId: string, now: Date): Promise<boolean>;
}

export function webhooksOn(db: Database): Webhooks {
  return {
    create: (webhook, most) => create(db, webhook, most),
    list: (tenantId) =>
      asTenant(db, tenantId, (tx) => selectWebhooks(tx).orderBy('created_at').orderBy('id').execute()),
    byId: (tenantId, id) => asTenant(db, tenantId, (tx) => selectWebhooks(tx).where('id', '=', id).executeTakeFirst()),
    change: (webhook, settings) => change(db, webhook, settings),
    renewSecret: (webhook, oldUntil) => renewSecret(db, webhook, oldUntil),
    remove: async (tenantId, id) => {
      const removed = await db
        .deleteFrom('webhooks')
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return removed.numDeletedRows > 0n;
    },
    deliveries: (webhook, filter) =>
      readPage(
        filter,
        (after, rows) =>
          asTenant(db, webhook.tenantId, (tx) =>
            selectDeliveries(tx, webhook.id, filter.state)
              .$if(after !== undefined, (query) =>
                query.where(
                  sql<boolean>`(happened_at, id) < (${after?.startedAt}::timestamptz, ${after?.callId}::uuid)`,
                ),
              )
              .limit(rows)
              .execute(),
          ),
        ({ happenedAt, id }) => ({ startedAt: happenedAt, callId: id, segment: 0 }),
      ),
    replay: (webhook, deliveryId, now) => replay(db, { ...webhook, deliveryId }, now),
  };
}

function change(
  db: Database,
  { tenantId, id }: Pick<WebhookRow, 'tenantId' | 'id'>,
  { events, ...settings }: WebhookSettings,
): Promise<WebhookRow | undefined> {
  return db
    .updateTable('webhooks')
    .set({ ...settings, events: [...events] })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .returning(WEBHOOK_COLUMNS)
    .executeTakeFirst();
}

function renewSecret(
  db: Database,
  { tenantId, id }: Pick<WebhookRow, 'tenantId' | 'id'>,
  oldUntil: Date | null,
): Promise<WebhookRow | undefined> {
  return db
    .updateTable('webhooks')
    .set((row) => ({ secret_number: row('secret_number', '+', 1), old_secret_until: oldUntil }))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .returning(WEBHOOK_COLUMNS)
    .executeTakeFirst();
}

async function replay(
  db: Database,
  { tenantId, id, deliveryId }: Pick<WebhookRow, 'tenantId' | 'id'> & { readonly deliveryId: string },
  now: Date,
): Promise<boolean> {
  const again = await db.transaction().execute(async (tx) => {
    const replayed = await tx
      .updateTable('webhook_deliveries')
      .set({ state: 'waiting', tries: 0, since: now, next_at: now })
      .where('tenant_id', '=', tenantId)
      .where('webhook_id', '=', id)
      .where('id', '=', deliveryId)
      .returning(['call_id', 'seq'])
      .executeTakeFirst();
    // Those behind it in its call that were never tried wait for nothing else.
    if (replayed?.call_id)
      await tx
        .updateTable('webhook_deliveries')
        .set({ next_at: now })
        .where('webhook_id', '=', id)
        .where('call_id', '=', replayed.call_id)
        .where('seq', '>', replayed.seq)
        .where('state', '=', 'waiting')
        .where('tries', '=', 0)
        .where('next_at', '>', now)
        .execute();
    return replayed;
  });
  return again !== undefined;
}

const WEBHOOK_COLUMNS = [
  'id',
  'tenant_id as tenantId',
  'name',
  'url',
  'events',
  'enabled',
  'created_at as createdAt',
  'secret_number as secretNumber',
  'old_secret_until as oldSecretUntil',
] as const;

const selectWebhooks = (db: Database) => db.selectFrom('webhooks').select(WEBHOOK_COLUMNS);

function selectDeliveries(db: Database, webhookId: string, state: DeliveryState | undefined) {
  return db
    .selectFrom('webhook_deliveries')
    .select([
      'id',
      'event',
      'call_id as callId',
      'happened_at as happenedAt',
      'state',
      'tries',
      'next_at as nextAt',
      'delivered_at as deliveredAt',
      'last_status as lastStatus',
      'last_error as lastError',
    ])
    .where('webhook_id', '=', webhookId)
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'waiting'))
    .orderBy('happened_at', 'desc')
    .orderBy('id', 'desc');
}

function create(db: Database, webhook: NewWebhook, most: number): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    // Two that are made at once wait for each other here, so that both count.
    await tx.selectFrom('tenants').select('id').where('id', '=', webhook.tenantId).forUpdate().execute();
    const { count } = await tx
      .selectFrom('webhooks')
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .where('tenant_id', '=', webhook.tenantId)
      .executeTakeFirstOrThrow();
    if (Number(count) >= most) return false;
    const { id, name, url, enabled } = webhook;
    await tx
      .insertInto('webhooks')
      .values({
        id,
        name,
        url,
        enabled,
        tenant_id: webhook.tenantId,
        events: [...webhook.events],
        created_at: webhook.createdAt,
      })
      .execute();
    return true;
  });
}
