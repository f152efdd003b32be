import type { GreetingKind } from '@wpm/contract';
import { sql } from 'kysely';
import { type Database, asTenant } from './database.ts';

/** Whose greetings they are. */
export type GreetingOwner = { readonly tenantId: string; readonly accountId: string };

export type GreetingRow = {
  readonly kind: GreetingKind;
  /** Its file. */
  readonly audioId: string;
  readonly milliseconds: number;
  readonly recordedAt: Date;
  /** `YYYY-MM-DD`: the last day of an absence; null for the usual one, and while nobody is absent. */
  readonly until: string | null;
};

/** What was recorded. */
export type NewGreeting = Pick<GreetingRow, 'kind' | 'audioId' | 'milliseconds' | 'recordedAt'>;

/** Users' own greetings of their voicemail (ADR 0063). What gives an `audioId` gives that of a file nobody needs any more. */
export interface Greetings {
  /** By the tenant's own eyes. */
  of(owner: GreetingOwner): Promise<readonly GreetingRow[]>;
  /** What callers hear of any user at that time, for telephony: that of an absence up to the end of its last day. */
  heardAt(accountId: string, at: Date): Promise<string | undefined>;
  /** Another one in the place of the one of before, whose days of absence go on. */
  put(owner: GreetingOwner, greeting: NewGreeting): Promise<string | undefined>;
  /** False where there is no greeting for an absence. */
  setAbsence(owner: GreetingOwner, until: string | null): Promise<boolean>;
  remove(owner: GreetingOwner, kind: GreetingKind): Promise<string | undefined>;
  /** Every file of the tenant's that is a greeting. */
  filesIn(tenantId: string): Promise<ReadonlySet<string>>;
}

export function greetingsOn(db: Database): Greetings {
  return {
    of: ({ tenantId, accountId }) => asTenant(db, tenantId, (tx) => read(tx, accountId)),
    heardAt: (accountId, at) => heardAt(db, accountId, at),
    put: (owner, greeting) => db.transaction().execute((tx) => put(tx, owner, greeting)),
    setAbsence: (owner, until) => setAbsence(db, owner, until),
    remove: (owner, kind) => remove(db, owner, kind),
    filesIn: (tenantId) => filesIn(db, tenantId),
  };
}

async function read(db: Database, accountId: string): Promise<readonly GreetingRow[]> {
  const rows = await db
    .selectFrom('voicemail_greetings')
    .select(['kind', 'audio_id', 'milliseconds', 'recorded_at', sql<string | null>`until::text`.as('until')])
    .where('account_id', '=', accountId)
    .execute();
  return rows.map(({ kind, audio_id: audioId, milliseconds, recorded_at: recordedAt, until }) => ({
    kind,
    audioId,
    milliseconds,
    recordedAt,
    until,
  }));
}

async function heardAt(db: Database, accountId: string, at: Date): Promise<string | undefined> {
  const row = await db
    .selectFrom('voicemail_greetings as greeting')
    .innerJoin('tenants', 'tenants.id', 'greeting.tenant_id')
    .select('greeting.audio_id')
    .where('greeting.account_id', '=', accountId)
    .where((eb) =>
      eb.or([
        eb('greeting.kind', '=', 'usual'),
        sql<boolean>`greeting.until >= (${at}::timestamptz AT TIME ZONE tenants.time_zone)::date`,
      ]),
    )
    // Absence stands before usual.
    .orderBy('greeting.kind')
    .limit(1)
    .executeTakeFirst();
  return row?.audio_id;
}

async function put(
  tx: Database,
  { tenantId, accountId }: GreetingOwner,
  { kind, audioId, milliseconds, recordedAt }: NewGreeting,
): Promise<string | undefined> {
  const before = await tx
    .selectFrom('voicemail_greetings')
    .select('audio_id')
    .where('account_id', '=', accountId)
    .where('kind', '=', kind)
    .forUpdate()
    .executeTakeFirst();
  const recorded = { audio_id: audioId, milliseconds, recorded_at: recordedAt };
  await tx
    .insertInto('voicemail_greetings')
    .values({ account_id: accountId, tenant_id: tenantId, kind, ...recorded })
    .onConflict((conflict) => conflict.columns(['account_id', 'kind']).doUpdateSet(recorded))
    .execute();
  return before?.audio_id;
}

async function setAbsence(
  db: Database,
  { tenantId, accountId }: GreetingOwner,
  until: string | null,
): Promise<boolean> {
  const written = await db
    .updateTable('voicemail_greetings')
    .set({ until })
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where('kind', '=', 'absence')
    .executeTakeFirst();
  return written.numUpdatedRows > 0n;
}

async function remove(
  db: Database,
  { tenantId, accountId }: GreetingOwner,
  kind: GreetingKind,
): Promise<string | undefined> {
  const gone = await db
    .deleteFrom('voicemail_greetings')
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where('kind', '=', kind)
    .returning('audio_id')
    .executeTakeFirst();
  return gone?.audio_id;
}

async function filesIn(db: Database, tenantId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('voicemail_greetings')
    .select('audio_id')
    .where('tenant_id', '=', tenantId)
    .execute();
  return new Set(rows.map(({ audio_id: audioId }) => audioId));
}
