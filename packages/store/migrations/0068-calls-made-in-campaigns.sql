-- A call that was made in a campaign (F14) names it, though it never waited in its queue.
ALTER TABLE calls
  DROP CONSTRAINT calls_check1,
  ADD CONSTRAINT calls_campaign_named CHECK (num_nulls(campaign_id, campaign_name) IN (0, 2)),
  ADD CONSTRAINT calls_queue_whole CHECK (num_nulls(queued_at, queue_wait_ms, queue_short) IN (0, 3)),
  ADD CONSTRAINT calls_queued_somewhere CHECK (queued_at IS NULL OR campaign_id IS NOT NULL);

-- Webhooks hear which campaign it was.
CREATE OR REPLACE FUNCTION tell_call() RETURNS trigger LANGUAGE plpgsql AS $$
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
    'campaign', CASE WHEN NEW.campaign_id IS NOT NULL THEN jsonb_build_object('id', NEW.campaign_id, 'name', NEW.campaign_name) END,
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

-- Links that place one call, and have (F48): forgotten when they would be over anyway.
CREATE TABLE used_call_links (
  id         uuid PRIMARY KEY,
  expires_at timestamptz NOT NULL
);
ALTER TABLE used_call_links ENABLE ROW LEVEL SECURITY;
