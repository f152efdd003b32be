/** A past for the benchmark of reports, made by the database itself. Marks of single rows are left out: `MARKS` sets them all. */

export const UNMARKED = 'ALTER TABLE calls DISABLE TRIGGER USER; ALTER TABLE call_segments DISABLE TRIGGER USER';
export const MARKED = 'ALTER TABLE calls ENABLE TRIGGER USER; ALTER TABLE call_segments ENABLE TRIGGER USER';

/** $1: the tenant. */
export const ACCOUNTS = `
  INSERT INTO accounts (id, tenant_id, login, display_name, roles, password_hash, webphone_seat, permissions, folded)
  SELECT gen_random_uuid(), $1, 'agent' || n, 'Agent ' || n, '{}', 'none', false, '{}', 'agent ' || n
    FROM generate_series(1, 200) n`;

/** $1: the tenant, $2: how many. Four of five come to a campaign; of those seven of ten are answered. */
export const CALLS_OF = `
  INSERT INTO calls (id, tenant_id, direction, caller_number, callee_number, started_at, answered_at, ended_at, ring_ms, talk_ms,
                     result, outcome, ended_by, closed, campaign_id, campaign_name, queued_at, queue_wait_ms, queue_left, queue_short)
  SELECT gen_random_uuid(), $1, CASE WHEN is_queued THEN 'inbound' ELSE 'outbound' END,
         '+48' || lpad((n * 7919 % 1000000000)::text, 9, '0'), '+48221000100', at, at + interval '8 seconds',
         at + interval '3 minutes', 8000, CASE WHEN is_answered THEN (n * 31 % 600) * 1000 ELSE 0 END,
         CASE WHEN is_answered THEN 'answered' ELSE 'cancelled' END, CASE WHEN is_answered THEN 'answered' ELSE 'missed' END,
         'caller', true, CASE WHEN is_queued THEN ('00000000-0000-4000-8000-' || lpad((n % 10 + 1)::text, 12, '0'))::uuid END,
         CASE WHEN is_queued THEN 'Campaign ' || n % 10 END, CASE WHEN is_queued THEN at END,
         CASE WHEN is_queued THEN (n * 17 % 90000)::integer END,
         CASE WHEN is_queued THEN CASE WHEN is_answered THEN 'answered' ELSE 'abandoned' END END,
         CASE WHEN is_queued THEN NOT is_answered AND n * 17 % 90000 < 5000 END
    FROM (SELECT n, n % 5 > 0 AS is_queued, n % 10 < 7 AS is_answered,
                 timestamptz '2025-11-24 07:00Z' + (n % 360) * interval '1 day' + (n * 6151 % 36000) * interval '1 second' AS at
            FROM generate_series(1::bigint, $2::bigint) n) made`;

/** $1: the tenant. Every answered call has a part of one of its users. */
export const PARTS_OF = `
  WITH agents AS (SELECT array_agg(id ORDER BY login) AS ids FROM accounts WHERE tenant_id = $1)
  INSERT INTO call_segments (call_id, number, tenant_id, account_id, direction, other_number, started_at, ended_at, ring_ms,
                             talk_ms, result, outcome)
  SELECT id, 1, tenant_id, ids[1 + abs(hashtext(id::text)) % 200], CASE direction WHEN 'inbound' THEN 'inbound' ELSE 'outbound' END,
         caller_number, started_at, ended_at, ring_ms, talk_ms, result, outcome
    FROM calls, agents WHERE calls.tenant_id = $1 AND calls.outcome = 'answered'`;

/** $1: the tenant. */
export const MARKS = `
  INSERT INTO report_marks SELECT DISTINCT tenant_id, date_trunc('hour', started_at) FROM calls WHERE tenant_id = $1`;

/** What can be made anew after the rows: indexes that are no constraints. */
export const INDEXES = `
  SELECT indexname AS name, indexdef AS definition FROM pg_indexes
   WHERE schemaname = 'public' AND tablename IN ('calls', 'call_segments')
     AND indexname NOT IN (SELECT conname FROM pg_constraint)`;
