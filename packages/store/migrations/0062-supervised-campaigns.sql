-- A supervisor may be confined to campaigns (ADR 0056). Null: they see the whole tenant.
ALTER TABLE accounts ADD COLUMN supervised_campaigns uuid[] CHECK (supervised_campaigns <> '{}');
GRANT SELECT (supervised_campaigns) ON accounts TO wpm_tenant;

-- Beside `app.tenant`: the campaigns whoever reads is confined to, null where to none.
CREATE FUNCTION current_campaigns() RETURNS uuid[] LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('app.campaigns', true), '')::uuid[] $$;

-- Who serves them, as the wall lets it be seen; null where nobody is confined.
CREATE FUNCTION current_members() RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN current_campaigns() IS NOT NULL THEN ARRAY(
    SELECT account_id FROM directory_references
     WHERE holder_id = ANY (current_campaigns()) AND field LIKE 'members.%' AND account_id IS NOT NULL) END
$$;

-- The policies of the wall, once more with what a confined reader sees. Each asks once for a statement what it is confined to,
-- and everybody else pays for that alone. By CASE and not by OR, of which the planner expects next to no rows: it would then sort
-- all of a user's calls for the first page of them.
GRANT SELECT (campaign_id) ON calls TO wpm_tenant;
DROP POLICY own_tenant ON calls;
CREATE POLICY own_tenant ON calls FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant()
  AND CASE WHEN (SELECT current_campaigns()) IS NULL THEN true ELSE campaign_id = ANY ((SELECT current_campaigns())::uuid[]) END);

-- What belongs to calls is seen with them. `OFFSET 0`: one call at a time is looked up, never all of them to be compared.
DO $$
DECLARE
  of_calls text;
BEGIN
  FOREACH of_calls IN ARRAY ARRAY['call_segments', 'call_offers', 'call_wakes', 'call_classifications', 'leg_quality', 'recordings']
  LOOP
    EXECUTE format('DROP POLICY own_tenant ON %I', of_calls);
    EXECUTE format('CREATE POLICY own_tenant ON %1$I FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant()
      AND CASE WHEN (SELECT current_campaigns()) IS NULL THEN true
               ELSE EXISTS (SELECT FROM calls WHERE calls.id = %1$I.call_id OFFSET 0) END)', of_calls);
  END LOOP;
END $$;

DO $$
DECLARE
  of_campaigns text;
BEGIN
  FOREACH of_campaigns IN ARRAY ARRAY['recalls', 'report_call_hours', 'report_agent_hours']
  LOOP
    EXECUTE format('DROP POLICY own_tenant ON %I', of_campaigns);
    EXECUTE format('CREATE POLICY own_tenant ON %I FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant()
      AND CASE WHEN (SELECT current_campaigns()) IS NULL THEN true
               ELSE campaign_id = ANY ((SELECT current_campaigns())::uuid[]) END)', of_campaigns);
  END LOOP;
END $$;

DROP POLICY own_tenant ON missed_calls;
CREATE POLICY own_tenant ON missed_calls FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant()
  AND CASE WHEN (SELECT current_campaigns()) IS NULL THEN true
           ELSE line_kind = 'campaign' AND line = ANY ((SELECT current_campaigns()::text[])::text[]) END);

DROP POLICY own_tenant ON directory_entries;
CREATE POLICY own_tenant ON directory_entries FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant()
  AND CASE WHEN (SELECT current_campaigns()) IS NULL OR kind <> 'campaign' THEN true
           ELSE id = ANY ((SELECT current_campaigns())::uuid[]) END);

DO $$
DECLARE
  of_members text;
BEGIN
  FOREACH of_members IN ARRAY ARRAY['agent_states', 'agent_intervals', 'report_status_hours', 'forwardings']
  LOOP
    EXECUTE format('DROP POLICY own_tenant ON %I', of_members);
    EXECUTE format('CREATE POLICY own_tenant ON %I FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant()
      AND CASE WHEN (SELECT current_campaigns()) IS NULL THEN true
               ELSE account_id = ANY ((SELECT current_members())::uuid[]) END)', of_members);
  END LOOP;
END $$;

-- The views that run as their owner say it themselves.
CREATE OR REPLACE VIEW tenant_calls AS
  SELECT id, direction, caller_number, caller_name, callee_number, callee_name, started_at, answered_at, ended_at,
         ring_ms, talk_ms, result, outcome, ended_by, closed, caller_number || ' ' || callee_number AS numbers,
         campaign_id, campaign_name, queue_wait_ms, queue_left, queue_short
    FROM calls WHERE tenant_id = current_tenant()
     AND CASE WHEN (SELECT current_campaigns()) IS NULL THEN true ELSE campaign_id = ANY ((SELECT current_campaigns())::uuid[]) END;

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
         call.forwardings, call.caller_number || ' ' || call.callee_number AS numbers
    FROM calls call LEFT JOIN call_segments part ON part.call_id = call.id
   WHERE call.tenant_id = current_tenant() AND call.closed
     AND CASE WHEN (SELECT current_campaigns()) IS NULL THEN true ELSE call.campaign_id = ANY ((SELECT current_campaigns())::uuid[]) END;
