-- What happens to a call between its beginning and its end, and to an agent's status, told to webhooks (F48).
ALTER TABLE call_segments ADD COLUMN held_since timestamptz;

-- A user's part begins when it is decided that their phones shall ring: also in a queue, at a transfer and a consultation.
CREATE FUNCTION tell_segment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  facts jsonb;
BEGIN
  IF NOT EXISTS (SELECT FROM webhooks WHERE tenant_id = NEW.tenant_id AND enabled) THEN
    RETURN NULL;
  END IF;
  SELECT jsonb_build_object(
           'callId', NEW.call_id,
           'user', jsonb_build_object('accountId', id, 'login', login, 'name', display_name),
           'other', jsonb_build_object('number', NEW.other_number, 'name', NEW.other_name))
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
CREATE TRIGGER segment_begun AFTER INSERT ON call_segments FOR EACH ROW
  WHEN (NEW.direction = 'inbound' AND NEW.ended_at IS NULL) EXECUTE FUNCTION tell_segment();
CREATE TRIGGER segment_turned AFTER UPDATE ON call_segments FOR EACH ROW
  WHEN ((OLD.held_since IS NULL) <> (NEW.held_since IS NULL)
     OR (OLD.transferred_to IS NULL AND NEW.transferred_to IS NOT NULL))
  EXECUTE FUNCTION tell_segment();

-- A phone that is lost matters to whoever is free and meant to be there; a call goes on without it.
CREATE FUNCTION activity_of(state jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN state #>> '{activity,kind}' IN ('idle', 'not-answering') AND state #>> '{reach,kind}' = 'unreachable'
                   AND state #>> '{chosen,kind}' <> 'signed-out' THEN 'unreachable'
              ELSE state #>> '{activity,kind}' END
$$;
CREATE FUNCTION tell_status() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  facts jsonb;
BEGIN
  SELECT jsonb_build_object(
           'user', jsonb_build_object('accountId', account.id, 'login', account.login, 'name', account.display_name),
           'chosen', NEW.state #>> '{chosen,kind}', 'chosenBy', NEW.state #>> '{chosen,by}', 'break', entry.name,
           'activity', activity_of(NEW.state), 'since', utc(NEW.since))
    INTO facts FROM accounts account
    LEFT JOIN directory_entries entry ON entry.tenant_id = NEW.tenant_id AND entry.id::text = NEW.state #>> '{chosen,breakId}'
   WHERE account.id = NEW.account_id;
  PERFORM tell_webhooks(NEW.tenant_id, 'agent.status', null, facts);
  RETURN NULL;
END $$;
CREATE TRIGGER status_begun AFTER INSERT ON agent_states FOR EACH ROW EXECUTE FUNCTION tell_status();
CREATE TRIGGER status_turned AFTER UPDATE ON agent_states FOR EACH ROW
  WHEN (OLD.state #> '{chosen,kind}' IS DISTINCT FROM NEW.state #> '{chosen,kind}'
     OR OLD.state #> '{chosen,breakId}' IS DISTINCT FROM NEW.state #> '{chosen,breakId}'
     OR activity_of(OLD.state) <> activity_of(NEW.state))
  EXECUTE FUNCTION tell_status();
