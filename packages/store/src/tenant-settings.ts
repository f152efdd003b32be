import type { OwnTenant } from '@wpm/contract';
import { ok, refuse, type Result } from '@wpm/kernel';
import { sql } from 'kysely';
import { asTenant, type Database } from './database.ts';
import { auditChange, type ChangedBy } from './directory/audit-change.ts';

/** What was decided from: the settings wanted, and the version they were made from. */
export type TenantChange = Pick<OwnTenant, 'version' | 'settings'>;

export type TenantChangeRefusal =
  | { readonly code: 'item/changed-meanwhile' }
  /** The application knows the zone, the database does not. */
  | { readonly code: 'tenant/unknown-zone' };

/** What tenants have settled about themselves. */
export interface TenantSettingsStore {
  /** By the tenant's own eyes. @throws if there is no such tenant */
  of(tenantId: string): Promise<OwnTenant>;
  /**
   * Changes them by compare-and-set. Another zone adds the days of all reports up anew in the same transaction (ADR 0037), so
   * nobody ever sees days of both.
   */
  change(tenantId: string, change: TenantChange, by: ChangedBy): Promise<Result<OwnTenant, TenantChangeRefusal>>;
}

/** Adding up years of days takes longer than a request may otherwise. */
const LONGEST_MS = 300_000;

export function tenantSettingsOn(db: Database): TenantSettingsStore {
  return {
    of: (tenantId) => asTenant(db, tenantId, (tx) => read(tx, tenantId)),
    change: (tenantId, change, by) => db.transaction().execute((tx) => write(tx, { tenantId, ...change }, by)),
  };
}

async function write(
  tx: Database,
  { tenantId, version, settings }: TenantChange & { readonly tenantId: string },
  by: ChangedBy,
): Promise<Result<OwnTenant, TenantChangeRefusal>> {
  await sql`SELECT set_config('statement_timeout', ${String(LONGEST_MS)}, true)`.execute(tx);
  // As long as days are added up by one clock, nobody sets another.
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('reports ' || ${tenantId}, 0))`.execute(tx);
  if (!(await isZone(tx, settings.timeZone))) return refuse({ code: 'tenant/unknown-zone' });
  const before = await read(tx, tenantId);
  const { name, timeZone, language, defaultCountryCode } = settings;
  const written = await tx
    .updateTable('tenants')
    .set({
      name,
      time_zone: timeZone,
      language,
      default_country_code: defaultCountryCode,
      settings_version: version + 1,
    })
    .where('id', '=', tenantId)
    .where('settings_version', '=', version)
    .executeTakeFirst();
  if (written.numUpdatedRows === 0n) return refuse({ code: 'item/changed-meanwhile' });
  const after = await read(tx, tenantId);
  await auditChange(tx, by, {
    action: 'tenant.change',
    subject: tenantId,
    before: before.settings,
    after: after.settings,
  });
  return ok(after);
}

async function isZone(tx: Database, zone: string): Promise<boolean> {
  const { rows } = await sql`SELECT FROM pg_timezone_names WHERE name = ${zone}`.execute(tx);
  return rows.length > 0;
}

async function read(db: Database, tenantId: string): Promise<OwnTenant> {
  const { domain, version, ...settings } = await db
    .selectFrom('tenants')
    .select([
      'domain',
      'settings_version as version',
      'name',
      'time_zone as timeZone',
      languageOfTenant.as('language'),
      'default_country_code as defaultCountryCode',
    ])
    .where('id', '=', tenantId)
    .executeTakeFirstOrThrow();
  return { domain, version, settings };
}

/** Where none was settled, where the tenant's numbers are decides: nobody there has chosen one yet. */
const languageOfTenant = sql<OwnTenant['settings']['language']>`
  coalesce(language, CASE WHEN default_country_code = '48' THEN 'pl' ELSE 'en' END)`;
