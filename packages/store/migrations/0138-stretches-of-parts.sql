-- When within their part a user held the other, and when they asked somebody while the other waited (F31, F46): [{"fromMs", "toMs"}],
-- milliseconds since the part began. Null where there was none, and of calls made before that was kept.
ALTER TABLE call_segments ADD COLUMN holds jsonb, ADD COLUMN consultations jsonb;

-- Both views of parts have them, and whether a customer gave up sooner than counts.
CREATE OR REPLACE VIEW tenant_call_parts AS
  SELECT call.id AS call_id, coalesce(part.number, 0) AS part, call.started_at AS call_started_at,
         coalesce(part.started_at, call.started_at) AS started_at, coalesce(part.ended_at, call.ended_at) AS ended_at,
         call.direction, call.campaign_id, call.campaign_name, call.queue_wait_ms, call.queue_left,
         CASE WHEN call.direction = 'inbound' THEN call.callee_number ELSE call.caller_number END AS own_number,
         CASE WHEN call.direction = 'inbound' THEN call.caller_number ELSE call.callee_number END AS customer_number,
         CASE WHEN call.direction = 'inbound' THEN call.caller_name ELSE call.callee_name END AS customer_name,
         part.account_id, coalesce(part.ring_ms, call.ring_ms) AS ring_ms, coalesce(part.talk_ms, call.talk_ms) AS talk_ms,
         coalesce(part.hold_ms, 0) AS hold_ms, coalesce(part.result, call.result) AS result,
         coalesce(part.outcome, call.outcome) AS outcome, call.ended_by, part.transferred_from, part.transferred_to,
         call.forwardings, call.caller_number || ' ' || call.callee_number AS numbers,
         part.holds, part.consultations, call.queue_short
    FROM calls call LEFT JOIN call_segments part ON part.call_id = call.id
   WHERE call.tenant_id = current_tenant() AND call.closed
     AND CASE WHEN (SELECT current_campaigns()) IS NULL THEN true ELSE call.campaign_id = ANY ((SELECT current_campaigns())::uuid[]) END;

CREATE OR REPLACE VIEW tenant_taken_parts AS
  SELECT call.id AS call_id, part.number AS part, call.started_at AS call_started_at,
         part.started_at, coalesce(part.ended_at, call.ended_at) AS ended_at,
         call.direction, call.campaign_id, call.campaign_name, call.queue_wait_ms, call.queue_left,
         CASE WHEN call.direction = 'inbound' THEN call.callee_number ELSE call.caller_number END AS own_number,
         CASE WHEN call.direction = 'inbound' THEN call.caller_number ELSE call.callee_number END AS customer_number,
         CASE WHEN call.direction = 'inbound' THEN call.caller_name ELSE call.callee_name END AS customer_name,
         part.account_id, part.ring_ms, part.talk_ms, part.hold_ms, coalesce(part.result, call.result) AS result,
         coalesce(part.outcome, call.outcome) AS outcome, call.ended_by, part.transferred_from, part.transferred_to,
         call.forwardings, call.caller_number || ' ' || call.callee_number AS numbers,
         part.holds, part.consultations, call.queue_short
    FROM call_segments part JOIN calls call ON call.id = part.call_id AND call.tenant_id = part.tenant_id
   WHERE part.tenant_id = current_tenant() AND call.closed
     AND CASE WHEN (SELECT current_campaigns()) IS NULL THEN true ELSE call.campaign_id = ANY ((SELECT current_campaigns())::uuid[]) END;
