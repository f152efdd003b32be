-- Customers who hung up sooner than the campaign counts, whenever they called, stand in the shared list flagged as such (F22). They were
-- left out of it until now, so that no row there is is one.
ALTER TABLE missed_calls ADD COLUMN is_short boolean NOT NULL DEFAULT false;

CREATE OR REPLACE FUNCTION tell_missed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_webhooks(
    NEW.tenant_id, CASE WHEN NEW.settled_at IS NULL THEN 'missed.created' ELSE 'missed.resolved' END, null,
    jsonb_build_object(
      'missedId', NEW.id, 'number', NEW.number, 'name', NEW.name, 'line', NEW.line,
      'campaign', campaign_of_line(NEW.tenant_id, NEW.line_kind, NEW.line), 'reason', NEW.reason, 'short', NEW.is_short,
      'attempts', NEW.attempts, 'firstAt', utc(NEW.first_at), 'lastAt', utc(NEW.last_at), 'waitedMs', NEW.waited_ms,
      'settledAt', utc(NEW.settled_at), 'settledHow', NEW.settled_how));
  RETURN NULL;
END $$;
