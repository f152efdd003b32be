import { readFileSync, readdirSync } from 'node:fs';
import { Client } from 'pg';

/** What is written to a PostgreSQL and what its processes burn meanwhile; and writes as bare as they can be. Linux only. */
export class JournalLoad {
  readonly #client: Client;
  /** The process all of the server's others are children of. */
  readonly #server: number;

  private constructor(client: Client, server: number) {
    this.#client = client;
    this.#server = server;
  }

  static async open(url: string): Promise<JournalLoad> {
    const client = new Client({ connectionString: url, options: '-c synchronous_commit=on' });
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    return new JournalLoad(client, Number(statOf(String(rows[0]?.pid))?.[1]));
  }

  /** Bytes of the write-ahead log so far. */
  async walBytes(): Promise<number> {
    const { rows } = await this.#client.query<{ wal: number }>(
      `SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 AS wal`,
    );
    return rows[0]?.wal ?? NaN;
  }

  /** Processor time so far of the server's processes, those that are gone among them, in milliseconds. */
  cpuMs(): number {
    const gone = statOf(String(this.#server));
    const living = readdirSync('/proc').flatMap((entry) => {
      const fields = statOf(entry);
      return fields && Number(fields[1]) === this.#server ? [Number(fields[11]) + Number(fields[12])] : [];
    });
    // Of children it has waited for: cutime and cstime (proc(5)).
    return 10 * living.reduce((sum, one) => sum + one, Number(gone?.[13]) + Number(gone?.[14]));
  }

  async makeBare(): Promise<void> {
    await this.#client.query('CREATE TABLE bare (id uuid PRIMARY KEY, value jsonb NOT NULL)');
  }

  async writeBare(id: string, value: unknown): Promise<void> {
    const json = JSON.stringify(value, (_key, part: unknown) =>
      typeof part === 'string' ? part.replaceAll(/[\0\uD800-\uDFFF]/g, '') : part,
    );
    const text = 'INSERT INTO bare VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET value = excluded.value';
    await this.#client.query({ name: 'bare', text, values: [id, json] });
  }

  close(): Promise<void> {
    return this.#client.end();
  }
}

/** Fields of a process's state from its third on, or undefined where it is none. */
function statOf(entry: string): readonly string[] | undefined {
  if (!/^\d+$/.test(entry)) return undefined;
  try {
    return readFileSync(`/proc/${entry}/stat`, 'utf8').split(') ')[1]?.split(' ');
  } catch {
    return undefined;
  }
}
