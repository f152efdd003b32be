-- Reports count days where the tenant is (semantics, Reports).
ALTER TABLE tenants ADD COLUMN time_zone text NOT NULL DEFAULT 'Europe/Warsaw';
GRANT SELECT (id, time_zone) ON tenants TO wpm_tenant;
CREATE POLICY own_tenant ON tenants FOR SELECT TO wpm_tenant USING (id = current_tenant());

-- The report of calls (F46): a row for each user's part in a call that is over, or one with part 0 for a call nobody took
-- part in. It carries the tenant's condition itself, for the same reason as `tenant_calls` (0002).
CREATE VIEW tenant_call_parts AS
  SELECT call.id AS call_id, coalesce(part.number, 0) AS part, call.started_at AS call_started_at,
         coalesce(part.started_at, call.started_at) AS started_at, coalesce(part.ended_at, call.ended_at) AS ended_at,
         call.direction, call.campaign_id, call.campaign_name, call.queue_wait_ms, call.queue_left,
         CASE WHEN call.direction = 'inbound' THEN call.callee_number ELSE call.caller_number END AS own_number,
         CASE WHEN call.direction = 'inbound' THEN call.caller_number ELSE call.callee_number END AS customer_number,
         CASE WHEN call.direction = 'inbound' THEN call.caller_name ELSE call.callee_name END AS customer_name,
         part.account_id, coalesce(part.ring_ms, call.ring_ms) AS ring_ms, coalesce(part.talk_ms, call.talk_ms) AS talk_ms,
         coalesce(part.hold_ms, 0) AS hold_ms, coalesce(part.result, call.result) AS result,
         coalesce(part.outcome, call.outcome) AS outcome, call.ended_by, part.transferred_from, part.transferred_to,
         call.forwardings, call.caller_number || ' ' || call.callee_number AS numbers
    FROM calls call LEFT JOIN call_segments part ON part.call_id = call.id
   WHERE call.tenant_id = current_tenant() AND call.closed;
GRANT SELECT ON tenant_call_parts TO wpm_tenant;
