import type { AgentRules, OwnTenant } from '@wpm/contract';
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
  /** What holds of agents, of every tenant, for the platform. */
  agentRules(): Promise<ReadonlyMap<string, AgentRules>>;
}

/** Adding up years of days takes longer than a request may otherwise. */
const LONGEST_MS = 300_000;

export function tenantSettingsOn(db: Database): TenantSettingsStore {
  return {
    of: (tenantId) => asTenant(db, tenantId, (tx) => read(tx, tenantId)),
    agentRules: () => agentRules(db),
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
  const { name, timeZone, language, defaultCountryCode, agents, missedList } = settings;
  const written = await tx
    .updateTable('tenants')
    .set({
      name,
      time_zone: timeZone,
      language,
      default_country_code: defaultCountryCode,
      agent_grace_seconds: agents.graceSeconds,
      agent_not_answering_seconds: agents.notAnsweringSeconds,
      agent_most_unanswered: agents.signOutAfterUnanswered,
      agent_inactive_hours: agents.signOutAfterInactiveHours,
      missed_list: missedList,
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
  const {
    domain,
    version,
    graceSeconds,
    notAnsweringSeconds,
    signOutAfterUnanswered,
    signOutAfterInactiveHours,
    ...settings
  } = await db
    .selectFrom('tenants')
    .select([
      'domain',
      'settings_version as version',
      'name',
      'time_zone as timeZone',
      languageOfTenant.as('language'),
      'default_country_code as defaultCountryCode',
      'missed_list as missedList',
      ...AGENT_RULES,
    ])
    .where('id', '=', tenantId)
    .executeTakeFirstOrThrow();
  const agents = { graceSeconds, notAnsweringSeconds, signOutAfterUnanswered, signOutAfterInactiveHours };
  return { domain, version, settings: { ...settings, agents } };
}

const AGENT_RULES = [
  'agent_grace_seconds as graceSeconds',
  'agent_not_answering_seconds as notAnsweringSeconds',
  'agent_most_unanswered as signOutAfterUnanswered',
  'agent_inactive_hours as signOutAfterInactiveHours',
] as const;

async function agentRules(db: Database): Promise<ReadonlyMap<string, AgentRules>> {
  const rows = await db
    .selectFrom('tenants')
    .select(['id', ...AGENT_RULES])
    .execute();
  return new Map(rows.map(({ id, ...rules }) => [id, rules]));
}

/** Where none was settled, where the tenant's numbers are decides: nobody there has chosen one yet. */
const languageOfTenant = sql<OwnTenant['settings']['language']>`
  coalesce(language, CASE WHEN default_country_code = '48' THEN 'pl' ELSE 'en' END)`;
