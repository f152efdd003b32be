import { sql } from 'kysely';
import type { Database } from './database.ts';

/** Where an address of record is registered, as JSON of the registrar's own; no bindings: it is not. */
export type RegistrationRow = {
  /** `sip:anna@demo.local`: of a domain of ours. */
  readonly aor: string;
  readonly bindings: readonly unknown[];
};

/** What the registrar reads back after a restart. */
export interface Registrations {
  /** Puts the rows in place of what was known of their AORs, all of them in one go. */
  save(rows: readonly RegistrationRow[]): Promise<void>;
  all(): Promise<readonly RegistrationRow[]>;
  /** Which of these ids are still those of a session, a station that is on, or a trunk. */
  livingOwners(ids: readonly string[]): Promise<ReadonlySet<string>>;
}

export function registrationsOn(db: Database): Registrations {
  return {
    save: (rows) => save(db, rows),
    all: async () => {
      const { rows } = await sql<RegistrationRow>`SELECT aor, bindings FROM registrations`.execute(db);
      return rows;
    },
    livingOwners: async (ids) => {
      const { rows } = await sql<{ id: string }>`
        SELECT id FROM sessions WHERE id = ANY(${[...ids]}::uuid[])
        UNION ALL SELECT id FROM stations WHERE id = ANY(${[...ids]}::uuid[]) AND enabled
        UNION ALL SELECT id FROM trunks WHERE id = ANY(${[...ids]}::uuid[])`.execute(db);
      return new Set(rows.map(({ id }) => id));
    },
  };
}

async function save(db: Database, rows: readonly RegistrationRow[]): Promise<void> {
  const gone = rows.filter(({ bindings }) => bindings.length === 0).map(({ aor }) => aor);
  const here = JSON.stringify(rows.filter(({ bindings }) => bindings.length > 0));
  await sql`
    WITH gone AS (DELETE FROM registrations WHERE aor = ANY(${gone}::text[]))
    INSERT INTO registrations (aor, tenant_id, bindings)
    SELECT here.aor, tenants.id, here.bindings
      FROM jsonb_to_recordset(${here}::jsonb) AS here (aor text, bindings jsonb)
      JOIN tenants ON tenants.domain = split_part(here.aor, '@', 2)
    ON CONFLICT (aor) DO UPDATE SET bindings = excluded.bindings`.execute(db);
}
