import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { CopyProgress, DatabaseCopy, TableCopy } from './database-copy.ts';
import { quoted, type TableToCopy, tablesInOrder } from './tables-in-order.ts';

/**
 * Copies the whole database into files, as it is at one instant, while the platform goes on: writers are not held up.
 * @param folder exists and is empty
 * @throws if the database cannot be reached or the files cannot be written
 */
export async function copyOut(url: string, folder: string, tell: CopyProgress): Promise<DatabaseCopy> {
  const client = new Client({ connectionString: url, application_name: 'webphone-backup' });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows: migrations } = await client.query<{ name: string; checksum: string }>(
      'SELECT name, checksum FROM schema_migrations ORDER BY name',
    );
    const tables: TableCopy[] = [];
    for (const table of await tablesInOrder(client)) {
      const copy = await copyTable(client, table, folder);
      tell(copy.table, copy.rows);
      tables.push(copy);
    }
    await client.query('COMMIT');
    return { migrations, tables };
  } finally {
    await client.end();
  }
}

async function copyTable(client: Client, { name, columns }: TableToCopy, folder: string): Promise<TableCopy> {
  const file = `${name}.copy.gz`;
  const hash = createHash('sha256');
  const hashing = new PassThrough().on('data', (chunk: Buffer) => hash.update(chunk));
  const rows = client.query(copyTo(`COPY ${quoted(name)} (${columns.map(quoted).join(', ')}) TO STDOUT`));
  await pipeline(rows, createGzip(), hashing, createWriteStream(path.join(folder, file), { mode: 0o600, flush: true }));
  return { table: name, columns, rows: rows.rowCount, file, sha256: hash.digest('hex') };
}
