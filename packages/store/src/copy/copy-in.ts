import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Log } from '@wpm/kernel';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { migrate } from '../migrate.ts';
import type { CopyProgress, DatabaseCopy, TableCopy } from './database-copy.ts';
import { quoted } from './tables-in-order.ts';

/** The database holds something already, or the copy is not what its list says. Nothing was changed. */
export class CopyRefused extends Error {
  override name = 'CopyRefused';
}

/**
 * Fills an empty database from a copy: the schema as it was then, and every row in one transaction. The next start brings the schema
 * up to date. What fails leaves no tenant behind, so that it can be tried again.
 * @param folder where the copy's files lie
 * @throws CopyRefused if there are tenants already, or a file is missing or not the one that was written
 */
export async function copyIn(
  url: string,
  { folder, copy, tell, log }: { folder: string; copy: DatabaseCopy; tell: CopyProgress; log: Log },
): Promise<void> {
  for (const table of copy.tables) await verify(folder, table);
  const client = new Client({ connectionString: url, application_name: 'webphone-restore' });
  await client.connect();
  try {
    await refuseIfUsed(client);
    await migrate(client, log, copy.migrations);
    await load(client, { folder, copy, tell });
  } finally {
    await client.end();
  }
}

async function verify(folder: string, { file, sha256 }: TableCopy): Promise<void> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path.join(folder, file)), hash);
  } catch (cause) {
    throw new CopyRefused(`${file} cannot be read`, { cause });
  }
  if (hash.digest('hex') !== sha256) throw new CopyRefused(`${file} is not as it was written`);
}

async function refuseIfUsed(client: Client): Promise<void> {
  const { rows } = await client.query<{ used: boolean }>(`SELECT to_regclass('public.tenants') IS NOT NULL AS used`);
  if (!rows[0]?.used) return;
  const { rowCount } = await client.query('SELECT FROM tenants LIMIT 1');
  if (rowCount !== 0) throw new CopyRefused('the database has tenants already');
}

type Loading = { readonly folder: string; readonly copy: DatabaseCopy; readonly tell: CopyProgress };

/** Triggers would count what is counted already, and refuse what was written in its time. */
async function load(client: Client, { folder, copy, tell }: Loading): Promise<void> {
  await client.query('BEGIN');
  try {
    for (const { table } of copy.tables) await client.query(`ALTER TABLE ${quoted(table)} DISABLE TRIGGER USER`);
    // What the migrations put there themselves is in the copy.
    for (const { table } of copy.tables.toReversed()) await client.query(`DELETE FROM ${quoted(table)}`);
    for (const table of copy.tables) {
      await loadTable(client, folder, table);
      tell(table.table, table.rows);
    }
    for (const { table } of copy.tables) await client.query(`ALTER TABLE ${quoted(table)} ENABLE TRIGGER USER`);
    await beginNewEpoch(client, copy);
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK');
    throw cause;
  }
}

/** Who follows contacts has seen changes that are not in the copy: their numbers are given again, to others. */
async function beginNewEpoch(client: Client, { tables }: DatabaseCopy): Promise<void> {
  if (!tables.some(({ table, columns }) => table === 'tenants' && columns.includes('contact_epoch'))) return;
  await client.query('UPDATE tenants SET contact_epoch = gen_random_uuid()');
}

async function loadTable(client: Client, folder: string, { table, columns, file, rows }: TableCopy): Promise<void> {
  const into = client.query(copyFrom(`COPY ${quoted(table)} (${columns.map(quoted).join(', ')}) FROM STDIN`));
  await pipeline(createReadStream(path.join(folder, file)), createGunzip(), into);
  if (into.rowCount !== rows) throw new Error(`${table}: ${into.rowCount} rows of ${rows}`);
  const { rows: counted } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute WHERE attrelid = to_regclass($1) AND attidentity <> ''`,
    [quoted(table)],
  );
  // The next row is to have the next number.
  for (const { name } of counted) {
    const next = `(SELECT coalesce(max(${quoted(name)}), 0) + 1 FROM ${quoted(table)})`;
    await client.query(`SELECT setval(pg_get_serial_sequence($1, $2), ${next}, false)`, [quoted(table), name]);
  }
}
