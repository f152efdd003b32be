/**
 * A year of a contact centre for the benchmark of reports, made by the database itself: 200 users, 10 campaigns, working days of ten
 * hours. Calls lie in the order they came and have ids of their time (UUID version 7), as those a platform wrote.
 */

/** $1: the tenant. */
export const ACCOUNTS = `
  INSERT INTO accounts (id, tenant_id, login, display_name, roles, password_hash, webphone_seat, permissions, folded)
  SELECT gen_random_uuid(), $1, 'agent' || n, 'Agent ' || n, '{}', 'none', false, '{}', 'agent ' || n
    FROM generate_series(1, 200) n`;

/** $1: the tenant, $2: how many. Four of five come to a campaign; of those seven of ten are answered. */
const CALLS = `
  INSERT INTO calls (id, tenant_id, direction, caller_number, callee_number, started_at, answered_at, ended_at, ring_ms, talk_ms,
                     result, outcome, ended_by, closed, campaign_id, campaign_name, queued_at, queue_wait_ms, queue_left, queue_short)
  SELECT uuidv7(at - now()), $1, CASE WHEN is_queued THEN 'inbound' ELSE 'outbound' END,
         '+48' || lpad((n * 7919 % 1000000000)::text, 9, '0'), '+48221000100', at, at + interval '8 seconds',
         at + interval '3 minutes', 8000, CASE WHEN is_answered THEN (n * 31 % 600) * 1000 ELSE 0 END,
         CASE WHEN is_answered THEN 'answered' ELSE 'cancelled' END, CASE WHEN is_answered THEN 'answered' ELSE 'missed' END,
         'caller', true, CASE WHEN is_queued THEN ('00000000-0000-4000-8000-' || lpad((n % 10 + 1)::text, 12, '0'))::uuid END,
         CASE WHEN is_queued THEN 'Campaign ' || n % 10 END, CASE WHEN is_queued THEN at END,
         CASE WHEN is_queued THEN (n * 17 % 90000)::integer END,
         CASE WHEN is_queued THEN CASE WHEN is_answered THEN 'answered' ELSE 'abandoned' END END,
         CASE WHEN is_queued THEN NOT is_answered AND n * 17 % 90000 < 5000 END
    FROM (SELECT n, n % 5 > 0 AS is_queued, abs(hashint8(n)) % 10 < 7 AS is_answered,
                 timestamptz '2025-11-24 07:00Z' + (n / a_day) * interval '1 day' + (n % a_day) * interval '36000 seconds' / a_day AS at
            FROM (SELECT n, greatest($2::bigint / 360, 1) AS a_day FROM generate_series(0::bigint, $2::bigint - 1) n) counted) made`;

/** $1: the tenant. Every answered call has a part of one of its users. */
const PARTS = `
  INSERT INTO call_segments (call_id, number, tenant_id, account_id, direction, other_number, started_at, ended_at, ring_ms,
                             talk_ms, result, outcome)
  SELECT calls.id, 1, tenant_id, agent.id, direction, caller_number, started_at, ended_at, ring_ms, talk_ms, result, outcome
    FROM calls JOIN (SELECT id, row_number() OVER (ORDER BY login) AS number FROM accounts WHERE tenant_id = $1) agent
      ON agent.number = 1 + abs(hashtext(calls.id::text)) % 200
   WHERE tenant_id = $1 AND outcome = 'answered'`;

/** $1: the tenant. The part of each queued call was offered to its user, who took it. */
const OFFERS = `
  INSERT INTO call_offers (call_id, number, tenant_id, account_id, chosen_by, tier, candidates, waited_ms, chosen_at, rang_at,
                           ended_at, outcome)
  SELECT call_id, 1, tenant_id, account_id, 'longest-idle', 1, 20, 4000, started_at, started_at + interval '400 milliseconds',
         started_at + interval '8 seconds', 'answered'
    FROM call_segments WHERE tenant_id = $1 AND direction = 'inbound'`;

/** $1: the tenant. A leg of the customer's trunk and one of the user's phone for each part. */
const SOUND = `
  INSERT INTO leg_quality (call_id, number, tenant_id, leg, aor, trunk_id, transport, codec, rtt, received_packets,
                           received_loss_percent, received_jitter, received_mos, sent_packets, sent_loss_percent, sent_jitter, sent_mos)
  SELECT call_id, leg, part.tenant_id, CASE leg WHEN 1 THEN 'caller' ELSE 'callee-1' END,
         CASE leg WHEN 2 THEN 'sip:' || login || '@bench.test' END,
         CASE leg WHEN 1 THEN '00000000-0000-4000-9000-000000000001'::uuid END,
         CASE leg WHEN 1 THEN 'rtp' ELSE 'webrtc' END, CASE leg WHEN 1 THEN 'PCMA' ELSE 'opus' END,
         jsonb_build_object('mean', 20 + number_of, 'max', 40 + number_of * 2), talk_ms / 20, number_of / 50.0,
         jsonb_build_object('mean', number_of / 5, 'max', number_of), 4.4 - number_of / 100.0, talk_ms / 20, number_of / 40.0,
         jsonb_build_object('mean', number_of / 4, 'max', number_of), 4.4 - number_of / 80.0
    FROM (SELECT *, abs(hashtext(call_id::text)) % 100 AS number_of FROM call_segments) part
    JOIN accounts ON accounts.id = account_id CROSS JOIN (VALUES (1), (2)) legs (leg)
   WHERE part.tenant_id = $1 AND talk_ms > 0`;

/** $1: the tenant. */
const RECORDINGS = `
  INSERT INTO recordings (id, tenant_id, call_id, file, started_at, duration_ms, bytes, completeness)
  SELECT uuidv7(started_at - now()), tenant_id, call_id, call_id || '.ogg', started_at, talk_ms, talk_ms * 4, 1
    FROM call_segments WHERE tenant_id = $1 AND talk_ms > 0`;

/** $1: the tenant. */
const SAID = `
  INSERT INTO call_classifications (call_id, part, tenant_id, system, set_at)
  SELECT id, 0, tenant_id, 'abandoned', ended_at FROM calls WHERE tenant_id = $1 AND queue_left = 'abandoned'`;

/** $1: the tenant. A wrap-up of 20 s after each part with talk. */
const WRAP_UPS = `
  INSERT INTO agent_intervals (account_id, tenant_id, number, chosen, chosen_by, activity, began_at, ended_at)
  SELECT account_id, tenant_id, row_number() OVER (PARTITION BY account_id ORDER BY ended_at), 'in-queue', 'agent', 'wrap-up',
         ended_at, ended_at + interval '20 seconds'
    FROM call_segments WHERE tenant_id = $1 AND talk_ms > 0`;

/** $1: the tenant. Hours of statuses as those intervals and what lies between them would have made them. */
const STATUSES = `
  INSERT INTO report_status_hours (tenant_id, hour, account_id, chosen, activity, break_name, ms)
  SELECT $1, hour, id, 'in-queue', activity, '', 1200000
    FROM (SELECT DISTINCT date_trunc('hour', started_at) AS hour FROM calls WHERE tenant_id = $1) worked, accounts,
         unnest(ARRAY['idle', 'in-call', 'wrap-up']) activity
   WHERE accounts.tenant_id = $1`;

/** $1: the tenant. Whom nobody spoke to, by their number and campaign; of nine in ten somebody spoke to them later. */
const MISSED = `
  INSERT INTO missed_calls (tenant_id, number, line_kind, line, reason, attempts, first_at, last_at, waited_ms, settled_at, settled_how)
  SELECT tenant_id, caller_number, 'campaign', campaign_id::text, 'abandoned', count(*), min(started_at), max(started_at), max(queue_wait_ms),
         CASE WHEN hashtext(caller_number) % 10 <> 0 THEN max(started_at) + interval '1 hour' END,
         CASE WHEN hashtext(caller_number) % 10 <> 0 THEN 'called-again' END
    FROM calls WHERE tenant_id = $1 AND queue_left = 'abandoned' GROUP BY tenant_id, caller_number, campaign_id`;

/** $1: the tenant. Marks of single rows are left out: here all hours get theirs. */
const MARKS = `
  INSERT INTO report_marks SELECT DISTINCT tenant_id, date_trunc('hour', started_at) FROM calls WHERE tenant_id = $1`;

/** In this order; only the first after the accounts takes how many calls as $2. */
export const PAST = {
  calls: CALLS,
  rest: [PARTS, OFFERS, SOUND, RECORDINGS, SAID, WRAP_UPS, STATUSES, MISSED, MARKS],
} as const;

/**
 * Before the rows. No trigger is run for single rows, neither the platform's nor those that look foreign keys up (only a superuser may
 * say so); the log of the database grows without checkpoints between; nobody knows yet how many rows there are, and one join of 200 users
 * with millions of calls row by row would take an hour.
 */
export const LOADING = [
  'SET session_replication_role = replica',
  'SET synchronous_commit = off',
  'SET enable_nestloop = off',
  "SET maintenance_work_mem = '1GB'",
  "SET work_mem = '256MB'",
  "ALTER SYSTEM SET max_wal_size = '16GB'",
  'SELECT pg_reload_conf()',
] as const;

/** After them the server is as a platform starts it. */
export const LOADED = ['ALTER SYSTEM RESET max_wal_size', 'SELECT pg_reload_conf()', 'CHECKPOINT'] as const;

/** What can be made anew after the rows in a fraction of the time: indexes that are no constraints. */
export const INDEXES = `
  SELECT indexname AS name, indexdef AS definition FROM pg_indexes
   WHERE schemaname = 'public'
     AND tablename IN ('calls', 'call_segments', 'call_offers', 'leg_quality', 'recordings', 'call_classifications', 'agent_intervals')
     AND indexname NOT IN (SELECT conname FROM pg_constraint)`;
