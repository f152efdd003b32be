-- The service level is reckoned by the limit the campaign itself had when the call came to it (F45, F46), known of each call.
ALTER TABLE calls ADD COLUMN answer_within_ms integer;

-- Of calls of before, by what their campaign wants today: the closest there is to what it wanted then. Kept as it is now, so that a
-- campaign that is set otherwise tomorrow does not change its past; millions of calls need not be written for it. Those that want what
-- is usual, 20 s, are left out, and so are campaigns that are gone.
CREATE TABLE service_limits_before (
  campaign_id uuid PRIMARY KEY,
  tenant_id   uuid NOT NULL,
  within_ms   integer NOT NULL
);
ALTER TABLE service_limits_before ENABLE ROW LEVEL SECURITY;
INSERT INTO service_limits_before
  SELECT id, tenant_id, (settings #>> '{serviceLevel,withinSeconds}')::integer * 1000 FROM directory_entries
   WHERE kind = 'campaign' AND (settings #>> '{serviceLevel,withinSeconds}')::integer <> 20;

-- Hours of campaigns whose limit was added up already have it at once. Of the others hours are added up anew when a report asks for
-- them, as after any change of their calls.
ALTER TABLE report_call_hours ADD COLUMN within_own integer NOT NULL DEFAULT 0;
UPDATE report_call_hours
   SET within_own = CASE coalesce((SELECT within_ms FROM service_limits_before before
                                    WHERE before.campaign_id = report_call_hours.campaign_id), 20000)
                    WHEN 10000 THEN within_10 WHEN 20000 THEN within_20 WHEN 30000 THEN within_30 WHEN 60000 THEN within_60 ELSE 0 END
 WHERE left_answered > 0;
ALTER TABLE report_call_hours ALTER COLUMN within_own DROP DEFAULT;
INSERT INTO report_marks
  SELECT DISTINCT hours.tenant_id, hours.hour FROM report_call_hours hours JOIN service_limits_before before USING (campaign_id)
   WHERE hours.left_answered > 0 AND before.within_ms NOT IN (10000, 30000, 60000);
