-- Parts that were over before the customer was handed on counted in the hours of the call's last campaign; they are of the one the call
-- was of then (0083, F46). Only hours that have such a part are added up anew.
INSERT INTO report_marks
  SELECT DISTINCT tenants.id, report_hour(call.started_at, tenants.time_zone)
    FROM call_segments part JOIN calls call ON call.id = part.call_id JOIN tenants ON tenants.id = call.tenant_id
   WHERE call.closed AND part.is_before AND part.campaign_id IS DISTINCT FROM call.campaign_id;
