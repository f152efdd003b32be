-- Webhooks (F48): who wants to hear of what. The secret is kept nowhere: the platform makes it of its own key and the id.
CREATE TABLE webhooks (
  id         uuid PRIMARY KEY,
  tenant_id  uuid NOT NULL REFERENCES tenants,
  name       text NOT NULL CHECK (name <> ''),
  url        text NOT NULL,
  events     text[] NOT NULL,
  enabled    boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL,
  UNIQUE (tenant_id, id)
);

-- The outbox, and afterwards the log: a row for each event and each of those who want to hear of it, written by the transaction
-- that made the event. `payload` is what it was then. What belongs to one call goes out in the order of `seq`.
CREATE TABLE webhook_deliveries (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  seq          bigint GENERATED ALWAYS AS IDENTITY,
  tenant_id    uuid NOT NULL,
  webhook_id   uuid NOT NULL,
  event        text NOT NULL,
  call_id      uuid,
  payload      jsonb NOT NULL,
  happened_at  timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  state        text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'dead')),
  tries        integer NOT NULL DEFAULT 0,
  -- Since when it is tried: a replay begins anew.
  since        timestamptz NOT NULL DEFAULT clock_timestamp(),
  next_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  last_status  integer,
  last_error   text,
  delivered_at timestamptz,
  FOREIGN KEY (tenant_id, webhook_id) REFERENCES webhooks (tenant_id, id) ON DELETE CASCADE
) WITH (fillfactor = 80);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (next_at, seq) WHERE state = 'waiting';
CREATE INDEX webhook_deliveries_in_turn ON webhook_deliveries (webhook_id, call_id, seq) WHERE state = 'waiting';
CREATE INDEX webhook_deliveries_newest ON webhook_deliveries (webhook_id, happened_at DESC, id DESC);
CREATE INDEX webhook_deliveries_old ON webhook_deliveries (happened_at) WHERE state <> 'waiting';

CREATE FUNCTION tell_webhooks(tenant uuid, kind text, call uuid, facts jsonb) RETURNS void LANGUAGE sql AS $$
  INSERT INTO webhook_deliveries (tenant_id, webhook_id, event, call_id, payload)
  SELECT tenant_id, id, kind, call, facts FROM webhooks WHERE tenant_id = tenant AND enabled AND kind = ANY (events)
$$;
CREATE INDEX webhooks_of_tenant ON webhooks (tenant_id);

CREATE FUNCTION utc(moment timestamptz) RETURNS text LANGUAGE sql STABLE
  AS $$ SELECT to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

-- Events are told by the tables themselves: whoever writes, the event is in the same transaction, or neither is. A trigger of a
-- row runs at the end of the statement, so that the segments and the recording that the call's own statement writes are seen.
CREATE FUNCTION tell_call() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  facts jsonb;
  users jsonb;
  recording uuid;
BEGIN
  IF NOT EXISTS (SELECT FROM webhooks WHERE tenant_id = NEW.tenant_id AND enabled) THEN
    RETURN NULL;
  END IF;
  SELECT coalesce(jsonb_agg(jsonb_build_object('accountId', account.id, 'login', account.login, 'name', account.display_name)
                            ORDER BY segment.number), '[]')
    INTO users FROM call_segments segment JOIN accounts account ON account.id = segment.account_id
   WHERE segment.call_id = NEW.id;
  facts := jsonb_build_object(
    'callId', NEW.id, 'direction', NEW.direction,
    'caller', jsonb_build_object('number', NEW.caller_number, 'name', NEW.caller_name),
    'callee', jsonb_build_object('number', NEW.callee_number, 'name', NEW.callee_name),
    'users', users, 'startedAt', utc(NEW.started_at), 'answeredAt', utc(NEW.answered_at));
  IF TG_OP = 'INSERT' THEN
    PERFORM tell_webhooks(NEW.tenant_id, 'call.created', NEW.id, facts);
  END IF;
  IF NEW.answered_at IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.answered_at IS NULL) THEN
    PERFORM tell_webhooks(NEW.tenant_id, 'call.answered', NEW.id, facts);
  END IF;
  IF NEW.closed AND (TG_OP = 'INSERT' OR NOT OLD.closed) THEN
    SELECT id INTO recording FROM recordings WHERE call_id = NEW.id LIMIT 1;
    PERFORM tell_webhooks(NEW.tenant_id, 'call.ended', NEW.id, facts || jsonb_build_object(
      'endedAt', utc(NEW.ended_at), 'ringMs', NEW.ring_ms, 'talkMs', NEW.talk_ms, 'result', NEW.result,
      'outcome', NEW.outcome, 'endedBy', NEW.ended_by, 'recordingId', recording));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER call_begun AFTER INSERT ON calls FOR EACH ROW EXECUTE FUNCTION tell_call();
CREATE TRIGGER call_turned AFTER UPDATE ON calls FOR EACH ROW
  WHEN ((OLD.answered_at IS NULL AND NEW.answered_at IS NOT NULL) OR (NEW.closed AND NOT OLD.closed))
  EXECUTE FUNCTION tell_call();

CREATE FUNCTION tell_recording() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_webhooks(NEW.tenant_id, 'recording.ready', NEW.call_id, jsonb_build_object(
    'recordingId', NEW.id, 'callId', NEW.call_id, 'durationMs', NEW.duration_ms, 'completeness', NEW.completeness));
  RETURN NULL;
END $$;
CREATE TRIGGER recording_ready AFTER UPDATE ON recordings FOR EACH ROW
  WHEN (OLD.archived_at IS NULL AND NEW.archived_at IS NOT NULL) EXECUTE FUNCTION tell_recording();

CREATE FUNCTION tell_missed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_webhooks(
    NEW.tenant_id, CASE WHEN NEW.settled_at IS NULL THEN 'missed.created' ELSE 'missed.resolved' END, null,
    jsonb_build_object(
      'missedId', NEW.id, 'number', NEW.number, 'name', NEW.name, 'line', NEW.line, 'reason', NEW.reason,
      'attempts', NEW.attempts, 'firstAt', utc(NEW.first_at), 'lastAt', utc(NEW.last_at), 'waitedMs', NEW.waited_ms,
      'settledAt', utc(NEW.settled_at), 'settledHow', NEW.settled_how));
  RETURN NULL;
END $$;
CREATE TRIGGER missed_begun AFTER INSERT ON missed_calls FOR EACH ROW EXECUTE FUNCTION tell_missed();
-- Another attempt is news as the first was; that somebody is calling back is not.
CREATE TRIGGER missed_turned AFTER UPDATE ON missed_calls FOR EACH ROW
  WHEN ((OLD.settled_at IS NULL) <> (NEW.settled_at IS NULL) OR OLD.attempts <> NEW.attempts)
  EXECUTE FUNCTION tell_missed();

CREATE FUNCTION tell_contact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM tell_webhooks(OLD.tenant_id, 'contact.changed', null, jsonb_build_object('contactId', OLD.id, 'card', null));
  ELSE
    PERFORM tell_webhooks(NEW.tenant_id, 'contact.changed', null, jsonb_build_object(
      'contactId', NEW.id, 'version', NEW.version, 'name', NEW.name, 'card', NEW.card));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER contact_told AFTER INSERT OR UPDATE OR DELETE ON contacts FOR EACH ROW EXECUTE FUNCTION tell_contact();

ALTER TABLE webhooks ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_deliveries ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON webhooks FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
CREATE POLICY own_tenant ON webhook_deliveries FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
GRANT SELECT ON webhooks, webhook_deliveries TO wpm_tenant;
