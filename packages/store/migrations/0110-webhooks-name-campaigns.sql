-- Every event of a call, a missed call and a message names the campaign it belongs to, by id and name (F48); null where it is none's.
CREATE FUNCTION campaign_of_call(call uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', campaign_id, 'name', campaign_name) FROM calls WHERE id = call AND campaign_id IS NOT NULL
$$;
-- Of a line that is a campaign (`missed_calls.line`); its name is of now.
CREATE FUNCTION campaign_of_line(tenant uuid, kind text, line text) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN $2 = 'campaign' THEN jsonb_build_object('id', line, 'name', (
    SELECT name FROM directory_entries entry
     WHERE entry.tenant_id = tenant AND entry.kind = 'campaign' AND entry.id::text = line)) END
$$;

CREATE OR REPLACE FUNCTION tell_segment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  facts jsonb;
BEGIN
  IF NOT EXISTS (SELECT FROM webhooks WHERE tenant_id = NEW.tenant_id AND enabled) THEN
    RETURN NULL;
  END IF;
  SELECT jsonb_build_object(
           'callId', NEW.call_id,
           'user', jsonb_build_object('accountId', id, 'login', login, 'name', display_name),
           'other', jsonb_build_object('number', NEW.other_number, 'name', NEW.other_name),
           'campaign', campaign_of_call(NEW.call_id))
    INTO facts FROM accounts WHERE id = NEW.account_id;
  IF TG_OP = 'INSERT' THEN
    PERFORM tell_webhooks(NEW.tenant_id, 'call.offered', NEW.call_id, facts);
    RETURN NULL;
  END IF;
  IF NEW.ended_at IS NULL AND (OLD.held_since IS NULL) <> (NEW.held_since IS NULL) THEN
    PERFORM tell_webhooks(NEW.tenant_id, 'call.held', NEW.call_id,
                          facts || jsonb_build_object('held', NEW.held_since IS NOT NULL, 'holdMs', NEW.hold_ms));
  END IF;
  IF OLD.transferred_to IS NULL AND NEW.transferred_to IS NOT NULL THEN
    PERFORM tell_webhooks(NEW.tenant_id, 'call.transferred', NEW.call_id, facts || jsonb_build_object(
      'to', jsonb_build_object('number', NEW.transferred_to ->> 'number', 'name', NEW.transferred_to ->> 'name')));
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION tell_classified() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_webhooks(NEW.tenant_id, 'call.classified', NEW.call_id, (
    SELECT jsonb_build_object(
             'callId', NEW.call_id, 'part', NEW.part, 'campaign', campaign_of_call(NEW.call_id),
             'classifierId', NEW.classifier_ids[array_upper(NEW.classifier_ids, 1)], 'names', NEW.names, 'says', NEW.says,
             'system', NEW.system, 'note', NEW.note, 'setAt', utc(NEW.set_at),
             'setBy', CASE WHEN account.id IS NOT NULL THEN
               jsonb_build_object('accountId', account.id, 'login', account.login, 'name', account.display_name) END)
      FROM (SELECT 1) one LEFT JOIN accounts account ON account.id = NEW.set_by));
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION tell_missed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_webhooks(
    NEW.tenant_id, CASE WHEN NEW.settled_at IS NULL THEN 'missed.created' ELSE 'missed.resolved' END, null,
    jsonb_build_object(
      'missedId', NEW.id, 'number', NEW.number, 'name', NEW.name, 'line', NEW.line,
      'campaign', campaign_of_line(NEW.tenant_id, NEW.line_kind, NEW.line), 'reason', NEW.reason,
      'attempts', NEW.attempts, 'firstAt', utc(NEW.first_at), 'lastAt', utc(NEW.last_at), 'waitedMs', NEW.waited_ms,
      'settledAt', utc(NEW.settled_at), 'settledHow', NEW.settled_how));
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION tell_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_webhooks(NEW.tenant_id, 'message.left', NEW.call_id, jsonb_build_object(
    'callId', NEW.call_id, 'recordingId', NEW.recording_id, 'number', NEW.number, 'line', NEW.line,
    'campaign', campaign_of_line(NEW.tenant_id, NEW.line_kind, NEW.line),
    'accountId', NEW.line_account_id, 'leftAt', utc(NEW.left_at),
    'durationMs', (SELECT duration_ms FROM recordings WHERE id = NEW.recording_id)));
  RETURN NULL;
END $$;
