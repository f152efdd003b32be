-- Offers counted in the hours of the call's last campaign; they are of the one the call waited in when they were made (0114, F46).
INSERT INTO report_marks
  SELECT DISTINCT tenants.id, report_hour(call.started_at, tenants.time_zone)
    FROM call_offers offer JOIN calls call ON call.id = offer.call_id JOIN tenants ON tenants.id = call.tenant_id
   WHERE call.closed AND offer.campaign_id IS NOT NULL AND offer.campaign_id IS DISTINCT FROM call.campaign_id;
