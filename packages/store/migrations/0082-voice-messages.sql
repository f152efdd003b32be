-- Messages customers left whom nobody spoke to (ADR 0063): which recordings are one, and to which line. A message goes with its
-- recording, whatever takes that away.
CREATE TABLE voice_messages (
  recording_id    uuid PRIMARY KEY REFERENCES recordings ON DELETE CASCADE,
  tenant_id       uuid NOT NULL REFERENCES tenants,
  call_id         uuid NOT NULL REFERENCES calls,
  number          text NOT NULL,
  -- As in missed_calls: a direct number, or a campaign's id.
  line_kind       text NOT NULL CHECK (line_kind IN ('direct', 'campaign')),
  line            text NOT NULL,
  -- Whose it is alone; null: of those who work the campaign's missed calls.
  line_account_id uuid,
  left_at         timestamptz NOT NULL,
  heard_at        timestamptz,
  heard_by        uuid,
  FOREIGN KEY (tenant_id, line_account_id) REFERENCES accounts (tenant_id, id),
  FOREIGN KEY (tenant_id, heard_by) REFERENCES accounts (tenant_id, id),
  CHECK ((heard_at IS NULL) = (heard_by IS NULL)),
  CHECK ((line_kind = 'direct') = (line_account_id IS NOT NULL))
);
CREATE INDEX voice_messages_of_line ON voice_messages (tenant_id, number, line, left_at DESC);
CREATE INDEX voice_messages_of_account ON voice_messages (line_account_id) WHERE line_account_id IS NOT NULL;

ALTER TABLE voice_messages ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON voice_messages FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant()
  AND CASE WHEN (SELECT current_campaigns()) IS NULL THEN true
           ELSE line_kind = 'campaign' AND line = ANY ((SELECT current_campaigns()::text[])::text[]) END);
GRANT SELECT ON voice_messages TO wpm_tenant;

-- What was recorded of somebody who left nothing is no message: it goes at once.
ALTER TABLE recording_removals DROP CONSTRAINT recording_removals_why_check;
ALTER TABLE recording_removals ADD CHECK (why IN ('term', 'erasure', 'no-message'));

CREATE FUNCTION tell_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_webhooks(NEW.tenant_id, 'message.left', NEW.call_id, jsonb_build_object(
    'callId', NEW.call_id, 'recordingId', NEW.recording_id, 'number', NEW.number, 'line', NEW.line,
    'accountId', NEW.line_account_id, 'leftAt', utc(NEW.left_at),
    'durationMs', (SELECT duration_ms FROM recordings WHERE id = NEW.recording_id)));
  RETURN NULL;
END $$;
CREATE TRIGGER message_left AFTER INSERT ON voice_messages FOR EACH ROW EXECUTE FUNCTION tell_message();
