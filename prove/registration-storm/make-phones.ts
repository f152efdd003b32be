import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ha1 } from '@wpm/sip';
import { tokenHash } from '@wpm/store';
import type { TestPlatform } from '@wpm/testkit';
import { Client } from 'pg';

/** What a phone of the storm registers with; `ticket` opens the WebSocket of one that is a page. */
export type StormPhone = {
  readonly login: string;
  readonly authUser: string;
  readonly password: string;
  readonly ticket?: string;
};

const PASSWORD = 'secret';
/** Rows of one statement. */
const AT_ONCE = 1_000;

/** Makes so many users like Anna: a station each, or the session of a page for the first `pages` of them. */
export async function makePhones(platform: TestPlatform, count: number, pages: number): Promise<readonly StormPhone[]> {
  const environment = readFileSync(`/proc/${platform.pidOf('platform')}/environ`, 'utf8');
  const client = new Client({ connectionString: /DATABASE_URL=([^\0]+)/.exec(environment)?.[1] ?? '' });
  await client.connect();
  try {
    const phones = Array.from({ length: count }, (_, index): StormPhone => {
      const login = `phone${index}`;
      const page = index < pages ? { ticket: randomUUID() } : {};
      return { login, authUser: `user${index}`, password: PASSWORD, ...page };
    });
    for (let from = 0; from < count; from += AT_ONCE) {
      const rows = phones.slice(from, from + AT_ONCE).map((phone) => rowOf(phone, platform.domain));
      for (const statement of [ACCOUNTS, STATIONS, SESSIONS, CREDENTIALS]) {
        await client.query(statement, [JSON.stringify(rows), platform.domain]);
      }
    }
    await client.query('ANALYZE accounts, stations, sessions, sip_credentials');
    return phones;
  } finally {
    await client.end();
  }
}

function rowOf({ login, authUser, password, ticket }: StormPhone, domain: string) {
  return {
    id: randomUUID(),
    owner: randomUUID(),
    login,
    authUser,
    md5: ha1('MD5', authUser, domain, password),
    sha256: ha1('SHA-256', authUser, domain, password),
    ticketHash: ticket === undefined ? null : tokenHash(ticket).toString('hex'),
  };
}

const MADE = `jsonb_to_recordset($1::jsonb)
  AS made (id uuid, owner uuid, login text, "authUser" text, md5 text, sha256 text, "ticketHash" text)
  JOIN tenants ON tenants.domain = $2`;

const ACCOUNTS = `INSERT INTO accounts
  SELECT like_anna.* FROM ${MADE}
    JOIN accounts anna ON anna.tenant_id = tenants.id AND anna.login = 'anna'
   CROSS JOIN LATERAL jsonb_populate_record(NULL::accounts, to_jsonb(anna) || jsonb_build_object(
     'id', made.id, 'login', made.login, 'extension', NULL, 'direct_number', NULL)) AS like_anna`;

const STATIONS = `INSERT INTO stations (id, tenant_id, account_id, name, auth_user, md5, sha256, created_at)
  SELECT owner, tenants.id, made.id, 'storm', "authUser", md5, sha256, now() FROM ${MADE} WHERE "ticketHash" IS NULL`;

const SESSIONS = `INSERT INTO sessions (id, tenant_id, account_id, app, started_at, refreshed_at)
  SELECT owner, tenants.id, made.id, 'phone', now(), now() FROM ${MADE} WHERE "ticketHash" IS NOT NULL`;

const CREDENTIALS = `INSERT INTO sip_credentials
    (auth_user, tenant_id, account_id, session_id, aor, md5, sha256, ticket_hash, issued_at, expires_at)
  SELECT "authUser", tenants.id, made.id, owner, 'sip:' || login || '@' || $2, md5, sha256,
         decode("ticketHash", 'hex'), now(), now() + interval '1 hour'
    FROM ${MADE} WHERE "ticketHash" IS NOT NULL`;
