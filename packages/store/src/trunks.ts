import { type AuditedSecret, type AuditedTrunk, type TrunkSettings, trunkSettings } from '@wpm/contract';
import { type Result, ok, refuse } from '@wpm/kernel';
import { sql } from 'kysely';
import { type Database, asTenant, atOnce } from './database.ts';
import { auditChange, type ChangedBy } from './directory/audit-change.ts';
import { isUniqueViolation } from './unique-violation.ts';

/** Digests of the credentials a far end registers with (RFC 7616 HA1, hexadecimal); the user is unique everywhere. */
export type AcceptCredentials = { readonly user: string; readonly md5: string; readonly sha256: string };

/** A way to and from the telephone network, as telephony runs it. */
export type TrunkRow = {
  readonly id: string;
  readonly tenantId: string;
  /** The tenant's domain. */
  readonly domain: string;
  readonly version: number;
  readonly settings: TrunkSettings;
  /** The password, sealed: the key is not in the database. */
  readonly secret: Buffer | null;
  readonly accept: AcceptCredentials | null;
};

/** A trunk as an administrator of its tenant may read it: without secrets. */
export type TrunkView = Pick<TrunkRow, 'id' | 'version' | 'settings'> & {
  readonly hasPassword: boolean;
  readonly acceptUser: string | null;
};

/** What is written of a trunk; `undefined` leaves the secret or the credentials as they are. */
export type TrunkChange = {
  readonly settings: TrunkSettings;
  readonly secret?: Buffer | null | undefined;
  readonly accept?: AcceptCredentials | null | undefined;
};

/** Names one trunk of one tenant: an id of another tenant finds nothing. */
export type TrunkKey = { readonly tenantId: string; readonly id: string };

/** Trunks of tenants. What is changed of one is written into the audit log by the same transaction (trust 15). */
export interface Trunks {
  /** Those of all tenants. */
  all(): Promise<readonly TrunkRow[]>;
  byId(id: string): Promise<TrunkRow | undefined>;
  /** By the tenant's eyes, in the order calls try them. */
  ofTenant(tenantId: string): Promise<readonly TrunkView[]>;
  inTenant(key: TrunkKey): Promise<TrunkView | undefined>;
  create(
    key: TrunkKey,
    change: TrunkChange,
    by: ChangedBy,
  ): Promise<Result<undefined, { readonly code: 'trunk/name-taken' | 'trunk/too-many' }>>;
  /** Compare-and-set: only a change made from `version` is taken. */
  change(
    key: TrunkKey & { readonly version: number },
    change: TrunkChange,
    by: ChangedBy,
  ): Promise<Result<undefined, { readonly code: 'trunk/name-taken' | 'trunk/changed-meanwhile' }>>;
  /** The same of the credentials its far end registers with, and of nothing else. */
  renewCredentials(
    key: TrunkKey & { readonly version: number },
    accept: AcceptCredentials,
    by: ChangedBy,
  ): Promise<Result<undefined, { readonly code: 'trunk/changed-meanwhile' }>>;
  /** False where there was none. */
  remove(key: TrunkKey, by: ChangedBy): Promise<boolean>;
}

/** Each trunk asks, listens and keeps state of its own. */
const MAX_PER_TENANT = 100;

export function trunksOn(db: Database): Trunks {
  return {
    all: async () => (await selectRows(db).orderBy('trunks.id').execute()).map(rowOf),
    byId: async (id) => {
      const row = await selectRows(db).where('trunks.id', '=', id).executeTakeFirst();
      return row && rowOf(row);
    },
    ofTenant: async (tenantId) => (await asTenant(db, tenantId, (tx) => selectViews(tx).execute())).map(viewOf),
    inTenant: async ({ tenantId, id }) => {
      const row = await asTenant(db, tenantId, (tx) => selectViews(tx).where('id', '=', id).executeTakeFirst());
      return row && viewOf(row);
    },
    create: (key, change, by) => unlessTaken(() => atOnce(db, (tx) => create(tx, key, change, by))),
    change: (key, change, by) =>
      unlessTaken(() => atOnce(db, (tx) => changeRow(tx, key, change, { by, action: 'trunk.change' }))),
    renewCredentials: (key, accept, by) =>
      atOnce(db, (tx) => changeRow(tx, key, { accept }, { by, action: 'trunk.renew-credentials' })),
    remove: (key, by) => atOnce(db, (tx) => remove(tx, key, by)),
  };
}

async function create(
  tx: Database,
  { tenantId, id }: TrunkKey,
  change: TrunkChange,
  by: ChangedBy,
): ReturnType<Trunks['create']> {
  const { count } = await tx
    .selectFrom('trunks')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  if (Number(count) >= MAX_PER_TENANT) return refuse({ code: 'trunk/too-many' });
  await tx
    .insertInto('trunks')
    .values({
      id,
      tenant_id: tenantId,
      version: 1,
      secret: null,
      settings: written(change.settings),
      ...columnsOf(change),
    })
    .execute();
  await auditChange(tx, by, { action: 'trunk.create', subject: id, after: auditedAfter(undefined, change) });
  return ok(undefined);
}

type Deed = { readonly by: ChangedBy; readonly action: 'trunk.change' | 'trunk.renew-credentials' };

async function changeRow(
  tx: Database,
  { tenantId, id, version }: TrunkKey & { readonly version: number },
  change: Partial<TrunkChange>,
  { by, action }: Deed,
): Promise<Result<undefined, { readonly code: 'trunk/changed-meanwhile' }>> {
  const was = await selectViews(tx)
    .where('id', '=', id)
    .where('tenant_id', '=', tenantId)
    .where('version', '=', version)
    .forUpdate()
    .executeTakeFirst();
  if (!was) return refuse({ code: 'trunk/changed-meanwhile' });
  await tx
    .updateTable('trunks')
    .set({ ...columnsOf(change), version: version + 1 })
    .where('id', '=', id)
    .execute();
  const before = auditedBefore(viewOf(was));
  await auditChange(tx, by, { action, subject: id, before, after: auditedAfter(before, change) });
  return ok(undefined);
}

async function remove(tx: Database, { tenantId, id }: TrunkKey, by: ChangedBy): Promise<boolean> {
  const was = await tx
    .deleteFrom('trunks')
    .where('id', '=', id)
    .where('tenant_id', '=', tenantId)
    .returning(VIEWED)
    .executeTakeFirst();
  if (was) await auditChange(tx, by, { action: 'trunk.remove', subject: id, before: auditedBefore(viewOf(was)) });
  return was !== undefined;
}

const auditedBefore = ({ settings, hasPassword, acceptUser }: TrunkView): AuditedTrunk => ({
  ...settings,
  password: hasPassword ? 'set' : 'none',
  credentials: acceptUser === null ? 'none' : 'set',
});

const auditedAfter = (before: AuditedTrunk | undefined, { settings, secret, accept }: Partial<TrunkChange>) => ({
  ...(settings ?? before),
  password: becomes(before?.password, secret),
  credentials: becomes(before?.credentials, accept),
});

/** @param written null where it was taken away, undefined where it was left */
function becomes(before: AuditedSecret = 'none', written: object | null | undefined): AuditedSecret {
  if (written === undefined) return before;
  if (written === null) return 'none';
  return before === 'none' ? 'set' : 'changed';
}

async function unlessTaken<R>(write: () => Promise<R>) {
  try {
    return await write();
  } catch (cause) {
    if (isUniqueViolation(cause, 'trunks_tenant_id_name_key')) return refuse({ code: 'trunk/name-taken' as const });
    throw cause;
  }
}

const written = (settings: TrunkSettings) => sql<TrunkSettings>`${JSON.stringify(settings)}::jsonb`;

function columnsOf({ settings, secret, accept }: Partial<TrunkChange>) {
  return {
    ...(settings !== undefined && { settings: written(settings) }),
    ...(secret !== undefined && { secret }),
    ...(accept !== undefined && {
      accept_user: accept?.user ?? null,
      accept_md5: accept?.md5 ?? null,
      accept_sha256: accept?.sha256 ?? null,
    }),
  };
}

function selectRows(db: Database) {
  return db
    .selectFrom('trunks')
    .innerJoin('tenants', 'tenants.id', 'trunks.tenant_id')
    .select([
      'trunks.id',
      'trunks.tenant_id as tenantId',
      'tenants.domain',
      'trunks.version',
      'trunks.settings',
      'trunks.secret',
      'trunks.accept_user as acceptUser',
      'trunks.accept_md5 as md5',
      'trunks.accept_sha256 as sha256',
    ]);
}

type Selected = Awaited<ReturnType<ReturnType<typeof selectRows>['executeTakeFirstOrThrow']>>;

function rowOf({ acceptUser, md5, sha256, settings, ...row }: Selected): TrunkRow {
  const accept = acceptUser !== null && md5 !== null && sha256 !== null ? { user: acceptUser, md5, sha256 } : null;
  return { ...row, accept, settings: trunkSettings.parse(settings) };
}

/** What is read of one without its secrets. */
const VIEWED = ['id', 'version', 'settings', 'has_password as hasPassword', 'accept_user as acceptUser'] as const;

function selectViews(db: Database) {
  return db
    .selectFrom('trunks')
    .select(VIEWED)
    .orderBy(sql`(settings ->> 'priority')::int`)
    .orderBy('name');
}

/** Settings written by an older version get the defaults of what is new. */
function viewOf<View extends { readonly settings: unknown }>(view: View) {
  return { ...view, settings: trunkSettings.parse(view.settings) };
}
