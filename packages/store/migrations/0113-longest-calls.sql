-- The report of calls by length of talk or of waiting, over months of a large tenant: read in that order, instead of all calls of the
-- period being read to find the longest.
CREATE INDEX call_segments_longest ON call_segments (tenant_id, talk_ms DESC, call_id DESC, number DESC);
-- Calls that outsiders answered have no user's part. They are few; which, only the parts know.
CREATE INDEX calls_longest ON calls (tenant_id, talk_ms DESC, id DESC) WHERE closed AND talk_ms > 0;
CREATE INDEX calls_longest_wait ON calls (tenant_id, (coalesce(queue_wait_ms, 0)) DESC, id DESC) WHERE closed;

-- The rows of `tenant_call_parts` that are a user's part. There the length is of either table, which no index has; here it is the part's.
CREATE VIEW tenant_taken_parts AS
  SELECT call.id AS call_id, part.number AS part, call.started_at AS call_started_at,
         part.started_at, coalesce(part.ended_at, call.ended_at) AS ended_at,
         call.direction, call.campaign_id, call.campaign_name, call.queue_wait_ms, call.queue_left,
         CASE WHEN call.direction = 'inbound' THEN call.callee_number ELSE call.caller_number END AS own_number,
         CASE WHEN call.direction = 'inbound' THEN call.caller_number ELSE call.callee_number END AS customer_number,
         CASE WHEN call.direction = 'inbound' THEN call.caller_name ELSE call.callee_name END AS customer_name,
         part.account_id, part.ring_ms, part.talk_ms, part.hold_ms, coalesce(part.result, call.result) AS result,
         coalesce(part.outcome, call.outcome) AS outcome, call.ended_by, part.transferred_from, part.transferred_to,
         call.forwardings, call.caller_number || ' ' || call.callee_number AS numbers
    FROM call_segments part JOIN calls call ON call.id = part.call_id AND call.tenant_id = part.tenant_id
   WHERE part.tenant_id = current_tenant() AND call.closed
     AND CASE WHEN (SELECT current_campaigns()) IS NULL THEN true ELSE call.campaign_id = ANY ((SELECT current_campaigns())::uuid[]) END;
GRANT SELECT ON tenant_taken_parts TO wpm_tenant;
